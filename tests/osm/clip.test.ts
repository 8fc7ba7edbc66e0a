import { describe, expect, test } from 'vitest';
import { clip } from '#osm/clip.ts';
import { collect } from '#osm/collect.ts';
import { readXml } from '#osm/read-xml.ts';

// Nodes at longitudes 0 to 5 on the equator; the box holds 0 and 1.
const box = [-0.5, -0.5, 1.5, 0.5] as const;
const nodes = [0, 1, 2, 3, 4, 5].map((i) => `<node id="${i + 1}" lat="0" lon="${i}"/>`).join('');
const way = (id: number, ...refs: number[]) =>
  `<way id="${id}">${refs.map((ref) => `<nd ref="${ref}"/>`).join('')}</way>`;
const relation = (id: number, type: string, ...refs: number[]) =>
  `<relation id="${id}">${refs.map((ref) => `<member type="way" ref="${ref}" role="outer"/>`).join('')}` +
  `<tag k="type" v="${type}"/></relation>`;

const clipped = async (...elements: string[]) =>
  clip(await collect(readXml([`<osm>${nodes}${elements.join('')}</osm>`])), box);

describe('the part of the data in a box', () => {
  test('holds every way that enters it, with the nodes outside', async () => {
    const data = await clipped(way(10, 1, 3, 4), way(11, 4, 5));
    expect([...data.ways.keys()]).toEqual([10]);
    expect(data.ways.get(10)?.nodes).toEqual([1, 3, 4]);
    expect([...data.nodes.keys()]).toEqual([1, 2, 3, 4]);
  });

  test('holds all rings of a multipolygon that enters it, but not all of a bus line', async () => {
    const pond = await clipped(way(10, 2, 3), way(11, 5, 6), relation(20, 'multipolygon', 10, 11));
    expect([...pond.ways.keys()]).toEqual([10, 11]);
    const bus = await clipped(way(10, 2, 3), way(11, 5, 6), relation(20, 'route', 10, 11));
    expect([...bus.ways.keys()]).toEqual([10]);
    expect([...bus.relations.keys()]).toEqual([20]);
  });

  test('lacks a relation that stays outside', async () => {
    const data = await clipped(way(11, 5, 6), relation(20, 'multipolygon', 11));
    expect(data.relations.size).toBe(0);
  });
});
