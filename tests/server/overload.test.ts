// More than the server can take: some are told to come again, nobody waits without end, nothing
// fails, and afterwards all is as before.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { onSqlite } from '#scripts/chaos/places.ts';
import { startServer } from '#scripts/chaos/server-process.ts';
import type { ApiEnv } from '#server/api-context.ts';
import { shedLoad, watchLoop } from '#server/shed.ts';
import { groupCommit } from '#server/store/group-commit.ts';
import { openStore } from '#server/store/open.ts';
import { quantile, runLoad } from '#tests/bench/load/open-loop.ts';
import { submissionRequest } from '#tests/bench/load/requests.ts';

test('only a process that is late while many are under way turns anybody away', async () => {
  const clock = { lag: 0 };
  const answered = Promise.withResolvers<void>();
  const app = new Hono<ApiEnv>();
  app.use(shedLoad(() => clock.lag));
  app.get('/', async (c) => {
    await answered.promise;
    return c.text('');
  });
  const ask = async () => (await app.request('/')).status;
  clock.lag = 5000;
  const many = Array.from({ length: 64 }, ask);
  const refused = await app.request('/');
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(5);
  expect(await refused.json()).toMatchObject({ code: 'busy' });
  clock.lag = 900;
  many.push(ask());
  clock.lag = 5000;
  answered.resolve();
  expect(new Set(await Promise.all(many))).toEqual(new Set([200]));
  expect(await ask()).toBe(200);
});

test('a loop that was blocked knows that it is late', async () => {
  const { lag, stop } = watchLoop();
  await wait(150);
  const until = performance.now() + 400;
  while (performance.now() < until);
  expect(lag()).toBeGreaterThan(250);
  stop();
});

test('behind one that has waited too long nobody queues up', async () => {
  const engine = await openStore({ folder: mkdtempSync(path.join(tmpdir(), 'circle-queue-')) });
  const { write } = groupCommit(engine.db, 300);
  const slow = write(() => wait(900, 'slow'));
  await wait(50);
  const second = write(async () => 'second');
  const third = write(async () => 'third');
  await wait(600);
  await expect(write(async () => 'too late')).rejects.toMatchObject({ code: 'busy' });
  expect(await Promise.all([slow, second, third])).toEqual(['slow', 'second', 'third']);
  expect(await write(async () => 'as before')).toBe('as before');
  await engine.close();
});

test(
  'an overload ends with all answered, and leaves nothing behind',
  () =>
    onSqlite(async (place) => {
      const { url, kill } = await startServer(place);
      const load = { url, next: submissionRequest };
      const over = { perSecond: 10_000, seconds: 2, connections: 600, isCutOff: true };
      const pressed = await runLoad({ ...load, ...over });
      for (const status of pressed.statuses.keys()) expect([201, 429, 503]).toContain(status);
      const calm = await runLoad({ ...load, perSecond: 40, seconds: 1, connections: 8 });
      expect([...calm.statuses]).toEqual([[201, 40]]);
      expect(quantile(calm, 0.5)).toBeLessThan(quantile(pressed, 0.5));
      await kill();
    }),
  60_000,
);
