// The places a person can pick instead of giving a position: landmarks, neighbourhoods
// and named streets, drawn from what the basemap names, so that whatever is picked can be
// seen on the map. Pinyin is worked out here, once, and never on a phone.

import type { LineString } from 'geojson';
import type { Place } from '#core/area.ts';
import type { Basemap, LabelKind, Named } from '#core/basemap.ts';
import { distance } from '#core/streets/graph.ts';
import type { LngLat } from '#core/units.ts';
import { groupBy } from './group-by.ts';

/** Lower-case pinyin without tones, and its initials, of a Chinese text. */
export type Romanise = (text: string) => Pick<Place, 'pinyin' | 'initials'>;

type Sighting = Pick<Place, 'kind' | 'name' | 'at'>;

const neighbourhoods: ReadonlySet<LabelKind> = new Set(['town', 'neighbourhood', 'locality']);

/** Equal names of one kind within this are pieces of one place, metres. */
const onePlace = 2000;

/** Most prominent first within each kind. */
export function buildPlaces(
  { labels, street_names }: Pick<Basemap, 'labels' | 'street_names'>,
  romanise: Romanise,
): Place[] {
  const sights = labels.features
    .toSorted((a, b) => a.properties.rank - b.properties.rank)
    .flatMap(({ properties, geometry }): Sighting[] => {
      const kind = neighbourhoods.has(properties.kind) ? 'neighbourhood' : 'landmark';
      return sighting(kind, properties, geometry.coordinates);
    });
  const named = new Set(sights.map(({ name }) => name.zh));
  const walkable = street_names.features.filter(
    ({ properties }) => properties.kind !== 'motorway' && !named.has(properties.name ?? ''),
  );
  const streets = groupBy(walkable, ({ properties }) => properties.name ?? '').flatMap((lines) => {
    const longest = lines.toSorted((a, b) => lengthOf(b.geometry) - lengthOf(a.geometry))[0];
    return longest ? sighting('street', longest.properties, middleOf(longest.geometry)) : [];
  });
  return [...withoutPieces(sights), ...streets].map((place) => ({
    ...place,
    ...romanise(place.name.zh),
  }));
}

function sighting(
  kind: Place['kind'],
  { name, name_en }: Named,
  at: readonly number[],
): Sighting[] {
  if (!name) return [];
  const [lng, lat] = at as [number, number];
  return [{ kind, name: { zh: name, ...(name_en && { en: name_en }) }, at: [lng, lat] }];
}

function withoutPieces(sightings: readonly Sighting[]): Sighting[] {
  const kept: Sighting[] = [];
  for (const sight of sightings) {
    const isPiece = kept.some(
      ({ kind, name, at }) =>
        kind === sight.kind && name.zh === sight.name.zh && distance(at, sight.at) < onePlace,
    );
    if (!isPiece) kept.push(sight);
  }
  return kept;
}

const steps = ({ coordinates }: LineString) =>
  coordinates.slice(1).map((to, i) => {
    const from = coordinates[i] as [number, number];
    return { from, to: to as [number, number], metres: distance(from, to as [number, number]) };
  });

const lengthOf = (line: LineString) => steps(line).reduce((sum, { metres }) => sum + metres, 0);

/** The point half-way along. */
function middleOf(line: LineString): LngLat {
  let left = lengthOf(line) / 2;
  for (const { from, to, metres } of steps(line)) {
    if (left <= metres && metres > 0) {
      const part = (i: 0 | 1) =>
        Math.round((from[i] + ((to[i] - from[i]) * left) / metres) * 1e6) / 1e6;
      return [part(0), part(1)];
    }
    left -= metres;
  }
  return line.coordinates[0] as [number, number];
}
