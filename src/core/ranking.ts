// Puts the stations in the order a rider asks for: near by network time, and open
// when the rider gets there. Pure: stations, times, hours and conditions in, rows
// out. "Open on arrival" asks for ten minutes that are left, so that nobody rides to
// a door that is being locked; unknown hours never count as open.

import type { Calendar } from '#core/hours/calendar.ts';
import { isOpen, minutesLeft, type Opening, type OpenState } from '#core/hours/opening.ts';
import { eligibleOpening, eligibleTimeline } from '#core/hours/station-opening.ts';
import { dayOf, localMinuteOf, minutesPerDay, weekdayOf } from '#core/local-time.ts';
import type { ServiceCode } from '#core/service.ts';
import type { Station } from '#core/station.ts';
import { distance } from '#core/streets/graph.ts';
import { type ProfileName, profiles } from '#core/streets/profile.ts';
import { type Instant, instant, type LngLat } from '#core/units.ts';

/** A visit shorter than this is not worth the ride. */
export const leastMinutes = 10;
/** Streets are this much longer than the straight line, as a rule of thumb. */
const detourFactor = 1.4;
/** The office day of a workday, minutes from midnight; the rest is after hours (八小时以外). */
const officeHours = { from: 8 * 60, to: 18 * 60 };

export interface Travel {
  readonly seconds: number;
  readonly metres: number;
}

/** The conditions of the view state that decide which stations are listed. */
export interface Conditions {
  readonly services: readonly ServiceCode[];
  readonly open: 'arrival' | 'now' | 'any';
  readonly hours: 'any' | 'after' | 'always';
}

export interface RankQuery {
  readonly stations: readonly Station[];
  /** In the order of the stations, null where not reached; null: no place to start from. */
  readonly travels: readonly (Travel | null)[] | null;
  readonly departure: Instant;
  readonly calendar: Calendar;
  readonly conditions: Conditions;
}

export interface RankedStation {
  readonly station: Station;
  /** null: no place to start from, or not reached. */
  readonly travel: Travel | null;
  /** Arrival where there is a travel, else departure: the moment `opening` speaks of. */
  readonly moment: Instant;
  /** Of the station with all wanted services together. */
  readonly opening: Opening;
  /** Infinity: no end in sight. */
  readonly minutesLeft: number;
}

export interface Ranking {
  readonly rows: readonly RankedStation[];
  /** Stations that only the opening condition leaves out. */
  readonly left: readonly RankedStation[];
}

export function rankStations(query: RankQuery): Ranking {
  const { stations, travels, departure, calendar, conditions } = query;
  const rows: RankedStation[] = [];
  const left: RankedStation[] = [];
  for (const [index, station] of stations.entries()) {
    if (!offers(station, conditions.services) || !keepsHours(station, query)) continue;
    const travel = travels?.[index] ?? null;
    const moment = travel ? arrivalAt(departure, travel) : departure;
    const opening = eligibleOpening(station, conditions.services, moment, calendar);
    const row = { station, travel, moment, opening, minutesLeft: minutesLeft(opening, moment) };
    (passes(row, query) ? rows : left).push(row);
  }
  const order = travels === null ? byOpening : byTravel;
  return { rows: rows.sort(order), left: left.sort(order) };
}

export const arrivalAt = (departure: Instant, { seconds }: Travel): Instant =>
  instant(departure + seconds * 1000);

const offers = (station: Station, codes: readonly ServiceCode[]): boolean =>
  codes.every((code) => station.services.some((service) => service.code === code));

function passes(row: RankedStation, { travels, departure, calendar, conditions }: RankQuery) {
  if (conditions.open === 'any') return true;
  if (conditions.open === 'now') {
    return isOpen(eligibleOpening(row.station, conditions.services, departure, calendar));
  }
  // Without a start there is no arrival: all are listed, the open ones first.
  if (travels === null) return true;
  return row.travel !== null && row.minutesLeft >= leastMinutes;
}

function keepsHours(station: Station, { departure, calendar, conditions }: RankQuery): boolean {
  if (conditions.hours === 'any') return true;
  if (conditions.hours === 'always') {
    const opening = eligibleOpening(station, conditions.services, departure, calendar);
    return minutesLeft(opening, departure) === Number.POSITIVE_INFINITY;
  }
  const timeline = eligibleTimeline(station, conditions.services, calendar);
  const span = afterHoursAround(departure, calendar);
  for (let minute = span.from; minute < span.to; minute = timeline.steadyUntil(minute)) {
    if (timeline.at(minute).verdict === 'open') return true;
  }
  return false;
}

/** From the end of this office day to the start of the next; all of a day off. Local minutes. */
function afterHoursAround(departure: Instant, calendar: Calendar): { from: number; to: number } {
  // Before the office opens it is still the night of the day before.
  const day = dayOf(localMinuteOf(departure, calendar.utcOffsetMinutes) - officeHours.from);
  const special = calendar.specialDays.get(day)?.kind;
  const dayOff =
    special === 'public_holiday' || (weekdayOf(day) >= 5 && special !== 'makeup_workday');
  const from = day * minutesPerDay + (dayOff ? officeHours.from : officeHours.to);
  return { from, to: (day + 1) * minutesPerDay + officeHours.from };
}

const stateOrder: Record<OpenState, number> = { open: 0, closing: 1, unknown: 2, closed: 3 };

function byOpening(a: RankedStation, b: RankedStation): number {
  const states = stateOrder[a.opening.state] - stateOrder[b.opening.state];
  if (states !== 0) return states;
  if (a.opening.state !== 'closed') return compare(b.minutesLeft, a.minutesLeft);
  return compare(a.opening.next ?? Infinity, b.opening.next ?? Infinity);
}

function byTravel(a: RankedStation, b: RankedStation): number {
  const times = compare(a.travel?.seconds ?? Infinity, b.travel?.seconds ?? Infinity);
  return times !== 0 ? times : byOpening(a, b);
}

/** Unlike a difference, right for two infinities. */
const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0);

/** The left-out station that opens first; null: none is known to. */
export const firstToOpen = ({ left }: Ranking): RankedStation | null =>
  left
    .filter(({ opening }) => opening.next !== null)
    .reduce<RankedStation | null>(
      (first, row) => (first && compare(nextOf(first), nextOf(row)) <= 0 ? first : row),
      null,
    );
const nextOf = ({ opening }: RankedStation): number => opening.next ?? Infinity;

/** Straight lines made longer by a rule of thumb: the answer until streets give theirs. */
export function estimateTravels(
  from: LngLat,
  stations: readonly Station[],
  profile: ProfileName,
): Travel[] {
  const { speed, parkSeconds } = profiles[profile];
  return stations.map(({ at }) => {
    const metres = distance(from, at) * detourFactor;
    return { metres, seconds: metres / (speed / 3.6) + parkSeconds };
  });
}

/** Whether an error of the position could swap the first two. */
export function tooCloseToTell(
  rows: readonly RankedStation[],
  accuracyMetres: number | null,
): boolean {
  const [first, second] = rows;
  if (accuracyMetres === null || !first?.travel || !second?.travel) return false;
  return second.travel.metres - first.travel.metres < accuracyMetres;
}
