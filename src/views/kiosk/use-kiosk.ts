// What the kiosk's panels are drawn from: its station, the others with minutes on foot and
// their state on arrival, the circle, and the programmes of the week.

import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { type Area, programmesQuery, streetsOf } from '#api/area.ts';
import { catchmentQuery, timesQuery } from '#compute/compute.ts';
import { dayOf, localMinuteOf } from '#core/local-time.ts';
import { type Occurrence, programmesOnDay } from '#core/programmes-on-day.ts';
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
  /** The seven days from today, at this station. */
  readonly week: readonly KioskDay[];
  /** The same days at the others, nearest first on each. */
  readonly elsewhere: readonly KioskDay[];
}

export interface KioskDay {
  readonly day: number;
  readonly programmes: readonly Occurrence[];
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
  const daysAt = useCallback(
    (places: readonly string[]): KioskDay[] =>
      Array.from({ length: 7 }, (_, i) => today + i).map((day) => ({
        day,
        programmes: places.flatMap((place) =>
          programmesOnDay(programmes.data ?? [], { station: place, day, calendar }),
        ),
      })),
    [programmes.data, today, calendar],
  );
  const week = useMemo(() => daysAt([station.id]), [daysAt, station.id]);
  const places = near.map((row) => row.station.id).join();
  const elsewhere = useMemo(() => daysAt(places.split(',')), [daysAt, places]);
  return { area, station, near, catchment: circle.data ?? null, week, elsewhere };
}
