// Who works at the desk: accounts with their passkeys, invitations to make one, challenges that
// wait for an answer, and sessions. Codes and tokens are stored as hashes only.

import { createHash } from 'node:crypto';
import type { Kysely, Transaction } from 'kysely';
import type { Role, SignedIn } from '#core/desk.ts';
import type { Instant } from '#core/units.ts';
import { appendAudit } from './audit.ts';
import type { Engine } from './engine.ts';
import type { Tables } from './tables.ts';

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** A session ends when nothing was asked for half an hour, and after a working day anyway. */
const idleMs = 30 * 60_000;
const longestMs = 8 * 3_600_000;
const seenEveryMs = 60_000;

export const isAnybodyEnrolled = async (db: Kysely<Tables>): Promise<boolean> =>
  (await db.selectFrom('staff').select('id').limit(1).executeTakeFirst()) !== undefined;

export const addInvitation = (
  transaction: Transaction<Tables>,
  invitation: { readonly code: string; readonly role: Role; readonly expires: Instant },
) =>
  transaction
    .insertInto('invitation')
    .values({
      code_sha: hashOf(invitation.code),
      role: invitation.role,
      expires_ms: invitation.expires,
    })
    .execute();

export async function isInvited(db: Kysely<Tables>, codeSha: string, now: Instant) {
  const query = db.selectFrom('invitation').select('role').where('code_sha', '=', codeSha);
  return (await query.where('expires_ms', '>', now).executeTakeFirst()) !== undefined;
}

export type Challenge = Tables['challenge'];

export const addChallenge = (engine: Engine, challenge: Challenge): Promise<unknown> =>
  engine.write((transaction) => transaction.insertInto('challenge').values(challenge).execute());

/** Each is answered once. */
export const takeChallenge = (engine: Engine, id: string, now: Instant) =>
  engine.write(async (transaction): Promise<Challenge | null> => {
    const query = transaction.deleteFrom('challenge').where('id', '=', id).returningAll();
    const challenge = await query.executeTakeFirst();
    return challenge && challenge.expires_ms > now ? challenge : null;
  });

export interface NewSession {
  readonly token: string;
  readonly at: Instant;
}

export interface Enrolment {
  readonly staff: string;
  readonly name: string;
  readonly codeSha: string;
  readonly passkey: Omit<Tables['passkey'], 'staff'>;
  readonly session: NewSession;
}

/** Uses the invitation up; null: it was used, or is too old. */
export const enrol = (engine: Engine, { staff, name, codeSha, passkey, session }: Enrolment) =>
  engine.write(async (transaction): Promise<SignedIn | null> => {
    const invitation = await transaction
      .deleteFrom('invitation')
      .where('code_sha', '=', codeSha)
      .where('expires_ms', '>', session.at)
      .returning('role')
      .executeTakeFirst();
    if (!invitation) return null;
    const account = { id: staff, name, role: invitation.role };
    await transaction
      .insertInto('staff')
      .values({ ...account, at_ms: session.at })
      .execute();
    await transaction
      .insertInto('passkey')
      .values({ ...passkey, staff })
      .execute();
    await addSession(transaction, staff, session);
    await appendAudit(transaction, { at: session.at, who: staff, what: 'enrol', subject: staff });
    return account;
  });

export const findPasskey = (db: Kysely<Tables>, id: string) =>
  db.selectFrom('passkey').selectAll().where('id', '=', id).executeTakeFirst();

/** A session that was open in this browser is replaced. */
export const signIn = (
  engine: Engine,
  passkey: Tables['passkey'],
  session: NewSession,
  replaced: string | undefined,
) =>
  engine.write(async (transaction): Promise<SignedIn> => {
    const { id, staff, counter } = passkey;
    await transaction.updateTable('passkey').set({ counter }).where('id', '=', id).execute();
    if (replaced !== undefined) await endSession(transaction, replaced);
    await addSession(transaction, staff, session);
    await appendAudit(transaction, { at: session.at, who: staff, what: 'sign in', subject: staff });
    return transaction
      .selectFrom('staff')
      .select(['id', 'name', 'role'])
      .where('id', '=', staff)
      .executeTakeFirstOrThrow();
  });

/** The account is made, or brought up to date with what the provider says. */
export const signInByProvider = (
  engine: Engine,
  account: SignedIn,
  session: NewSession,
  replaced: string | undefined,
) =>
  engine.write(async (transaction): Promise<void> => {
    const { id, name, role } = account;
    await transaction
      .insertInto('staff')
      .values({ ...account, at_ms: session.at })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ name, role }))
      .execute();
    if (replaced !== undefined) await endSession(transaction, replaced);
    await addSession(transaction, id, session);
    await appendAudit(transaction, { at: session.at, who: id, what: 'sign in', subject: id });
  });

/** Somebody whom the provider gives no role any more; nothing happens where there is no account. */
export const expel = (engine: Engine, id: string, at: Instant): Promise<void> =>
  engine.write(async (transaction) => {
    if (!(await removeStaff(transaction, id))) return;
    await appendAudit(transaction, { at, who: 'server', what: 'remove', subject: id });
  });

const addSession = (transaction: Transaction<Tables>, staff: string, { token, at }: NewSession) =>
  transaction
    .insertInto('session')
    .values({ token_sha: hashOf(token), staff, at_ms: at, seen_ms: at })
    .execute();

export const endSession = (transaction: Transaction<Tables>, token: string) =>
  transaction.deleteFrom('session').where('token_sha', '=', hashOf(token)).execute();

/** Null: there is none, or it has ended. */
export async function findSession(
  engine: Engine,
  token: string,
  now: Instant,
): Promise<SignedIn | null> {
  const sha = hashOf(token);
  const found = await engine.db
    .selectFrom('session')
    .innerJoin('staff', 'staff.id', 'session.staff')
    .select(['staff.id', 'staff.name', 'staff.role', 'session.seen_ms'])
    .where('token_sha', '=', sha)
    .where('session.at_ms', '>', now - longestMs)
    .where('session.seen_ms', '>', now - idleMs)
    .executeTakeFirst();
  if (!found) return null;
  const { seen_ms, ...staff } = found;
  if (now - seen_ms > seenEveryMs) {
    await engine.write((transaction) =>
      transaction
        .updateTable('session')
        .set({ seen_ms: now })
        .where('token_sha', '=', sha)
        .execute(),
    );
  }
  return staff;
}

export async function removeStaff(transaction: Transaction<Tables>, id: string): Promise<boolean> {
  await transaction.deleteFrom('session').where('staff', '=', id).execute();
  await transaction.deleteFrom('passkey').where('staff', '=', id).execute();
  const query = transaction.deleteFrom('staff').where('id', '=', id).returning('id');
  return (await query.executeTakeFirst()) !== undefined;
}

/** Invitations, challenges and sessions that are over. */
export const forgetStaleStaffData = (engine: Engine, now: Instant): Promise<void> =>
  engine.write(async (transaction) => {
    await transaction.deleteFrom('invitation').where('expires_ms', '<=', now).execute();
    await transaction.deleteFrom('challenge').where('expires_ms', '<=', now).execute();
    await transaction
      .deleteFrom('session')
      .where((e) => e.or([e('at_ms', '<=', now - longestMs), e('seen_ms', '<=', now - idleMs)]))
      .execute();
  });
