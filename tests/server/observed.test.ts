// What the server tells of its work: a log, counts, and whether it is ready. Whatever people
// send, wherever they put it, nothing of it stands there.

import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openServer, type Served } from '#cli/commands/serve.ts';
import { readHostAndPort } from '#cli/option-values.ts';
import type { Receipt } from '#core/submission.ts';
import { instant } from '#core/units.ts';
import { createApi } from '#server/api.ts';
import { type LogLine, openLog } from '#server/log.ts';
import { openPostgres } from '#server/store/postgres.ts';
import { checkIn, makeAreaFolder, need } from './test-api.ts';

const newFolder = (name: string) => mkdtempSync(path.join(tmpdir(), `circle-${name}-`));
const dist = newFolder('dist');
writeFileSync(path.join(dist, 'index.html'), '<!doctype html>');

const phone = '13912345678';
const name = '欧阳小满';
const coordinate = '121.24944';
const address = '203.0.113.77';
const query = 'marked-query';
const sent = { ...checkIn, body: { ...checkIn.body, name, phone } };

const lines: LogLine[] = [];
let server: Served;
let receipt: Receipt;
const ask = (at: string, init: RequestInit = {}) =>
  fetch(new URL(at, server.url), {
    ...init,
    headers: { 'X-Forwarded-For': address, 'User-Agent': `Browser/${coordinate}`, ...init.headers },
  });
const post = (at: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(at, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const clientError = {
  kind: 'uncaught',
  name: 'TypeError',
  message: `no "${name}" at ${coordinate},31.37606 of ${phone}`,
  frames: ['main-B1x2Y3z4.js:1:234'],
  view: 'rider',
  build: '0123456789ab',
};

beforeAll(async () => {
  const options = {
    ...{ port: 0, host: '127.0.0.1', area: [makeAreaFolder()], data: newFolder('data') },
    ...{ rate: 100, proxy: true, clientErrors: true, metrics: { host: '127.0.0.1', port: 0 } },
  };
  server = await openServer(dist, options, { tell: () => {}, log: (line) => lines.push(line) });
  const id = randomUUID();
  const response = await post('/api/submissions', sent, { 'Idempotency-Key': id });
  receipt = (await response.json()) as Receipt;
  await post('/api/submissions', sent, { 'Idempotency-Key': id });
  const other = { ...sent, body: { ...sent.body, station: 'nowhere' } };
  await post('/api/submissions', other, { 'Idempotency-Key': randomUUID() });
  await post('/api/submissions', { ...sent, [phone]: name }, { 'Idempotency-Key': randomUUID() });
  await post('/api/submissions', need(), { 'Idempotency-Key': randomUUID() });
  const secret = { headers: { Authorization: `Bearer ${receipt.secret}` } };
  await ask(`/api/receipts/${receipt.id}?at=${coordinate},31.4&q=${query}`, secret);
  await ask(`/api/receipts/${receipt.id}`);
  await ask(`/${encodeURIComponent(name)}/${phone}?at=${coordinate}&station=${query}`);
  await ask(`/api/${phone}/${encodeURIComponent(name)}`, { method: 'DELETE' });
  await ask('/api/status', { method: 'PUT', body: phone, headers: { 'X-Request-Id': phone } });
  await post('/api/client-errors', clientError);
  await post('/api/client-errors', { ...clientError, view: `rider${coordinate}` });
});
afterAll(() => server.close());

const requests = () => lines.filter((line) => line.event === 'request');
/** Answers are told when their connection has let go of them. */
const settled = () => expect.poll(() => requests().length).toBe(12);

describe('the log', () => {
  test('holds nothing of what anybody sent, was given, or came from', async () => {
    await settled();
    const text = lines.map((line) => JSON.stringify(line)).join('\n');
    const people = [phone, name, encodeURIComponent(name), coordinate, '31.37606', address, query];
    for (const planted of [...people, '127.0.0.1', receipt.id, receipt.secret, 'nowhere']) {
      expect(text).not.toContain(planted);
    }
  });

  test('tells of each request what an operator needs', async () => {
    await settled();
    const told = requests().map(({ method, route, status, code }) =>
      [method, route, status, code].filter(Boolean).join(' '),
    );
    expect(told).toEqual([
      'POST /api/submissions 201',
      'POST /api/submissions 200',
      'POST /api/submissions 422 unknown_place',
      'POST /api/submissions 422 invalid',
      'POST /api/submissions 201',
      'GET /api/receipts/:id 200',
      'GET /api/receipts/:id 404 wrong_secret',
      'GET /* 404',
      'DELETE /api/* 404 not_found',
      'PUT /api/* 405 method_not_allowed',
      'POST /api/client-errors 204',
      'POST /api/client-errors 422 invalid',
    ]);
    for (const { ms, bytes } of requests()) {
      expect(ms).toBeGreaterThanOrEqual(0);
      expect(bytes).toBeGreaterThan(100);
    }
  });

  test('can be joined with an answer by the id it carries', async () => {
    const id = (await ask('/healthz')).headers.get('x-request-id');
    await expect.poll(() => requests().at(-1)).toMatchObject({ request: id, route: '/healthz' });
  });

  const written = (level: 'off' | 'error' | 'warn' | 'info', isScreen: boolean) => {
    const out: string[] = [];
    const now = () => instant(Date.parse('2026-11-24T10:00:00Z'));
    const log = openLog({ level, isScreen, now, write: (text) => out.push(text) });
    const base = { event: 'request', request: 'a', method: 'GET', route: '/*', ms: 1 } as const;
    for (const status of [200, 404, 503]) log({ ...base, status, bytes: 5 });
    log({ event: 'failure', request: 'a', trace: 'TypeError' });
    return out;
  };

  test('has levels, from nothing to everything', () => {
    const counts = (['off', 'error', 'warn', 'info'] as const).map((l) => written(l, false).length);
    expect(counts).toEqual([0, 2, 3, 4]);
  });

  test('is JSON Lines for a collector, short for a screen', () => {
    expect(JSON.parse(written('info', false)[0] ?? '')).toEqual({
      ...{ time: '2026-11-24T10:00:00.000Z', level: 'info', event: 'request', request: 'a' },
      ...{ method: 'GET', route: '/*', ms: 1, status: 200, bytes: 5 },
    });
    expect(written('info', true)[1]).toMatch(/^10:00:00 warn {2}GET \/\* 404 .*\n$/);
  });
});

describe('the counts', () => {
  const read = async () => {
    const response = await fetch(server.metricsUrl ?? '');
    expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    return samplesIn(await response.text());
  };
  const countOf = async (series: string) => (await read()).get(series);

  test('are in the format that Prometheus reads', async () => {
    const samples = await read();
    expect(samples.size).toBeGreaterThan(50);
    expect(samples.get('process_resident_memory_bytes')).toBeGreaterThan(1e7);
  });

  test('tell of requests, submissions, refusals, errors in pages and what waits', async () => {
    await settled().catch(() => {});
    const expected = {
      'circle_http_requests_total{route="/api/submissions",method="POST",status="4xx"}': 2,
      'circle_http_request_duration_seconds_count{route="/api/submissions",method="POST"}': 5,
      'circle_submissions_total{kind="check_in",outcome="new"}': 1,
      'circle_submissions_total{kind="check_in",outcome="again"}': 1,
      'circle_submissions_total{kind="check_in",outcome="unknown_place"}': 1,
      'circle_submissions_total{kind="need",outcome="new"}': 1,
      'circle_refusals_total{code="wrong_secret"}': 1,
      'circle_client_errors_total{kind="uncaught"}': 1,
      circle_waiting_writes: 0,
      circle_event_streams: 0,
    };
    for (const [series, value] of Object.entries(expected)) {
      expect(await countOf(series), series).toBe(value);
    }
  });

  test('follow the streams that are open', async () => {
    const controller = new AbortController();
    await ask('/api/events', { signal: controller.signal });
    expect(await countOf('circle_event_streams')).toBe(1);
    controller.abort();
    await expect.poll(() => countOf('circle_event_streams')).toBe(0);
  });

  test('do not grow with what is asked for, and name nobody', async () => {
    await ask('/none-0');
    const before = (await read()).size;
    for (let i = 0; i < 50; i++) await ask(`/${name}${i}?at=${coordinate}`);
    await ask(`/api/receipts/${randomUUID()}`);
    const after = await read();
    expect(after.size).toBe(before);
    expect([...after.keys()].join('\n')).not.toMatch(/139123|欧阳|%E6|121\.|203\.0|none-0/);
  });

  test('are on a port of their own', async () => {
    expect((await ask('/metrics')).status).toBe(404);
    expect((await fetch(new URL('/api/status', server.metricsUrl ?? ''))).status).toBe(404);
    expect(readHostAndPort('9464')).toEqual({ host: '127.0.0.1', port: 9464 });
    expect(readHostAndPort('[::1]:9464')).toEqual({ host: '::1', port: 9464 });
    expect(() => readHostAndPort('all')).toThrow('a port');
  });
});

describe('what pages tell of their errors', () => {
  test('is scrubbed once more and logged', () => {
    expect(lines.filter(({ event }) => event === 'client_error')).toEqual([
      { event: 'client_error', ...clientError, message: 'no … at … of …' },
    ]);
  });

  test('is asked for where it was switched on, and nowhere else', async () => {
    expect(await (await ask('/client-errors.json')).json()).toEqual({ to: '/api/client-errors' });
    const plain = await openServer(dist, { port: 0, host: '127.0.0.1', area: [] });
    for (const init of [{}, { method: 'POST' }]) {
      expect((await fetch(`${plain.url}api/client-errors`, init)).status).toBe(404);
    }
    expect((await fetch(`${plain.url}client-errors.json`)).status).toBe(404);
    expect((await fetch(`${plain.url}readyz`)).status).toBe(200);
    await plain.close();
  });

  test('is taken so often from one network, and no more', async () => {
    const flood = await Promise.all(
      Array.from({ length: 60 }, () =>
        post('/api/client-errors', clientError, { 'X-Forwarded-For': '198.51.100.4' }),
      ),
    );
    const taken = flood.filter(({ status }) => status === 204).length;
    expect(taken).toBeGreaterThanOrEqual(40);
    expect(taken).toBeLessThan(45);
    expect((await post('/api/client-errors', clientError)).status).toBe(204);
  });
});

test('a database that takes the question and never answers is not ready, within seconds', async () => {
  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
  const { port } = silent.address() as { port: number };
  const engine = openPostgres(`postgresql://circle@127.0.0.1:${port}/circle`);
  const { app, close } = createApi({
    engine,
    areas: new Map(),
    now: () => instant(Date.now()),
    rate: { perSecond: 1, burst: 1 },
    behindProxy: false,
    origin: 'http://localhost',
    oidc: null,
    receiptKey: 'a2V5',
    log: () => {},
  });
  const began = performance.now();
  const response = await app.request('/readyz');
  expect(response.status).toBe(503);
  expect(performance.now() - began).toBeLessThan(4000);
  close();
  silent.close();
  await engine.close();
});

/**
 * Samples by series. Refuses what the text format does not allow: a sample before its type,
 * a name or a label that is none, a series twice, a histogram that is not cumulative.
 */
function samplesIn(text: string): Map<string, number> {
  expect(text.endsWith('\n')).toBe(true);
  const types = new Map<string, string>();
  const samples = new Map<string, number>();
  let last = { series: '', value: 0 };
  for (const line of text.split('\n').filter(Boolean)) {
    const comment = /^# (HELP|TYPE) ([a-zA-Z_:][\w:]*) (.+)$/.exec(line);
    if (comment) {
      if (comment[1] === 'TYPE') types.set(comment[2] ?? '', comment[3] ?? '');
      continue;
    }
    const sample =
      /^([a-zA-Z_:][\w:]*)(\{[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*"(?:,[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*")*\})? (\S+)$/.exec(
        line,
      );
    expect(sample, line).not.toBeNull();
    const [, metric = '', labels = '', number = ''] = sample ?? [];
    const family = metric.replace(/_(bucket|sum|count)$/, '');
    expect(types.has(metric) || types.get(family) === 'histogram', line).toBe(true);
    const value = Number(number);
    expect(Number.isNaN(value) && !/^nan$/i.test(number), line).toBe(false);
    expect(samples.has(metric + labels), line).toBe(false);
    const series = metric + labels.replace(/le="[^"]*",?/, '');
    if (metric.endsWith('_bucket') && series === last.series) {
      expect(value, line).toBeGreaterThanOrEqual(last.value);
    }
    last = { series, value };
    samples.set(metric + labels, value);
  }
  return samples;
}
