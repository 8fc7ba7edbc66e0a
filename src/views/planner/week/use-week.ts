// The week of a side: which phases every point is covered in, and what follows for hours
// and bands. Only the panels that speak of hours ask for it.

import { useMemo } from 'react';
import { localMinuteOf } from '#core/local-time.ts';
import type { Covered } from '#core/planning/coverage.ts';
import { mondayOf, phaseMinutes, type Week } from '#core/planning/week.ts';
import {
  type OfficeDay,
  spansOfBand,
  type WeekBand,
  weekBands,
} from '#core/planning/week-bands.ts';
import {
  averageShare,
  type HourlyCoverage,
  hourlyCoverage,
  phaseCoverage,
  type WeekReach,
  weekReach,
} from '#core/planning/week-coverage.ts';
import { useApp } from '#state/store.ts';
import { cutoffSeconds } from '#views/planner/map/scene.ts';
import { timelinesOf, weekOf } from '#views/planner/question/timelines.ts';
import type { Planner, Side } from '#views/planner/question/use-planner.ts';

export interface PlannerWeek {
  readonly week: Week;
  readonly reach: WeekReach;
  readonly hourly: HourlyCoverage;
  readonly bands: readonly (Covered & { readonly band: WeekBand; readonly hours: number })[];
}

/** Office hours of a workday, as the address has them. */
export function useOffice(): OfficeDay {
  const text = useApp((state) => state.view.office);
  return useMemo(() => {
    const [from = 9, to = 17] = text.split('-').map(Number);
    return { from: from * 60, to: to * 60 };
  }, [text]);
}

/** Local minute of the Monday of the week in question: that of the moment, or this one. */
export function useMonday({ question, area }: Planner): number {
  const now = useApp((state) => state.now);
  return mondayOf(question.minute ?? localMinuteOf(now, area.manifest.utcOffsetMinutes));
}

export function useWeek(planner: Planner, side: Side, office: OfficeDay): PlannerWeek {
  const services = useApp((state) => state.view.services);
  const monday = useMonday(planner);
  const { calendar } = planner.area;
  const { weights, question } = planner;
  const cutoff = cutoffSeconds(question);
  const { stations, table } = side;
  const week = useMemo(
    () => weekOf(timelinesOf(stations, services, calendar), monday),
    [stations, services, calendar, monday],
  );
  return useMemo(() => {
    const reach = weekReach(table, week, cutoff);
    const phases = phaseCoverage(reach, weights);
    return {
      week,
      reach,
      hourly: hourlyCoverage(phases, week),
      bands: weekBands.map((band) => {
        const minutes = phaseMinutes(week, spansOfBand(band, { monday, calendar, office }));
        const hours = minutes.reduce((sum, each) => sum + each, 0) / 60;
        return { band, hours, ...averageShare(phases, minutes) };
      }),
    };
  }, [table, week, weights, cutoff, monday, calendar, office]);
}
