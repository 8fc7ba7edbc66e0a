// The desk's map: all stations as they are now, and the one that is spoken of.

import type { Area } from '#api/area.ts';
import { stationOpening } from '#core/hours/station-opening.ts';
import { stationName } from '#core/station.ts';
import { type Instant, type Language, localized } from '#core/units.ts';
import type { MapScene } from '#map/scene.ts';

export interface SceneQuery {
  readonly language: Language;
  readonly selected: string | null;
  readonly now: Instant;
  readonly camera: MapScene['camera'];
}

export function deskScene(
  { stations, calendar }: Area,
  { language, selected, now, camera }: SceneQuery,
): MapScene {
  return {
    stations: stations.map((station) => ({
      id: station.id,
      at: station.at,
      name: localized(stationName(station), language),
      kind: station.kind,
      state: stationOpening(station, now, calendar).state,
      matches: true,
      rank: null,
    })),
    selected,
    here: null,
    route: null,
    catchment: null,
    camera,
  };
}
