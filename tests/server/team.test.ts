// The service team on both engines: tasks by the receipt of having joined, hours, hazards to look
// at, and what the desk sees of it.

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Receipt, Submission } from '#core/submission.ts';
import type { TeamMember } from '#core/team.ts';
import { instant } from '#core/units.ts';
import { type Desk, enrol, enrolAs, firstCode, signIn } from './desk-session.ts';
import { onEachEngine } from './engines.ts';
import { bearer, join, need, openTestApi, receiptOf, type TestApi } from './test-api.ts';

const hazard = (kind: 'fire' | 'battery', station = 'north'): Submission => ({
  kind: 'report',
  body: { about: 'hazard', area: 'town', station, hazard: kind, note: '楼梯下充电' },
});

onEachEngine((newPlace) => {
  let t: TestApi;
  let admin: Desk;
  beforeAll(async () => {
    t = await openTestApi(await newPlace());
    admin = await enrol(t, firstCode(t));
  });
  afterAll(() => t.api.close());

  const sent = async (submission: Submission): Promise<Receipt> =>
    receiptOf(await t.submit(submission));
  const confirm = ({ id }: Receipt) =>
    admin.post(`/api/desk/submissions/${id}/decision`, { state: 'confirmed' });
  const member = async (): Promise<Receipt> => {
    const receipt = await sent(join);
    await confirm(receipt);
    return receipt;
  };
  const at = ({ id }: Receipt, rest: string) => `/api/receipts/${id}/${rest}`;
  const take = (receipt: Receipt, body: object) =>
    t.send(at(receipt, 'tasks'), body, bearer(receipt).headers);
  const finish = (receipt: Receipt, body: object) =>
    t.send(at(receipt, 'hours'), body, bearer(receipt).headers);
  const giveBack = (receipt: Receipt, task: string) =>
    t.ask(at(receipt, `tasks/${task}`), { method: 'DELETE', ...bearer(receipt) });
  const outcome = async (response: Response) => [
    response.status,
    ((await response.json()) as { code: string }).code,
  ];
  const aTask = () => ({ id: randomUUID(), task: 'verify_hours', station: 'north' });
  const whats = async (): Promise<string[]> => {
    const log = (await (await admin.get('/api/desk/audit')).json()) as {
      entries: { what: string }[];
    };
    return log.entries.map(({ what }) => what);
  };

  test('takes tasks once confirmed, each once, and tells the minutes', async () => {
    const receipt = await sent(join);
    const task = aTask();
    expect(await outcome(await take(receipt, task))).toEqual([403, 'not_allowed']);
    await confirm(receipt);
    expect((await take(receipt, task)).status).toBe(200);
    expect(await (await take(receipt, task)).json()).toMatchObject({ tasks: [task] });
    expect(await outcome(await take(receipt, { ...task, station: 'west' }))).toEqual([
      422,
      'unknown_place',
    ]);
    const done = await finish(receipt, { task: task.id, minutes: 45 });
    expect(await done.json()).toMatchObject({ tasks: [{ ...task, minutes: 45 }] });
    for (const minutes of [0, 721, 1.5]) {
      expect((await finish(receipt, { task: task.id, minutes })).status).toBe(422);
    }
    expect((await whats()).slice(0, 2)).toEqual(['hours', 'take task']);
  });

  test('gives a task back, once, and not when its hours are counted', async () => {
    const receipt = await member();
    const [kept, returned] = [aTask(), aTask()];
    await take(receipt, kept);
    await take(receipt, returned);
    const left = await giveBack(receipt, returned.id);
    expect(await left.json()).toMatchObject({ tasks: [kept] });
    expect(await outcome(await giveBack(receipt, returned.id))).toEqual([404, 'not_found']);
    await finish(receipt, { task: kept.id, minutes: 10 });
    expect(await outcome(await giveBack(receipt, kept.id))).toEqual([404, 'not_found']);
    expect(await outcome(await giveBack(receipt, '%00'))).toEqual([404, 'not_found']);
    expect((await whats()).filter((what) => what === 'return task')).toHaveLength(1);
  });

  test("is not asked with another's receipt, nor by who has not joined", async () => {
    const [one, other] = [await member(), await sent(join)];
    const task = { id: randomUUID(), task: 'guide' };
    await take(one, task);
    const { headers } = bearer(other);
    expect((await t.ask(at(one, 'tasks'), { headers })).status).toBe(404);
    expect((await t.ask(at(one, 'hazards'), { headers })).status).toBe(404);
    expect(await outcome(await finish(other, { task: task.id, minutes: 5 }))).toEqual([
      404,
      'not_found',
    ]);
    expect(await outcome(await giveBack(other, task.id))).toEqual([404, 'not_found']);
    expect(await outcome(await take(await sent(need()), task))).toEqual([404, 'wrong_secret']);
  });

  test('sees the hazards that staff have confirmed of late, without the words', async () => {
    const receipt = await member();
    const seen = async () => {
      const response = await t.ask(at(receipt, 'hazards'), bearer(receipt));
      return (await response.json()) as object;
    };
    await confirm(await sent(hazard('battery')));
    t.clock.now = instant(t.clock.now + 31 * 86_400_000);
    expect(await seen()).toEqual({ hazards: [] });
    admin = await signIn(t, admin.authenticator);
    await sent(hazard('fire', 'south'));
    await confirm(await sent(hazard('battery')));
    await confirm(await sent(hazard('battery')));
    const when = new Date(t.clock.now).toISOString();
    expect(await seen()).toEqual({ hazards: [{ station: 'north', hazard: 'battery', at: when }] });
    const waiting = await sent(join);
    expect(await outcome(await t.ask(at(waiting, 'hazards'), bearer(waiting)))).toEqual([
      403,
      'not_allowed',
    ]);
  });

  test('is seen at the desk by any role: who helps, what they took, their hours', async () => {
    const fresh = await openTestApi(await newPlace());
    const first = await enrol(fresh, firstCode(fresh));
    const reader = await enrolAs(fresh, first, 'reader');
    const joined = async (name: string, phone?: string): Promise<Receipt> => {
      const body = { ...join.body, name, ...(phone && { phone }) } as typeof join.body;
      const submission = { kind: 'join', body } as Submission;
      const receipt = await receiptOf(await fresh.submit(submission));
      await first.post(`/api/desk/submissions/${receipt.id}/decision`, { state: 'confirmed' });
      return receipt;
    };
    const [idle, busy, gone] = [
      await joined('小钱'),
      await joined('小孙', '13800138000'),
      await joined('小周'),
    ];
    await receiptOf(await fresh.submit(join));
    const send = (receipt: Receipt, rest: string, body: object) =>
      fresh.send(at(receipt, rest), body, bearer(receipt).headers);
    const task = aTask();
    await send(busy, 'tasks', task);
    await send(busy, 'hours', { task: task.id, minutes: 90 });
    await fresh.ask(`/api/receipts/${gone.id}`, { method: 'DELETE', ...bearer(gone) });
    const response = await reader.get('/api/desk/team?area=town');
    const { members } = (await response.json()) as { members: TeamMember[] };
    expect(members.map(({ id }) => id)).toEqual([busy.id, idle.id]);
    expect(members[0]).toMatchObject({
      name: '小孙',
      phone: '*******8000',
      minutes: 90,
      offers: ['verify_hours'],
      tasks: [{ ...task, minutes: 90 }],
    });
    expect(members[1]).toMatchObject({ phone: null, minutes: 0, tasks: [] });
    expect((await fresh.ask('/api/desk/team?area=town')).status).toBe(401);
    expect((await reader.get('/api/desk/team?area=nowhere')).status).toBe(422);
    await fresh.api.close();
  });
});
