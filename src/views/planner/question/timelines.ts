// When stations are open with the services asked for, and the weeks that make. A scenario
// leaves most stations as they are, and one that moves keeps its hours: so each keeps its
// timeline as long as the question stays the same, and the same timelines make the same week.

import type { Calendar } from '#core/hours/calendar.ts';
import { eligibleTimeline } from '#core/hours/station-opening.ts';
import type { Timeline } from '#core/hours/timeline.ts';
import { type Week, weekOfEligibility } from '#core/planning/week.ts';
import type { ServiceCode } from '#core/service.ts';
import type { Station } from '#core/station.ts';

interface Known {
  readonly station: Station;
  readonly services: readonly ServiceCode[];
  readonly calendar: Calendar;
  readonly timeline: Timeline;
}
const known = new WeakMap<Station, Known>();
/** Known last, by id. */
const latest = new Map<string, Known>();

export const timelinesOf = (
  stations: readonly Station[],
  services: readonly ServiceCode[],
  calendar: Calendar,
): Timeline[] =>
  stations.map((station) => {
    const before = known.get(station) ?? latest.get(station.id);
    const isKnown =
      before?.services === services &&
      before.calendar === calendar &&
      isSameButPlace(before.station, station);
    const timeline = isKnown ? before.timeline : eligibleTimeline(station, services, calendar);
    const now = { station, services, calendar, timeline };
    known.set(station, now);
    latest.set(station.id, now);
    return timeline;
  });

const isSameButPlace = (one: Station, other: Station): boolean =>
  one === other ||
  [...new Set([...Object.keys(one), ...Object.keys(other)] as (keyof Station)[])].every(
    (key) => key === 'at' || one[key] === other[key],
  );

interface KnownWeek {
  readonly timelines: readonly Timeline[];
  readonly week: Week;
}
/** The latest first. */
let weeks: readonly KnownWeek[] = [];
/** Two sides, in the week on show and in another. */
const rememberedWeeks = 4;

/** The week from `monday` on. */
export function weekOf(timelines: readonly Timeline[], monday: number): Week {
  const before = weeks.find(
    (one) =>
      one.week.monday === monday &&
      one.timelines.length === timelines.length &&
      one.timelines.every((timeline, s) => timeline === timelines[s]),
  );
  const week = before?.week ?? weekOfEligibility(timelines, monday);
  const others = weeks.filter((one) => one !== before).slice(0, rememberedWeeks - 1);
  weeks = [{ timelines, week }, ...others];
  return week;
}
