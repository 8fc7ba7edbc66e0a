import { describe, expect, test } from 'vitest';
import type { Bbox } from '#core/units.ts';
import { loadOsm } from '#osm/load-osm.ts';
import { readXml } from '#osm/read-xml.ts';

// Nodes at longitudes 0 to 5 on the equator; the box holds 0 and 1.
const box = [-0.5, -0.5, 1.5, 0.5] as const;
const nodes = [0, 1, 2, 3, 4, 5].map((i) => `<node id="${i + 1}" lat="0" lon="${i}"/>`).join('');
const way = (id: number, ...refs: number[]) =>
  `<way id="${id}">${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}` +
  '<tag k="highway" v="residential"/></way>';
const relation = (id: number, type: string, ...refs: number[]) =>
  `<relation id="${id}">${refs.map((ref) => `<member type="way" ref="${ref}" role="outer"/>`).join('')}` +
  `<tag k="type" v="${type}"/><tag k="natural" v="water"/></relation>`;

const load = (text: string, bbox?: Bbox) =>
  loadOsm([(kinds) => readXml([`<osm>${text}</osm>`], kinds)], { bbox });
const clipped = (...elements: string[]) => load(`${nodes}${elements.join('')}`, box);
const ids = (ways: { values: () => Iterable<{ id: number }> }) =>
  Array.from(ways.values(), ({ id }) => id);

describe('the part of the data in a box', () => {
  test('holds every way that enters it, with the nodes outside', async () => {
    const data = await clipped(way(10, 1, 3, 4), way(11, 4, 5));
    expect(ids(data.ways)).toEqual([10]);
    expect(data.ways.get(10)?.nodes).toEqual([1, 3, 4]);
    expect([1, 2, 3, 4, 5, 6].filter(data.nodes.has)).toEqual([1, 3, 4]);
  });

  test('holds all rings of a multipolygon that enters it, but not all of a bus line', async () => {
    const pond = await clipped(way(10, 2, 3), way(11, 5, 6), relation(20, 'multipolygon', 10, 11));
    expect(ids(pond.ways)).toEqual([10, 11]);
    const bus = await clipped(way(10, 2, 3), way(11, 5, 6), relation(20, 'route', 10, 11));
    expect(ids(bus.ways)).toEqual([10]);
    expect(bus.relations.size).toBe(0);
  });

  test('lacks a relation that stays outside', async () => {
    const data = await clipped(way(11, 5, 6), relation(20, 'multipolygon', 11));
    expect(data.relations.size).toBe(0);
  });
});
