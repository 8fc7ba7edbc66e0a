// A submission is anything a person sends. It is made once, on their device, and carries an
// id made there (a random UUID): sent twice it is still one. What they get is a receipt: with its
// id and secret they see what became of it, and take it back.

import * as v from 'valibot';
import { need } from './need.ts';
import { checkIn, join, signUp } from './registration.ts';
import { report } from './report.ts';

export const submission = v.variant('kind', [
  v.strictObject({ kind: v.literal('need'), body: need }),
  v.strictObject({ kind: v.literal('report'), body: report }),
  v.strictObject({ kind: v.literal('check_in'), body: checkIn }),
  v.strictObject({ kind: v.literal('sign_up'), body: signUp }),
  v.strictObject({ kind: v.literal('join'), body: join }),
]);
export type Submission = v.InferOutput<typeof submission>;
export type SubmissionKind = Submission['kind'];
export const submissionKinds = ['need', 'report', 'check_in', 'sign_up', 'join'] as const;

/** Days the words of a submission are kept; those of a sign-up count from its occurrence. */
export const retentionDays = {
  need: 365,
  report: 180,
  check_in: 180,
  sign_up: 30,
  join: 365,
} as const satisfies Record<SubmissionKind, number>;

/** Random UUID (version 4) or one that begins with its time (version 7). */
export const submissionId = v.pipe(
  v.string(),
  v.regex(
    /^[0-9a-f]{8}-[0-9a-f]{4}-[47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    'is not a UUID in lower case',
  ),
);

export const submissionStates = [
  'received',
  'confirmed',
  'rejected',
  'seated',
  'waiting',
  'erased',
] as const;
export type SubmissionState = (typeof submissionStates)[number];

const timestamp = v.pipe(v.string(), v.isoTimestamp());

export const receipt = v.object({
  id: submissionId,
  /** Opens this receipt; it is told to the sender alone. */
  secret: v.string(),
  kind: v.picklist(submissionKinds),
  state: v.picklist(submissionStates),
  at: timestamp,
  /** When its words are erased. */
  expires: v.nullable(timestamp),
  /** What staff say to it. */
  reply: v.nullable(v.string()),
});
export type Receipt = v.InferOutput<typeof receipt>;

export const receiptsToCheck = v.strictObject({
  ids: v.pipe(v.array(submissionId), v.maxLength(200, 'names more than 200 receipts')),
});
/** Which of them the server has; the others are to be sent again. */
export const receiptsKnown = v.object({ known: v.array(submissionId) });
