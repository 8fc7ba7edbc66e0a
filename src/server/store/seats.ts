// Seats of an occurrence and its waiting list. A seat is taken by one statement that checks and
// counts at once, so that two can never have the same; who leaves makes room for who waits longest.

import type { Kysely, Transaction } from 'kysely';
import type { SeatsLeft } from '#core/seats.ts';
import type { Tables } from './tables.ts';

/** One occurrence of a programme, and how many it has room for. */
export interface Occurrence {
  readonly id: string;
  readonly seats: number;
  readonly waiting: number;
}

/** Never below nothing, also where the data have since been given fewer seats. */
export async function readSeats(db: Kysely<Tables>, occurrence: Occurrence): Promise<SeatsLeft> {
  const stored = await db
    .selectFrom('occurrence')
    .selectAll()
    .where('id', '=', occurrence.id)
    .executeTakeFirst();
  const nobody = { ...occurrence, seats_taken: 0, waiting_taken: 0 };
  const { seats, waiting, seats_taken, waiting_taken } = stored ?? nobody;
  return {
    seats,
    left: Math.max(0, seats - seats_taken),
    waitingLeft: Math.max(0, waiting - waiting_taken),
  };
}

/** Null: there is neither a seat nor a place on the waiting list. */
export async function takeSeat(
  transaction: Transaction<Tables>,
  submission: string,
  { id, seats, waiting }: Occurrence,
): Promise<'seated' | 'waiting' | null> {
  await transaction
    .insertInto('occurrence')
    .values({ id, seats, waiting, seats_taken: 0, waiting_taken: 0 })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  const state = await takeAny(transaction, id);
  if (state !== null) {
    await transaction.insertInto('seat').values({ submission, occurrence: id }).execute();
  }
  return state;
}

async function takeAny(transaction: Transaction<Tables>, id: string) {
  const seat = await transaction
    .updateTable('occurrence')
    .set((e) => ({ seats_taken: e('seats_taken', '+', 1) }))
    .where('id', '=', id)
    .whereRef('seats_taken', '<', 'seats')
    .returning('id')
    .executeTakeFirst();
  if (seat) return 'seated';
  const place = await transaction
    .updateTable('occurrence')
    .set((e) => ({ waiting_taken: e('waiting_taken', '+', 1) }))
    .where('id', '=', id)
    .whereRef('waiting_taken', '<', 'waiting')
    .returning('id')
    .executeTakeFirst();
  return place ? 'waiting' : null;
}

/** Before the submission is erased. Nothing happens where it has none. */
export async function freeSeat(
  transaction: Transaction<Tables>,
  submission: string,
): Promise<void> {
  const seat = await transaction
    .selectFrom('seat')
    .select('occurrence')
    .where('submission', '=', submission)
    .executeTakeFirst();
  if (!seat) return;
  await lock(transaction, seat.occurrence);
  // What was read before the lock may have changed since.
  const freed = await transaction
    .deleteFrom('seat')
    .where('submission', '=', submission)
    .returning('submission')
    .executeTakeFirst();
  if (!freed) return;
  const { state } = await transaction
    .selectFrom('submission')
    .select('state')
    .where('id', '=', submission)
    .executeTakeFirstOrThrow();
  const isPromoted = state === 'seated' && (await promoteNext(transaction, seat.occurrence));
  const count = state === 'waiting' || isPromoted ? 'waiting_taken' : 'seats_taken';
  await transaction
    .updateTable('occurrence')
    .set((e) => ({ [count]: e(count, '-', 1) }))
    .where('id', '=', seat.occurrence)
    .execute();
}

const lock = (transaction: Transaction<Tables>, occurrence: string) =>
  transaction
    .updateTable('occurrence')
    .set((e) => ({ seats: e.ref('seats') }))
    .where('id', '=', occurrence)
    .execute();

async function promoteNext(transaction: Transaction<Tables>, occurrence: string) {
  const next = await transaction
    .selectFrom('seat')
    .innerJoin('submission', 'submission.id', 'seat.submission')
    .select('submission.id')
    .where('seat.occurrence', '=', occurrence)
    .where('submission.state', '=', 'waiting')
    .orderBy('submission.at_ms')
    .orderBy('submission.id')
    .executeTakeFirst();
  if (!next) return false;
  await transaction
    .updateTable('submission')
    .set({ state: 'seated' })
    .where('id', '=', next.id)
    .execute();
  return true;
}
