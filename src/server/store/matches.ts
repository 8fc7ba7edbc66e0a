// Needs that were matched. What is held by a key: a need has one match at a time.

import type { Kysely, Transaction } from 'kysely';
import type { Match, MatchTarget } from '#core/match.ts';
import { type Instant, instant } from '#core/units.ts';
import { timestampOf } from './live.ts';
import { undoDecision } from './queue.ts';
import type { Tables } from './tables.ts';

const mostListed = 500;

export async function readMatches(db: Kysely<Tables>, area?: string): Promise<Match[]> {
  const query = db
    .selectFrom('match')
    .selectAll()
    .orderBy('at_ms', 'desc')
    .orderBy('submission')
    .limit(mostListed);
  return (await (area === undefined ? query : query.where('area', '=', area)).execute()).map(
    matchOf,
  );
}

const matchOf = ({ submission, area, target, at_ms }: Tables['match']): Match => ({
  submission,
  area,
  with: JSON.parse(target) as MatchTarget,
  at: timestampOf(instant(at_ms)),
});

export interface ToMatch {
  readonly submission: string;
  readonly area: string;
  readonly target: MatchTarget;
  readonly reply: string;
  readonly offerReply: string | null;
  readonly at: Instant;
}

export class NotMatched extends Error {}

/** Tells both sides. Throws `NotMatched`, so that nothing stays, where either can't be told. */
export async function makeMatch(
  transaction: Transaction<Tables>,
  { submission, area, target, reply, offerReply, at }: ToMatch,
): Promise<Match> {
  const offer = target.kind === 'offer' ? target.submission : null;
  const row = { submission, area, offer, target: JSON.stringify(target), at_ms: at };
  const inserted = await transaction
    .insertInto('match')
    .values(row)
    .onConflict((conflict) => conflict.column('submission').doNothing())
    .returning('submission')
    .executeTakeFirst();
  if (!inserted) throw new NotMatched();
  await answer(transaction, submission, { reply, at });
  if (offer !== null) await answer(transaction, offer, { reply: offerReply ?? reply, at });
  return matchOf(row);
}

/** What it was told before is replaced. */
async function answer(
  transaction: Transaction<Tables>,
  id: string,
  { reply, at }: { readonly reply: string; readonly at: Instant },
): Promise<void> {
  const answered = await transaction
    .updateTable('submission')
    .set((e) => ({
      state: 'confirmed',
      reply,
      decided_ms: e.fn.coalesce('decided_ms', e.val(at)),
    }))
    .where('id', '=', id)
    .where('state', 'in', ['received', 'confirmed'])
    .where('body', 'is not', null)
    .returning('id')
    .executeTakeFirst();
  if (!answered) throw new NotMatched();
}

/**
 * Of what was matched with it, either way, the other sides wait again, and are told no more of it:
 * what staff have written to them may hold its words.
 */
export async function dropMatches(
  transaction: Transaction<Tables>,
  submission: string,
): Promise<void> {
  const dropped = await transaction
    .deleteFrom('match')
    .where((e) => e.or([e('submission', '=', submission), e('offer', '=', submission)]))
    .returning(['submission', 'offer', 'at_ms'])
    .execute();
  for (const match of dropped) {
    const other = match.submission === submission ? match.offer : match.submission;
    if (other !== null) await untell(transaction, other, match.at_ms);
  }
}

/** An offer may be matched more than once; what it is told is of the match that was made last. */
async function untell(transaction: Transaction<Tables>, id: string, droppedAt: number) {
  const left = await transaction
    .selectFrom('match')
    .select('at_ms')
    .where((e) => e.or([e('submission', '=', id), e('offer', '=', id)]))
    .orderBy('at_ms', 'desc')
    .executeTakeFirst();
  if (!left) await undoDecision(transaction, id);
  else if (droppedAt >= left.at_ms) {
    await transaction.updateTable('submission').set({ reply: null }).where('id', '=', id).execute();
  }
}
