// The tables, as Kysely sees them. The same on both engines: text, and numbers below 2^53;
// times are milliseconds since 1970, JSON is text.

import type { Role } from '#core/desk.ts';
import type { TeamTask } from '#core/registration.ts';
import type { SubmissionKind, SubmissionState } from '#core/submission.ts';

interface SubmissionTable {
  /** The sender's UUID, which makes a repeated request the same submission. */
  id: string;
  kind: SubmissionKind;
  area: string;
  /** Canonical JSON; null: erased. */
  body: string | null;
  /** SHA-256 of the body; null: erased, for a hash tells a telephone number. */
  body_sha: string | null;
  state: SubmissionState;
  reply: string | null;
  at_ms: number;
  expires_ms: number;
  /** When staff decided; null: they have not. */
  decided_ms: number | null;
}

/** What a need counts for, without who said so. */
interface NeedTable {
  submission: string;
  area: string;
  /** `station/<id>` or `neighbourhood/<name>`; empty: an export from before this was kept. */
  place: string;
  service: string;
  part: string;
}

/** One occurrence of a programme. */
interface OccurrenceTable {
  id: string;
  seats: number;
  waiting: number;
  seats_taken: number;
  waiting_taken: number;
}

interface SeatTable {
  submission: string;
  occurrence: string;
}

/** One for each need that was matched; it goes when either side is erased. */
interface MatchTable {
  submission: string;
  area: string;
  /** The submission of who offers; null: a service or a programme meets it. */
  offer: string | null;
  /** JSON of `matchTarget`. */
  target: string;
  at_ms: number;
}

/** A task that a member of the team has taken. */
interface TaskTable {
  id: string;
  /** That they have joined. */
  submission: string;
  area: string;
  task: TeamTask;
  station: string | null;
  at_ms: number;
  minutes: number | null;
  done_ms: number | null;
}

/** Steps of the draft of an area's data. */
interface DraftStepTable {
  area: string;
  /** From 1 on in each area. */
  step: number;
  kind: 'station' | 'programme';
  id: string;
  /** JSON; null: it is removed. */
  value: string | null;
  is_undone: number;
  who: string;
  at_ms: number;
}

/** Confirmed reports: the newest about each thing. */
interface LiveTable {
  area: string;
  station: string;
  /** Empty: the station as a whole. */
  service: string;
  status: 'out_of_order' | 'limited' | 'temporarily_closed' | 'ok';
  until_ms: number | null;
  note: string | null;
  at_ms: number;
}

/** What was confirmed about a thing, one after the other; the last is what `live` shows. */
interface LiveStepTable extends LiveTable {
  /** From 1 on for each thing. */
  step: number;
  /** The report; `staff`: without one; empty: from before steps were kept. */
  source: string;
}

interface AuditTable {
  seq: number;
  at_ms: number;
  who: string;
  what: string;
  subject: string;
  previous: string;
  hash: string;
}

/** The one row at which writers to the audit log queue up. */
interface AuditHeadTable {
  id: number;
  seq: number;
  hash: string;
}

interface StaffTable {
  id: string;
  name: string;
  role: Role;
  at_ms: number;
}

interface PasskeyTable {
  id: string;
  staff: string;
  public_key: string;
  counter: number;
}

interface InvitationTable {
  code_sha: string;
  role: Role;
  expires_ms: number;
}

interface ChallengeTable {
  id: string;
  challenge: string;
  /** The invitation it belongs to; null: a sign-in. */
  code_sha: string | null;
  name: string | null;
  expires_ms: number;
}

interface SessionTable {
  token_sha: string;
  staff: string;
  at_ms: number;
  seen_ms: number;
}

interface SettingTable {
  name: string;
  value: string;
}

export interface Tables {
  submission: SubmissionTable;
  need: NeedTable;
  occurrence: OccurrenceTable;
  seat: SeatTable;
  match: MatchTable;
  task: TaskTable;
  draft_step: DraftStepTable;
  live: LiveTable;
  live_step: LiveStepTable;
  audit: AuditTable;
  audit_head: AuditHeadTable;
  staff: StaffTable;
  passkey: PasskeyTable;
  invitation: InvitationTable;
  challenge: ChallengeTable;
  session: SessionTable;
  setting: SettingTable;
}
