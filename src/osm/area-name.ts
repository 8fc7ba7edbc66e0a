// What a town is called: the name of the most important place in its data, and of those
// of equal importance the one in the middle. A village gives no name to a region.

import { metresPerLat, metresPerLng } from '#core/streets/graph.ts';
import type { Bbox, Localized } from '#core/units.ts';
import type { OsmData } from './osm-data.ts';

/**
 * The most important first, and how far across they are at most, metres.
 * https://wiki.openstreetmap.org/wiki/Key:place
 */
const places: readonly (readonly [place: string, widest: number])[] = [
  ['city', 60_000],
  ['town', 15_000],
  ['borough', 10_000],
  ['suburb', 10_000],
  ['village', 6000],
  ['quarter', 4000],
  ['neighbourhood', 2000],
];

/** null: no place that is large enough lies in the box. */
export function areaName({ taggedNodes }: OsmData, bbox: Bbox): Localized | null {
  const [west, south, east, north] = bbox;
  const middle = { lng: (west + east) / 2, lat: (south + north) / 2 };
  const perLng = metresPerLng(middle.lat);
  const across = Math.max((east - west) * perLng, (north - south) * metresPerLat);
  let best: { rank: number; metres: number; name: Localized } | null = null;
  for (const { lng, lat, tags } of taggedNodes) {
    const rank = places.findIndex(([place]) => place === tags.place);
    if (rank < 0 || !tags.name || across > (places[rank]?.[1] ?? 0)) continue;
    if (lng < west || lng > east || lat < south || lat > north) continue;
    const metres = Math.hypot((lng - middle.lng) * perLng, (lat - middle.lat) * metresPerLat);
    if (best && (rank > best.rank || (rank === best.rank && metres >= best.metres))) continue;
    best = { rank, metres, name: { zh: tags.name, en: tags['name:en'] } };
  }
  return best?.name ?? null;
}
