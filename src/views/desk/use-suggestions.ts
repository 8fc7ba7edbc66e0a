// Suggestions for one need: the ways from where it is to every station by the engine, and then the
// ranking. Where it is, is a station or a neighbourhood that the sender named, never a position.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Area, placesQuery, programmesQuery, streetsOf } from '#api/area.ts';
import { queueQuery } from '#api/desk.ts';
import { timesQuery } from '#compute/compute.ts';
import type { QueueItem } from '#core/desk.ts';
import { type Helper, type Seeker, type Suggestion, suggestMatches } from '#core/matching.ts';
import type { LngLat } from '#core/units.ts';
import { useApp } from '#state/store.ts';
import { submissionOf } from '#words/submission-words.ts';

export type Suggested =
  | { readonly kind: 'waiting' | 'no place' }
  | { readonly kind: 'found'; readonly suggestions: readonly Suggestion[] };

const mostShown = 5;
/** Somewhere in the area, until it is known where. */
const nowhere: LngLat = [0, 0];

export function useSuggestions(area: Area, item: QueueItem): Suggested {
  const { manifest, stations, calendar } = area;
  const now = useApp((state) => state.now);
  const places = useQuery(placesQuery(manifest));
  const programmes = useQuery(programmesQuery(manifest));
  const people = useQuery(queueQuery({ area: manifest.id, kind: 'check_in' }));
  const place = useMemo(() => placeOf(item, { area, places: places.data }), [item, area, places]);
  const times = useQuery({
    ...timesQuery({
      streets: streetsOf(manifest),
      profile: 'ebike',
      direction: 'from',
      at: place?.at ?? nowhere,
      points: stations.map(({ at }) => at),
    }),
    enabled: place !== null,
  });
  return useMemo((): Suggested => {
    if (places.isPending || people.isPending) return { kind: 'waiting' };
    if (place === null) return { kind: 'no place' };
    if (!times.data) return { kind: 'waiting' };
    const { reached } = times.data;
    const seconds = new Map(stations.map(({ id }, i) => [id, reached[i]?.seconds ?? null]));
    // A station where one is asks for no way, even where no street is near.
    if (place.station !== null) seconds.set(place.station, 0);
    const helpers = people.data?.items.flatMap(helperOf) ?? [];
    const supply = { stations, programmes: programmes.data ?? [], helpers, calendar };
    const secondsTo = (id: string) => seconds.get(id) ?? null;
    const found = suggestMatches(supply, { seeker: place.seeker, now, secondsTo });
    return { kind: 'found', suggestions: found.slice(0, mostShown) };
  }, [places, people, programmes.data, times.data, place, stations, calendar, now]);
}

interface Placed {
  readonly seeker: Seeker;
  readonly at: LngLat;
  readonly station: string | null;
}

interface Known {
  readonly area: Area;
  readonly places:
    | readonly { readonly name: { readonly zh: string }; readonly at: LngLat }[]
    | undefined;
}

/** null: it names no need, or nowhere that is known. */
function placeOf(item: QueueItem, { area, places }: Known): Placed | null {
  const submission = submissionOf(item);
  const stationAt = (id: string) => area.stations.find((station) => station.id === id)?.at;
  if (submission?.kind === 'check_in' && submission.body.needs) {
    const { station, needs: services } = submission.body;
    const at = stationAt(station);
    const seeker = { submission: item.id, services, parts: [], days: 'any' as const };
    return at ? { seeker, at, station } : null;
  }
  if (submission?.kind !== 'need') return null;
  const { services, parts, days, where } = submission.body;
  const isStation = where.kind === 'station';
  const at = isStation ? stationAt(where.id) : places?.find(({ name }) => name.zh === where.id)?.at;
  const seeker = { submission: item.id, services, parts, days };
  return at ? { seeker, at, station: isStation ? where.id : null } : null;
}

function helperOf(item: QueueItem): Helper[] {
  const submission = submissionOf(item);
  if (submission?.kind !== 'check_in' || item.state === 'rejected') return [];
  const { station, offers } = submission.body;
  return offers.length === 0 ? [] : [{ submission: item.id, station, offers }];
}
