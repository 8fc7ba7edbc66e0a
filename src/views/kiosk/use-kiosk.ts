// What the kiosk's panels are drawn from: its station, the others with minutes on foot and
// their state on arrival, the circle, and the programmes of the week.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Area, programmesQuery, streetsOf } from '#api/area.ts';
import { catchmentQuery, timesQuery } from '#compute/compute.ts';
import { dayOf, localMinuteOf } from '#core/local-time.ts';
import { type Occurrence, programmesBetween } from '#core/programmes-on-day.ts';
import { estimateTravels, type RankedStation, rankStations } from '#core/ranking.ts';
import type { Station } from '#core/station.ts';
import type { MapScene } from '#map/scene.ts';
import { useApp } from '#state/store.ts';

export const circleMinutes = [5, 10, 15];

export interface Kiosk {
  readonly area: Area;
  readonly station: Station;
  /** The others, nearest on foot first, closed ones too. */
  readonly near: readonly RankedStation[];
  readonly catchment: MapScene['catchment'];
  /** Days since 1970-01-01, local. */
  readonly today: number;
  /** What is on here in the seven days from today, in the order of their start. */
  readonly week: readonly Occurrence[];
  /** The same at the others, day by day, nearest first. */
  readonly elsewhere: readonly Occurrence[];
}

export function useKiosk(area: Area, station: Station): Kiosk {
  const { manifest, stations, calendar } = area;
  const now = useApp((state) => state.now);
  const streets = streetsOf(manifest);
  const others = useMemo(() => stations.filter(({ id }) => id !== station.id), [stations, station]);
  const points = useMemo(() => others.map(({ at }) => at), [others]);
  const times = useQuery(
    timesQuery({ streets, profile: 'walk', direction: 'from', at: station.at, points }),
  );
  const circle = useQuery(
    catchmentQuery({
      streets,
      profile: 'walk',
      direction: 'from',
      at: station.at,
      minutes: circleMinutes,
    }),
  );
  const programmes = useQuery(programmesQuery(manifest));
  const near = useMemo(() => {
    const travels = times.data?.reached ?? estimateTravels(station.at, others, 'walk');
    const conditions = { services: [], open: 'any', hours: 'any' } as const;
    const query = { stations: others, travels, departure: now, calendar, conditions };
    return rankStations(query).rows.filter(({ travel }) => travel !== null);
  }, [times.data, station, others, now, calendar]);
  const today = dayOf(localMinuteOf(now, manifest.utcOffsetMinutes));
  const everywhere = useMemo(
    () => programmesBetween(programmes.data ?? [], { from: today, until: today + 6, calendar }),
    [programmes.data, today, calendar],
  );
  const at = (id: string) => everywhere.filter(({ programme }) => programme.station_id === id);
  const week = at(station.id);
  const elsewhere = near.flatMap((row) => at(row.station.id)).sort((a, b) => a.day - b.day);
  return { area, station, near, catchment: circle.data ?? null, today, week, elsewhere };
}
