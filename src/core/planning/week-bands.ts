// Bands of the week with a name: office hours and what lies outside them (八小时以外), evenings,
// nights, days off. Which days are worked says the calendar: a make-up Saturday has office
// hours, a holiday has none. Beyond the calendar the weekday decides.

import type { Calendar } from '#core/hours/calendar.ts';
import { type Span, type Spans, spansWhere } from '#core/hours/spans.ts';
import { dayOf, minutesPerDay, weekdayOf } from '#core/local-time.ts';
import { minutesPerWeek } from './week.ts';

export const weekBands = ['week', 'office', 'after', 'evening', 'night', 'days_off'] as const;
export type WeekBand = (typeof weekBands)[number];

/** The office day of a workday, minutes from midnight. */
export interface OfficeDay {
  readonly from: number;
  readonly to: number;
}
export const usualOfficeDay: OfficeDay = { from: 9 * 60, to: 17 * 60 };
/** From 22:00 to 06:00. */
const night = { from: 22 * 60, to: 6 * 60 };

const wholeWeek: Spans = [{ from: 0, to: minutesPerWeek }];

/** Minutes from Monday 00:00, in order and apart. `monday`: local minute at which the week begins. */
export function spansOfBand(
  band: WeekBand,
  { monday, calendar, office }: { monday: number; calendar: Calendar; office: OfficeDay },
): Spans {
  const onDays = (list: readonly Span[], isWanted: (day: number) => boolean = () => true): Spans =>
    Array.from({ length: 7 }, (_, i) => i)
      .filter((i) => isWanted(dayOf(monday) + i))
      .flatMap((i) =>
        list.map(({ from, to }) => ({
          from: i * minutesPerDay + from,
          to: i * minutesPerDay + to,
        })),
      );
  const isWorked = (day: number) => !isDayOff(day, calendar);
  switch (band) {
    case 'week':
      return wholeWeek;
    case 'office':
      return onDays([office], isWorked);
    case 'after':
      return spansWhere([wholeWeek, onDays([office], isWorked)], (open) => open === 1);
    case 'evening':
      return onDays([{ from: office.to, to: night.from }]);
    case 'night':
      return onDays([
        { from: 0, to: night.to },
        { from: night.from, to: minutesPerDay },
      ]);
    case 'days_off':
      return onDays([{ from: 0, to: minutesPerDay }], (day) => !isWorked(day));
  }
}

function isDayOff(day: number, calendar: Calendar): boolean {
  const special = calendar.specialDays.get(day)?.kind;
  if (special !== undefined) return special === 'public_holiday';
  return weekdayOf(day) >= 5;
}
