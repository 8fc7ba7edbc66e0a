// What one network may send, how long a slow one is waited for, and what happens while the
// database can't be had.

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instant } from '#core/units.ts';
import { createApp } from '#server/app.ts';
import { networkOf, tokenBuckets } from '#server/limits.ts';
import { listen } from '#server/listen.ts';
import { need, openTestApi, type TestApi } from './test-api.ts';

/** Spread, so that not all come again together. */
const seconds = Array.from({ length: 10 }, (_, i) => 5 + i);

const newFolder = () => ({ folder: mkdtempSync(path.join(tmpdir(), 'circle-limits-')) });

describe('a bucket of tokens', () => {
  test('in any stretch of time no more passes than the rate and one burst', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3000), { maxLength: 200 }), (pauses) => {
        const clock = { now: 0 };
        const take = tokenBuckets({ perSecond: 2, burst: 5 }, () => instant(clock.now));
        const passed: number[] = [];
        for (const pause of pauses) {
          clock.now += pause;
          if (take('10.1.2.3') === 0) passed.push(clock.now);
        }
        for (const [i, from] of passed.entries()) {
          for (const [j, to] of passed.entries()) {
            if (j >= i) expect(j - i + 1).toBeLessThanOrEqual(5 + ((to - from) / 1000) * 2 + 1e-6);
          }
        }
      }),
    );
  });

  test('who is told to wait passes after that', () => {
    const clock = { now: 0 };
    const take = tokenBuckets({ perSecond: 0.1, burst: 1 }, () => instant(clock.now));
    expect(take('10.1.2.3')).toBe(0);
    const wait = take('10.1.2.3');
    expect(wait).toBe(10);
    clock.now += wait * 1000;
    expect(take('10.1.2.3')).toBe(0);
  });

  test('another network is not held up, whatever one sends', () => {
    const take = tokenBuckets({ perSecond: 1, burst: 3 }, () => instant(0));
    for (let i = 0; i < 10_000; i++) take('10.1.2.3');
    expect(take('10.1.3.3')).toBe(0);
    expect(take('10.1.2.200')).toBeGreaterThan(0);
  });
});

test.each([
  ['10.1.2.3', '10.1.2'],
  ['::ffff:10.1.2.3', '10.1.2'],
  ['2001:db8:1:2:3::4', '2001:db8:1'],
  ['2001:db8::4', '2001:db8:0'],
  ['2001:0db8:0001::', '2001:db8:1'],
  ['::1', '0:0:0'],
])('%s is of the network %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

describe('one that sends too much', () => {
  let t: TestApi;
  beforeAll(async () => {
    t = await openTestApi(newFolder(), { ratePerSecond: 1 / 12, behindProxy: true });
  });
  afterAll(() => t.api.close());
  const send = (id: string, from: string) =>
    t.send('/api/submissions', need(), { 'Idempotency-Key': id, 'X-Forwarded-For': from });

  test('is told when to come again; what is known passes, and so does everybody else', async () => {
    const ids = Array.from({ length: 7 }, () => randomUUID());
    const statuses = [];
    for (const id of ids) statuses.push((await send(id, '10.1.2.3')).status);
    // A burst is what comes together in a minute.
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429, 429]);
    const refused = await send(randomUUID(), '10.1.2.9');
    expect(Number(refused.headers.get('retry-after'))).toBe(12);
    expect(await refused.json()).toMatchObject({ code: 'too_many' });
    for (const id of ids.slice(0, 5)) expect((await send(id, '10.1.2.3')).status).toBe(200);
    expect((await send(randomUUID(), '10.9.9.9')).status).toBe(201);
    t.clock.now = instant(t.clock.now + 12_000);
    expect((await send(ids[5] ?? '', '10.1.2.3')).status).toBe(201);
  });

  test('what a client writes before the entry of the proxy changes nothing', async () => {
    const statuses = [];
    for (let i = 0; i < 7; i++) {
      statuses.push((await send(randomUUID(), `203.0.113.${i}, 10.44.0.1`)).status);
    }
    expect(statuses).toEqual([201, 201, 201, 201, 201, 429, 429]);
  });
});

describe('on a connection', () => {
  test('who is slow to say what they want is let go, and the others are answered', async () => {
    const t = await openTestApi(newFolder());
    const app = createApp({ dist: tmpdir(), areas: {}, api: t.api.app });
    const quick = {
      headersTimeout: 300,
      requestTimeout: 600,
      connectionsCheckingInterval: 50,
      silence: 60_000,
    };
    const server = await listen(app, 0, '127.0.0.1', quick);
    const port = Number(new URL(server.url).port);
    const start = 'POST /api/submissions HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
    const slow = [start, `${start}Content-Length: 500\r\n\r\n{"kind":`].map((begun) => {
      const socket = connect(port, '127.0.0.1');
      socket.write(begun);
      return socket;
    });
    expect((await fetch(`${server.url}healthz`)).status).toBe(200);
    for (const socket of slow) {
      const answer = text(socket);
      await once(socket, 'close');
      expect(await answer).toMatch(/^HTTP\/1\.1 408 /);
    }
    await server.close();
    await t.api.close();
  });
});

describe('who does not read', () => {
  test.each(['a large file', 'live status'])('%s is let go after a silence', async (what) => {
    const t = await openTestApi(newFolder());
    const dist = mkdtempSync(path.join(tmpdir(), 'circle-slow-'));
    writeFileSync(path.join(dist, 'large.pmtiles'), Buffer.alloc(40_000_000));
    const app = createApp({ dist, areas: {}, api: t.api.app });
    const server = await listen(app, 0, '127.0.0.1', { silence: 300 });
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    const address = what === 'live status' ? '/api/events' : '/large.pmtiles';
    socket.pause().write(`GET ${address} HTTP/1.1\r\nHost: x\r\n\r\n`);
    await wait(900);
    let length = 0;
    socket.on('data', (chunk) => {
      length += chunk.length;
    });
    socket.on('error', () => {});
    const closed = once(socket, 'close');
    socket.resume();
    await closed;
    expect(length).toBeLessThan(40_000_000);
    expect((await fetch(`${server.url}healthz`)).status).toBe(200);
    await server.close();
    await t.api.close();
    rmSync(dist, { recursive: true });
  });
});

describe('while the database cannot be had', () => {
  test('nothing is acknowledged, and the answer says to come again', async () => {
    const t = await openTestApi(newFolder());
    expect((await t.ask('/readyz')).status).toBe(200);
    await t.api.close();
    for (const response of [
      await t.submit(need()),
      await t.ask('/api/status'),
      await t.ask('/readyz'),
    ]) {
      expect(response.status).toBe(503);
      expect(Number(response.headers.get('retry-after'))).toBeOneOf(seconds);
      expect(await response.json()).toMatchObject({ code: 'busy' });
    }
    // The process itself is well.
    expect((await t.ask('/healthz')).status).toBe(200);
  });
});
