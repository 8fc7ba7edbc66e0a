// Somebody at the desk while the server is killed: decides reports, matches needs, changes the
// draft, confirms a member of the team who takes a task. What was acknowledged must stand.

import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Receipt, Submission } from '#core/submission.ts';
import type { Engine } from '#server/store/engine.ts';
import { type Desk, enrol, firstCode } from '#tests/server/desk-session.ts';
import {
  bearer,
  brokenMicrowave,
  checkIn,
  evening,
  join,
  receiptOf,
  type TestApi,
} from '#tests/server/test-api.ts';

/** Ids of what was acknowledged, by table. */
export interface DeskLedger {
  readonly decided: string[];
  readonly matched: string[];
  readonly steps: string[];
  readonly tasks: string[];
}

export const newDeskLedger = (): DeskLedger => ({ decided: [], matched: [], steps: [], tasks: [] });

/** Until the server does not answer any more; one that asks for patience is asked again. */
export async function workUntilKilled(t: TestApi, ledger: DeskLedger): Promise<void> {
  let desk: Desk | null = null;
  for (;;) {
    try {
      desk ??= await enrol(t, firstCode(t));
      await workOnce(t, desk, ledger);
    } catch (error) {
      if (error instanceof TypeError) return;
      if (!(error instanceof Error && /"status":(429|503)/.test(error.message))) throw error;
      await wait(200);
    }
  }
}

async function workOnce(t: TestApi, desk: Desk, ledger: DeskLedger): Promise<void> {
  const post = async (address: string, body: unknown, taken: () => void) => {
    const response = await desk.post(address, body);
    const text = await response.text();
    if (!response.ok) throw new Error(`${address}: ${text}`);
    taken();
  };
  const decide = (id: string) =>
    post(`/api/desk/submissions/${id}/decision`, { state: 'confirmed' }, () =>
      ledger.decided.push(id),
    );
  const send = async (submission: Submission): Promise<Receipt> => {
    const response = await t.submit(submission);
    if (!response.ok) throw new Error(await response.text());
    return receiptOf(response);
  };
  await decide((await send(brokenMicrowave)).id);
  const [who, helper] = [await send(checkIn), await send(checkIn)];
  const target = { kind: 'offer', submission: helper.id };
  await post('/api/desk/matches', { submission: who.id, with: target, reply: '周二见' }, () =>
    ledger.matched.push(who.id),
  );
  const programme = { ...evening, id: randomUUID() };
  await post('/api/desk/drafts/town', { kind: 'programme', id: programme.id, programme }, () =>
    ledger.steps.push(programme.id),
  );
  const member = await send(join);
  await decide(member.id);
  const task = { id: randomUUID(), task: 'verify_hours', station: 'north' };
  const taken = await t.send(`/api/receipts/${member.id}/tasks`, task, bearer(member).headers);
  await taken.text();
  if (taken.ok) ledger.tasks.push(task.id);
}

const idsOf = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id);

/** What was acknowledged and does not stand. */
export async function deskWorkLost({ db }: Engine, ledger: DeskLedger): Promise<string[]> {
  const lost: string[] = [];
  const compare = (name: string, told: readonly string[], found: readonly string[]) => {
    const there = new Set(found);
    const missing = told.filter((id) => !there.has(id)).length;
    if (missing > 0) lost.push(`${missing} of ${told.length} ${name} lost`);
  };
  const confirmed = await db
    .selectFrom('submission')
    .select('id')
    .where('state', '=', 'confirmed')
    .execute();
  compare('decisions', ledger.decided, idsOf(confirmed));
  const matches = await db.selectFrom('match').select('submission as id').execute();
  compare('matches', ledger.matched, idsOf(matches));
  const tasks = await db.selectFrom('task').select('id').execute();
  compare('tasks', ledger.tasks, idsOf(tasks));
  const steps = await db.selectFrom('draft_step').select('id').execute();
  compare('changes', ledger.steps, idsOf(steps));
  return lost;
}
