// What a scene becomes on the map.

import type { FeatureCollection, MultiPolygon, Point } from 'geojson';
import { expect, test } from 'vitest';
import { pours } from '#map/pour.ts';
import type { MapScene, SceneStation } from '#map/scene.ts';

const station: SceneStation = {
  id: 'a',
  at: [121.24, 31.38],
  name: '驿嘉梅园',
  kind: 'rider_rest',
  state: 'open',
  matches: true,
  rank: null,
};
const bare: MapScene = {
  stations: [station, { ...station, id: 'b', rank: 1 }],
  selected: 'b',
  here: null,
  route: null,
  catchment: null,
  camera: null,
};
const properties = (scene: MapScene) =>
  pours.stations.data(scene).features.map((feature) => feature.properties);

test('a station carries what its marker is chosen by; no rank is 0', () => {
  expect(properties(bare)).toEqual([
    expect.objectContaining({
      id: 'a',
      state: 'open',
      kind: 'rider_rest',
      rank: 0,
      selected: false,
    }),
    expect.objectContaining({ id: 'b', rank: 1, selected: true }),
  ]);
});

test('an empty scene empties every source but that of the stations', () => {
  for (const id of ['reach', 'reach-edge', 'route', 'here'] as const) {
    expect(pours[id].data(bare).features, id).toEqual([]);
  }
});

test('only what a source is made of makes it pour again', () => {
  const moved: MapScene = { ...bare, camera: { id: 1, fit: [1, 2, 3, 4], padding: zero } };
  for (const { from } of Object.values(pours)) expect(from(moved)).toEqual(from(bare));
  const other: MapScene = { ...bare, selected: 'a' };
  const changed = Object.entries(pours).filter(([, { from }]) =>
    from(other).some((part, i) => part !== from(bare)[i]),
  );
  expect(changed.map(([id]) => id)).toEqual(['stations']);
});
const zero = { top: 0, right: 0, bottom: 0, left: 0 };

test('the disc of accuracy has the size of the ground at its latitude', () => {
  const radius = (lat: number) =>
    pours.here.data({ ...bare, here: { at: [0, lat], accuracyMetres: 1000 } }).features[0]
      ?.properties?.radiusAtZoom24;
  // 156,543.03 m is one pixel of a 256-pixel tile at zoom 0 on the equator.
  expect(radius(0)).toBeCloseTo((1000 / 156_543.03) * 2 * 2 ** 24, -1);
  expect(radius(60)).toBeCloseTo(2 * radius(0), -1);
});

test('an outline is its outer rings, and says its minutes at its four outermost points', () => {
  const square = (x: number, y: number, size: number) => [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ];
  const coordinates = [[square(0, 0, 4), square(1, 1, 1)], [square(9, 1, 1)]];
  const catchment: FeatureCollection<MultiPolygon, { minutes: number }> = {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { minutes: 10 },
        geometry: { type: 'MultiPolygon', coordinates },
      },
    ],
  };
  const { features } = pours['reach-edge'].data({ ...bare, catchment });
  expect(features.map((feature) => feature.properties)).toEqual(Array(6).fill({ minutes: 10 }));
  const [first, second, ...labels] = features;
  expect([first?.geometry, second?.geometry]).toEqual([
    { type: 'LineString', coordinates: square(0, 0, 4) },
    { type: 'LineString', coordinates: square(9, 1, 1) },
  ]);
  const at = labels.map((label) => (label.geometry as Point).coordinates);
  expect([at[0]?.[1], at[1]?.[0], at[2]?.[1], at[3]?.[0]]).toEqual([4, 10, 0, 0]);
});

test('demand points carry their place in the list as id, and a size that grows with the weight', () => {
  const planning = {
    demand: [
      { at: [1, 2] as const, weight: 400 },
      { at: [3, 4] as const, weight: 100 },
    ],
    looks: new Uint8Array([0, 3]),
    streets: null,
    sites: [{ id: 's', at: [5, 6] as const, rank: 1 }],
    gaps: [{ at: [7, 8] as const, label: '梅园 · 400' }],
  };
  const scene: MapScene = { ...bare, planning };
  const points = pours.demand.data(scene).features;
  expect(points.map(({ id, properties }) => [id, properties?.size])).toEqual([
    [0, 1],
    [1, 0.5],
  ]);
  expect(pours.sites.data(scene).features[0]?.properties).toEqual({ id: 's', rank: 1 });
  expect(pours.gaps.data(scene).features[0]?.properties).toEqual({ label: '梅园 · 400', order: 0 });
  // Another look alone is told as feature state, so nothing is poured again.
  const changed = { ...scene, planning: { ...planning, looks: new Uint8Array([1, 3]) } };
  expect(pours.demand.from(changed)).toEqual(pours.demand.from(scene));
});
