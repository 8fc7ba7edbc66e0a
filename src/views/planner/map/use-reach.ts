// What the map shows of the ground and the streets within reach: outlines of all stations
// that count or of the selected one, and streets by their time. Asked for only where shown,
// and while a station is dragged not anew: the figures go first.

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { streetsOf } from '#api/area.ts';
import { catchmentOfAllQuery, streetTimesQuery } from '#compute/stations.ts';
import type { CatchmentsQuery } from '#compute/stations-api.ts';
import { eligible } from '#core/planning/eligibility.ts';
import type { MapScene, PlanningScene } from '#map/scene.ts';
import { useApp } from '#state/store.ts';
import type { Asked } from '#views/planner/question/use-planner.ts';
import { useStill } from '#views/planner/question/use-still.ts';
import { streetScene } from './scene.ts';

type ReachAsked = Pick<Asked, 'area' | 'question' | 'plan'>;

/** The stations that count, as the workers are asked about them. */
export function reachQuery({ area, question, plan }: ReachAsked): CatchmentsQuery {
  return {
    streets: streetsOf(area.manifest),
    profile: question.profile,
    direction: 'to',
    minutes: question.cutoffs,
    stations: plan.stations.flatMap(({ at }, s) => (plan.eligibility[s] === eligible ? [at] : [])),
  };
}

export function useReach({ area, question, plan }: ReachAsked): {
  readonly catchment: MapScene['catchment'];
  readonly streets: PlanningScene['streets'];
} {
  const { outlines, streets, station } = useApp((state) => state.view);
  const { cutoffs } = question;
  const asked = useMemo(() => reachQuery({ area, question, plan }), [area, question, plan]);
  const all = useStill(asked);
  const selected = plan.stations.find(({ id }) => id === station);
  const around =
    outlines === 'selected' ? { ...all, stations: selected ? [selected.at] : [] } : all;
  const showsOutlines = outlines !== 'none' && around.stations.length > 0;
  const showsStreets = streets === 'time' && all.stations.length > 0;
  const outline = useQuery({
    ...catchmentOfAllQuery(around),
    enabled: showsOutlines,
    placeholderData: keepPreviousData,
  });
  const times = useQuery({
    ...streetTimesQuery(all),
    enabled: showsStreets,
    placeholderData: keepPreviousData,
  });
  const coloured = useMemo(
    () => (showsStreets && times.data ? streetScene(times.data, cutoffs) : null),
    [showsStreets, times.data, cutoffs],
  );
  return { catchment: (showsOutlines && outline.data) || null, streets: coloured };
}
