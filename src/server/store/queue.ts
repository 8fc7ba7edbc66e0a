// What waits at the desk, in the order it came, and what is decided about it.

import type { Kysely, Transaction } from 'kysely';
import type { SubmissionKind, SubmissionState } from '#core/submission.ts';
import type { Tables } from './tables.ts';

type StoredSubmission = Tables['submission'];

export interface QueueQuery {
  readonly kind?: SubmissionKind | undefined;
  readonly state?: SubmissionState | undefined;
  readonly area?: string | undefined;
  /** The last one that was seen. */
  readonly after?: { readonly at: number; readonly id: string } | undefined;
  readonly limit: number;
}

export function readQueue(
  db: Kysely<Tables>,
  { kind, state, area, after, limit }: QueueQuery,
): Promise<StoredSubmission[]> {
  let query = db.selectFrom('submission').selectAll().orderBy('at_ms').orderBy('id').limit(limit);
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (state !== undefined) query = query.where('state', '=', state);
  if (area !== undefined) query = query.where('area', '=', area);
  if (after !== undefined) {
    query = query.where((e) =>
      e.or([e('at_ms', '>', after.at), e.and([e('at_ms', '=', after.at), e('id', '>', after.id)])]),
    );
  }
  return query.execute();
}

/** Null: it was decided before, or is erased. */
export async function decide(
  transaction: Transaction<Tables>,
  id: string,
  decided: Pick<StoredSubmission, 'state' | 'reply' | 'decided_ms'>,
): Promise<StoredSubmission | null> {
  const query = transaction
    .updateTable('submission')
    .set(decided)
    .where('id', '=', id)
    .where('state', '=', 'received')
    .where('body', 'is not', null)
    .returningAll();
  return (await query.executeTakeFirst()) ?? null;
}

/** Waits again, without what it was told; null: nothing was decided about it. */
export async function undoDecision(
  transaction: Transaction<Tables>,
  id: string,
): Promise<StoredSubmission | null> {
  const query = transaction
    .updateTable('submission')
    .set({ state: 'received', reply: null, decided_ms: null })
    .where('id', '=', id)
    .where('state', 'in', ['confirmed', 'rejected'])
    .where('body', 'is not', null)
    .returningAll();
  return (await query.executeTakeFirst()) ?? null;
}
