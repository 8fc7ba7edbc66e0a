// What people say they need, as a weight of the demand points: asked for only where it is to be
// counted with, and told apart from having too few answers or no server to ask.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Area, placesQuery } from '#api/area.ts';
import { isNotFound } from '#api/load-error.ts';
import { needCountsQuery } from '#api/needs.ts';
import type { WeightedPoint } from '#core/demand.ts';
import { needsOfPoints } from '#core/planning/needs-weight.ts';
import { useApp } from '#state/store.ts';

/** `unasked`: something else is counted. Only where it is `counted` can be counted with it. */
export type NeedsStanding = 'unasked' | 'pending' | 'counted' | 'few' | 'no_server' | 'failed';

export function useNeeds(
  { manifest }: Area,
  points: readonly WeightedPoint[] | undefined,
): { readonly demand: readonly WeightedPoint[] | undefined; readonly standing: NeedsStanding } {
  const { weight, services } = useApp((state) => state.view);
  const isAsked = weight === 'needs';
  const counts = useQuery({ ...needCountsQuery(manifest.id), enabled: isAsked });
  const places = useQuery(placesQuery(manifest));
  const needs = counts.data?.places;
  const demand = useMemo(() => {
    if (!isAsked || !points || !needs || !places.data) return points;
    const weights = needsOfPoints(points, { places: places.data, needs, services });
    return points.map((point, p) => ({ ...point, needs: weights[p] as number }));
  }, [isAsked, points, needs, places.data, services]);
  if (!isAsked) return { demand, standing: 'unasked' };
  const { error } = counts;
  if (error && !needs) {
    return { demand, standing: isNotFound(error) ? 'no_server' : 'failed' };
  }
  if (!needs || !places.data) return { demand, standing: 'pending' };
  const isCounted = demand?.some((point) => (point.needs ?? 0) > 0) ?? false;
  return { demand, standing: isCounted ? 'counted' : 'few' };
}
