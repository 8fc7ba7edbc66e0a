// Basemap → tiles, read back with the reader of maps: a tile holds what lies there, and
// of that what the style shows at its zoom.

import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile';
import type { Feature, Geometry, Position } from 'geojson';
import { PbfReader } from 'pbf';
import { describe, expect, test } from 'vitest';
import type { Basemap, BasemapLayer } from '#core/basemap.ts';
import type { Bbox } from '#core/units.ts';
import { cutBasemap, lowestZoom } from '#osm/basemap-tiles.ts';
import { deepestZoom } from '#osm/tile-range.ts';

const layers: readonly BasemapLayer[] = [
  ...(['water', 'waterways', 'green', 'blocks', 'buildings'] as const),
  ...(['streets', 'street_names', 'rail', 'labels', 'service_area'] as const),
];
/** Half a degree of Porto, its corner in the middle of nowhere. */
const bbox: Bbox = [-8.7, 41.1, -8.2, 41.5];

const feature = (properties: object, geometry: Geometry): Feature => ({
  type: 'Feature',
  properties,
  geometry,
});
const line = (properties: object, ...coordinates: Position[]) =>
  feature(properties, { type: 'LineString', coordinates });
const point = (properties: object, ...coordinates: number[]) =>
  feature(properties, { type: 'Point', coordinates });

const basemap = (parts: Partial<Record<BasemapLayer, Feature[]>>) =>
  Object.fromEntries(
    layers.map((name) => [name, { type: 'FeatureCollection', features: parts[name] ?? [] }]),
  ) as unknown as Basemap;

interface Shown {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  readonly layer: string;
  readonly feature: VectorTileFeature;
}

function cut(parts: Parameters<typeof basemap>[0]): Shown[] {
  const found: Shown[] = [];
  for (const { z, x, y, data } of cutBasemap(basemap(parts), bbox)) {
    for (const [name, layer] of Object.entries(new VectorTile(new PbfReader(data)).layers)) {
      for (let i = 0; i < layer.length; i++) {
        found.push({ z, x, y, layer: name, feature: layer.feature(i) });
      }
    }
  }
  return found;
}

const zooms = (shown: readonly Shown[]) =>
  [...new Set(shown.map(({ z }) => z))].sort((a, b) => a - b);
const from = (zoom: number) => Array.from({ length: deepestZoom - zoom + 1 }, (_, i) => zoom + i);

describe('tiles', () => {
  test('hold a street where it lies, within a metre, with its properties', () => {
    const course: Position[] = [
      [-8.61, 41.15],
      [-8.609, 41.1512],
      [-8.608, 41.1511],
    ];
    const shown = cut({ streets: [line({ kind: 'primary', bridge: true, layer: -1 }, ...course)] });
    const deepest = shown.filter(({ z }) => z === deepestZoom);
    expect(deepest).toHaveLength(1);
    const [{ x, y, z, layer, feature: street }] = deepest as [Shown];
    expect([layer, street.properties]).toEqual([
      'streets',
      { kind: 'primary', bridge: true, layer: -1 },
    ]);
    const { coordinates } = street.toGeoJSON(x, y, z).geometry as { coordinates: Position[] };
    for (const [i, [lng, lat]] of coordinates.entries()) {
      expect(Math.abs((lng as number) - (course[i]?.[0] as number)) * 84_000).toBeLessThan(1);
      expect(Math.abs((lat as number) - (course[i]?.[1] as number)) * 111_000).toBeLessThan(1);
    }
  });

  test('that are neighbours share what crosses their edge', () => {
    const across = line({ kind: 'primary' }, [-8.7, 41.3], [-8.2, 41.3]);
    const deepest = cut({ streets: [across] }).filter(({ z }) => z === deepestZoom);
    const columns = deepest.map(({ x }) => x);
    expect(columns).toEqual(
      Array.from({ length: columns.length }, (_, i) => (columns[0] as number) + i),
    );
    expect(columns.length).toBeGreaterThan(20);
  });

  test('are the same whether a street lies in one part of the map or reaches many', () => {
    // A part is a tile of zoom 10, a third of a degree wide; both streets share their first bend.
    const shown = (...course: Position[]) =>
      cut({ streets: [line({ kind: 'primary' }, ...course)] })
        .filter(({ z }) => z === deepestZoom)
        .map(({ x, y, feature: street }) => [x, y, street.loadGeometry()[0]?.length]);
    const short = shown([-8.61, 41.15], [-8.609, 41.1512], [-8.608, 41.1511], [-8.6, 41.15]);
    const wide = shown([-8.61, 41.15], [-8.609, 41.1512], [-8.608, 41.1511], [-8.21, 41.15]);
    expect(wide.length).toBeGreaterThan(short.length);
    expect(wide[0]).toEqual(short[0]);
  });

  test('lie in the box alone', () => {
    const shown = cut({ labels: [point({ kind: 'town', rank: 1 }, -12.5, 41.3)] });
    expect(shown).toEqual([]);
  });

  test('are the same when cut again', () => {
    const parts = { streets: [line({ kind: 'primary' }, [-8.6, 41.2], [-8.4, 41.4])] };
    const bytes = () => [...cutBasemap(basemap(parts), bbox)];
    expect(bytes()).toEqual(bytes());
  });
});

describe('from the zoom on at which the style shows it', () => {
  const street = (kind: string) => [line({ kind }, [-8.6, 41.2], [-8.5, 41.3])];
  const label = (rank: number) => [point({ kind: 'landmark', rank, name: '塔' }, -8.6, 41.2)];
  const square = (size: number): Feature => {
    const [w, s, e, n] = [-8.6, 41.2, -8.6 + size, 41.2 + size];
    const ring = [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ] as Position[];
    return feature({ kind: 'pond' }, { type: 'Polygon', coordinates: [ring] });
  };

  test.each<[string, Partial<Record<BasemapLayer, Feature[]>>, number]>([
    ['a motorway', { streets: street('motorway') }, lowestZoom],
    ['a lane', { streets: street('residential') }, 13],
    ['a path', { streets: street('path') }, 14],
    ['the name of a main street', { street_names: street('primary') }, 13],
    ['the name of a lane', { street_names: street('residential') }, 14],
    ['the name of a town', { labels: [point({ kind: 'town', rank: 1 }, -8.6, 41.2)] }, lowestZoom],
    ['the name of a village', { labels: [point({ kind: 'town', rank: 3 }, -8.6, 41.2)] }, 11],
    ['a railway station', { labels: label(1) }, 11],
    ['a landmark', { labels: label(2) }, 13],
    ['a small landmark', { labels: label(5) }, 14],
    ['a lake', { water: [square(0.02)] }, lowestZoom],
    ['buildings', { buildings: [square(0.001)] }, 14],
  ])('%s', (_, parts, zoom) => {
    expect(zooms(cut(parts))).toEqual(from(zoom));
  });

  test('a pond of a few metres, once it is more than a dot', () => {
    const [first] = zooms(cut({ water: [square(0.0001)] }));
    expect(first).toBeGreaterThan(lowestZoom + 2);
  });
});
