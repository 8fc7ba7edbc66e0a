// Tasks that members of the team have taken, and how long they took.

import type { Kysely, Transaction } from 'kysely';
import type { TeamTaskTaken } from '#core/team.ts';
import { type Instant, instant } from '#core/units.ts';
import { timestampOf } from './live.ts';
import type { Tables } from './tables.ts';

const mostListed = 200;

export async function tasksOf(db: Kysely<Tables>, submission: string): Promise<TeamTaskTaken[]> {
  const query = db
    .selectFrom('task')
    .selectAll()
    .where('submission', '=', submission)
    .orderBy('at_ms')
    .orderBy('id')
    .limit(mostListed);
  return (await query.execute()).map(taskOf);
}

export const taskOf = ({ id, task, station, at_ms, minutes }: Tables['task']): TeamTaskTaken => ({
  id,
  task,
  station,
  minutes,
  taken: timestampOf(instant(at_ms)),
});

/** False: it was taken before. */
export async function takeTask(
  transaction: Transaction<Tables>,
  task: Omit<Tables['task'], 'minutes' | 'done_ms'>,
): Promise<boolean> {
  const query = transaction
    .insertInto('task')
    .values({ ...task, minutes: null, done_ms: null })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id');
  return (await query.executeTakeFirst()) !== undefined;
}

/** False: they have no such task, or it is done and its hours are counted. */
export async function returnTask(
  transaction: Transaction<Tables>,
  { submission, task }: Pick<TaskDone, 'submission' | 'task'>,
): Promise<boolean> {
  const query = transaction
    .deleteFrom('task')
    .where('id', '=', task)
    .where('submission', '=', submission)
    .where('minutes', 'is', null)
    .returning('id');
  return (await query.executeTakeFirst()) !== undefined;
}

export interface TaskDone {
  readonly submission: string;
  readonly task: string;
  readonly minutes: number;
  readonly at: Instant;
}

/** What was told last holds; false: they have taken no such task. */
export async function finishTask(
  transaction: Transaction<Tables>,
  { submission, task, minutes, at }: TaskDone,
): Promise<boolean> {
  const query = transaction
    .updateTable('task')
    .set((e) => ({ minutes, done_ms: e.fn.coalesce('done_ms', e.val(at)) }))
    .where('id', '=', task)
    .where('submission', '=', submission)
    .returning('id');
  return (await query.executeTakeFirst()) !== undefined;
}
