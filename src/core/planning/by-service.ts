// Service by time band: who has each service within the cutoff in each band of the week.

import type { Calendar } from '#core/hours/calendar.ts';
import type { Spans } from '#core/hours/spans.ts';
import { eligibleTimeline } from '#core/hours/station-opening.ts';
import type { ServiceCode } from '#core/service.ts';
import type { Station } from '#core/station.ts';
import type { TimesTable } from '#core/streets/times-table.ts';
import type { Covered } from './coverage.ts';
import { phaseMinutes, weekOfEligibility } from './week.ts';
import { averageShare, phaseCoverage, weekReach } from './week-coverage.ts';

export interface ServiceQuery {
  readonly table: TimesTable;
  /** In the order of the table. */
  readonly stations: readonly Station[];
  readonly calendar: Calendar;
  /** Local minute at which the week begins. */
  readonly monday: number;
  readonly cutoffSeconds: number;
  readonly weights: Float64Array;
  /** Columns of the matrix, minutes from Monday 00:00. */
  readonly bands: readonly Spans[];
}

export interface ServiceRow {
  readonly code: ServiceCode;
  /** How many stations list it. */
  readonly stationCount: number;
  /** Share covered in each band. */
  readonly shares: readonly Covered[];
}

export const serviceMatrix = (query: ServiceQuery, codes: readonly ServiceCode[]): ServiceRow[] =>
  codes.map((code) => {
    const { table, stations, calendar, monday, cutoffSeconds, weights, bands } = query;
    const timelines = stations.map((station) => eligibleTimeline(station, [code], calendar));
    const week = weekOfEligibility(timelines, monday);
    const covered = phaseCoverage(weekReach(table, week, cutoffSeconds), weights);
    return {
      code,
      stationCount: stations.filter(({ services }) => services.some((one) => one.code === code))
        .length,
      shares: bands.map((spans) => averageShare(covered, phaseMinutes(week, spans))),
    };
  });
