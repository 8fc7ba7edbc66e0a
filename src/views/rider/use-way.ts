// The way to the station whose page is open, and its circle: who can reach it within
// 5, 10 and 15 minutes. Both come from the worker; the map draws them, the page says
// when one could not be worked out.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { streetsOf } from '#api/area.ts';
import { catchmentQuery, routeQuery } from '#compute/compute.ts';
import type { MapScene } from '#map/scene.ts';
import { useApp } from '#state/store.ts';
import { circleMinutes, routeFeatures } from './scene.ts';
import type { Rider } from './use-rider.ts';

/** null: not asked for, or not answered yet. */
export interface Way extends Pick<MapScene, 'route' | 'catchment'> {
  readonly failed: 'route' | 'circle' | null;
  readonly retry: () => void;
}

export function useWay(rider: Rider): Way {
  const { manifest, here } = rider;
  const { profile, min } = useApp((state) => state.view);
  const selected = rider.selected === 'missing' ? null : rider.selected;
  const streets = streetsOf(manifest);
  const to = selected?.station.at ?? manifest.center;
  const route = useQuery({
    ...routeQuery({ streets, profile, from: here?.at ?? manifest.center, to }),
    enabled: here !== null && selected?.arrival != null,
  });
  const circle = useQuery({
    ...catchmentQuery({ streets, profile, direction: 'to', at: to, minutes: circleMinutes(min) }),
    enabled: selected !== null,
  });
  const line = route.data?.line;
  return {
    route: useMemo(() => (line ? routeFeatures(line) : null), [line]),
    catchment: circle.data ?? null,
    failed: route.isError ? 'route' : circle.isError ? 'circle' : null,
    retry: () => {
      for (const query of [route, circle]) if (query.isError) void query.refetch();
    },
  };
}
