// Which programmes take place on which days. Recurrence rules (RFC 5545) are expanded by
// ical.js in local time, as its floating times; an occurrence that falls on a public
// holiday is counted by the rule but does not take place.

import ICAL from 'ical.js';
import type { Calendar } from '#core/hours/calendar.ts';
import { formatDate, formatLocalTime, parseDate } from '#core/local-time.ts';
import type { Programme } from '#core/programme.ts';
import { instant } from '#core/units.ts';

export interface Occurrence {
  readonly programme: Programme;
  /** Days since 1970-01-01, local. */
  readonly day: number;
  /** `19:00`, on the clock of the area. */
  readonly start: string;
  readonly end: string;
  /** False: past the end of the holiday calendar it may be a holiday. */
  readonly certain: boolean;
}

export interface DaysQuery {
  /** First and last day, since 1970-01-01, local. */
  readonly from: number;
  readonly until: number;
  readonly calendar: Calendar;
}

export interface DayQuery {
  readonly station: string;
  /** Days since 1970-01-01, local. */
  readonly day: number;
  readonly calendar: Calendar;
}

/** In the order of their start. */
export const programmesOnDay = (
  programmes: readonly Programme[],
  { station, day, calendar }: DayQuery,
): Occurrence[] =>
  programmesBetween(
    programmes.filter((programme) => programme.station_id === station),
    { from: day, until: day, calendar },
  );

/** In the order of their start. */
export const programmesBetween = (
  programmes: readonly Programme[],
  query: DaysQuery,
): Occurrence[] =>
  programmes
    .flatMap((programme) => [...occurrencesOf(programme, query)])
    .sort((a, b) => a.day - b.day || a.start.localeCompare(b.start));

/** One after the other, so that whoever wants the next one alone expands no further. */
export function* occurrencesOf(
  programme: Programme,
  { from, until, calendar }: DaysQuery,
): Generator<Occurrence> {
  const { start, end } = clockOf(programme, calendar);
  const skips = programme.exdate_policy === 'skip_public_holidays';
  for (const day of ruleDays(programme, { until, calendar })) {
    if (day < from || isSkipped(programme, day, calendar)) continue;
    const certain = !skips || (calendar.from <= day && day <= calendar.until);
    yield { programme, day, start, end, certain };
  }
}

/** Start and end of each occurrence, `19:00`. */
function clockOf(programme: Programme, calendar: Calendar) {
  const clock = (timestamp: string) => localTimeOf(timestamp, calendar).slice(11);
  return { start: clock(programme.start), end: clock(programme.end) };
}

export const isSkipped = (
  { exdate_policy }: Programme,
  day: number,
  { specialDays }: Calendar,
): boolean =>
  exdate_policy === 'skip_public_holidays' && specialDays.get(day)?.kind === 'public_holiday';

/** `2026-12-01T19:00`, on the clock of the area. */
export const localTimeOf = (timestamp: string, { utcOffsetMinutes }: Calendar): string =>
  formatLocalTime(instant(Date.parse(timestamp)), utcOffsetMinutes);

/** The days the rule names, holidays among them. */
export function* ruleDays(
  { rrule, start }: Programme,
  { until, calendar }: Pick<DaysQuery, 'until' | 'calendar'>,
): Generator<number> {
  const local = localTimeOf(start, calendar);
  const first = parseDate(local.slice(0, 10)) ?? 0;
  if (rrule === undefined) {
    if (first <= until) yield first;
    return;
  }
  const times = ICAL.Recur.fromString(rrule).iterator(ICAL.Time.fromDateTimeString(`${local}:00`));
  const last = formatDate(until);
  // Each step is at least a day, so there can't be more steps than days.
  for (let step = 0; step <= until - first; step++) {
    const date = times.next()?.toString().slice(0, 10);
    if (date === undefined || date > last) return;
    const day = parseDate(date);
    if (day !== null) yield day;
  }
}
