// Seats and the waiting list, on both engines, with everybody coming at once.

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Receipt } from '#core/submission.ts';
import { instant } from '#core/units.ts';
import { onEachEngine } from './engines.ts';
import { bearer, openTestApi, receiptOf, signUp, startOfTests, type TestApi } from './test-api.ts';

onEachEngine((newPlace) => {
  let t: TestApi;
  beforeAll(async () => {
    t = await openTestApi(await newPlace());
  });
  afterAll(() => t.api.close());

  const stateOf = async (response: Response) => (await receiptOf(response)).state;
  const tally = (states: readonly string[]) =>
    Object.fromEntries(
      [...new Set(states)].sort().map((state) => [state, states.filter((s) => s === state).length]),
    );

  test('36 at once, each person three times: 5 are seated, 7 wait, 24 are known', async () => {
    const persons = Array.from({ length: 12 }, (_, i) => ({ id: randomUUID(), name: `小${i}` }));
    const sent = [...persons, ...persons, ...persons].map(({ id, name }) =>
      t.submit(signUp(name), id),
    );
    const responses = await Promise.all(sent);
    expect(tally(responses.map(({ status }) => String(status)))).toEqual({ 200: 24, 201: 12 });
    const receipts = await Promise.all(responses.map(receiptOf));
    for (const { id } of persons) {
      const own = receipts.filter((receipt) => receipt.id === id);
      expect(new Set(own.map((receipt) => JSON.stringify(receipt))).size).toBe(1);
    }
    const once = new Map(receipts.map(({ id, state }) => [id, state]));
    expect(tally([...once.values()])).toEqual({ seated: 5, waiting: 7 });
  });

  test('who comes after the waiting list is full is told so, and leaves nothing behind', async () => {
    const id = randomUUID();
    for (let i = 0; i < 2; i++) {
      const response = await t.submit(signUp('小末'), id);
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ code: 'full' });
    }
    const known = await t.send('/api/receipts/check', { ids: [id] });
    expect(await known.json()).toEqual({ known: [] });
  });

  test('what is left is told to anybody, down to nothing and up again', async () => {
    const left = async (date: string, programme = 'art') =>
      (await t.ask(`/api/seats?area=town&programme=${programme}&date=${date}`)).json();
    expect(await left('2027-02-02')).toEqual({ seats: 5, left: 5, waitingLeft: 7 });
    const receipts: Receipt[] = [];
    for (let i = 0; i < 12; i++) {
      receipts.push(await receiptOf(await t.submit(signUp(`小${i}`, '2027-02-02'))));
      if (i === 5) {
        expect(await left('2027-02-02')).toEqual({ seats: 5, left: 0, waitingLeft: 6 });
      }
    }
    await t.submit(signUp('小末', '2027-02-02'));
    expect(await left('2027-02-02')).toEqual({ seats: 5, left: 0, waitingLeft: 0 });
    const [first] = receipts as [Receipt];
    await t.ask(`/api/receipts/${first.id}`, { ...bearer(first), method: 'DELETE' });
    expect(await left('2027-02-02')).toEqual({ seats: 5, left: 0, waitingLeft: 1 });
    expect(await left('2027-02-03')).toMatchObject({ code: 'unknown_place' });
    expect(await left('2026-11-17')).toMatchObject({ code: 'past' });
    expect(await left('2027-02-02', 'market')).toMatchObject({ code: 'no_sign_up' });
  });

  test('200 at once for another evening: no seat is given twice', async () => {
    const sent = Array.from({ length: 200 }, (_, i) => t.submit(signUp(`小${i}`, '2026-12-08')));
    const responses = await Promise.all(sent);
    expect(tally(responses.map(({ status }) => String(status)))).toEqual({ 201: 12, 422: 188 });
    const accepted = responses.filter(({ status }) => status === 201);
    expect(tally(await Promise.all(accepted.map(stateOf)))).toEqual({ seated: 5, waiting: 7 });
  });

  test("two processes on one database give no seat twice and know each other's", async ({
    skip,
  }) => {
    const place = await newPlace();
    if ('folder' in place) return skip('SQLite has one process');
    const both = await Promise.all([openTestApi(place), openTestApi(place)]);
    const ids = Array.from({ length: 30 }, () => randomUUID());
    const sent = ids.flatMap((id, i) => both.map((one) => one.submit(signUp(`小${i}`), id)));
    const responses = await Promise.all(sent);
    expect(tally(responses.map(({ status }) => String(status)))).toMatchObject({ 201: 12 });
    const accepted = responses.filter(({ status }) => status === 201);
    expect(tally(await Promise.all(accepted.map(stateOf)))).toEqual({ seated: 5, waiting: 7 });
    for (const one of both) await one.api.close();
  });

  test('a seat that is given back goes to who has waited longest, a place in the list to the next', async () => {
    const date = '2026-12-15';
    const receipts: Receipt[] = [];
    for (let i = 0; i < 12; i++) {
      t.clock.now = instant(t.clock.now + 1000);
      receipts.push(await receiptOf(await t.submit(signUp(`小${i}`, date))));
    }
    expect((await t.submit(signUp('小末', date))).status).toBe(422);
    const states = () =>
      Promise.all(
        receipts.map(async (r) => stateOf(await t.ask(`/api/receipts/${r.id}`, bearer(r)))),
      );
    const leave = async (i: number) => {
      const receipt = receipts[i];
      if (!receipt) throw new Error('no such receipt');
      await t.ask(`/api/receipts/${receipt.id}`, { ...bearer(receipt), method: 'DELETE' });
    };
    await leave(2);
    expect((await states()).slice(0, 7)).toEqual([
      ...['seated', 'seated', 'erased', 'seated', 'seated', 'seated'],
      'waiting',
    ]);
    await leave(8);
    const [late, later, tooLate] = [
      await t.submit(signUp('小晚', date)),
      await t.submit(signUp('小迟', date)),
      await t.submit(signUp('小末', date)),
    ];
    expect([await stateOf(late), await stateOf(later)]).toEqual(['waiting', 'waiting']);
    expect(tooLate.status).toBe(422);
    t.clock.now = startOfTests;
  });

  test('everybody leaves at once: all seats are free again', async () => {
    const date = '2026-12-22';
    const sent = Array.from({ length: 12 }, (_, i) => t.submit(signUp(`小${i}`, date)));
    const receipts = await Promise.all(sent.map(async (response) => receiptOf(await response)));
    await Promise.all(
      receipts.map((r) => t.ask(`/api/receipts/${r.id}`, { ...bearer(r), method: 'DELETE' })),
    );
    const again = await Promise.all(
      Array.from({ length: 13 }, (_, i) => t.submit(signUp(`小${i}`, date))),
    );
    expect(tally(again.map(({ status }) => String(status)))).toEqual({ 201: 12, 422: 1 });
  });

  test('nobody signs up for what has begun, or for what needs no sign-up', async () => {
    t.clock.now = instant(Date.parse('2026-12-29T19:00:00+08:00'));
    const begun = await t.submit(signUp('小王', '2026-12-29'));
    expect(await begun.json()).toMatchObject({ code: 'past' });
    const lastWeek = await t.submit(signUp('小王', '2026-12-22'));
    expect(await lastWeek.json()).toMatchObject({ code: 'past' });
    t.clock.now = startOfTests;
    const market = { kind: 'sign_up', body: { ...signUp().body, programme: 'market' } };
    const open = await t.send('/api/submissions', market, { 'Idempotency-Key': randomUUID() });
    expect(await open.json()).toMatchObject({ code: 'no_sign_up' });
  });

  test('words of a sign-up are erased thirty days after the evening', async () => {
    const receipt = await receiptOf(await t.submit(signUp('小冬', '2027-01-05')));
    expect(receipt.expires).toBe('2027-02-04T12:30:00.000Z');
  });
});
