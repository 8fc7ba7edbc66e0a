// What staff have confirmed about stations and services: the newest about each, and the steps that
// led there, so that one can be taken back.

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

type Thing = Pick<Tables['live'], 'area' | 'station' | 'service'>;

const put = (
  transaction: Transaction<Tables>,
  { area, station, service, ...rest }: Tables['live'],
) =>
  transaction
    .insertInto('live')
    .values({ area, station, service, ...rest })
    .onConflict((conflict) => conflict.columns(['area', 'station', 'service']).doUpdateSet(rest))
    .execute();

/** The step that was taken last about a thing; undefined: none is left. */
const lastStep = (transaction: Transaction<Tables>, { area, station, service }: Thing) =>
  transaction
    .selectFrom('live_step')
    .selectAll()
    .where('area', '=', area)
    .where('station', '=', station)
    .where('service', '=', service)
    .orderBy('step', 'desc')
    .executeTakeFirst();

/** Takes the place of what was known about the same thing. `source`: a report, or `staff`. */
export async function setStatus(
  transaction: Transaction<Tables>,
  live: Tables['live'],
  source: string,
): Promise<void> {
  // The row is held until the end, so that steps about one thing are numbered one after the other.
  await put(transaction, live);
  const step = ((await lastStep(transaction, live))?.step ?? 0) + 1;
  await transaction
    .insertInto('live_step')
    .values({ ...live, source, step })
    .execute();
}

/** What a report has set goes, and what was set before it shows again, if nothing came after. */
export async function dropStatus(
  transaction: Transaction<Tables>,
  { area, station, service, at_ms }: Tables['live'],
  report: string,
): Promise<void> {
  // As above: nobody takes a step about it meanwhile.
  await transaction
    .updateTable('live')
    .set((e) => ({ at_ms: e.ref('at_ms') }))
    .where('area', '=', area)
    .where('station', '=', station)
    .where('service', '=', service)
    .execute();
  await transaction
    .deleteFrom('live_step')
    .where('area', '=', area)
    .where('station', '=', station)
    .where('service', '=', service)
    // One from before steps were kept does not say whose it is.
    .where((e) =>
      e.or([e('source', '=', report), e.and([e('source', '=', ''), e('at_ms', '=', at_ms)])]),
    )
    .execute();
  const last = await lastStep(transaction, { area, station, service });
  if (last) {
    const { step: _, source: __, ...live } = last;
    await put(transaction, live);
    return;
  }
  await transaction
    .deleteFrom('live')
    .where('area', '=', area)
    .where('station', '=', station)
    .where('service', '=', service)
    .where('at_ms', '=', at_ms)
    .execute();
}

export const timestampOf = (when: Instant): string => new Date(when).toISOString();
