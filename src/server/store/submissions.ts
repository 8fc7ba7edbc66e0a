// Submissions as they come, wait, are answered, taken back and forgotten. All of it is written
// for both engines; what must hold when many come at once is held by a key or by one row.

import { hash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Submission, SubmissionState } from '#core/submission.ts';
import { type Instant, instant } from '#core/units.ts';
import { canonicalJson } from '#server/canonical-json.ts';
import { appendAudit } from './audit.ts';
import type { Engine } from './engine.ts';
import { dropMatches } from './matches.ts';
import { freeSeat, type Occurrence, takeSeat } from './seats.ts';
import type { Tables } from './tables.ts';

export interface Arrival {
  readonly id: string;
  readonly submission: Submission;
  readonly at: Instant;
  readonly expires: Instant;
  /** Null: it takes no seat. */
  readonly occurrence: Occurrence | null;
}

export type StoredSubmission = Tables['submission'];

export type Put =
  | { readonly kind: 'new' | 'known'; readonly stored: StoredSubmission }
  | { readonly kind: 'other_body' }
  | { readonly kind: 'full' };

class Full extends Error {}

/** The same submission again is known; another one under its id is refused. */
export async function putSubmission(engine: Engine, arrival: Arrival): Promise<Put> {
  try {
    return await engine.write((transaction) => put(transaction, arrival));
  } catch (error) {
    // Thrown, so that nothing of it stays.
    if (error instanceof Full) return { kind: 'full' };
    throw error;
  }
}

async function put(transaction: Transaction<Tables>, arrival: Arrival): Promise<Put> {
  const { id, submission, at, expires, occurrence } = arrival;
  const body = canonicalJson(submission.body);
  const row: StoredSubmission = {
    id,
    kind: submission.kind,
    area: submission.body.area,
    body,
    body_sha: hash('sha256', submission.kind + body),
    state: 'received',
    reply: null,
    at_ms: at,
    expires_ms: expires,
    decided_ms: null,
  };
  const inserted = await transaction
    .insertInto('submission')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!inserted) return known(await findSubmission(transaction, id), row);
  if (submission.kind === 'need') await countNeed(transaction, id, submission.body);
  if (occurrence === null) return { kind: 'new', stored: row };
  const state = await takeSeat(transaction, id, occurrence);
  if (state === null) throw new Full();
  await transaction.updateTable('submission').set({ state }).where('id', '=', id).execute();
  return { kind: 'new', stored: { ...row, state } };
}

/** One that was erased stays erased, whatever comes under its id. */
function known(stored: StoredSubmission | null, row: StoredSubmission): Put {
  if (!stored) throw new Error('a submission was there and is not');
  const isSame = stored.body_sha === null || stored.body_sha === row.body_sha;
  return isSame ? { kind: 'known', stored } : { kind: 'other_body' };
}

/** As it stands in the table of needs. */
const placeKey = ({ kind, id }: NeedBody['where']): string => `${kind}/${id}`;

type NeedBody = Extract<Submission, { kind: 'need' }>['body'];

async function countNeed(transaction: Transaction<Tables>, id: string, need: NeedBody) {
  const place = placeKey(need.where);
  const rows = need.services.flatMap((service) =>
    need.parts.map((part) => ({ submission: id, area: need.area, place, service, part })),
  );
  await transaction.insertInto('need').values(rows).execute();
}

export async function findSubmission(
  db: Kysely<Tables>,
  id: string,
): Promise<StoredSubmission | null> {
  const query = db.selectFrom('submission').selectAll().where('id', '=', id);
  return (await query.executeTakeFirst()) ?? null;
}

export async function knownIds(db: Kysely<Tables>, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('submission').select('id').where('id', 'in', ids).execute();
  return rows.map(({ id }) => id);
}

/** Its words, and what it counted for, are gone for good; that there was one stays. */
export const eraseSubmission = (engine: Engine, id: string, at: Instant): Promise<void> =>
  engine.write(async (transaction) => {
    if (await erase(transaction, id)) {
      await appendAudit(transaction, { at, who: 'sender', what: 'erase', subject: id });
    }
  });

async function erase(transaction: Transaction<Tables>, id: string): Promise<boolean> {
  await freeSeat(transaction, id);
  const erased = await transaction
    .updateTable('submission')
    .set({ body: null, body_sha: null, reply: null, state: 'erased' satisfies SubmissionState })
    .where('id', '=', id)
    .where('state', '!=', 'erased')
    .returning('id')
    .executeTakeFirst();
  if (!erased) return false;
  await transaction.deleteFrom('need').where('submission', '=', id).execute();
  await dropMatches(transaction, id);
  return true;
}

const erasedAtOnce = 500;

/** Erases what is past its time; gives how many there were. */
export async function eraseExpired(engine: Engine, now: Instant): Promise<number> {
  let total = 0;
  for (let found = erasedAtOnce; found === erasedAtOnce; total += found) {
    found = await engine.write(async (transaction) => {
      const expired = await transaction
        .selectFrom('submission')
        .select('id')
        .where('body', 'is not', null)
        .where('expires_ms', '<=', now)
        .limit(erasedAtOnce)
        .execute();
      for (const { id } of expired) await erase(transaction, id);
      if (expired.length > 0) {
        const subject = `${expired.length} expired`;
        await appendAudit(transaction, { at: instant(now), who: 'server', what: 'erase', subject });
      }
      return expired.length;
    });
  }
  return total;
}
