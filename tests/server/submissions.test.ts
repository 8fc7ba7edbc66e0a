// Submissions and their receipts, on both engines: what is acknowledged is there, once.

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Receipt } from '#core/submission.ts';
import { onEachEngine } from './engines.ts';
import {
  bearer,
  brokenMicrowave,
  checkIn,
  join,
  need,
  openTestApi,
  receiptOf,
  signUp,
  startOfTests,
  type TestApi,
} from './test-api.ts';

onEachEngine((newPlace) => {
  let t: TestApi;
  beforeAll(async () => {
    t = await openTestApi(await newPlace());
  });
  afterAll(() => t.api.close());

  const everyKind = { need: need(), report: brokenMicrowave, check_in: checkIn, join };
  test.each(Object.entries(everyKind))('a %s gets a receipt', async (kind, submission) => {
    const id = randomUUID();
    const response = await t.submit(submission, id);
    expect(response.status).toBe(201);
    const receipt = await receiptOf(response);
    expect(receipt).toMatchObject({ id, kind, state: 'received', reply: null });
    expect(receipt.at).toBe(new Date(startOfTests).toISOString());
    expect(receipt.secret).toMatch(/^[\w-]{22}$/);
    const read = await t.ask(`/api/receipts/${id}`, bearer(receipt));
    expect(await read.json()).toEqual(receipt);
  });

  test('the same submission again is known by its id and gets the same receipt', async () => {
    const id = randomUUID();
    const first = await receiptOf(await t.submit(checkIn, id));
    t.clock.now = (startOfTests + 1000) as typeof startOfTests;
    // The order of its fields, and space around a text, make no other submission.
    const { area, name, ...rest } = checkIn.body as Record<string, unknown>;
    const turned = { body: { ...rest, name: ` ${name}\n`, area }, kind: 'check_in' };
    const again = await t.send('/api/submissions', turned, { 'Idempotency-Key': `"${id}"` });
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual(first);
    t.clock.now = startOfTests;
  });

  test('another submission under the same id is refused, and changes nothing', async () => {
    const id = randomUUID();
    const receipt = await receiptOf(await t.submit(need({ note: 'first' }), id));
    for (const other of [need({ note: 'second' }), brokenMicrowave]) {
      const response = await t.submit(other, id);
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({ code: 'other_body', status: 422 });
    }
    expect(await receiptOf(await t.submit(need({ note: 'first' }), id))).toEqual(receipt);
  });

  test('many of the same at once are one', async () => {
    const fresh = await openTestApi(await newPlace());
    const id = randomUUID();
    const same = Array.from({ length: 20 }, () => fresh.submit(need(), id));
    const others = Array.from({ length: 4 }, () => fresh.submit(need()));
    const statuses = (await Promise.all(same)).map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array(19).fill(200), 201]);
    await Promise.all(others);
    const counted = await (await fresh.ask('/api/needs?area=town')).json();
    expect(counted).toMatchObject({ persons: 5 });
    await fresh.api.close();
  });

  test.each([undefined, '', '7', 'not-a-uuid', '00000000-0000-0000-0000-000000000000'])(
    'without a random UUID as its key nothing is taken: %s',
    async (key) => {
      const headers = key === undefined ? {} : { 'Idempotency-Key': key };
      const response = await t.send('/api/submissions', need(), headers);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'no_key' });
    },
  );

  test('a receipt opens with its own secret only', async () => {
    const [mine, other] = await Promise.all([
      t.submit(need()).then(receiptOf),
      t.submit(need()).then(receiptOf),
    ]);
    const address = `/api/receipts/${mine.id}`;
    for (const init of [{}, bearer(other), bearer({ ...mine, secret: 'x' })]) {
      expect((await t.ask(address, init)).status).toBe(404);
      expect((await t.ask(address, { ...init, method: 'DELETE' })).status).toBe(404);
    }
    expect((await t.ask(address, bearer(mine))).status).toBe(200);
  });

  test('taken back, its words are gone, and it can be neither read nor sent again', async () => {
    const id = randomUUID();
    const receipt = await receiptOf(await t.submit(checkIn, id));
    const erase = { ...bearer(receipt), method: 'DELETE' };
    expect((await t.ask(`/api/receipts/${id}`, erase)).status).toBe(204);
    expect((await t.ask(`/api/receipts/${id}`, erase)).status).toBe(204);
    const read = await receiptOf(await t.ask(`/api/receipts/${id}`, bearer(receipt)));
    expect(read).toMatchObject({ state: 'erased', expires: null, reply: null });
    expect(await receiptOf(await t.submit(checkIn, id))).toEqual(read);
    expect(await receiptOf(await t.submit(need(), id))).toEqual(read);
  });

  test('an outbox learns which of its submissions the server has', async () => {
    const { id } = await receiptOf(await t.submit(need()));
    const ids = [randomUUID(), id, randomUUID()];
    const response = await t.send('/api/receipts/check', { ids });
    expect(await response.json()).toEqual({ known: [id] });
    const tooMany = await t.send('/api/receipts/check', { ids: Array(201).fill(id) });
    expect(tooMany.status).toBe(422);
  });

  test('needs are counted from five persons up, and no longer once taken back', async () => {
    const fresh = await openTestApi(await newPlace());
    const counts = async () => (await fresh.ask('/api/needs?area=town')).json();
    const asked = need({ services: ['legal'], parts: ['night', 'early'] });
    const receipts: Receipt[] = [];
    for (let i = 0; i < 4; i++) receipts.push(await receiptOf(await fresh.submit(asked)));
    await fresh.submit(need({ services: ['aed'], parts: ['noon'] }));
    expect(await counts()).toEqual({
      area: 'town',
      persons: 5,
      counts: [],
      places: [{ place: '州桥社区', persons: 5, services: [] }],
      withheld: 3,
    });
    receipts.push(await receiptOf(await fresh.submit(asked)));
    expect(await counts()).toEqual({
      area: 'town',
      persons: 6,
      counts: [
        { service: 'legal', part: 'early', persons: 5 },
        { service: 'legal', part: 'night', persons: 5 },
      ],
      // Beside the five there is one, who would follow from six persons.
      places: [{ place: '州桥社区', persons: 6, services: [] }],
      withheld: 1,
    });
    const [first] = receipts;
    if (!first) throw new Error('no receipt');
    await fresh.ask(`/api/receipts/${first.id}`, { ...bearer(first), method: 'DELETE' });
    expect(await counts()).toMatchObject({ persons: 5, counts: [], withheld: 3 });
    await fresh.api.close();
  });

  describe('what is not there', () => {
    const somewhere = { kind: 'station', id: 'west' } as const;
    test.each([
      ['area', need({ area: 'elsewhere' })],
      ['where.id', need({ where: somewhere })],
      ['where.id', need({ where: { kind: 'neighbourhood', id: '别处' } })],
      ['station', { ...checkIn, body: { ...checkIn.body, station: 'west' } }],
      ['date', signUp('小王', '2026-12-02')],
      ['date', signUp('小王', '2099-12-01')],
    ])('an unknown %s is refused by name', async (field, submission) => {
      const response = await t.submit(submission as typeof checkIn);
      expect(response.status).toBe(422);
      expect(await response.json()).toMatchObject({
        code: 'unknown_place',
        errors: [{ field: `body.${field}` }],
      });
    });
  });
});
