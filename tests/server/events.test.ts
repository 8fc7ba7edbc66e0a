// Live status as it reaches a page: at once from the process that confirmed it, within seconds
// from another one on the same database.

import { tmpdir } from 'node:os';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { type Listening, listen } from '#server/listen.ts';
import type { DataPlace } from '#server/store/open.ts';
import { type Desk, enrol, firstCode } from './desk-session.ts';
import { onEachEngine } from './engines.ts';
import { openTestApi, type TestApi } from './test-api.ts';

const serveApi = (t: TestApi) =>
  listen(createApp({ dist: tmpdir(), areas: {}, api: t.api.app }), 0, '127.0.0.1');

/** The data of each event as it comes. */
async function* eventsOf(url: string, signal: AbortSignal) {
  const response = await fetch(url, { signal });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += Buffer.from(chunk).toString();
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (data !== undefined)
        yield JSON.parse(data) as { status: string; service: string | null }[];
    }
  }
}

onEachEngine((newPlace) => {
  let place: DataPlace;
  let t: TestApi;
  let server: Listening;
  let desk: Desk;
  beforeAll(async () => {
    place = await newPlace();
    t = await openTestApi(place);
    server = await serveApi(t);
    desk = await enrol(t, firstCode(t));
  });
  afterAll(async () => {
    await server.close();
    await t.api.close();
  });
  const set = (status: string, service = 'water') =>
    desk.post('/api/desk/status', { area: 'town', station: 'north', service, status });

  test('a page that listens hears the present and every change', async () => {
    const stop = new AbortController();
    const events = eventsOf(`${server.url}api/events?area=town`, stop.signal);
    expect((await events.next()).value).toEqual([]);
    const asked = performance.now();
    await set('out_of_order');
    expect((await events.next()).value).toMatchObject([{ status: 'out_of_order' }]);
    expect(performance.now() - asked).toBeLessThan(1000);
    await set('ok');
    expect((await events.next()).value).toMatchObject([{ status: 'ok' }]);
    stop.abort();
  });

  test('what another process confirms is heard too', async ({ skip }) => {
    if ('folder' in place) return skip('SQLite has one process');
    const other = await openTestApi(place);
    const otherServer = await serveApi(other);
    const stop = new AbortController();
    const events = eventsOf(`${otherServer.url}api/events`, stop.signal);
    await events.next();
    await set('limited');
    expect((await events.next()).value).toMatchObject([{ status: 'limited' }]);
    stop.abort();
    await otherServer.close();
    await other.api.close();
  });

  test('closing the server ends its streams', async () => {
    const second = await serveApi(t);
    const response = await fetch(`${second.url}api/events`);
    await second.close();
    await expect(response.text()).rejects.toThrow();
  });
});
