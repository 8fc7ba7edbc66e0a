// The question of the best new sites, as the planner's question puts it: candidates are the
// demand points that count, stations that count now stay, ways are network times.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { streetsOf } from '#api/area.ts';
import { timesTableQuery } from '#compute/stations.ts';
import { eligible } from '#core/planning/eligibility.ts';
import {
  backupSiting,
  coverSiting,
  fewestSiting,
  type Siting,
  type SitingInput,
} from '#core/planning/siting.ts';
import { costsOfTimes } from '#core/planning/siting-places.ts';
import type { StationTimes, TimesTable } from '#core/streets/times-table.ts';
import type { LngLat } from '#core/units.ts';
import { cutoffSeconds } from './scene.ts';
import type { Planner } from './use-planner.ts';
import { tableCutoffMinutes } from './use-tables.ts';

export const siteObjectives = ['cover', 'fewest', 'median', 'center', 'backup'] as const;
export type SiteObjective = (typeof siteObjectives)[number];

export interface SitingQuestion {
  readonly input: SitingInput;
  /** Where each candidate is; those that stand come first. */
  readonly places: readonly LngLat[];
  readonly standing: number;
}

/** null while the times of the candidates are asked for. */
export function useSitingQuestion(planner: Planner): {
  readonly question: SitingQuestion | null;
  readonly error: Error | null;
} {
  const { area, demand, points, weights, question, plan } = planner;
  const { manifest } = area;
  const candidates = useMemo(
    () => demand.filter((_, p) => (weights[p] as number) > 0).map(({ at }) => at),
    [demand, weights],
  );
  const times = useQuery(
    timesTableQuery({
      streets: streetsOf(manifest),
      profile: question.profile,
      direction: 'to',
      cutoffSeconds: tableCutoffMinutes * 60,
      stations: candidates,
      points,
    }),
  );
  const asked = useMemo(() => {
    if (!times.data) return null;
    const standing = plan.stations.flatMap((_, s) => (plan.eligibility[s] === eligible ? [s] : []));
    const columns = [...standing.map((s) => columnOf(plan.table, s)), ...times.data.columns];
    return {
      input: {
        weights,
        costs: costsOfTimes(columns),
        fixed: standing.map((_, i) => i),
      },
      places: [...standing.map((s) => (plan.stations[s] as { at: LngLat }).at), ...candidates],
      standing: standing.length,
    };
  }, [times.data, plan, weights, candidates]);
  return { question: asked, error: times.error };
}

/** The column of one station, taken from the rows. */
function columnOf(
  { starts, stations, seconds, pointCount, stationSnapMetres }: TimesTable,
  station: number,
): StationTimes {
  const points: number[] = [];
  const times: number[] = [];
  for (let p = 0; p < pointCount; p++) {
    for (let i = starts[p] as number; i < (starts[p + 1] as number); i++) {
      if (stations[i] !== station) continue;
      points.push(p);
      times.push(seconds[i] as number);
    }
  }
  return {
    points: Uint32Array.from(points),
    seconds: Float32Array.from(times),
    snapMetres: stationSnapMetres[station] as number,
  };
}

export function sitingOf(
  { input }: SitingQuestion,
  planner: Planner,
  { objective, add }: { readonly objective: SiteObjective; readonly add: number },
): Siting {
  const cutoff = cutoffSeconds(planner.question);
  switch (objective) {
    case 'cover':
      return coverSiting(input, cutoff, add);
    case 'fewest':
      return fewestSiting(input, cutoff);
    case 'backup':
      return backupSiting(input, cutoff, { add, coverAll: false });
    case 'median':
    case 'center':
      return { objective, input, add };
  }
}
