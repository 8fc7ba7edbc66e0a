// The hours of the coming week, for a table: seven days from today with what sets
// a day apart from the ordinary week. A span belongs to the day it begins on.

import { dayOf, formatDate, localMinuteOf, weekdayOf } from '#core/local-time.ts';
import type { Station } from '#core/station.ts';
import type { Instant, Localized } from '#core/units.ts';
import type { Calendar } from './calendar.ts';
import { type DayHours, dayHours } from './day-hours.ts';
import { policyOf, type StationPart } from './policy.ts';
import type { Span } from './spans.ts';

export interface WeekDay {
  /** `2026-11-24`. */
  readonly date: string;
  /** 0 is Monday. */
  readonly weekday: number;
  /** In order; none: closed. */
  readonly spans: readonly (Span & { readonly certain: boolean })[];
  /** What the calendar makes of the day. */
  readonly kind: 'ordinary' | 'public_holiday' | 'makeup_workday' | 'not_known';
  /** Name of the holiday, or why other hours hold for these dates. */
  readonly name: Localized | null;
}

/** Seven days from today; null: the part has no hours of its own. */
export function weekOf(
  station: Station,
  part: StationPart,
  when: Instant,
  calendar: Calendar,
): readonly WeekDay[] | null {
  const policy = policyOf(station, part);
  if (!policy) return null;
  const today = dayOf(localMinuteOf(when, calendar.utcOffsetMinutes));
  return Array.from({ length: 7 }, (_, index) => {
    const day = today + index;
    return weekDay(day, dayHours(policy, day, calendar), calendar);
  });
}

function weekDay(day: number, hours: DayHours, { from, until }: Calendar): WeekDay {
  const { open, unknown, special, override } = hours;
  return {
    date: formatDate(day),
    weekday: weekdayOf(day),
    spans: [
      ...open.map((span) => ({ ...span, certain: true })),
      ...unknown.map((span) => ({ ...span, certain: false })),
    ].sort((a, b) => a.from - b.from),
    kind: special?.kind ?? (from <= day && day <= until ? 'ordinary' : 'not_known'),
    name: special?.name ?? override?.reason ?? null,
  };
}
