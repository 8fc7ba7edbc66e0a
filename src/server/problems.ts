// The API's refusals. Every one is a problem document with a stable code and a sentence that says
// what to do about it.

import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import * as v from 'valibot';
import type { Problem, ProblemCode } from '#core/problem.ts';

const known: Readonly<Record<ProblemCode, readonly [status: ContentfulStatusCode, title: string]>> =
  {
    not_found: [404, 'There is no such thing here'],
    method_not_allowed: [405, 'This address does not take that method'],
    bad_query: [400, 'A parameter of the address is not as it must be'],
    not_json: [400, 'The body is not JSON'],
    wrong_type: [415, 'The body must be sent as application/json'],
    too_large: [413, 'The body is too large; 64 kB is the most'],
    invalid: [422, 'Something in it is not as it must be'],
    no_key: [
      400,
      'The header Idempotency-Key must carry a random UUID, made once for this submission',
    ],
    other_body: [422, 'Another submission was sent with this id'],
    unknown_place: [422, 'The area, station, neighbourhood or date is not known here'],
    past: [422, 'That has begun or is over'],
    no_sign_up: [422, 'Nobody needs to sign up for this programme'],
    full: [422, 'All seats and all places on the waiting list are taken'],
    wrong_secret: [404, 'There is no receipt with this id and secret'],
    not_signed_in: [401, 'Sign in first'],
    not_allowed: [403, 'Your role does not allow this'],
    other_site: [403, 'This can only be sent from a page of this server'],
    already_decided: [422, 'This was decided before, or can no longer be'],
    nothing_to_undo: [422, 'There is no decision to take back'],
    no_need: [422, 'It names no need that this would meet'],
    bad_code: [403, 'The enrolment code is wrong, used or too old'],
    bad_passkey: [403, 'The passkey was not accepted; try again'],
    too_many: [429, 'Too many came from this network at once; try again later'],
    busy: [503, 'The server cannot take it now; try again later'],
    failed: [500, 'The server has failed; nothing was written'],
  };

export const statusOf = (code: ProblemCode): ContentfulStatusCode => known[code][0];

export interface Details {
  readonly detail?: string;
  readonly errors?: Problem['errors'];
  readonly retryAfterSeconds?: number;
}

export function refuse(c: Context, code: ProblemCode, details: Details = {}): Response {
  const [status, title] = known[code];
  const { retryAfterSeconds, ...rest } = details;
  c.set('refusal', code);
  const body: Problem = { type: 'about:blank', code, title, status, ...rest };
  const headers: Record<string, string> = { 'Content-Type': 'application/problem+json' };
  if (retryAfterSeconds !== undefined) headers['Retry-After'] = String(retryAfterSeconds);
  return c.json(body, status, headers);
}

const mostErrors = 10;

/** What is wrong with which field. What was sent is not repeated: it may be personal. */
export const invalid = (c: Context, issues: readonly v.BaseIssue<unknown>[]): Response =>
  refuse(c, 'invalid', {
    errors: issues.slice(0, mostErrors).map((issue) => {
      return { field: (v.getDotPath(issue) ?? '').slice(0, 200), reason: reasonOf(issue) };
    }),
  });

function reasonOf({ kind, type, received, expected, message }: v.BaseIssue<unknown>): string {
  if (kind === 'validation') return message;
  if (type === 'strict_object' && expected === 'never') return 'is not a field of this';
  if (received === 'undefined') return 'is missing';
  // Our own messages say what is wrong; the library's would repeat what was sent.
  return message.startsWith('Invalid ') ? `must be ${expected}` : message;
}
