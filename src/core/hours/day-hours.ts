// The hours of one day. How a day counts is not always certain: past the end of
// the calendar a Monday may be a holiday, and a make-up Saturday stands for a day
// from Monday to Friday without anybody saying which. So a day has readings: where
// all of them are open it is open, where none is it is closed, and where they
// differ it is unknown.

import { weekdayOf } from '#core/local-time.ts';
import type { Calendar, SpecialDay } from './calendar.ts';
import type { Opening } from './opening.ts';
import { type HoursRules, parseHours } from './parse.ts';
import type { DatedHours, HoursPolicy } from './policy.ts';
import { closedAllDay, openAllDay, type Spans, spansWhere } from './spans.ts';

export interface DayHours {
  readonly open: Spans;
  readonly unknown: Spans;
  /** What decided where it is open or closed. */
  readonly reason: Opening['reason'];
  /** Why it is unknown where it is. */
  readonly doubt: Opening['reason'];
  readonly special: SpecialDay | null;
  readonly override: DatedHours | null;
}

type DayKind = 'ordinary' | SpecialDay['kind'];

export function dayHours(policy: HoursPolicy, day: number, calendar: Calendar): DayHours {
  const special = calendar.specialDays.get(day) ?? null;
  const override = policy.overrides.findLast(({ from, to }) => from <= day && day <= to) ?? null;
  const text = override?.text ?? policy.text;
  const hours = parseHours(text);
  if (hours.kind === 'unreadable') {
    const reason = text.trim() === '' ? 'not_stated' : 'unreadable';
    return { open: [], unknown: openAllDay, reason, doubt: reason, special, override };
  }
  const weekday = weekdayOf(day);
  const ordinary = hours.weekdays[weekday] ?? closedAllDay;
  // Hours for certain dates that name no weekday speak of exactly those dates.
  const kinds = override && hours.everyDay ? ['ordinary' as const] : kindsOf(day, calendar);
  const readings = [
    ...new Set(kinds.flatMap((kind) => readingsAs(kind, { hours, policy, weekday }))),
  ];
  const setAside = special !== null && readings.some((reading) => reading !== ordinary);
  return {
    ...agreement(readings),
    reason: setAside ? special.kind : override ? 'override' : isAllWeek(hours) ? 'always' : 'week',
    doubt: special?.kind ?? 'calendar_ends',
    special,
    override,
  };
}

/** What a day may be; only a weekend day can be a make-up workday. */
function kindsOf(day: number, calendar: Calendar): readonly DayKind[] {
  if (calendar.from <= day && day <= calendar.until) {
    return [calendar.specialDays.get(day)?.kind ?? 'ordinary'];
  }
  const weekend = weekdayOf(day) >= 5;
  return ['ordinary', 'public_holiday', ...(weekend ? (['makeup_workday'] as const) : [])];
}

interface Context {
  readonly hours: HoursRules;
  readonly policy: HoursPolicy;
  readonly weekday: number;
}

const anything = [openAllDay, closedAllDay];

function readingsAs(kind: DayKind, { hours, policy, weekday }: Context): readonly Spans[] {
  const ordinary = hours.weekdays[weekday] ?? closedAllDay;
  if (kind === 'ordinary') return [ordinary];
  if (kind === 'makeup_workday') {
    const workdays = hours.weekdays.slice(0, 5);
    if (policy.makeupWorkday === 'as_weekday') return workdays;
    return policy.makeupWorkday === 'as_weekend' ? [ordinary] : [ordinary, ...workdays];
  }
  if (hours.holidays) return [hours.holidays[weekday] ?? closedAllDay];
  if (policy.holiday === 'open') return [ordinary];
  return policy.holiday === 'closed' ? [closedAllDay] : anything;
}

function agreement(readings: readonly Spans[]): Pick<DayHours, 'open' | 'unknown'> {
  const [only] = readings;
  if (readings.length === 1 && only) return { open: only, unknown: [] };
  return {
    open: spansWhere(readings, (open) => open === readings.length),
    unknown: spansWhere(readings, (open) => open < readings.length),
  };
}

/** Around the clock on every weekday; what of holidays, is another question. */
export const isAllWeek = ({ weekdays }: HoursRules): boolean =>
  weekdays.every(([span]) => span?.from === 0 && span.to === 1440);
