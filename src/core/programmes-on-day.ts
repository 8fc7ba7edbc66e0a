// Which programmes take place at a station on one day. Recurrence rules (RFC 5545)
// are expanded by ical.js in local time, as its floating times; an occurrence that
// falls on a public holiday is counted by the rule but does not take place.

import ICAL from 'ical.js';
import type { Calendar } from '#core/hours/calendar.ts';
import { formatDate, formatLocalTime, parseDate } from '#core/local-time.ts';
import type { Programme } from '#core/programme.ts';
import { instant } from '#core/units.ts';

export interface Occurrence {
  readonly programme: Programme;
  /** `19:00`, on the clock of the area. */
  readonly start: string;
  readonly end: string;
  /** False: past the end of the holiday calendar it may be a holiday. */
  readonly certain: boolean;
}

export interface DayQuery {
  readonly station: string;
  /** Days since 1970-01-01, local. */
  readonly day: number;
  readonly calendar: Calendar;
}

/** In the order of their start. */
export function programmesOnDay(programmes: readonly Programme[], query: DayQuery): Occurrence[] {
  return programmes
    .filter((programme) => programme.station_id === query.station)
    .flatMap((programme) => occurrenceOn(programme, query) ?? [])
    .sort((a, b) => a.start.localeCompare(b.start));
}

function occurrenceOn(programme: Programme, { day, calendar }: DayQuery): Occurrence | null {
  const local = (timestamp: string) =>
    formatLocalTime(instant(Date.parse(timestamp)), calendar.utcOffsetMinutes);
  const start = local(programme.start);
  if (!takesPlace(programme, start, day)) return null;
  const skips = programme.exdate_policy === 'skip_public_holidays';
  if (skips && calendar.specialDays.get(day)?.kind === 'public_holiday') return null;
  return {
    programme,
    start: start.slice(11),
    end: local(programme.end).slice(11),
    certain: !skips || (calendar.from <= day && day <= calendar.until),
  };
}

function takesPlace({ rrule }: Programme, start: string, day: number): boolean {
  const first = parseDate(start.slice(0, 10)) ?? 0;
  if (day < first) return false;
  if (rrule === undefined) return day === first;
  const date = formatDate(day);
  const occurrences = ICAL.Recur.fromString(rrule).iterator(
    ICAL.Time.fromDateTimeString(`${start}:00`),
  );
  // Each step is at least a day, so there can't be more steps than days.
  for (let step = 0; step <= day - first; step++) {
    const next = occurrences.next()?.toString().slice(0, 10);
    if (next === undefined || next > date) return false;
    if (next === date) return true;
  }
  return false;
}
