// What the API says when it can't do what it was asked to: a problem document (RFC 9457). `code`
// is stable, so that a page finds its own words for it; `title`, `detail` and the reasons are
// English sentences for whoever reads them as they are.

import * as v from 'valibot';

export const problemCodes = [
  'not_found',
  'method_not_allowed',
  'bad_query',
  'not_json',
  'wrong_type',
  'too_large',
  'invalid',
  'no_key',
  'other_body',
  'unknown_place',
  'past',
  'no_sign_up',
  'full',
  'wrong_secret',
  'not_signed_in',
  'not_allowed',
  'other_site',
  'already_decided',
  'nothing_to_undo',
  'no_need',
  'bad_code',
  'bad_passkey',
  'too_many',
  'busy',
  'failed',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

export const problem = v.object({
  type: v.literal('about:blank'),
  code: v.picklist(problemCodes),
  title: v.string(),
  status: v.number(),
  detail: v.optional(v.string()),
  /** What is wrong with which field: `body.services.0`. */
  errors: v.optional(v.array(v.object({ field: v.string(), reason: v.string() }))),
});
export type Problem = v.InferOutput<typeof problem>;
