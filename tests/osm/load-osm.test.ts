// What is kept of a file, and what of the part of it in a box.

import { createReadStream, existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildGraph } from '#core/streets/graph-builder.ts';
import type { Bbox } from '#core/units.ts';
import { buildBasemap } from '#osm/basemap.ts';
import { loadOsm } from '#osm/load-osm.ts';
import { readOsm } from '#osm/read-osm.ts';
import { readXml } from '#osm/read-xml.ts';
import { collect } from '#tests/fixtures/collect.ts';
import { pbfFile } from '#tests/fixtures/pbf.ts';

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

describe('of a whole file is kept', () => {
  const tag = (key: string, value: string) => `<tag k="${key}" v="${value}"/>`;
  const at = (id: number, ...tags: string[]) =>
    `<node id="${id}" lat="0" lon="${id}">${tags.join('')}</node>`;

  test('what is walked, drawn or named, and the nodes of it', async () => {
    const data = await load(
      [
        ...[at(1), at(2), at(3), at(4, tag('power', 'tower'))],
        at(5, tag('tourism', 'museum'), tag('name', '博物馆'), tag('phone', '1')),
        way(10, 1, 2),
        `<way id="11"><nd ref="3"/>${tag('power', 'line')}</way>`,
      ].join(''),
    );
    expect(ids(data.ways)).toEqual([10]);
    expect([1, 2, 3, 4, 5].filter(data.nodes.has)).toEqual([1, 2, 5]);
    expect([...data.taggedNodes]).toMatchObject([{ tags: { tourism: 'museum', name: '博物馆' } }]);
    expect(data.nodes.get(5)?.tags.phone).toBeUndefined();
  });

  test('a ring that says nothing itself, for the area that it bounds', async () => {
    const bare = '<way id="10"><nd ref="1"/><nd ref="2"/></way>';
    const data = await load(`${nodes}${bare}${relation(20, 'multipolygon', 10)}`);
    expect(data.ways.get(10)).toMatchObject({ nodes: [1, 2], tags: {} });
    expect(data.relations.size).toBe(1);
  });

  test('of an element that comes twice the last, wherever the files are cut', async () => {
    const west = `<osm>${nodes}${way(12, 1, 2)}${way(10, 1, 2)}</osm>`;
    const east = `<osm><node id="2" lat="0.5" lon="1"/>${way(10, 2, 3)}${way(11, 3, 4)}</osm>`;
    const data = await loadOsm([west, east].map((text) => (kinds) => readXml([text], kinds)));
    expect(ids(data.ways)).toEqual([12, 10, 11]);
    expect(data.ways.get(10)?.nodes).toEqual([2, 3]);
    expect(data.nodes.get(2)).toMatchObject({ lng: 1, lat: 0.5 });
  });

  test('nothing, where there is more than is wanted: the nodes are not read', async () => {
    const text = `<osm>${nodes}${way(10, 1, 2)}${way(11, 2, 3)}</osm>`;
    const read: string[] = [];
    const onWays = (count: number) => {
      throw new Error(`${count} ways`);
    };
    const loading = loadOsm([(kinds) => readXml([text], kinds)], {
      onReading: (kind) => read.push(kind),
      onWays,
    });
    await expect(loading).rejects.toThrow('2 ways');
    expect(read).not.toContain('node');
  });

  test('whatever the order of the kinds in the file', async () => {
    const text = `<osm>${nodes}${way(10, 2, 3, 1, 2)}${relation(20, 'multipolygon', 10)}</osm>`;
    const all = await collect(readXml([text]));
    const sorted = [all.nodes, all.ways, all.relations].map((kind) => [...kind.values()]);
    const loaded = async (blocks: typeof sorted) => {
      const file = pbfFile(blocks);
      const data = await loadOsm([(kinds) => readOsm([file], kinds)]);
      return [buildBasemap(data), buildGraph(data).buffer];
    };
    expect(await loaded(sorted.toReversed())).toEqual(await loaded(sorted));
  });

  test.each(['monaco.osm.pbf', 'shanghai-centre.osm'])(
    '%s: all that the streets and the basemap are made of',
    async (name) => {
      const file = `../shared/data/osm/${name}`;
      if (!existsSync(file)) return console.warn(`SKIPPED: ${file} is not there`);
      const whole = await collect(readOsm(createReadStream(file)));
      const loaded = await loadOsm([(kinds) => readOsm(createReadStream(file), kinds)]);
      expect(loaded.ways.size).toBeLessThanOrEqual(whole.ways.size);
      const same = (made: unknown, expected: unknown) =>
        expect(
          Buffer.from(JSON.stringify(made)).equals(Buffer.from(JSON.stringify(expected))),
        ).toBe(true);
      expect(Buffer.from(buildGraph(loaded).buffer)).toEqual(Buffer.from(buildGraph(whole).buffer));
      same(buildBasemap(loaded), buildBasemap({ ...whole, taggedNodes: whole.nodes.values() }));
    },
  );
});
