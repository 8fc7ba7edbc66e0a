// Where the person starts and how long the way to each station takes. The position stays in
// the page: the worker that finds the ways is part of it.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Area, streetsOf } from '#api/area.ts';
import { timesQuery } from '#compute/compute.ts';
import type { Travel } from '#core/ranking.ts';
import type { LngLat } from '#core/units.ts';
import { useApp } from '#state/store.ts';

export interface Start {
  readonly at: LngLat | null;
  readonly isDevice: boolean;
  /** By the id of the station; null: no start, or no times yet. */
  readonly travels: ReadonlyMap<string, Travel> | null;
  /** The streets could not be had, or the start lies off them. */
  readonly hasFailed: boolean;
}

export function useStart({ manifest, stations }: Area): Start {
  const position = useApp((state) => state.position);
  const picked = useApp((state) => state.view.at);
  const profile = useApp((state) => state.view.profile);
  const isDevice = position.kind === 'found';
  const at = position.kind === 'found' ? position.at : picked;
  const points = useMemo(() => stations.map((station) => station.at), [stations]);
  const times = useQuery({
    ...timesQuery({
      streets: streetsOf(manifest),
      profile,
      direction: 'from',
      at: at ?? manifest.center,
      points,
    }),
    enabled: at !== null,
  });
  const { data, isError } = times;
  return useMemo(() => {
    const isUsable = at !== null && data !== undefined && data.snapMetres !== null;
    const reached = isUsable ? (data.reached as readonly (Travel | null)[]) : [];
    const travels = new Map(
      stations.flatMap(({ id }, index) => {
        const travel = reached[index];
        return travel ? [[id, travel] as const] : [];
      }),
    );
    const isOff = data !== undefined && data.snapMetres === null;
    return {
      at,
      isDevice,
      travels: isUsable ? travels : null,
      hasFailed: at !== null && (isError || isOff),
    };
  }, [at, isDevice, data, isError, stations]);
}
