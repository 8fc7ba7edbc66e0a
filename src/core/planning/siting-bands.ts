// The bands of the week in which a station can be kept open longer, and what that would change
// in one week on the calendar. A band is written into the hours of a station as a scenario
// does it and then read like any others: so a holiday on which the station is closed gains
// nothing, and a make-up Saturday counts as the station counts it.

import type { Calendar } from '#core/hours/calendar.ts';
import { withLongerHours } from '#core/hours/format.ts';
import { parseHours } from '#core/hours/parse.ts';
import { eligibleTimeline } from '#core/hours/station-opening.ts';
import type { ServiceCode } from '#core/service.ts';
import type { Station } from '#core/station.ts';
import { eligibilityAnyTime, eligible } from './eligibility.ts';
import { type HoursEdit, withHours } from './scenario.ts';
import type { HourClass } from './siting-hours.ts';
import { minutesPerWeek, phaseMinutes, weekOfEligibility } from './week.ts';

export interface OpeningBand {
  /** In the syntax of opening hours: `Mo-Fr 17:00-20:00`. */
  readonly text: string;
  /** 0 is Monday. */
  readonly weekdays: readonly number[];
  /** Hours of the day. */
  readonly from: number;
  readonly to: number;
}

const workdays = { text: 'Mo-Fr', weekdays: [0, 1, 2, 3, 4] };
const weekend = { text: 'Sa,Su', weekdays: [5, 6] };
const allDays = { text: 'Mo-Su', weekdays: [0, 1, 2, 3, 4, 5, 6] };
const edges = [0, 6, 9, 17, 20, 22, 24];
const clock = (hour: number) => `${String(hour).padStart(2, '0')}:00`;

/** On workdays, on the weekend, and on both. */
const bandsOfDay = edges.slice(1).map((to, i) => {
  const from = edges[i] as number;
  const on = ({ text, weekdays }: typeof allDays): OpeningBand => {
    return { text: `${text} ${clock(from)}-${clock(to)}`, weekdays, from, to };
  };
  return [on(workdays), on(weekend), on(allDays)] as const;
});

/** A station kept open in a band. */
export interface HoursChoice {
  readonly station: Station;
  readonly band: OpeningBand;
}

/** The parts that have to be open longer: the site, and what is asked for that has hours of its own. */
function partsToExtend(station: Station, services: readonly ServiceCode[]) {
  const own = station.services.filter((one) => one.hours && services.includes(one.code));
  return [
    { part: 'site' as HoursEdit['part'], hours: station.opening_hours },
    ...own.map(({ code, hours }) => ({ part: code, hours: hours ?? '' })),
  ];
}

/** Edits that keep stations open longer. */
export function editsForHours(
  choices: readonly HoursChoice[],
  services: readonly ServiceCode[],
): HoursEdit[] {
  const edits = new Map<string, HoursEdit & { readonly hours: string }>();
  for (const { station, band } of choices) {
    for (const { part, hours } of partsToExtend(station, services)) {
      const key = `${station.id} ${part}`;
      const span = { from: band.from * 60, to: band.to * 60 };
      const longer = withLongerHours(edits.get(key)?.hours ?? hours, band.weekdays, span);
      edits.set(key, { edit: 'hours', station: station.id, part, hours: longer });
    }
  }
  return [...edits.values()];
}

export interface LongerHoursQuery {
  readonly stations: readonly Station[];
  /** Asked for together. */
  readonly services: readonly ServiceCode[];
  readonly calendar: Calendar;
  /** Local minute at which the week begins. */
  readonly monday: number;
}

export interface LongerHours {
  /** `index`: that of the station. */
  readonly choices: readonly (HoursChoice & { readonly index: number })[];
  /** The whole week; stations count as open where they are for certain. */
  readonly classes: readonly HourClass[];
}

/**
 * All stations, and the bands for those in use whose hours can be read: what is not known can't
 * be made longer. What choices change adds up; where workdays and weekend do not, since
 * nobody knows as which a day will count, a station has bands of all days instead.
 */
export function longerHours(query: LongerHoursQuery): LongerHours {
  const { stations, services, calendar, monday } = query;
  const able = eligibilityAnyTime(stations, services);
  const isReadable = (station: Station) =>
    partsToExtend(station, services).every(({ hours }) => parseHours(hours).kind === 'rules');
  const tried = stations.flatMap((station, index) =>
    able[index] === eligible && isReadable(station)
      ? bandsOfDay.flatMap((bands) => bands.map((band) => ({ index, station, band })))
      : [],
  );
  const longer = tried.map((choice) =>
    editsForHours([choice], services).reduce(withHours, choice.station),
  );
  const timelines = [...stations, ...longer].map((one) =>
    eligibleTimeline(one, services, calendar),
  );
  const week = weekOfEligibility(timelines, monday);
  const isOpen = (phase: Uint8Array, t: number) => phase[stations.length + t] === eligible;
  const addsUp = (t: number) =>
    week.phases.every(
      (phase) => isOpen(phase, t + 2) === (isOpen(phase, t) || isOpen(phase, t + 1)),
    );
  const kept = tried.flatMap((_, t) => (t % 3 === 0 ? (addsUp(t) ? [t, t + 1] : [t + 2]) : []));
  const minutes = phaseMinutes(week, [{ from: 0, to: minutesPerWeek }]);
  return {
    choices: kept.map((t) => tried[t] as (typeof tried)[number]),
    classes: week.phases.map((phase, i) => ({
      hours: (minutes[i] as number) / 60,
      isOpen: stations.map((_, s) => phase[s] === eligible),
      opens: kept.map((t) => isOpen(phase, t)),
    })),
  };
}
