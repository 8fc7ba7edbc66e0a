// What staff have confirmed about stations and services: the newest about each.

import type { Kysely, Transaction } from 'kysely';
import type { LiveReport } from '#core/live.ts';
import { type Instant, instant } from '#core/units.ts';
import type { Tables } from './tables.ts';

export async function currentStatus(
  db: Kysely<Tables>,
  now: Instant,
  area?: string,
): Promise<LiveReport[]> {
  const query = db
    .selectFrom('live')
    .selectAll()
    .where((e) => e.or([e('until_ms', 'is', null), e('until_ms', '>', now)]))
    .orderBy('area')
    .orderBy('station')
    .orderBy('service');
  const rows = await (area === undefined ? query : query.where('area', '=', area)).execute();
  return rows.map((row) => ({
    station: row.station,
    service: row.service === '' ? null : row.service,
    status: row.status,
    until: row.until_ms === null ? null : timestampOf(instant(row.until_ms)),
    note: row.note,
    at: timestampOf(instant(row.at_ms)),
  }));
}

/** Takes the place of what was known about the same thing. */
export const setStatus = (
  transaction: Transaction<Tables>,
  { area, station, service, ...rest }: Tables['live'],
) =>
  transaction
    .insertInto('live')
    .values({ area, station, service, ...rest })
    .onConflict((conflict) => conflict.columns(['area', 'station', 'service']).doUpdateSet(rest))
    .execute();

/** What was set by this report and by nothing after it; what it replaced does not come back. */
export const dropStatus = (
  transaction: Transaction<Tables>,
  { area, station, service, at_ms }: Tables['live'],
) =>
  transaction
    .deleteFrom('live')
    .where('area', '=', area)
    .where('station', '=', station)
    .where('service', '=', service)
    .where('at_ms', '=', at_ms)
    .execute();

export const timestampOf = (when: Instant): string => new Date(when).toISOString();
