// Matching at the desk, taking a decision back, and the figures of a week, on both engines.

import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeskFigures } from '#core/desk-figures.ts';
import type { MatchTarget } from '#core/match.ts';
import type { Receipt, Submission } from '#core/submission.ts';
import { instant } from '#core/units.ts';
import { type Desk, enrol, enrolAs, firstCode } from './desk-session.ts';
import { onEachEngine } from './engines.ts';
import {
  bearer,
  brokenMicrowave,
  checkIn,
  join,
  makeAreaFolder,
  need,
  openTestApi,
  receiptOf,
  signUp,
  type TestApi,
} from './test-api.ts';

/** The town, where the station in the north cuts hair. */
function townWithServices(): string {
  const folder = makeAreaFolder();
  const file = path.join(folder, 'stations.geojson');
  const stations = JSON.parse(readFileSync(file, 'utf8'));
  stations.features[0].properties.services = [{ code: 'haircut', status: 'ok' }];
  writeFileSync(file, JSON.stringify(stations));
  return folder;
}

const haircut: MatchTarget = { kind: 'service', station: 'north', service: 'haircut' };

onEachEngine((newPlace) => {
  let t: TestApi;
  let admin: Desk;
  let editor: Desk;
  beforeAll(async () => {
    t = await openTestApi(await newPlace(), { folders: { town: townWithServices() } });
    admin = await enrol(t, firstCode(t));
    editor = await enrolAs(t, admin, 'editor');
  });
  afterAll(() => t.api.close());

  const sent = async (submission: Submission): Promise<Receipt> =>
    receiptOf(await t.submit(submission));
  const now = async (receipt: Receipt): Promise<Receipt> =>
    receiptOf(await t.ask(`/api/receipts/${receipt.id}`, bearer(receipt)));
  const accept = (receipt: Receipt, target: MatchTarget, more: object = {}) =>
    editor.post('/api/desk/matches', {
      submission: receipt.id,
      with: target,
      reply: '周二 14:00 到北站',
      ...more,
    });
  const outcome = async (response: Response) => [
    response.status,
    ((await response.json()) as { code?: string }).code,
  ];
  const decided = (receipt: Receipt, method = 'POST') =>
    editor.post(`/api/desk/submissions/${receipt.id}/decision`, { state: 'confirmed' }, method);
  const live = async () => (await t.ask('/api/status')).json();

  describe('a match', () => {
    test('is told on the receipt of who needs it', async () => {
      const receipt = await sent(need());
      const made = await accept(receipt, haircut);
      expect(await made.json()).toMatchObject({ submission: receipt.id, with: haircut });
      expect(await now(receipt)).toMatchObject({ state: 'confirmed', reply: '周二 14:00 到北站' });
      const { matches } = (await (await editor.get('/api/desk/matches?area=town')).json()) as {
        matches: unknown[];
      };
      expect(matches).toContainEqual(expect.objectContaining({ submission: receipt.id }));
    });

    test('with what another person offers is told to both', async () => {
      const [who, helper] = [await sent(checkIn), await sent({ ...checkIn })];
      const target: MatchTarget = { kind: 'offer', submission: helper.id };
      expect((await accept(who, target, { offerReply: '请帮忙修车' })).status).toBe(200);
      expect(await now(who)).toMatchObject({ state: 'confirmed', reply: '周二 14:00 到北站' });
      expect(await now(helper)).toMatchObject({ state: 'confirmed', reply: '请帮忙修车' });
      expect((await decided(helper, 'DELETE')).status).toBe(200);
      expect(await now(who)).toMatchObject({ state: 'received', reply: null });
      expect(await now(helper)).toMatchObject({ state: 'received', reply: null });
    });

    test('takes programmes of the coming weeks, with or without seats', async () => {
      const [one, two, late] = [await sent(need()), await sent(need()), await sent(need())];
      const on = (programme: string, date: string): MatchTarget => {
        return { kind: 'programme', programme, date };
      };
      expect((await accept(one, on('art', '2026-12-01'))).status).toBe(200);
      expect((await accept(two, on('market', '2026-12-08'))).status).toBe(200);
      expect(await outcome(await accept(late, on('market', '2026-12-02')))).toEqual([
        422,
        'unknown_place',
      ]);
      expect(await outcome(await accept(late, on('art', '2026-11-17')))).toEqual([422, 'past']);
    });

    test('is one for each need, and only where there is a need and what meets it', async () => {
      const receipt = await sent(need());
      expect((await accept(receipt, haircut)).status).toBe(200);
      expect(await outcome(await accept(receipt, haircut))).toEqual([422, 'already_decided']);
      const fresh = await sent(need());
      const refused: [Receipt | string, MatchTarget, number, string][] = [
        ['report', haircut, 422, 'no_need'],
        ['nobody', haircut, 404, 'not_found'],
        ['need', { ...haircut, service: 'water' } as MatchTarget, 422, 'unknown_place'],
        ['need', { ...haircut, station: 'west' } as MatchTarget, 422, 'unknown_place'],
        ['need', { kind: 'offer', submission: fresh.id }, 422, 'no_need'],
        ['need', { kind: 'offer', submission: randomUUID() }, 404, 'not_found'],
      ];
      const report = await sent(brokenMicrowave);
      for (const [of, target, status, code] of refused) {
        const id = of === 'report' ? report.id : of === 'nobody' ? randomUUID() : fresh.id;
        expect(await outcome(await accept({ ...fresh, id }, target)), code).toEqual([status, code]);
      }
      expect(await now(fresh)).toMatchObject({ state: 'received', reply: null });
    });

    test('goes with the words of either side', async () => {
      const receipt = await sent(need());
      await accept(receipt, haircut);
      await t.ask(`/api/receipts/${receipt.id}`, { ...bearer(receipt), method: 'DELETE' });
      const { matches } = (await (await editor.get('/api/desk/matches')).json()) as {
        matches: { submission: string }[];
      };
      expect(matches.map(({ submission }) => submission)).not.toContain(receipt.id);
      expect(await outcome(await accept(receipt, haircut))).toEqual([422, 'already_decided']);
    });
  });

  test('a helper is told no more of a seeker who erased their words, but of the next one', async () => {
    const erase = (receipt: Receipt) =>
      t.ask(`/api/receipts/${receipt.id}`, { ...bearer(receipt), method: 'DELETE' });
    const [first, second, helper] = [await sent(checkIn), await sent(checkIn), await sent(checkIn)];
    const target: MatchTarget = { kind: 'offer', submission: helper.id };
    await accept(first, target, { offerReply: '小李缺休息的地方' });
    t.clock.now = instant(t.clock.now + 1000);
    await accept(second, target, { offerReply: '请帮忙修车' });
    await erase(first);
    expect(await now(helper)).toMatchObject({ state: 'confirmed', reply: '请帮忙修车' });
    await erase(second);
    expect(await now(helper)).toMatchObject({ state: 'received', reply: null });
    const [third, other] = [await sent(checkIn), await sent(checkIn)];
    const again: MatchTarget = { kind: 'offer', submission: other.id };
    await accept(third, again, { offerReply: '小李缺休息的地方' });
    await erase(other);
    expect(await now(third)).toMatchObject({ state: 'received', reply: null });
  });

  describe('a decision taken back', () => {
    test('shows again what it replaced, unless something came after it', async () => {
      const report = (status: 'limited' | 'out_of_order' | 'ok', note: string): Submission => {
        const { body } = brokenMicrowave as Extract<Submission, { kind: 'report' }>;
        return {
          kind: 'report',
          body: { ...body, service: 'fridge', status, note } as typeof body,
        };
      };
      const fridge = async () =>
        ((await live()) as { service: string; status: string }[])
          .filter(({ service }) => service === 'fridge')
          .map(({ status }) => status);
      const [low, out, fine] = [
        await sent(report('limited', '小')),
        await sent(report('out_of_order', '坏')),
        await sent(report('ok', '好')),
      ];
      for (const receipt of [low, out]) await decided(receipt);
      await decided(out, 'DELETE');
      expect(await fridge()).toEqual(['limited']);
      for (const receipt of [out, fine]) await decided(receipt);
      await decided(out, 'DELETE');
      expect(await fridge()).toEqual(['ok']);
      await decided(fine, 'DELETE');
      expect(await fridge()).toEqual(['limited']);
      const status = { area: 'town', station: 'north', service: 'fridge', status: 'out_of_order' };
      expect((await editor.post('/api/desk/status', status)).status).toBe(204);
      await decided(low, 'DELETE');
      expect(await fridge()).toEqual(['out_of_order']);
    });

    test('lets it wait again, without reply and without what it set', async () => {
      const receipt = await sent(brokenMicrowave);
      const before = await live();
      await decided(receipt);
      expect(await live()).not.toEqual(before);
      expect((await decided(receipt, 'DELETE')).status).toBe(200);
      expect(await live()).toEqual(before);
      expect(await now(receipt)).toMatchObject({ state: 'received', reply: null });
      expect(await outcome(await decided(receipt, 'DELETE'))).toEqual([422, 'nothing_to_undo']);
      expect((await decided(receipt)).status).toBe(200);
      await decided(receipt, 'DELETE');
    });

    test('is not possible for a seat, and not for what is not there', async () => {
      expect(await outcome(await decided(await sent(signUp()), 'DELETE'))).toEqual([
        422,
        'nothing_to_undo',
      ]);
      const nobody = await decided({ id: randomUUID() } as Receipt, 'DELETE');
      expect(await outcome(nobody)).toEqual([404, 'not_found']);
    });
  });

  describe('the figures', () => {
    const figures = async (desk: Desk, span: string): Promise<DeskFigures> =>
      (await (await desk.get(`/api/desk/figures?area=town&${span}`)).json()) as DeskFigures;

    test('count what came in a week, and how long it waited', async () => {
      const fresh = await openTestApi(await newPlace());
      const desk = await enrol(fresh, firstCode(fresh));
      const answer = (id: string) =>
        desk.post(`/api/desk/submissions/${id}/decision`, { state: 'confirmed' });
      const ids: string[] = [];
      for (let i = 0; i < 4; i++) ids.push((await receiptOf(await fresh.submit(checkIn))).id);
      const member = await receiptOf(await fresh.submit(join));
      await fresh.submit(signUp());
      const started = fresh.clock.now;
      for (const [i, seconds] of [60, 90, 600].entries()) {
        fresh.clock.now = instant(started + seconds * 1000);
        await answer(ids[i] ?? '');
      }
      await answer(member.id);
      const task = { id: randomUUID(), task: 'guide' };
      await fresh.send(`/api/receipts/${member.id}/tasks`, task, bearer(member).headers);
      const hours = { task: task.id, minutes: 50 };
      await fresh.send(`/api/receipts/${member.id}/hours`, hours, bearer(member).headers);
      const week = 'from=2026-11-23T00:00:00%2B08:00&until=2026-11-30T00:00:00%2B08:00';
      const { kinds, checkIns, occurrences, team } = await figures(desk, week);
      expect(kinds.find(({ kind }) => kind === 'check_in')).toEqual({
        kind: 'check_in',
        received: 4,
        answered: 3,
        waiting: 1,
        medianSeconds: 90,
      });
      expect(checkIns).toEqual([{ station: 'south', persons: 4 }]);
      expect(occurrences).toEqual([]);
      expect(team).toEqual({ tasks: 1, minutes: 50 });
      const next = await figures(desk, week.replaceAll('11-30', '12-07').replace('11-23', '11-30'));
      expect(next.kinds.every(({ received }) => received === 0)).toBe(true);
      expect(next.occurrences).toEqual([
        { programme: 'art', date: '2026-12-01', seats: 5, seated: 1, waiting: 0 },
      ]);
      const mixed = week.replace('2026-11-30', '2026-11-20');
      expect((await desk.get(`/api/desk/figures?area=town&${mixed}`)).status).toBe(422);
      await fresh.api.close();
    });
  });

  test('the audit log and what is printed hold ids, not words', async () => {
    const log = await (await admin.get('/api/desk/audit')).text();
    for (const what of ['match', 'undo']) expect(log).toContain(`"what":"${what}"`);
    expect(log + t.told.join('\n')).not.toMatch(/13800138000|小李|小赵|周二|修车/);
  });
});
