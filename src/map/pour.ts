// A scene as the data of the map's sources. Each part depends on one or two fields of
// the scene, so that what did not change need not be poured again.

import type { Feature, FeatureCollection, MultiPolygon, Point } from 'geojson';
import type { LngLat } from '#core/units.ts';
import { demandData, gapData, siteData } from './planning.ts';
import type { MapScene, SceneStation } from './scene.ts';
import type { SceneSource } from './style.ts';

type CatchmentFeature = Feature<MultiPolygon, { minutes: number }>;

const none: FeatureCollection = { type: 'FeatureCollection', features: [] };

/** For each source the fields it is made of, and how. */
export const pours: Readonly<
  Record<
    SceneSource,
    {
      readonly from: (scene: MapScene) => readonly unknown[];
      readonly data: (scene: MapScene) => FeatureCollection;
    }
  >
> = {
  reach: { from: (s) => [s.catchment], data: (s) => s.catchment ?? none },
  'reach-edge': {
    from: (s) => [s.catchment],
    data: (s) => collection((s.catchment?.features ?? []).flatMap(edgeFeatures)),
  },
  route: { from: (s) => [s.route], data: (s) => s.route ?? none },
  here: {
    from: (s) => [s.here],
    data: ({ here }) =>
      here ? collection([hereFeature(here.at, here.accuracyMetres ?? 0)]) : none,
  },
  'reached-streets': {
    from: (s) => [s.planning?.streets],
    data: (s) => s.planning?.streets ?? none,
  },
  demand: {
    from: (s) => [s.planning?.demand],
    data: (s) => demandData(s.planning?.demand ?? []),
  },
  gaps: { from: (s) => [s.planning?.gaps], data: (s) => gapData(s.planning?.gaps ?? []) },
  sites: { from: (s) => [s.planning?.sites], data: (s) => siteData(s.planning?.sites ?? []) },
  stations: {
    from: (s) => [s.stations, s.selected],
    data: (s) => collection(s.stations.map((station) => stationFeature(station, s.selected))),
  },
};

const collection = (features: Feature[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});

const point = <P extends object>(at: LngLat, properties: P): Feature<Point, P> => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [...at] },
});

/** Selection changes the image and the name, which feature state cannot; so it is data. */
function stationFeature(
  { id, at, name, kind, state, matches, rank }: SceneStation,
  selected: string | null,
) {
  return point(at, { id, name, kind, state, matches, rank: rank ?? 0, selected: id === selected });
}

/** At zoom z the world's girth is 512 · 2^z pixels, and shorter towards the poles. */
function hereFeature(at: LngLat, accuracyMetres: number) {
  const girthMetres = 40_075_017 * Math.cos((at[1] * Math.PI) / 180);
  return point(at, { radiusAtZoom24: (accuracyMetres / girthMetres) * 512 * 2 ** 24 });
}

/**
 * The outer rings of an outline, without those of its holes, which would say more than
 * they mean; and its outermost points north, east, south and west, where it may say its minutes.
 */
function edgeFeatures({ geometry, properties }: CatchmentFeature): Feature[] {
  const { minutes } = properties;
  const rings = geometry.coordinates.flatMap(([outer]) => (outer ? [outer] : []));
  const corners = rings.flat() as [number, number][];
  if (corners.length === 0) return [];
  const farthest = (along: (corner: [number, number]) => number) =>
    corners.reduce((a, b) => (along(b) > along(a) ? b : a));
  const edges = rings.map((coordinates) => ({
    type: 'Feature' as const,
    properties: { minutes },
    geometry: { type: 'LineString' as const, coordinates },
  }));
  const labels = [
    farthest(([, lat]) => lat),
    farthest(([lng]) => lng),
    farthest(([, lat]) => -lat),
    farthest(([lng]) => -lng),
  ].map((at) => point(at, { minutes }));
  return [...edges, ...labels];
}
