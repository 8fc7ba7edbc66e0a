// Service by time band: who has each service within the cutoff in each band of the week.

import type { Calendar } from '#core/hours/calendar.ts';
import type { Spans } from '#core/hours/spans.ts';
import { eligibleTimeline } from '#core/hours/station-opening.ts';
import type { ServiceCode } from '#core/service.ts';
import type { Station } from '#core/station.ts';
import type { Covered } from './coverage.ts';
import { phaseMinutes, type Week, weekOfEligibility } from './week.ts';
import { averageShare, type PhaseCoverage } from './week-coverage.ts';

export interface ServiceQuery {
  readonly stations: readonly Station[];
  readonly calendar: Calendar;
  /** Local minute at which the week begins. */
  readonly monday: number;
  /** Columns of the matrix, minutes from Monday 00:00. */
  readonly bands: readonly Spans[];
  /** Weight covered in each phase, of stations in the order of these. */
  readonly inPhases: (week: Week) => PhaseCoverage;
}

export interface ServiceRow {
  readonly code: ServiceCode;
  /** How many stations list it. */
  readonly stationCount: number;
  /** Share covered in each band. */
  readonly shares: readonly Covered[];
}

export const serviceMatrix = (
  { stations, calendar, monday, bands, inPhases }: ServiceQuery,
  codes: readonly ServiceCode[],
): ServiceRow[] =>
  codes.map((code) => {
    const timelines = stations.map((station) => eligibleTimeline(station, [code], calendar));
    const week = weekOfEligibility(timelines, monday);
    const covered = inPhases(week);
    const offering = stations.filter(({ services }) => services.some((one) => one.code === code));
    return {
      code,
      stationCount: offering.length,
      shares: bands.map((spans) => averageShare(covered, phaseMinutes(week, spans))),
    };
  });
