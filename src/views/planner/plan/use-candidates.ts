// Places where a station could be, and their times to the demand: demand points, junctions
// of the streets, or a list of one's own. Of a city they are thinned, so that all questions
// about them stay quick.

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { streetsOf } from '#api/area.ts';
import { junctionsQuery, timesTableQuery } from '#compute/stations.ts';
import type { DemandPoint } from '#core/demand.ts';
import { type Thinned, thinned } from '#core/planning/siting-places.ts';
import type { StationTimes } from '#core/streets/times-table.ts';
import type { LngLat } from '#core/units.ts';
import { type OwnCandidates, useImported } from '#state/imported.ts';
import type { Planner } from '#views/planner/question/use-planner.ts';
import { tableCutoffMinutes } from '#views/planner/question/use-tables.ts';

export const candidateSources = ['demand', 'junctions', 'own'] as const;
export type CandidateSource = (typeof candidateSources)[number];

/** As many as a proof is quick for (docs/siting.md), and some more. */
const mostCandidates = 800;
/** Junctions closer together make no difference to a walk, metres. */
const junctionSpacing = 100;

export interface Candidates extends Thinned {
  readonly columns: readonly StationTimes[];
  /** Of each place, as its file has it; empty where there is none. */
  readonly names: readonly string[];
}

export interface CandidateLoad {
  /** null: not known yet, or there are none. */
  readonly places: Thinned | null;
  readonly candidates: Candidates | null;
  readonly own: OwnCandidates | null;
  readonly error: Error | null;
  /** Of the times, while they are asked for. */
  readonly share: number;
  readonly isRunning: boolean;
  readonly stop: () => void;
  /** Goes on after a stop. */
  readonly resume: () => void;
}

export function useCandidates(planner: Planner, source: CandidateSource): CandidateLoad {
  const { area, points, question } = planner;
  const client = useQueryClient();
  const [share, setShare] = useState(0);
  const own = useImported(({ candidates: one }) => (one?.area === area.manifest.id ? one : null));
  const found = usePlaces(planner, source, own);
  const places = found.places;
  const at = { streets: streetsOf(area.manifest), profile: question.profile };
  const cutoffSeconds = tableCutoffMinutes * 60;
  const asked = { ...at, direction: 'to' as const, cutoffSeconds, stations: places?.places ?? [] };
  const query = timesTableQuery({ ...asked, points }, setShare);
  const times = useQuery({ ...query, enabled: asked.stations.length > 0 });
  const names = source === 'own' ? own?.places.map(({ name }) => name) : undefined;
  return {
    places,
    own,
    candidates:
      places && times.data ? { ...places, columns: times.data.columns, names: names ?? [] } : null,
    error: found.error ?? times.error,
    share,
    isRunning: found.isRunning || times.isFetching,
    stop: () => void client.cancelQueries({ queryKey: query.queryKey }),
    resume: () => void times.refetch(),
  };
}

function usePlaces(
  { area, demand, weights, question }: Planner,
  source: CandidateSource,
  own: OwnCandidates | null,
) {
  const streets = streetsOf(area.manifest);
  const junctions = useQuery({
    ...junctionsQuery({
      ...{ streets, profile: question.profile },
      ...{ metres: junctionSpacing, most: mostCandidates },
    }),
    enabled: source === 'junctions',
  });
  const given = useMemo(
    () =>
      source === 'own'
        ? own && { places: own.places.map(({ at }) => at), metres: 0 }
        : thinned(demandPlaces(demand, weights), mostCandidates),
    [source, own, demand, weights],
  );
  if (source !== 'junctions') return { places: given, error: null, isRunning: false };
  const { data = null, error, isFetching } = junctions;
  return { places: data, error, isRunning: isFetching };
}

/** Those that count, in their order; where there are too many, those that count most first. */
function demandPlaces(demand: Planner['demand'], weights: Float64Array): readonly LngLat[] {
  const weightOf = (p: number) => weights[p] as number;
  const counted = [...demand.keys()].filter((p) => weightOf(p) > 0);
  const ordered =
    counted.length > mostCandidates
      ? counted.toSorted((p, q) => weightOf(q) - weightOf(p))
      : counted;
  return ordered.map((p) => (demand[p] as DemandPoint).at);
}
