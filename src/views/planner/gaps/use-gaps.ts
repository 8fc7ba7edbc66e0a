// The gaps of the question asked: uncovered weight as places with names, and how long they
// go without cover in a week.

import { useMemo } from 'react';
import type { NearestStation } from '#core/planning/coverage.ts';
import { findGaps, type Gap, meanInGap, placeNear } from '#core/planning/gaps.ts';
import { phaseMinutes } from '#core/planning/week.ts';
import { usualOfficeDay } from '#core/planning/week-bands.ts';
import { coveredHours } from '#core/planning/week-coverage.ts';
import { type Language, type LngLat, type Localized, localized } from '#core/units.ts';
import { cutoffSeconds } from '#views/planner/map/scene.ts';
import type { Planner } from '#views/planner/question/use-planner.ts';
import { useWeek } from '#views/planner/week/use-week.ts';

export interface NamedGap {
  readonly gap: Gap;
  readonly at: LngLat;
  /** null: no place with a name near. */
  readonly name: string | null;
  /** The same in all its languages. */
  readonly place: Localized | null;
  /** Of the week without cover, on average over its points. */
  readonly hours: number;
}

const uncovered = ({ seconds }: NearestStation, weights: Float64Array, cutoff: number) =>
  weights.map((weight, p) => ((seconds[p] as number) <= cutoff ? 0 : weight));

/** Gaps by their weight; `language` of the names. */
export function useGaps(planner: Planner, language: Language): readonly NamedGap[] {
  const { plan, weights, question, demand, places } = planner;
  const { week, reach } = useWeek(planner, plan, usualOfficeDay);
  const cutoff = cutoffSeconds(question);
  return useMemo(() => {
    const points = demand.map(({ at }) => at);
    const lack = uncovered(plan.coverage.certain.first, weights, cutoff);
    const covered = coveredHours(reach, phaseMinutes(week, [{ from: 0, to: 7 * 1440 }]));
    return findGaps(points, lack).map((gap) => {
      const at = points[gap.middle] as LngLat;
      const near = placeNear(at, places);
      return {
        gap,
        at,
        name: near && localized(near.place.name, language),
        place: near?.place.name ?? null,
        hours: 168 - meanInGap(gap, covered.least, weights),
      };
    });
  }, [demand, plan, weights, cutoff, reach, week, places, language]);
}
