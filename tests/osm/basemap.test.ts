// The basemap from situations of OpenStreetMap, one each, on a grid of a few nodes.

import { readFileSync } from 'node:fs';
import area from '@turf/area';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { Feature, Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { basemapCollection } from '#core/basemap.ts';
import { buildBasemap } from '#osm/basemap.ts';
import type { OsmElement, Tags } from '#osm/element.ts';
import { loadOsm } from '#osm/load-osm.ts';
import type { OsmData } from '#osm/osm-data.ts';
import { readXml } from '#osm/read-xml.ts';

const town = [121.24, 31.38] as const;

/** Node ids are `10 * column + row`, a hundred metres apart or so. */
function osm(...elements: OsmElement[]): OsmData {
  const of = <T extends OsmElement['type']>(type: T) =>
    new Map(elements.flatMap((e) => (e.type === type ? [[e.id, e]] : []))) as never;
  const grid = Array.from({ length: 100 }, (_, id) => node(id, {}));
  const nodes = new Map(
    [...grid, ...elements.filter((e) => e.type === 'node')].map((n) => [n.id, n]),
  );
  return { nodes, taggedNodes: nodes.values(), ways: of('way'), relations: of('relation') };
}
const node = (id: number, tags: Tags, offset = 0) =>
  ({
    type: 'node',
    id,
    lng: town[0] + Math.floor(id / 10) * 1e-3 + offset,
    lat: town[1] + (id % 10) * 1e-3,
    tags,
  }) as const;
const way = (id: number, nodes: number[], tags: Tags = {}) =>
  ({ type: 'way', id, nodes, tags }) as const;
const multipolygon = (id: number, members: [ref: number, role: string][], tags: Tags) =>
  ({
    type: 'relation',
    id,
    tags: { type: 'multipolygon', ...tags },
    members: members.map(([ref, role]) => ({ type: 'way', ref, role }) as const),
  }) as const;

const turn = (ring: readonly Position[]) =>
  Math.sign(
    ring.slice(1).reduce((sum, [x, y], i) => {
      const [px, py] = ring[i] as [number, number];
      return sum + (px - (x as number)) * (py + (y as number));
    }, 0),
  );

test('a moat in a file is water around the old town, and its ways are no streets', async () => {
  const text = readFileSync('tests/fixtures/osm/moat.osm', 'utf8');
  const { water, streets } = buildBasemap(await loadOsm([(kinds) => readXml([text], kinds)]));
  expect(streets.features.map(({ properties }) => properties.kind)).toEqual(['residential']);
  const [moat, ...others] = water.features;
  expect(others).toEqual([]);
  expect(moat?.properties.name).toBe('环城河');
  const holds = (x: number, y: number) =>
    booleanPointInPolygon([121.24 + x / 94_934, 31.38 + y / 111_195], moat as Feature<Polygon>);
  expect([holds(50, 50), holds(350, 200), holds(200, 200), holds(-50, 200)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(area(moat as Feature<Polygon>)).toBeCloseTo(400 ** 2 - 200 ** 2, -3);
});

describe('areas', () => {
  test('a moat mapped as a relation of pieces becomes a ring of water with the town as its hole', () => {
    const { water } = buildBasemap(
      osm(
        way(1, [0, 50, 55]),
        way(2, [0, 5, 55]), // runs the other way round
        way(3, [22, 32, 33, 23, 22]),
        multipolygon(
          1,
          [
            [1, 'outer'],
            [2, 'outer'],
            [3, 'inner'],
          ],
          {
            natural: 'water',
            water: 'river',
            name: '环城河',
          },
        ),
      ),
    );
    expect(water.features).toHaveLength(1);
    const { geometry, properties } = water.features[0] as (typeof water.features)[0];
    expect(properties).toEqual({ kind: 'river', name: '环城河' });
    expect(geometry.type).toBe('Polygon');
    const [outer, inner] = geometry.coordinates as Position[][];
    expect([outer, inner].map((ring) => turn(ring as Position[]))).toEqual([1, -1]);
    expect(outer?.at(0)).toEqual(outer?.at(-1));
  });

  test('several outer rings keep each its own hole', () => {
    const { green } = buildBasemap(
      osm(
        way(1, [0, 30, 33, 3, 0]),
        way(2, [60, 90, 93, 63, 60]),
        way(3, [71, 81, 82, 72, 71]),
        multipolygon(
          1,
          [
            [3, 'inner'],
            [1, 'outer'],
            [2, ''],
          ],
          { leisure: 'park' },
        ),
      ),
    );
    const rings = green.features[0]?.geometry.coordinates as Position[][][];
    expect(rings.map((polygon) => polygon.length)).toEqual([1, 2]);
  });

  test('a ring the extract cut open is left out, and missing nodes do no harm', () => {
    const { water, green } = buildBasemap(
      osm(
        way(1, [0, 50, 55]),
        multipolygon(
          1,
          [
            [1, 'outer'],
            [404, 'outer'],
          ],
          { natural: 'water' },
        ),
        way(2, [0, 10, 4040, 11, 1, 0], { leisure: 'park' }),
        way(3, [0, 4041, 4042, 0], { leisure: 'park' }),
      ),
    );
    expect(water.features).toEqual([]);
    expect(green.features.map((f) => f.geometry.coordinates[0]?.length)).toEqual([5]);
  });

  test('a named hospital building is a landmark, a named block of flats is not', () => {
    const ring = [0, 10, 11, 1, 0];
    const { buildings } = buildBasemap(
      osm(
        way(1, ring, { building: 'hospital', name: '门诊楼' }),
        way(2, ring, { building: 'apartments', name: '3号楼' }),
        way(3, ring, { building: 'yes', name: '大剧院', amenity: 'theatre' }),
        way(4, ring, { building: 'no' }),
      ),
    );
    expect(buildings.features.map((f) => f.properties.landmark ?? false)).toEqual([
      true,
      false,
      true,
    ]);
  });
});

describe('streets', () => {
  test('a street keeps its bridge apart and its name in one piece', () => {
    const tags = { highway: 'secondary', name: '城中路', 'name:en': 'Chengzhong Road' };
    const { streets, street_names } = buildBasemap(
      osm(
        way(1, [0, 10, 20], tags),
        way(2, [30, 20], { ...tags, bridge: 'yes', layer: '1' }),
        way(3, [30, 40], { ...tags, highway: 'tertiary' }),
      ),
    );
    expect(streets.features.map((f) => f.properties)).toEqual([
      { kind: 'secondary' },
      { kind: 'secondary', bridge: true, layer: 1 },
      { kind: 'tertiary' },
    ]);
    expect(street_names.features.map((f) => f.properties)).toEqual([
      { kind: 'secondary', name: '城中路', name_en: 'Chengzhong Road' },
    ]);
    expect(street_names.features[0]?.geometry.coordinates).toHaveLength(5);
  });

  test('a plain way split by its mapper is drawn as one line, whichever way its parts run', () => {
    const { streets } = buildBasemap(
      osm(
        way(1, [0, 10], { highway: 'residential', name: '甲路' }),
        way(2, [20, 10], { highway: 'unclassified', name: '乙路' }),
        way(3, [20, 30], { highway: 'living_street' }),
      ),
    );
    expect(streets.features).toHaveLength(1);
    expect(streets.features[0]?.geometry.coordinates).toHaveLength(4);
  });

  test('a pedestrian area is a square, not a street; what is not built is not drawn', () => {
    const basemap = buildBasemap(
      osm(
        way(1, [0, 10, 11, 1, 0], { highway: 'pedestrian', area: 'yes', name: '孔庙前广场' }),
        way(2, [0, 10], { highway: 'construction' }),
        way(3, [20, 21], { railway: 'rail', service: 'siding' }),
        way(4, [20, 21], { railway: 'subway', tunnel: 'yes', layer: '-2' }),
      ),
    );
    expect(basemap.streets.features).toEqual([]);
    expect(basemap.blocks.features.map((f) => f.properties.kind)).toEqual(['square']);
    expect(basemap.rail.features.map((f) => f.properties)).toEqual([
      { kind: 'subway', tunnel: true, layer: -2 },
    ]);
  });

  test('a culvert is not seen', () => {
    const { waterways } = buildBasemap(
      osm(
        way(1, [0, 10], { waterway: 'stream', tunnel: 'culvert' }),
        way(2, [10, 20], { waterway: 'river', name: '练祁河' }),
      ),
    );
    expect(waterways.features.map((f) => f.properties)).toEqual([
      { kind: 'river', name: '练祁河' },
    ]);
  });
});

describe('labels', () => {
  test('a park mapped as a sight too is named once, where the sight is, with the sign of a park', () => {
    const { labels } = buildBasemap(
      osm(
        node(33, { tourism: 'attraction', name: '秋霞圃' }),
        way(1, [22, 42, 44, 24, 22], { leisure: 'park', name: '秋霞圃' }),
      ),
    );
    expect(labels.features.map((f) => f.properties)).toEqual([
      { kind: 'park', rank: 2, name: '秋霞圃' },
    ]);
    expect(labels.features[0]?.geometry.coordinates).toEqual([121.243, 31.383]);
  });

  test('equal names far apart are two places', () => {
    const school = { amenity: 'school', name: '实验小学' };
    const { labels } = buildBasemap(osm(node(0, school), node(90, school, 0.01)));
    expect(labels.features).toHaveLength(2);
  });

  test('the label of a crescent lies on it, and earlier the larger it is', () => {
    const { labels, green } = buildBasemap(
      osm(
        way(1, [0, 90, 99, 9, 8, 88, 81, 1, 0], { leisure: 'park', name: '环城河绿带' }),
        way(2, [33, 43, 44, 34, 33], { leisure: 'garden', name: '小园' }),
      ),
    );
    expect(labels.features.map((f) => [f.properties.name, f.properties.rank])).toEqual([
      ['环城河绿带', 2],
      ['小园', 4],
    ]);
    const at = labels.features[0]?.geometry.coordinates as Position;
    expect(booleanPointInPolygon(at, green.features[0] as (typeof green.features)[0])).toBe(true);
  });

  test('flowing water is named along its line, a pond at a point', () => {
    const ring = [0, 10, 11, 1, 0];
    const { labels } = buildBasemap(
      osm(
        way(1, ring, { natural: 'water', water: 'river', name: '横沥河' }),
        way(2, ring, { natural: 'water', water: 'pond', name: '汇龙潭' }),
      ),
    );
    expect(labels.features.map((f) => f.properties.name)).toEqual(['汇龙潭']);
  });
});

test('the veil is the world without the service area; without one there is no veil', () => {
  const ring = way(1, [0, 50, 55, 5, 0], { service_area: 'yes', name: '服务范围' });
  const [inside, outside] = buildBasemap(osm(ring)).service_area.features;
  expect(inside?.properties).toEqual({ kind: 'inside', name: '服务范围' });
  expect(outside?.properties.kind).toBe('outside');
  const rings = outside?.geometry.coordinates as Position[][];
  expect(rings.map(turn)).toEqual([1, -1]);
  expect(buildBasemap(osm()).service_area.features).toEqual([]);
});

test('ways of a million nodes are joined like any others, and so is an area named', () => {
  const there = Array.from({ length: 500_000 }, (_, i) => i % 2);
  const nodes = [...there, 10, 11, ...there, 0];
  const { streets, water } = buildBasemap(
    osm(
      way(1, nodes.slice(0, -1), { highway: 'primary' }),
      way(2, nodes, { natural: 'water', name: '湖' }),
      way(3, [1, ...there, 20], { highway: 'primary' }),
    ),
  );
  expect(streets.features).toHaveLength(1);
  expect(water.features).toHaveLength(1);
});

test('as one collection each feature says its layer', () => {
  const basemap = buildBasemap(osm(way(1, [0, 10], { highway: 'primary' })));
  expect(basemapCollection(basemap).features.map((f) => f.properties)).toEqual([
    { layer_name: 'streets', kind: 'primary' },
  ]);
});
