// A match joins what somebody needs with what meets it: a service at a station, an occurrence of
// a programme, or what another person offers. A member of staff decides; both sides are told by
// their receipts. One submission has one match at a time, as it has one reply.

import * as v from 'valibot';
import { serviceChoice } from './need.ts';
import { idText, plainText } from './plain-text.ts';
import { submissionId } from './submission.ts';

export const matchTarget = v.variant('kind', [
  v.strictObject({ kind: v.literal('service'), station: idText, service: serviceChoice }),
  v.strictObject({
    kind: v.literal('programme'),
    programme: idText,
    /** Local date of the occurrence. */
    date: v.pipe(v.string(), v.isoDate('is not a date')),
  }),
  /** The check-in of the person who offers. */
  v.strictObject({ kind: v.literal('offer'), submission: submissionId }),
]);
export type MatchTarget = v.InferOutput<typeof matchTarget>;

export const newMatch = v.strictObject({
  submission: submissionId,
  with: matchTarget,
  /** For who needs it, on their receipt. */
  reply: plainText(300),
  /** For who offers it, on theirs. */
  offerReply: v.optional(plainText(300)),
});
export type NewMatch = v.InferOutput<typeof newMatch>;

export const match = v.object({
  submission: submissionId,
  area: v.string(),
  with: matchTarget,
  at: v.pipe(v.string(), v.isoTimestamp()),
});
export type Match = v.InferOutput<typeof match>;
/** The newest first. */
export const matchList = v.object({ matches: v.array(match) });
