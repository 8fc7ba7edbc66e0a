// Enrolment codes: eighty random bits in letters and digits that can't be mistaken for each
// other (Crockford's base 32), in groups of four.

import { randomBytes } from 'node:crypto';
import type { Role } from '#core/desk.ts';
import { type Instant, instant } from '#core/units.ts';
import { appendAudit } from './store/audit.ts';
import type { Engine } from './store/engine.ts';
import { addInvitation } from './store/staff.ts';

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const lastsMs = 24 * 3_600_000;

/** As it was made, however it was typed. */
export const plainCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');

export interface Invitation {
  readonly code: string;
  readonly role: Role;
  readonly expires: Instant;
}

export async function makeInvitation(
  engine: Engine,
  { role, who, now }: { readonly role: Role; readonly who: string; readonly now: Instant },
): Promise<Invitation> {
  // A byte has eight times as many values as there are letters, so that each is as likely.
  const code = [...randomBytes(16)].map((byte) => letters[byte % 32]).join('');
  const expires = instant(now + lastsMs);
  await engine.write(async (transaction) => {
    await addInvitation(transaction, { code, role, expires });
    await appendAudit(transaction, { at: now, who, what: 'invite', subject: role });
  });
  return { code: code.replaceAll(/(.{4})(?=.)/g, '$1-'), role, expires };
}
