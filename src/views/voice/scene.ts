// The map of the voice: all stations, so that one can be tapped; the chosen one stands out.

import type { Area } from '#api/area.ts';
import { stationOpening } from '#core/hours/station-opening.ts';
import type { Bbox, Instant, Language } from '#core/units.ts';
import type { SceneStation } from '#map/scene.ts';

export const voiceStations = (
  { stations, calendar }: Area,
  now: Instant,
  language: Language,
): SceneStation[] =>
  stations.map((station) => ({
    id: station.id,
    at: station.at,
    name:
      language === 'zh'
        ? (station.short ?? station.name)
        : (station.name_en ?? station.short ?? station.name),
    kind: station.kind,
    state: stationOpening(station, now, calendar).state,
    matches: true,
    rank: null,
  }));

/** The box of the stations; that of the area where it has none. */
export function boxOf({ stations, manifest }: Area): Bbox {
  if (stations.length === 0) return manifest.bbox;
  const lngs = stations.map(({ at }) => at[0]);
  const lats = stations.map(({ at }) => at[1]);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}
