// The kiosk's map: its station in the middle, the circle, the others with their state, and
// up is where the reader looks.

import type { RankedStation } from '#core/ranking.ts';
import type { Station } from '#core/station.ts';
import type { Bbox, Language, LngLat } from '#core/units.ts';
import type { MapScene, SceneStation } from '#map/scene.ts';

const numbered = 5;

export function kioskStations(
  { station, state: here }: { readonly station: Station; readonly state: SceneStation['state'] },
  near: readonly RankedStation[],
  language: Language,
): SceneStation[] {
  const mark = (one: Station, state: SceneStation['state'], rank: number | null): SceneStation => ({
    id: one.id,
    at: one.at,
    name: language === 'zh' ? (one.short ?? one.name) : (one.name_en ?? one.name),
    kind: one.kind,
    state,
    matches: true,
    rank,
  });
  return [
    mark(station, here, null),
    ...near.map(({ station: one, opening }, i) =>
      mark(one, opening.state, i < numbered ? i + 1 : null),
    ),
  ];
}

/** A square around the station that holds the circle of the longest walk, however it is turned. */
export function around(at: LngLat, catchment: MapScene['catchment']): Bbox {
  const corners = (catchment?.features[0]?.geometry.coordinates ?? []).flatMap(
    ([outer]) => outer ?? [],
  );
  const least = 0.004;
  const reach = (axis: 0 | 1) =>
    corners.reduce(
      (most, corner) => Math.max(most, Math.abs((corner[axis] ?? 0) - at[axis])),
      least,
    );
  const [x, y] = [reach(0), reach(1)];
  return [at[0] - x, at[1] - y, at[0] + x, at[1] + y];
}
