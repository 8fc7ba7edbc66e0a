// What the desk and the server tell each other: who is signed in, what waits, what was decided.

import * as v from 'valibot';
import { serviceChoice } from './need.ts';
import { idText, plainText } from './plain-text.ts';
import { submissionId, submissionKinds, submissionStates } from './submission.ts';

/** Each may what those before it may. */
export const roles = ['reader', 'editor', 'admin'] as const;
export type Role = (typeof roles)[number];

const timestamp = v.pipe(v.string(), v.isoTimestamp());
const role = v.picklist(roles);

const account = v.object({ id: v.string(), name: v.string(), role });
export const signedIn = account;
export type SignedIn = v.InferOutput<typeof signedIn>;
export const accounts = v.object({ staff: v.array(account) });
export const roleChange = v.strictObject({ role });

/** Ways in beside a passkey. */
export const door = v.object({
  /** An identity provider, at `/api/desk/oidc`. */
  provider: v.boolean(),
});

export const invitationAsked = v.strictObject({ role });
export const invitation = v.object({ code: v.string(), role, expires: timestamp });

/** A code as it was told, with or without its dashes, and what the person wants to be called. */
export const enrolment = v.strictObject({
  code: v.pipe(v.string(), v.maxLength(40)),
  name: plainText(20),
});

/** For `navigator.credentials` by way of a WebAuthn library, as JSON (WebAuthn Level 3, 5.1.8). */
export const passkeyQuestion = v.object({ question: v.string(), options: v.looseObject({}) });
const base64url = (longest: number) =>
  v.pipe(v.string(), v.maxLength(longest), v.regex(/^[\w-]+$/, 'is not base64url'));

/** The `question` that is answered, and what the library gave. */
export const passkeyAnswer = v.strictObject({
  question: base64url(64),
  response: v.looseObject({ id: base64url(2048) }),
});

export const queueItem = v.object({
  id: submissionId,
  kind: v.picklist(submissionKinds),
  area: v.string(),
  state: v.picklist(submissionStates),
  at: timestamp,
  reply: v.nullable(v.string()),
  /** As it was sent; null: erased. */
  body: v.nullable(v.looseObject({})),
});
export type QueueItem = v.InferOutput<typeof queueItem>;
/** `next`: null where there are no more. */
export const queuePage = v.object({ items: v.array(queueItem), next: v.nullable(v.string()) });

export const decision = v.strictObject({
  state: v.picklist(['confirmed', 'rejected']),
  /** For the sender, on their receipt. */
  reply: v.optional(plainText(300)),
  /** For everybody, beside the live status. */
  note: v.optional(plainText(100)),
  /** When the live status ends; absent: with the next confirmed report about the same thing. */
  until: v.optional(timestamp),
});

export const statusChange = v.strictObject({
  area: idText,
  station: idText,
  /** Absent: the station as a whole. */
  service: v.optional(serviceChoice),
  status: v.picklist(['out_of_order', 'limited', 'temporarily_closed', 'ok']),
  note: v.optional(plainText(100)),
  until: v.optional(timestamp),
});

export const auditPage = v.object({
  entries: v.array(
    v.object({
      seq: v.number(),
      at: timestamp,
      who: v.string(),
      what: v.string(),
      subject: v.string(),
    }),
  ),
  next: v.nullable(v.string()),
});
