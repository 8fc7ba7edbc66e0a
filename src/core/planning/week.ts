// A week of eligibility: one concrete week on the calendar, so that its holidays and make-up
// workdays count, cut at every minute at which some station opens or closes. Between two cuts
// nothing changes, and stretches in which the same stations count are one phase. Whatever is
// computed for a phase holds exactly for all of its minutes.

import type { Timeline } from '#core/hours/timeline.ts';
import { dayOf, minutesPerDay, weekdayOf } from '#core/local-time.ts';
import { type Eligibility, type EligibilityLevel, levelOf } from './eligibility.ts';

export const minutesPerWeek = 7 * minutesPerDay;
export const hoursPerWeek = 168;

/** Minutes of a week, from Monday 00:00. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Index into the phases. */
  readonly phase: number;
}

export interface Week {
  /** Local minute of its Monday, 00:00. */
  readonly monday: number;
  readonly stationCount: number;
  /** Different from each other. */
  readonly phases: readonly Eligibility[];
  /** In order, from the first minute of the week to the last. */
  readonly stretches: readonly Stretch[];
}

/** Monday 00:00 of the week that a local minute lies in. */
export function mondayOf(localMinute: number): number {
  const day = dayOf(localMinute);
  return (day - weekdayOf(day)) * minutesPerDay;
}

/** The level of a station from a minute of the week on. */
interface Change {
  readonly at: number;
  readonly station: number;
  readonly level: EligibilityLevel;
}

/** The week from `monday` on, for the timelines of the stations (`eligibleTimeline`). */
export function weekOfEligibility(timelines: readonly Timeline[], monday: number): Week {
  const changes = timelines
    .flatMap((timeline, station) => changesOf(timeline, station, monday))
    .sort((a, b) => a.at - b.at);
  const now = new Uint8Array(timelines.length);
  const phases: Eligibility[] = [];
  const known = new Map<string, number>();
  const stretches: Stretch[] = [];
  for (let i = 0, from = 0; from < minutesPerWeek; ) {
    for (; i < changes.length && changes[i]?.at === from; i++) {
      const { station, level } = changes[i] as Change;
      now[station] = level;
    }
    const key = String.fromCharCode(...now);
    const phase = known.get(key) ?? phases.push(now.slice()) - 1;
    known.set(key, phase);
    const to = changes[i]?.at ?? minutesPerWeek;
    stretches.push({ from, to, phase });
    from = to;
  }
  return { monday, stationCount: timelines.length, phases, stretches };
}

/** When the level of a station changes; its first one is that at the beginning. */
function changesOf(timeline: Timeline, station: number, monday: number): Change[] {
  const changes: Change[] = [];
  const end = monday + minutesPerWeek;
  for (let minute = monday; minute < end; minute = timeline.steadyUntil(minute)) {
    const level = levelOf(timeline, minute);
    if (changes.at(-1)?.level !== level) changes.push({ at: minute - monday, station, level });
  }
  return changes;
}

/** Minutes of each phase within spans of the week, which are apart from each other. */
export function phaseMinutes(
  { phases, stretches }: Week,
  spans: readonly { readonly from: number; readonly to: number }[],
): Float64Array {
  const minutes = new Float64Array(phases.length);
  for (const { from, to } of spans) {
    for (const stretch of stretches) {
      const both = Math.min(to, stretch.to) - Math.max(from, stretch.from);
      if (both > 0) minutes[stretch.phase] = (minutes[stretch.phase] as number) + both;
    }
  }
  return minutes;
}

/** Minutes of each phase in each of the 168 hours, hour by hour, as one list. */
export function phaseMinutesByHour(
  week: Week,
): readonly { readonly hour: number; readonly phase: number; readonly minutes: number }[] {
  return week.stretches.flatMap(({ from, to, phase }) => {
    const first = Math.floor(from / 60);
    const count = Math.ceil(to / 60) - first;
    return Array.from({ length: count }, (_, i) => {
      const hour = first + i;
      const minutes = Math.min(to, 60 * (hour + 1)) - Math.max(from, 60 * hour);
      return { hour, phase, minutes };
    });
  });
}
