// The audit log: who did what to which thing, in an order nobody can change afterwards. Each entry
// carries the hash of the one before it. No words of a submission are in it, and no telephone number.

import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Instant } from '#core/units.ts';
import type { Tables } from './tables.ts';

export interface AuditEntry {
  readonly at: Instant;
  /** Id of a member of staff, `sender` for who holds a receipt, `server` for the server itself. */
  readonly who: string;
  readonly what: string;
  readonly subject: string;
}

/** Writers wait for each other at the head until they commit. */
export async function appendAudit(
  transaction: Transaction<Tables>,
  { at, who, what, subject }: AuditEntry,
): Promise<void> {
  const head = await transaction
    .updateTable('audit_head')
    .set((e) => ({ seq: e('seq', '+', 1) }))
    .where('id', '=', 1)
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow();
  const entry = { seq: head.seq, at_ms: at, who, what, subject, previous: head.hash };
  const hash = hashOf(entry);
  await transaction
    .insertInto('audit')
    .values({ ...entry, hash })
    .execute();
  await transaction.updateTable('audit_head').set({ hash }).where('id', '=', 1).execute();
}

type Hashed = Omit<Tables['audit'], 'hash'>;
const hashOf = ({ seq, at_ms, who, what, subject, previous }: Hashed): string =>
  createHash('sha256')
    .update(JSON.stringify([seq, at_ms, who, what, subject, previous]))
    .digest('hex');

/** The first entry that is not what was written, or where one is missing; null: the log is whole. */
export async function firstBrokenEntry(db: Kysely<Tables>): Promise<number | null> {
  const entries = await db.selectFrom('audit').selectAll().orderBy('seq').execute();
  const head = await db.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow();
  let previous = '';
  for (const [index, entry] of entries.entries()) {
    const isWhole =
      entry.seq === index + 1 && entry.previous === previous && entry.hash === hashOf(entry);
    if (!isWhole) return index + 1;
    previous = entry.hash;
  }
  return head.seq === entries.length && head.hash === previous ? null : entries.length + 1;
}
