// What an answer means to the outbox, and how long it waits.

import { describe, expect, test } from 'vitest';
import { isDue, newEntry, waitMs } from '#api/outbox/entry.ts';
import { networkOf } from '#api/outbox/network.ts';
import { instant } from '#core/units.ts';
import { need } from '#tests/server/test-api.ts';

const id = '6a1f5f6e-2f0c-4a55-9a0b-0c8a1d2e3f40';
const now = instant(Date.parse('2026-11-24T10:00:00+08:00'));
const entry = newEntry({ id, at: now }, need(), true);
const receipt = {
  id,
  secret: 's',
  kind: 'need',
  state: 'received',
  at: '2026-11-24T02:00:00.000Z',
  expires: null,
  reply: null,
};
const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  Response.json({ type: 'about:blank', code, title: '', status }, { status, headers });
const answerTo = (response: Response) => networkOf(async () => response).send(entry);

describe('an answer', () => {
  test('with a receipt of its id settles it', async () => {
    expect(await answerTo(Response.json(receipt, { status: 201 }))).toMatchObject({
      kind: 'receipt',
    });
  });

  test.each(['invalid', 'unknown_place', 'other_body', 'full'])(
    'of the server that says %s waits for the person',
    async (code) => {
      expect(await answerTo(problem(422, code))).toEqual({ kind: 'refused', code, errors: [] });
    },
  );

  test.each([
    ['a receipt of another id', Response.json({ ...receipt, id: id.replace('6a', '7b') })],
    ['the page of a network', new Response('<h1>Sign in</h1>')],
    ['a host without an API', problem(404, 'not_found')],
    ['a proxy that forbids it', new Response('no', { status: 403 })],
    ['a receipt that broke off', new Response(JSON.stringify(receipt).slice(0, 20))],
    ['a failure', problem(500, 'failed')],
  ])('that is %s settles nothing', async (_, response) => {
    expect(await answerTo(response)).toMatchObject({ kind: 'later' });
  });

  test('that asks for patience says how long', async () => {
    const response = problem(429, 'too_many', { 'Retry-After': '20' });
    expect(await answerTo(response)).toEqual({
      kind: 'later',
      delay: 'too_many',
      retryAfterMs: 20_000,
    });
  });
});

describe('waiting', () => {
  test('doubles up to five minutes, half of it by chance, and never ends before it may', () => {
    expect([0, 1, 2, 30].map((attempts) => waitMs(attempts, 0, null))).toEqual([
      1000, 2000, 4000, 300_000,
    ]);
    expect(waitMs(2, 0.999, null)).toBeGreaterThan(2000);
    expect(waitMs(0, 0.5, 20_000)).toBe(20_000);
    expect(waitMs(0, 0.5, 86_400_000)).toBe(3_600_000);
  });

  const later = { ...entry, notBefore: instant(now + 60_000) };
  test('for the network ends when the network is back; for the server it does not', () => {
    expect(isDue({ ...later, delay: 'offline' }, now, false)).toBe(false);
    expect(isDue({ ...later, delay: 'offline' }, now, true)).toBe(true);
    expect(isDue({ ...later, delay: 'too_many' }, now, true)).toBe(false);
  });

  test('does not last for years when the clock was set back', () => {
    expect(isDue(later, instant(now - 1e11), false)).toBe(true);
  });
});
