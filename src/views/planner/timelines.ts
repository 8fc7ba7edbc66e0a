// When stations are open with the services asked for. A scenario leaves most stations as they
// are, so each keeps its timeline as long as the question stays the same.

import type { Calendar } from '#core/hours/calendar.ts';
import { eligibleTimeline } from '#core/hours/station-opening.ts';
import type { Timeline } from '#core/hours/timeline.ts';
import type { ServiceCode } from '#core/service.ts';
import type { Station } from '#core/station.ts';

interface Known {
  readonly services: readonly ServiceCode[];
  readonly calendar: Calendar;
  readonly timeline: Timeline;
}
const known = new WeakMap<Station, Known>();

export const timelinesOf = (
  stations: readonly Station[],
  services: readonly ServiceCode[],
  calendar: Calendar,
): Timeline[] =>
  stations.map((station) => {
    const before = known.get(station);
    if (before?.services === services && before.calendar === calendar) return before.timeline;
    const timeline = eligibleTimeline(station, services, calendar);
    known.set(station, { services, calendar, timeline });
    return timeline;
  });
