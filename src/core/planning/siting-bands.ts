// The bands of the week in which a station can be kept open longer. They do not overlap and
// fill the week; in each band every phase of the week is a class of hours.

import { minutesPerDay } from '#core/local-time.ts';
import { eligible } from './eligibility.ts';
import type { HourClass } from './siting-hours.ts';
import { phaseMinutes, type Week } from './week.ts';

export interface OpeningBand {
  /** In the syntax of opening hours: `Mo-Fr 17:00-20:00`. */
  readonly text: string;
  /** 0 is Monday. */
  readonly weekdays: readonly number[];
  /** Hours of the day. */
  readonly from: number;
  readonly to: number;
}

const dayKinds = [
  { text: 'Mo-Fr', weekdays: [0, 1, 2, 3, 4] },
  { text: 'Sa,Su', weekdays: [5, 6] },
];
const edges = [0, 6, 9, 17, 20, 22, 24];
const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

export const openingBands: readonly OpeningBand[] = dayKinds.flatMap(({ text, weekdays }) =>
  edges.slice(1).map((to, i) => {
    const from = edges[i] as number;
    return { text: `${text} ${clock(from)}-${clock(to)}`, weekdays, from, to };
  }),
);

/** The same weights in every hour; stations count as open where they are for certain. */
export const hourClasses = (
  week: Week,
  weights: Float64Array,
  bands: readonly OpeningBand[] = openingBands,
): HourClass[] =>
  bands.flatMap(({ weekdays, from, to }, band) => {
    const spans = weekdays.map((day) => ({
      from: day * minutesPerDay + from * 60,
      to: day * minutesPerDay + to * 60,
    }));
    return Array.from(phaseMinutes(week, spans)).flatMap((minutes, phase): HourClass[] => {
      if (minutes === 0) return [];
      const isOpen = Array.from(week.phases[phase] ?? [], (level) => level === eligible);
      return [{ hours: minutes / 60, band, isOpen, weights }];
    });
  });
