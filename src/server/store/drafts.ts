// Steps of a draft. Writers queue up at the head of the audit log, so that numbers follow each
// other without a gap.

import { type Kysely, sql, type Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export type StoredStep = Tables['draft_step'] & { readonly name: string | null };

/** In the order they were made. */
export const draftSteps = (db: Kysely<Tables>, area: string): Promise<StoredStep[]> =>
  db
    .selectFrom('draft_step')
    .leftJoin('staff', 'staff.id', 'draft_step.who')
    .selectAll('draft_step')
    .select('staff.name')
    .where('area', '=', area)
    .orderBy('step')
    .execute();

/** After an entry of the audit log in the same transaction, which is where writers queue. */
export async function addStep(
  transaction: Transaction<Tables>,
  step: Omit<Tables['draft_step'], 'step' | 'is_undone'>,
): Promise<void> {
  const { last } = await transaction
    .selectFrom('draft_step')
    .select((e) => e.fn.max('step').as('last'))
    .where('area', '=', step.area)
    .executeTakeFirstOrThrow();
  await transaction
    .insertInto('draft_step')
    .values({ ...step, step: Number(last ?? 0) + 1, is_undone: 0 })
    .execute();
}

/** Taken back, or brought back; false: there is no such step. */
export async function turnStep(
  transaction: Transaction<Tables>,
  area: string,
  step: number,
): Promise<boolean> {
  const query = transaction
    .updateTable('draft_step')
    .set({ is_undone: sql<number>`1 - is_undone` })
    .where('area', '=', area)
    .where('step', '=', step)
    .returning('step');
  return (await query.executeTakeFirst()) !== undefined;
}
