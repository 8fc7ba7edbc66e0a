// The ledger: what people were told beside what is in the database. Each confirmed submission is
// there once with its words; what was taken back is not; and nothing is there that nobody sent.

import { sql } from 'kysely';
import type { Submission } from '#core/submission.ts';
import { canonicalJson } from '#server/canonical-json.ts';
import { firstBrokenEntry } from '#server/store/audit.ts';
import type { Engine } from '#server/store/engine.ts';

export interface Ledger {
  /** Told that it is kept, and not taken back. */
  readonly standing: ReadonlyMap<string, Submission>;
  readonly takenBack: ReadonlySet<string>;
  /** Told that it could not be kept, or not be taken. */
  readonly refused: ReadonlySet<string>;
}

export interface Judgement {
  readonly lost: number;
  readonly duplicated: number;
  /** Words that are not those that were sent. */
  readonly altered: number;
  /** Rows of nobody, or of those who were told that there is none. */
  readonly unasked: number;
  /** Taken back, and there all the same: what was under way arrived after the server was asked. */
  readonly cameLate: number;
  /** Rows that do not fit each other. */
  readonly faults: readonly string[];
}

export async function judge(engine: Engine, ledger: Ledger): Promise<Judgement> {
  const rows = await engine.db.selectFrom('submission').select(['id', 'kind', 'body']).execute();
  const found = new Map(rows.map((row) => [row.id, row]));
  let [lost, altered, unasked, cameLate] = [0, 0, 0, 0];
  for (const [id, submission] of ledger.standing) {
    const row = found.get(id);
    if (!row || row.body === null) lost += 1;
    else if (row.kind !== submission.kind || row.body !== canonicalJson(submission.body)) {
      altered += 1;
    }
  }
  for (const { id, body } of found.values()) {
    if (ledger.standing.has(id)) continue;
    if (!ledger.takenBack.has(id)) unasked += 1;
    else if (body !== null) cameLate += 1;
  }
  const duplicated = rows.length - found.size;
  return { lost, duplicated, altered, unasked, cameLate, faults: await findFaults(engine) };
}

export const isWell = ({ lost, duplicated, altered, unasked, faults }: Judgement): boolean =>
  lost + duplicated + altered + unasked + faults.length === 0;

const orphans: Readonly<Record<string, ReturnType<typeof sql>>> = {
  'needs that count for nothing': sql`select count(*) as n from submission s
    where kind = 'need' and body is not null
    and not exists (select 1 from need where need.submission = s.id)`,
  'counts of needs that nobody has': sql`select count(*) as n from need
    where not exists (select 1 from submission s where s.id = need.submission and body is not null)`,
  'occurrences with wrong seats': sql`select count(*) as n from occurrence o
    where seats_taken > seats or waiting_taken > waiting or
    seats_taken + waiting_taken <> (select count(*) from seat where seat.occurrence = o.id)`,
  'seats of nobody': sql`select count(*) as n from submission s
    where kind = 'sign_up' and (state in ('seated', 'waiting')) <>
    exists (select 1 from seat where seat.submission = s.id)`,
  'matches that no receipt tells': sql`select count(*) as n from match
    where not exists (select 1 from submission s
      where s.id = match.submission and state = 'confirmed' and reply is not null)`,
  'confirmed reports that nobody sees': sql`select count(*) as n from submission
    where kind = 'report' and state = 'confirmed' and not exists (select 1 from live)`,
  'tasks of who has not joined': sql`select count(*) as n from task
    where not exists (select 1 from submission s
      where s.id = task.submission and kind = 'join' and state = 'confirmed')`,
  'gaps in the steps of a draft': sql`select count(*) as n from (
    select area from draft_step group by area having max(step) <> count(*)) as broken`,
};

/** Rows that have lost those they belong to, and counts that are not what they count. */
export async function findFaults(engine: Engine): Promise<string[]> {
  const faults: string[] = [];
  for (const [name, query] of Object.entries(orphans)) {
    const { rows } = await query.execute(engine.db);
    const { n } = rows[0] as { n: number };
    if (Number(n) !== 0) faults.push(`${n} ${name}`);
  }
  const broken = await firstBrokenEntry(engine.db);
  if (broken !== null) faults.push(`the audit log is broken at ${broken}`);
  if (engine.name === 'sqlite') {
    const checked = sql<{ integrity_check: string }>`pragma integrity_check`;
    const told = (await checked.execute(engine.db)).rows[0]?.integrity_check;
    if (told !== 'ok') faults.push(`integrity: ${told}`);
  }
  return faults;
}
