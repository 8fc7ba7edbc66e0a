// The bands of the week in which a station can be kept open longer, and the week cut into
// hours, each with its band and who is open in it.

import type { Timeline } from '#core/hours/timeline.ts';
import { minutesPerDay, weekdayOf } from '#core/local-time.ts';
import { type HourClass, mergeHours } from './siting-hours.ts';

export interface Band {
  /** In the syntax of opening hours: `Mo-Fr 17:00-20:00`. */
  readonly text: string;
  /** 0 is Monday. */
  readonly weekdays: readonly number[];
  /** Hours of the day. */
  readonly hours: readonly number[];
}

const workdays = [0, 1, 2, 3, 4];
const weekend = [5, 6];
const partsOfDay = [
  { text: '06:00-09:00', hours: [6, 7, 8] },
  { text: '09:00-17:00', hours: [9, 10, 11, 12, 13, 14, 15, 16] },
  { text: '17:00-20:00', hours: [17, 18, 19] },
  { text: '20:00-22:00', hours: [20, 21] },
  { text: '22:00-24:00', hours: [22, 23] },
  { text: '00:00-06:00', hours: [0, 1, 2, 3, 4, 5] },
] as const;

/** Every hour of the week lies in one. */
export const usualBands: readonly Band[] = [
  ...partsOfDay.map(({ text, hours }) => ({ text: `Mo-Fr ${text}`, weekdays: workdays, hours })),
  ...partsOfDay.map(({ text, hours }) => ({ text: `Sa,Su ${text}`, weekdays: weekend, hours })),
];

export interface WeekQuery {
  /** One for each station. */
  readonly timelines: readonly Timeline[];
  /** Any day of the week, as a number (`local-time.ts`). */
  readonly day: number;
  readonly bands: readonly Band[];
  readonly weights: Float64Array;
}

/** A station counts as open in an hour if it is, for certain, from its beginning to its end. */
export function weekClasses({ timelines, day, bands, weights }: WeekQuery): HourClass[] {
  const monday = day - weekdayOf(day);
  const hours: HourClass[] = [];
  for (let hour = 0; hour < 168; hour++) {
    const weekday = Math.floor(hour / 24);
    const minute = monday * minutesPerDay + hour * 60;
    const band = bands.findIndex(
      (one) => one.weekdays.includes(weekday) && one.hours.includes(hour % 24),
    );
    const isOpen = timelines.map((timeline) => isOpenThrough(timeline, minute, minute + 60));
    hours.push({ hours: 1, band, isOpen, weights });
  }
  return mergeHours(hours);
}

function isOpenThrough(timeline: Timeline, from: number, to: number): boolean {
  for (let minute = from; minute < to; minute = timeline.steadyUntil(minute)) {
    if (timeline.at(minute).verdict !== 'open') return false;
  }
  return true;
}
