// A submission on its way, and what an answer makes of it: the protocol of the outbox, pure.
// An entry never changes its words or its id; it goes when its receipt is kept, when the person
// takes it back, or when another takes the place of one that was refused. What the network says settles nothing: only a receipt does, or a
// refusal by the server itself. Why: docs/decisions/0016-outbox.md.

import type { ProblemCode } from '#core/problem.ts';
import type { Receipt, Submission } from '#core/submission.ts';
import type { Instant } from '#core/units.ts';

/** Why an entry still waits after it was tried. */
export const delays = ['offline', 'no_server', 'too_many', 'busy'] as const;
export type Delay = (typeof delays)[number];

export interface FieldError {
  readonly field: string;
  readonly reason: string;
}

export interface Refusal {
  readonly code: ProblemCode;
  readonly errors: readonly FieldError[];
}

export interface Entry {
  readonly id: string;
  readonly submission: Submission;
  /** When it was confirmed. */
  readonly at: Instant;
  /** False: on a screen that many use nothing stays when it has been sent. */
  readonly keepsReceipt: boolean;
  /** How often it was tried in vain since it was put, or put again. */
  readonly attempts: number;
  /** It was sent at least once: the server may have it, whatever came back. */
  readonly mayBeThere: boolean;
  /** Not to be tried before. */
  readonly notBefore: Instant;
  /** Null: it was not tried yet. */
  readonly delay: Delay | null;
  /** Null: it waits to be sent; else it waits for the person. */
  readonly refusal: Refusal | null;
  /** The person has taken it back, and the server may have it. */
  readonly isWithdrawn: boolean;
}

/** What it was about, without the words; a check-in does not even say where. */
export interface Subject {
  readonly area: string;
  readonly station: string | null;
  readonly service: string | null;
}

/** What stays on the device of a submission that has arrived. */
export interface KeptReceipt extends Receipt {
  readonly subject: Subject;
  /** The server does not know it any more: it was set back to an older state. */
  readonly isLost: boolean;
}

export type Answer =
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  | ({ readonly kind: 'refused' } & Refusal)
  /** `retryAfterMs`: as the server wishes; null: it said nothing. */
  | { readonly kind: 'later'; readonly delay: Delay; readonly retryAfterMs: number | null };

export const newEntry = (
  { id, at }: { readonly id: string; readonly at: Instant },
  submission: Submission,
  keepsReceipt: boolean,
): Entry => ({
  id,
  submission,
  at,
  keepsReceipt,
  attempts: 0,
  mayBeThere: false,
  notBefore: at,
  delay: null,
  refusal: null,
  isWithdrawn: false,
});

export const keptReceipt = (receipt: Receipt, entry: Entry): KeptReceipt => ({
  ...receipt,
  subject: subjectOf(entry.submission),
  isLost: false,
});

function subjectOf({ kind, body }: Submission): Subject {
  const station = kind === 'report' ? body.station : null;
  const service = kind === 'report' && body.about === 'service' ? body.service : null;
  return { area: body.area, station, service };
}

const firstWaitMs = 1000;
const longestWaitMs = 300_000;
/** No server is waited for longer, whatever it asks. */
const longestWishMs = 3_600_000;

/** Twice as long each time, up to five minutes; `random` in [0, 1) takes up to half of it off. */
export function waitMs(attempts: number, random: number, retryAfterMs: number | null): number {
  const full = Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(attempts, 20));
  const own = full * (1 - random / 2);
  return Math.max(own, Math.min(retryAfterMs ?? 0, longestWishMs));
}

/** Told by the server itself to wait, rather than not reaching it. */
const isAskedToWait = ({ delay }: Entry): boolean => delay === 'too_many' || delay === 'busy';

/** `woken`: the network or the page has come back, and what only waited for that is tried. */
export function isDue(entry: Entry, now: Instant, woken: boolean): boolean {
  if (entry.refusal !== null) return false;
  if (woken && !isAskedToWait(entry)) return true;
  // A clock that was set back would make it wait for years.
  return entry.notBefore <= now || entry.notBefore > now + longestWishMs;
}

/** When the next is due; null: none waits. */
export function nextDue(entries: readonly Entry[]): Instant | null {
  const waiting = entries.filter(({ refusal }) => refusal === null);
  if (waiting.length === 0) return null;
  return Math.min(...waiting.map(({ notBefore }) => notBefore)) as Instant;
}

/**
 * Other words in the place of those that were refused, under an id of their own: what the server
 * has refused it does not have. One that is no longer refused stays as it is.
 */
export const corrected = (
  entry: Entry,
  made: { readonly id: string; readonly at: Instant },
  submission: Submission,
): Entry => (entry.refusal === null ? entry : newEntry(made, submission, entry.keepsReceipt));

/** The same words, to be sent at once; under another id where another's words have this one. */
export function putAgain(entry: Entry, at: Instant, newId: string): Entry {
  const again = { ...entry, attempts: 0, notBefore: at, delay: null, refusal: null };
  return entry.refusal?.code === 'other_body' ? { ...again, id: newId, mayBeThere: false } : again;
}
