// What happened in a span of time, as counts. A week of one area is little enough to be looked
// through row by row, which both engines do alike.

import type { Kysely } from 'kysely';
import type { DeskFigures } from '#core/desk-figures.ts';
import { formatLocalTime } from '#core/local-time.ts';
import type { CheckIn } from '#core/registration.ts';
import { submissionKinds } from '#core/submission.ts';
import type { Instant } from '#core/units.ts';
import type { Tables } from './tables.ts';

export interface FiguresQuery {
  readonly area: string;
  /** The span begins with the first and ends before the second. */
  readonly from: Instant;
  readonly until: Instant;
  readonly utcOffsetMinutes: number;
}

export async function readFigures(db: Kysely<Tables>, query: FiguresQuery): Promise<DeskFigures> {
  const { area, from, until } = query;
  const rows = await db
    .selectFrom('submission')
    .select(['kind', 'state', 'at_ms', 'decided_ms', 'body'])
    .where('area', '=', area)
    .where('at_ms', '>=', from)
    .where('at_ms', '<', until)
    .execute();
  const kinds = submissionKinds.map((kind) => {
    const all = rows.filter((row) => row.kind === kind);
    const waits = all.flatMap(({ at_ms, decided_ms }) =>
      decided_ms === null ? [] : decided_ms - at_ms,
    );
    return {
      kind,
      received: all.length,
      answered: all.filter(({ state }) => state !== 'received' && state !== 'erased').length,
      waiting: all.filter(({ state }) => state === 'received').length,
      medianSeconds: median(waits),
    };
  });
  const stations = rows.flatMap(({ kind, body }) =>
    kind === 'check_in' && body !== null ? (JSON.parse(body) as CheckIn).station : [],
  );
  const checkIns = Object.entries(Object.groupBy(stations, (station) => station))
    .map(([station, all = []]) => ({ station, persons: all.length }))
    .sort((a, b) => b.persons - a.persons || a.station.localeCompare(b.station));
  const [occurrences, team] = await Promise.all([seatsIn(db, query), hoursIn(db, query)]);
  return { area, kinds, checkIns, occurrences, team };
}

/** Seconds; of an even number the lower of the two in the middle; null: there are none. */
function median(milliseconds: readonly number[]): number | null {
  const middle = milliseconds.toSorted((a, b) => a - b)[Math.floor((milliseconds.length - 1) / 2)];
  return middle === undefined ? null : Math.round(middle / 1000);
}

async function seatsIn(db: Kysely<Tables>, { area, from, until, utcOffsetMinutes }: FiguresQuery) {
  const [first, end] = [from, until].map((when) => formatLocalTime(when, utcOffsetMinutes));
  const rows = await db.selectFrom('occurrence').selectAll().orderBy('id').execute();
  return rows
    .map(({ id, seats, seats_taken, waiting_taken }) => {
      const [of = '', programme = '', date = ''] = id.split('/');
      return { of, programme, date, seats, seated: seats_taken, waiting: waiting_taken };
    })
    .filter(({ of, date }) => of === area && `${date}T12` >= (first ?? '') && date < (end ?? ''))
    .map(({ of: _, ...occurrence }) => occurrence);
}

async function hoursIn(db: Kysely<Tables>, { area, from, until }: FiguresQuery) {
  const rows = await db
    .selectFrom('task')
    .select('minutes')
    .where('area', '=', area)
    .where('done_ms', '>=', from)
    .where('done_ms', '<', until)
    .execute();
  return { tasks: rows.length, minutes: rows.reduce((sum, row) => sum + (row.minutes ?? 0), 0) };
}
