// The public holidays of a country and its make-up workdays (调休): weekend days
// worked in exchange for a longer holiday. Both are decreed year by year and can't
// be derived, so a calendar has a first and a last day, and beyond them it knows
// nothing. Format of the file: docs/formats/hours.md.

import * as v from 'valibot';
import { chinaOffsetMinutes, parseDate } from '#core/local-time.ts';
import type { Localized } from '#core/units.ts';

const day = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const value = parseDate(dataset.value);
    if (value !== null) return value;
    addIssue({ message: `not a date (YYYY-MM-DD): ${JSON.stringify(dataset.value)}` });
    return NEVER;
  }),
);

/** Checks `data/calendar/*.json`; its dates become days (see local-time). */
export const calendarFile = v.object({
  format: v.literal(1),
  from: day,
  until: day,
  /** The decrees the dates are taken from. */
  sources: v.array(
    v.object({ title: v.string(), number: v.string(), date: day, url: v.optional(v.string()) }),
  ),
  holidays: v.array(
    v.object({
      name: v.object({ zh: v.string(), en: v.optional(v.string()) }),
      from: day,
      to: day,
      makeup_workdays: v.array(day),
    }),
  ),
});
export type CalendarFile = v.InferOutput<typeof calendarFile>;

export interface SpecialDay {
  readonly kind: 'public_holiday' | 'makeup_workday';
  /** Name of the holiday, also that of the holiday a make-up workday pays for. */
  readonly name: Localized;
}

export interface Calendar {
  readonly utcOffsetMinutes: number;
  /** First and last day known. */
  readonly from: number;
  readonly until: number;
  readonly specialDays: ReadonlyMap<number, SpecialDay>;
}

/** For a place whose public holidays nobody has told: every day is as its weekday. */
export const withoutHolidays = (utcOffsetMinutes: number): Calendar => ({
  utcOffsetMinutes,
  from: Number.NEGATIVE_INFINITY,
  until: Number.POSITIVE_INFINITY,
  specialDays: new Map(),
});

export function calendarOf(
  { from, until, holidays }: CalendarFile,
  utcOffsetMinutes = chinaOffsetMinutes,
): Calendar {
  const specialDays = new Map<number, SpecialDay>();
  for (const { name, from: first, to: last, makeup_workdays } of holidays) {
    for (let day = first; day <= last; day++)
      specialDays.set(day, { kind: 'public_holiday', name });
    for (const day of makeup_workdays) specialDays.set(day, { kind: 'makeup_workday', name });
  }
  return { utcOffsetMinutes, from, until, specialDays };
}
