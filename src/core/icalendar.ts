// Programmes as an iCalendar file (RFC 5545): what a phone's calendar takes in or
// subscribes to. A rule goes as it is, and the public holidays it skips as EXDATE, so that
// the calendar shows what the page shows. ical.js writes; it is given jCal (RFC 7265).

import ICAL from 'ical.js';
import type { Calendar } from './hours/calendar.ts';
import { formatDate, formatLocalTime, utcOffsetAt } from './local-time.ts';
import type { Programme } from './programme.ts';
import { isSkipped, localTimeOf, ruleDays } from './programmes-on-day.ts';
import { type Instant, instant, type LngLat } from './units.ts';
import { zoneChanges } from './zone-changes.ts';

/** A programme, and what its entry says of it. */
export interface CalendarEntry {
  readonly programme: Programme;
  /** The day of one occurrence, since 1970-01-01; null: all of them. */
  readonly day: number | null;
  readonly title: string;
  readonly description: string;
  readonly location: string;
  readonly at: LngLat | null;
  readonly series: string;
}

export interface CalendarFileInput {
  /** Id of the area: with that of the programme it makes the lasting id of an entry. */
  readonly area: string;
  /** Name of the calendar. */
  readonly name: string;
  /** IANA name of the area's clock. */
  readonly timeZone: string;
  readonly calendar: Calendar;
  readonly entries: readonly CalendarEntry[];
}

type Property = [
  name: string,
  parameters: Record<string, string>,
  type: string,
  ...values: unknown[],
];
type Component = [name: string, properties: Property[], components: Component[]];

/** The furthest a clock's changes are told for a rule that never ends. */
const furthestYears = 3;

export function calendarText(input: CalendarFileInput): string {
  const events = input.entries
    .map((entry) => eventOf(entry, input))
    .filter((event) => event !== null);
  const properties: Property[] = [
    ['version', {}, 'text', '2.0'],
    ['prodid', {}, 'text', '-//15-minute service circle//programmes//ZH'],
    ['calscale', {}, 'text', 'GREGORIAN'],
    ['method', {}, 'text', 'PUBLISH'],
    ['name', {}, 'text', input.name],
    ['x-wr-calname', {}, 'text', input.name],
    ['x-wr-timezone', {}, 'text', input.timeZone],
    // How often who subscribes should ask again, as RFC 7986 says it and as older programs do.
    ['refresh-interval', {}, 'duration', 'P1D'],
    ['x-published-ttl', {}, 'text', 'PT24H'],
  ];
  const file: Component = ['vcalendar', properties, [zoneOf(input), ...events]];
  return `${ICAL.stringify(file)}\r\n`;
}

/** Null: it never takes place. */
function eventOf(entry: CalendarEntry, input: CalendarFileInput): Component | null {
  const { programme, day } = entry;
  const { calendar, timeZone } = input;
  const zone = { tzid: timeZone };
  // The first that the rule names: whether a start that it doesn't name counts, programs disagree.
  const first =
    day ?? ruleDays(programme, { until: furthestDay(programme), calendar }).next().value;
  if (first === undefined) return null;
  const start = localTimeOf(programme.start, calendar).slice(11);
  const timeOn = (date: number) => `${formatDate(date)}T${start}:00`;
  const updated = new Date(programme.updated).toISOString().replace(/\.\d+/, '');
  const rule = day === null ? programme.rrule : undefined;
  const skipped = rule !== undefined ? skippedDays(programme, calendar).map(timeOn) : [];
  const uid = day === null ? programme.id : `${programme.id}.${formatDate(day)}`;
  const properties: Property[] = [
    ['uid', {}, 'text', `${uid}@${input.area}.service-circle`],
    ['dtstamp', {}, 'date-time', updated],
    ['last-modified', {}, 'date-time', updated],
    ['dtstart', zone, 'date-time', timeOn(first)],
    ['duration', {}, 'duration', `PT${minutesOf(programme)}M`],
    ...(rule !== undefined
      ? [['rrule', {}, 'recur', ICAL.Recur.fromString(rule).toJSON()] as Property]
      : []),
    ...(skipped.length > 0 ? [['exdate', zone, 'date-time', ...skipped] as Property] : []),
    ['summary', {}, 'text', entry.title],
    ['description', {}, 'text', entry.description],
    ['location', {}, 'text', entry.location],
    ...(entry.at ? [['geo', {}, 'float', [entry.at[1], entry.at[0]]] as Property] : []),
    ['categories', {}, 'text', entry.series],
  ];
  return ['vevent', properties, []];
}

const minutesOf = ({ start, end }: Programme): number =>
  Math.round((Date.parse(end) - Date.parse(start)) / 60_000);

/** Some years after the start: far enough for a first occurrence, near enough to end. */
const furthestDay = ({ start }: Programme): number =>
  Math.floor(Date.parse(start) / 86_400_000) + 366 * furthestYears;

/** Days the rule names and on which nothing takes place; the holidays known are finitely many. */
function skippedDays(programme: Programme, calendar: Calendar): number[] {
  if (programme.exdate_policy === undefined || calendar.specialDays.size === 0) return [];
  const until = Math.max(...calendar.specialDays.keys());
  return [...ruleDays(programme, { until, calendar })].filter((day) =>
    isSkipped(programme, day, calendar),
  );
}

function zoneOf({ timeZone, calendar, entries }: CalendarFileInput): Component {
  const starts = entries.map(({ programme }) => Date.parse(programme.start));
  const from = instant(starts.length > 0 ? Math.min(...starts) - 400 * 86_400_000 : 0);
  const until = instant(from + (furthestYears + 2) * 366 * 86_400_000);
  const offset = utcOffsetAt(timeZone, from) ?? calendar.utcOffsetMinutes;
  const changes = zoneChanges(timeZone, from, until);
  const usual = Math.min(offset, ...changes.map(({ after }) => after));
  const observance = (at: Instant, before: number, after: number): Component => [
    after > usual ? 'daylight' : 'standard',
    [
      ['dtstart', {}, 'date-time', `${formatLocalTime(at, before)}:00`],
      ['tzoffsetfrom', {}, 'utc-offset', offsetText(before)],
      ['tzoffsetto', {}, 'utc-offset', offsetText(after)],
    ],
    [],
  ];
  return [
    'vtimezone',
    [['tzid', {}, 'text', timeZone]],
    [
      observance(from, offset, offset),
      ...changes.map(({ at, before, after }) => observance(at, before, after)),
    ],
  ];
}

/** `+08:00`. */
function offsetText(minutes: number): string {
  const digits = (n: number) => String(n).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${digits(Math.floor(size / 60))}:${digits(size % 60)}`;
}
