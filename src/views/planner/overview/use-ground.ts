// Coverage of streets and of ground, from the workers: a search over all streets for each
// side, so it waits for the end of a drag, and can be stopped.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { streetsOf } from '#api/area.ts';
import { groundKey, groundQuery } from '#compute/stations.ts';
import type { GroundCovered } from '#compute/stations-api.ts';
import type { Covered } from '#core/planning/coverage.ts';
import { doubtful, eligible } from '#core/planning/eligibility.ts';
import type { Asked, Counted } from '#views/planner/question/use-planner.ts';
import { useStill } from '#views/planner/question/use-still.ts';

interface GroundShares {
  readonly streets: Covered;
  /** null: the area says not how far it reaches. */
  readonly ground: Covered | null;
}

export interface Ground {
  /** null: not known yet. */
  readonly base: GroundShares | null;
  readonly plan: GroundShares | null;
  readonly isRunning: boolean;
  readonly stop: () => void;
  /** Goes on after a stop. */
  readonly resume: () => void;
}

export function useGround(asked: Asked): Ground {
  const still = useStill(asked);
  const client = useQueryClient();
  const [base, plan] = [useSide(still, still.base), useSide(still, still.plan)];
  const queries = [...base.queries, ...plan.queries];
  return {
    base: base.shares,
    plan: plan.shares,
    isRunning: still !== asked || queries.some(({ isFetching }) => isFetching),
    stop: () => void client.cancelQueries({ queryKey: [groundKey] }),
    resume: () => {
      for (const { data, refetch } of queries) if (!data) void refetch();
    },
  };
}

function useSide({ area, question }: Asked, side: Counted) {
  const least = useQuery(useLevel({ area, question }, side, eligible));
  const most = useQuery(useLevel({ area, question }, side, doubtful));
  const shares =
    least.data && most.data
      ? {
          streets: covered(least.data.streets, most.data.streets),
          ground:
            least.data.ground && most.data.ground && covered(least.data.ground, most.data.ground),
        }
      : null;
  return { queries: [least, most], shares };
}

const covered = (least: Measured, most: Measured): Covered => ({
  least: least.covered / (least.total || 1),
  most: most.covered / (most.total || 1),
});
type Measured = GroundCovered['streets'];

function useLevel(
  { area, question }: Pick<Asked, 'area' | 'question'>,
  { stations, eligibility }: Counted,
  level: number,
) {
  return useMemo(
    () =>
      groundQuery({
        streets: streetsOf(area.manifest),
        profile: question.profile,
        direction: 'to',
        minutes: question.cutoffs.slice(-1),
        stations: stations.flatMap(({ at }, s) =>
          (eligibility[s] as number) >= level ? [at] : [],
        ),
        serviceArea: area.manifest.serviceArea ?? null,
      }),
    [area, question, stations, eligibility, level],
  );
}
