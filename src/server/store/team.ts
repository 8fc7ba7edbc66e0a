// The service team as the desk sees it, and what there is for the team to look at.

import type { Kysely } from 'kysely';
import type { Join } from '#core/registration.ts';
import type { Report } from '#core/report.ts';
import type { KnownHazard, TeamMember } from '#core/team.ts';
import { type Instant, instant } from '#core/units.ts';
import { maskPhone } from '#server/mask-phone.ts';
import { timestampOf } from './live.ts';
import type { Tables } from './tables.ts';
import { taskOf } from './tasks.ts';

const mostMembers = 500;
const mostTasks = 20;

/** Whoever staff have confirmed and who has not left; who has helped longest first. */
export async function membersOf(db: Kysely<Tables>, area: string): Promise<TeamMember[]> {
  const joined = db
    .selectFrom('submission')
    .select(['id', 'body', 'at_ms'])
    .where('kind', '=', 'join')
    .where('state', '=', 'confirmed')
    .where('area', '=', area)
    .where('body', 'is not', null)
    .orderBy('at_ms')
    .orderBy('id')
    .limit(mostMembers);
  const tasks = db
    .selectFrom('task')
    .selectAll()
    .where('area', '=', area)
    .orderBy('at_ms', 'desc')
    .orderBy('id');
  const [rows, all] = await Promise.all([joined.execute(), tasks.execute()]);
  const byMember = Map.groupBy(all, ({ submission }) => submission);
  return rows
    .map((row) => memberOf(row, byMember.get(row.id) ?? []))
    .sort((one, other) => other.minutes - one.minutes);
}

function memberOf(
  { id, body, at_ms }: Pick<Tables['submission'], 'id' | 'body' | 'at_ms'>,
  tasks: readonly Tables['task'][],
): TeamMember {
  const { name, phone, tasks: offers } = JSON.parse(body as string) as Join;
  return {
    id: id as TeamMember['id'],
    name,
    phone: phone === undefined ? null : maskPhone(phone),
    joined: timestampOf(instant(at_ms)),
    offers,
    minutes: tasks.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
    tasks: tasks.slice(0, mostTasks).map(taskOf),
  };
}

const mostHazards = 500;

/** Confirmed ones that were reported since, the newest first: each kind once at each station. */
export async function hazardsSince(
  db: Kysely<Tables>,
  area: string,
  since: Instant,
): Promise<KnownHazard[]> {
  const rows = await db
    .selectFrom('submission')
    .select(['body', 'at_ms'])
    .where('kind', '=', 'report')
    .where('state', '=', 'confirmed')
    .where('area', '=', area)
    .where('at_ms', '>=', since)
    .where('body', 'is not', null)
    .orderBy('at_ms', 'desc')
    .orderBy('id')
    .limit(mostHazards)
    .execute();
  const found = new Map<string, KnownHazard>();
  for (const { body, at_ms } of rows) {
    const report = JSON.parse(body as string) as Report;
    if (report.about !== 'hazard') continue;
    const { station, hazard } = report;
    const key = `${station} ${hazard}`;
    if (!found.has(key)) found.set(key, { station, hazard, at: timestampOf(instant(at_ms)) });
  }
  return [...found.values()];
}
