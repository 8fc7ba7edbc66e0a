// Everything the rider's list, map and station page are drawn from, worked out once:
// store and queries in, one value out. The list needs no worker: until the streets
// have answered, straight lines do, and it says so.

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Area, placesQuery, streetsOf } from '#api/area.ts';
import { timesQuery } from '#compute/compute.ts';
import type { Place } from '#core/area.ts';
import { minutesLeft } from '#core/hours/opening.ts';
import { stationOpening } from '#core/hours/station-opening.ts';
import { parseLocalTime } from '#core/local-time.ts';
import {
  arrivalAt,
  estimateTravels,
  type RankedStation,
  type Ranking,
  rankStations,
  type Travel,
} from '#core/ranking.ts';
import { type Station, stationName } from '#core/station.ts';
import { distance } from '#core/streets/graph.ts';
import type { ProfileName } from '#core/streets/profile.ts';
import type { Instant, LngLat, Localized } from '#core/units.ts';
import { locate, useApp } from '#state/store.ts';
import type { Clock } from '#words/opening-words.ts';

/** Where the rider starts, and how we know. */
export type Here =
  | { readonly kind: 'device'; readonly at: LngLat; readonly accuracyMetres: number }
  | { readonly kind: 'place'; readonly at: LngLat; readonly name: Localized | null }
  | { readonly kind: 'station'; readonly at: LngLat; readonly name: Localized };

/** Where the times come from; all but `streets` are straight lines. */
export type TimesSource = 'streets' | 'pending' | 'far' | 'failed';

/** The station whose page is open. */
export interface Selected {
  readonly station: Station;
  readonly departed: RankedStation;
  /** On arrival; null: no place to start from, or not reached, or the start itself. */
  readonly arrival: RankedStation | null;
}

export interface Rider extends Area {
  readonly clock: Clock;
  readonly now: Instant;
  readonly departure: Instant;
  readonly here: Here | null;
  readonly ranking: Ranking;
  readonly times: { readonly source: TimesSource; readonly retry: () => void };
  /** null: none; `missing`: the link names one that is not there. */
  readonly selected: Selected | 'missing' | null;
}

export function useRider(area: Area): Rider {
  const { stations, calendar, manifest } = area;
  const view = useApp((state) => state.view);
  const now = useApp((state) => state.now);
  const here = useHere(area);
  const { travels, source, retry } = useTravels(area, here);
  const departure =
    (view.when === null ? null : parseLocalTime(view.when, manifest.utcOffsetMinutes)) ?? now;
  const { services, open, hours } = view;

  const ranking = useMemo(
    () =>
      rankStations({
        stations,
        travels,
        departure,
        calendar,
        conditions: { services, open, hours },
      }),
    [stations, travels, departure, calendar, services, open, hours],
  );
  const selected = useMemo(
    () => selectedOf({ area, travels, departure, here }, view.station),
    [area, travels, departure, here, view.station],
  );
  const clock = useMemo(
    () => ({ now: departure, utcOffsetMinutes: manifest.utcOffsetMinutes }),
    [departure, manifest.utcOffsetMinutes],
  );
  return { ...area, clock, now, departure, here, ranking, times: { source, retry }, selected };
}

/** Two places closer than this are the same place. */
const samePlaceMetres = 20;

function useHere({ manifest, stations }: Area): Here | null {
  const position = useApp((state) => state.position);
  const at = useApp((state) => state.view.at);
  const enteredAt = useApp((state) => state.enteredAt);
  const places = useQuery({ ...placesQuery(manifest), enabled: at !== null });
  return useMemo(() => {
    if (position.kind === 'found') {
      return { kind: 'device', at: position.at, accuracyMetres: position.accuracyMetres };
    }
    if (at !== null) return { kind: 'place', at, name: nameOf(at, places.data ?? []) };
    const station = stations.find(({ id }) => id === enteredAt);
    return station ? { kind: 'station', at: station.at, name: stationName(station) } : null;
  }, [position, at, enteredAt, places.data, stations]);
}

function nameOf(at: LngLat, places: readonly Place[]): Localized | null {
  const nearest = places
    .map((place) => ({ name: place.name, metres: distance(at, place.at) }))
    .reduce<{ name: Localized; metres: number } | null>(
      (best, one) => (best && best.metres <= one.metres ? best : one),
      null,
    );
  return nearest && nearest.metres < samePlaceMetres ? nearest.name : null;
}

/** Times from a place to all stations, as the list asks for them. */
const timesFrom = ({ manifest, stations }: Area, profile: ProfileName, from: LngLat | null) =>
  timesQuery({
    streets: streetsOf(manifest),
    profile,
    direction: 'from',
    at: from ?? manifest.center,
    points: stations.map(({ at }) => at),
  });

/** The list goes ahead with straight lines when the streets take longer. */
const streetsPatienceMs = 300;

/** Asks the device for its position, and the streets before the list is told of it. */
export function useLocate(area: Area): () => void {
  const queries = useQueryClient();
  const profile = useApp((state) => state.view.profile);
  return () =>
    void locate(navigator, (at) =>
      Promise.race([
        queries.prefetchQuery(timesFrom(area, profile, at)),
        new Promise((resolve) => setTimeout(resolve, streetsPatienceMs)),
      ]),
    );
}

function useTravels(area: Area, here: Here | null) {
  const { stations } = area;
  const profile = useApp((state) => state.view.profile);
  const times = useQuery({
    ...timesFrom(area, profile, here?.at ?? null),
    enabled: here !== null,
    // The streets are open and answer within a frame: rather the old order that long
    // than a straight-line one in between.
    placeholderData: keepPreviousData,
  });
  const { data, isError } = times;
  return useMemo(() => {
    const retry = () => void times.refetch();
    if (here === null) return { travels: null, source: 'streets' as const, retry };
    if (data && data.snapMetres !== null) {
      return {
        travels: data.reached as readonly (Travel | null)[],
        source: 'streets' as const,
        retry,
      };
    }
    const source: TimesSource = isError ? 'failed' : data ? 'far' : 'pending';
    return { travels: estimateTravels(here.at, stations, profile), source, retry };
  }, [here, data, isError, stations, profile, times.refetch]);
}

interface SelectedInput {
  readonly area: Area;
  readonly travels: readonly (Travel | null)[] | null;
  readonly departure: Instant;
  readonly here: Here | null;
}

function selectedOf(
  { area, travels, departure, here }: SelectedInput,
  id: string | null,
): Selected | 'missing' | null {
  if (id === null) return null;
  const index = area.stations.findIndex((station) => station.id === id);
  const station = area.stations[index];
  if (!station) return 'missing';
  const travel = travels?.[index] ?? null;
  const at = (moment: Instant, way: Travel | null): RankedStation => {
    const opening = stationOpening(station, moment, area.calendar);
    return { station, travel: way, moment, opening, minutesLeft: minutesLeft(opening, moment) };
  };
  const departed = at(departure, null);
  const isStart = here !== null && distance(here.at, station.at) < samePlaceMetres;
  const arrival = travel && !isStart ? at(arrivalAt(departure, travel), travel) : null;
  return { station, departed, arrival };
}
