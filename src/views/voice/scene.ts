// The map of the voice: all stations, so that one can be tapped; the chosen one stands out.

import type { Area } from '#api/area.ts';
import { stationOpening } from '#core/hours/station-opening.ts';
import { mapName } from '#core/station.ts';
import type { Instant, Language, LngLat } from '#core/units.ts';
import type { SceneStation } from '#map/scene.ts';

export const voiceStations = (
  { stations, calendar }: Area,
  now: Instant,
  language: Language,
): SceneStation[] =>
  stations.map((station) => ({
    id: station.id,
    at: station.at,
    name: mapName(station, language),
    kind: station.kind,
    state: stationOpening(station, now, calendar).state,
    matches: true,
    rank: null,
  }));

/** Where the stations are; the corners of the area where it has none. */
export function whereabouts({ stations, manifest }: Area): LngLat[] {
  if (stations.length > 0) return stations.map(({ at }) => at);
  const [west, south, east, north] = manifest.bbox;
  return [
    [west, south],
    [east, north],
  ];
}
