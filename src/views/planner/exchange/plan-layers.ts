// The planner's figures as the layers of an export: those at hand at once, those of the
// streets when the workers have them.

import { catchmentOfAll, catchments, streetTimes } from '#compute/stations.ts';
import { eligible } from '#core/planning/eligibility.ts';
import {
  catchmentsLayer,
  type DemandOutcome,
  demandLayer,
  gapsLayer,
  stationsLayer,
  streetsLayer,
} from '#core/planning/export-layer.ts';
import type { StreetTimes } from '#core/streets/street-times.ts';
import type { NamedGap } from '#views/planner/gaps/use-gaps.ts';
import { cutoffSeconds, lineOf } from '#views/planner/map/scene.ts';
import { reachQuery } from '#views/planner/map/use-reach.ts';
import type { Planner } from '#views/planner/question/use-planner.ts';
import type { LayerMakers } from './export-panel.tsx';

export function planLayers(
  planner: Pick<Planner, 'area' | 'question' | 'plan' | 'demand'>,
  gaps: readonly NamedGap[],
): LayerMakers {
  const { plan, demand } = planner;
  const query = reachQuery(planner);
  const counted = plan.stations.filter((_, s) => plan.eligibility[s] === eligible);
  return {
    stations: () => stationsLayer(plan.stations),
    demand: () => demandLayer(demand, outcomesOf(planner)),
    ...(counted.length > 0 && {
      catchments: async (signal) => {
        const [all, each] = await Promise.all([
          catchmentOfAll(query, { signal }),
          catchments(query, { signal }),
        ]);
        return catchmentsLayer([
          { station: null, outlines: all },
          ...each.map((outlines, i) => ({ station: counted[i]?.id ?? null, outlines })),
        ]);
      },
      streets: async (signal) => streetsLayer(timedStreets(await streetTimes(query, { signal }))),
    }),
    gaps: () =>
      gapsLayer(
        gaps.map(({ gap, at, place, hours }) => ({
          at,
          name: place ?? { zh: '' },
          weight: gap.lack,
          points: gap.points.length,
          hours: Math.round(hours),
        })),
      ),
  };
}

/** Covered for certain, for certain not, or as hours decide that nobody knows. */
export function outcomesOf({ plan, question }: Pick<Planner, 'plan' | 'question'>) {
  const { certain, possible } = plan.coverage;
  const cutoff = cutoffSeconds(question);
  return Array.from(certain.first.seconds, (seconds, p): DemandOutcome => {
    const isPossible = (possible.first.seconds[p] as number) <= cutoff;
    return {
      seconds: Number.isFinite(seconds) ? seconds : null,
      station: plan.stations[certain.first.station[p] as number]?.id ?? null,
      isCovered: seconds <= cutoff ? true : isPossible ? null : false,
    };
  });
}

const timedStreets = ({ starts, coordinates, seconds }: StreetTimes) =>
  Array.from(starts.subarray(1), (end, part) => ({
    line: lineOf(coordinates, starts[part] as number, end),
    seconds: [seconds[2 * part] as number, seconds[2 * part + 1] as number] as const,
  }));
