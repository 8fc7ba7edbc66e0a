// What the API is asked and what it answers, operation by operation. The server takes its checks
// and its types from here, the page its addresses and its checks; the OpenAPI document is made of it.

import * as v from 'valibot';
import {
  accounts,
  auditPage,
  decision,
  door,
  enrolment,
  invitation,
  invitationAsked,
  passkeyAnswer,
  passkeyQuestion,
  queueItem,
  queuePage,
  roleChange,
  signedIn,
  statusChange,
} from './desk.ts';
import { deskFigures } from './desk-figures.ts';
import { draft, draftStep, draftUndo, stationsFile } from './draft.ts';
import { liveStatus } from './live.ts';
import { match, matchList, newMatch } from './match.ts';
import { needCounts } from './need.ts';
import type { ProblemCode } from './problem.ts';
import { programmesFile } from './programme.ts';
import { seatsLeft } from './seats.ts';
import { receipt, receiptsKnown, receiptsToCheck, submission } from './submission.ts';
import { hazardList, memberList, taskDone, taskList, taskTaken } from './team.ts';

export interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Parameters in braces, as in OpenAPI. */
  readonly path: `/api/${string}`;
  readonly summary: string;
  /** Parameters after the question mark. */
  readonly query?: Readonly<Record<string, string>>;
  /** Who may: anybody, who holds the receipt, who has signed in with this role or more. */
  readonly who: 'anybody' | 'sender' | 'reader' | 'editor' | 'admin';
  /** Of the JSON that is sent; absent: none is. */
  readonly body?: v.GenericSchema;
  /** Of the JSON that comes back; absent: none does. */
  readonly answer?: v.GenericSchema;
  readonly problems?: readonly ProblemCode[];
}

export const contract = {
  sendSubmission: {
    method: 'POST',
    path: '/api/submissions',
    summary: 'Send a submission; its id is the header Idempotency-Key',
    who: 'anybody',
    body: submission,
    answer: receipt,
    problems: ['no_key', 'other_body', 'unknown_place', 'past', 'no_sign_up', 'full', 'too_many'],
  },
  readReceipt: {
    method: 'GET',
    path: '/api/receipts/{id}',
    summary: 'What became of a submission',
    who: 'sender',
    answer: receipt,
    problems: ['wrong_secret'],
  },
  eraseSubmission: {
    method: 'DELETE',
    path: '/api/receipts/{id}',
    summary: 'Take a submission back: its words are erased',
    who: 'sender',
    problems: ['wrong_secret'],
  },
  checkReceipts: {
    method: 'POST',
    path: '/api/receipts/check',
    summary: 'Which of these submissions the server has',
    who: 'anybody',
    body: receiptsToCheck,
    answer: receiptsKnown,
  },
  readTasks: {
    method: 'GET',
    path: '/api/receipts/{id}/tasks',
    summary: 'The tasks that a member of the service team has taken',
    who: 'sender',
    answer: taskList,
    problems: ['wrong_secret'],
  },
  takeTask: {
    method: 'POST',
    path: '/api/receipts/{id}/tasks',
    summary: 'Take a task; staff have confirmed who joined before',
    who: 'sender',
    body: taskTaken,
    answer: taskList,
    problems: ['wrong_secret', 'unknown_place', 'not_allowed'],
  },
  returnTask: {
    method: 'DELETE',
    path: '/api/receipts/{id}/tasks/{task}',
    summary: 'Give a task back that is not done',
    who: 'sender',
    answer: taskList,
    problems: ['wrong_secret', 'not_found'],
  },
  finishTask: {
    method: 'POST',
    path: '/api/receipts/{id}/hours',
    summary: 'Tell how long a task took',
    who: 'sender',
    body: taskDone,
    answer: taskList,
    problems: ['wrong_secret', 'not_found'],
  },
  readHazards: {
    method: 'GET',
    path: '/api/receipts/{id}/hazards',
    summary: 'Hazards of the last 30 days that staff have confirmed, for the team to look at',
    who: 'sender',
    answer: hazardList,
    problems: ['wrong_secret', 'not_allowed'],
  },
  countNeeds: {
    method: 'GET',
    path: '/api/needs',
    summary: 'Persons by the service and the part of the day they need',
    query: { area: 'Id of an area' },
    who: 'anybody',
    answer: needCounts,
    problems: ['unknown_place'],
  },
  readSeats: {
    method: 'GET',
    path: '/api/seats',
    summary: 'Seats and places on the waiting list that an occurrence of a programme has left',
    query: {
      area: 'Id of an area',
      programme: 'Id of a programme',
      date: 'Local date of the occurrence',
    },
    who: 'anybody',
    answer: seatsLeft,
    problems: ['unknown_place', 'past', 'no_sign_up'],
  },
  readStatus: {
    method: 'GET',
    path: '/api/status',
    summary: 'What staff have confirmed about stations and services',
    query: { area: 'Id of an area; without it, of all' },
    who: 'anybody',
    answer: liveStatus,
    problems: ['unknown_place'],
  },
  readSelf: {
    method: 'GET',
    path: '/api/desk/me',
    summary: 'Who is signed in',
    who: 'reader',
    answer: signedIn,
  },
  readDoor: {
    method: 'GET',
    path: '/api/desk/door',
    summary: 'Ways to sign in beside a passkey',
    who: 'anybody',
    answer: door,
  },
  askEnrolment: {
    method: 'POST',
    path: '/api/desk/enrolment/question',
    summary: 'Begin to enrol a passkey with an enrolment code',
    who: 'anybody',
    body: enrolment,
    answer: passkeyQuestion,
    problems: ['bad_code', 'too_many'],
  },
  finishEnrolment: {
    method: 'POST',
    path: '/api/desk/enrolment',
    summary: 'Enrol the passkey, and sign in',
    who: 'anybody',
    body: passkeyAnswer,
    answer: signedIn,
    problems: ['bad_code', 'bad_passkey', 'too_many'],
  },
  askSignIn: {
    method: 'POST',
    path: '/api/desk/session/question',
    summary: 'Begin to sign in with a passkey',
    who: 'anybody',
    body: v.strictObject({}),
    answer: passkeyQuestion,
    problems: ['too_many'],
  },
  signIn: {
    method: 'POST',
    path: '/api/desk/session',
    summary: 'Sign in with a passkey; the answer sets a cookie',
    who: 'anybody',
    body: passkeyAnswer,
    answer: signedIn,
    problems: ['bad_passkey', 'too_many'],
  },
  signOut: {
    method: 'DELETE',
    path: '/api/desk/session',
    summary: 'Sign out',
    who: 'reader',
  },
  readQueue: {
    method: 'GET',
    path: '/api/desk/submissions',
    summary: 'Submissions, the oldest first; telephone numbers are masked',
    query: {
      kind: 'One kind of submission; without it, all',
      state: 'Only in this state',
      area: 'Only about this area',
      after: 'Where the page before ended: its `next`',
    },
    who: 'reader',
    answer: queuePage,
    problems: ['invalid'],
  },
  readSubmission: {
    method: 'GET',
    path: '/api/desk/submissions/{id}',
    summary: 'One submission in full; that it was read is in the audit log',
    who: 'editor',
    answer: queueItem,
    problems: ['not_found'],
  },
  decide: {
    method: 'POST',
    path: '/api/desk/submissions/{id}/decision',
    summary: 'Confirm or reject; a confirmed report becomes live status',
    who: 'editor',
    body: decision,
    answer: queueItem,
    problems: ['not_found', 'already_decided', 'past'],
  },
  undoDecision: {
    method: 'DELETE',
    path: '/api/desk/submissions/{id}/decision',
    summary: 'Take a decision back, with its reply, its match and the live status it set',
    who: 'editor',
    answer: queueItem,
    problems: ['not_found', 'nothing_to_undo'],
  },
  readMatches: {
    method: 'GET',
    path: '/api/desk/matches',
    summary: 'Needs that were matched, the newest first; 500 at most',
    query: { area: 'Id of an area; without it, of all' },
    who: 'reader',
    answer: matchList,
    problems: ['unknown_place'],
  },
  makeMatch: {
    method: 'POST',
    path: '/api/desk/matches',
    summary: 'Match a need with a service, a programme or an offer; both sides are told',
    who: 'editor',
    body: newMatch,
    answer: match,
    problems: ['not_found', 'unknown_place', 'no_need', 'already_decided', 'past'],
  },
  readTeam: {
    method: 'GET',
    path: '/api/desk/team',
    summary: 'Who is in the service team, with tasks and hours; telephone numbers are masked',
    query: { area: 'Id of an area' },
    who: 'reader',
    answer: memberList,
    problems: ['unknown_place'],
  },
  readFigures: {
    method: 'GET',
    path: '/api/desk/figures',
    summary: 'What came in, how fast it was answered, check-ins, seats and hours, as counts',
    query: { area: 'Id of an area', from: 'RFC 3339 timestamp', until: 'the same, after it' },
    who: 'reader',
    answer: deskFigures,
    problems: ['invalid', 'unknown_place'],
  },
  setStatus: {
    method: 'POST',
    path: '/api/desk/status',
    summary: 'Set the live status of a station or a service without a report',
    who: 'editor',
    body: statusChange,
    problems: ['unknown_place', 'past'],
  },
  readDraft: {
    method: 'GET',
    path: '/api/desk/drafts/{id}',
    summary: 'The data of an area with all changes that stand, and the history of changes',
    who: 'reader',
    answer: draft,
    problems: ['unknown_place'],
  },
  changeDraft: {
    method: 'POST',
    path: '/api/desk/drafts/{id}',
    summary: 'Change, add or remove a station or a programme in the draft',
    who: 'editor',
    body: draftStep,
    answer: draft,
    problems: ['unknown_place'],
  },
  undoDraft: {
    method: 'POST',
    path: '/api/desk/drafts/{id}/undo',
    summary: 'Take a change back, or bring one that was taken back',
    who: 'editor',
    body: draftUndo,
    answer: draft,
    problems: ['unknown_place', 'not_found'],
  },
  exportStations: {
    method: 'GET',
    path: '/api/desk/drafts/{id}/stations',
    summary: 'Stations of the draft as GeoJSON, for `circle area build --stations`',
    who: 'reader',
    answer: stationsFile,
    problems: ['unknown_place'],
  },
  exportProgrammes: {
    method: 'GET',
    path: '/api/desk/drafts/{id}/programmes',
    summary: 'Programmes of the draft as JSON, for `circle area build --programmes`',
    who: 'reader',
    answer: programmesFile,
    problems: ['unknown_place'],
  },
  readAudit: {
    method: 'GET',
    path: '/api/desk/audit',
    summary: 'The audit log, the newest first',
    query: { before: 'Where the page before ended: its `next`' },
    who: 'admin',
    answer: auditPage,
    problems: ['invalid'],
  },
  readAccounts: {
    method: 'GET',
    path: '/api/desk/staff',
    summary: 'Everybody who is enrolled',
    who: 'admin',
    answer: accounts,
  },
  changeRole: {
    method: 'PATCH',
    path: '/api/desk/staff/{id}',
    summary: 'Give somebody another role',
    who: 'admin',
    body: roleChange,
    problems: ['not_allowed'],
  },
  removeAccount: {
    method: 'DELETE',
    path: '/api/desk/staff/{id}',
    summary: 'Remove somebody, their passkeys and their sessions',
    who: 'admin',
    problems: ['not_allowed'],
  },
  invite: {
    method: 'POST',
    path: '/api/desk/invitations',
    summary: 'Make an enrolment code; it is told once',
    who: 'admin',
    body: invitationAsked,
    answer: invitation,
  },
} as const satisfies Record<string, Operation>;
