import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Station } from '#core/station.ts';
import { tree as texts } from '#ui/texts/tree/zh.ts';
import { buildTree, openRows, rowTyped, searchTree, stationsOf, stepOf } from '#views/tree/tree.ts';

const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const { features } = json('data/areas/jiading/stations.geojson') as {
  features: { properties: Station }[];
};
const stations = features.map(({ properties }) => properties);
const root = buildTree({
  street: { zh: '嘉定镇街道' },
  stations,
  programmes: json('data/areas/jiading/programmes.json').events,
  language: 'zh',
  texts,
  tierName: (tier) => `体系 ${tier}`,
});

test('every station hangs on the tree once, below its tier, and tiers are in the order of their numbers', () => {
  expect(stationsOf(root).map(({ station }) => station)).toHaveLength(stations.length);
  expect(new Set(stationsOf(root).map(({ id }) => id)).size).toBe(stations.length);
  expect(root.children.map(({ name }) => name)).toEqual([
    ...['体系 T1', '体系 T4', '体系 T6', '体系 T7', '体系 T12'],
    texts.untiered,
  ]);
  for (const { id, children } of root.children) {
    for (const { station } of children) {
      expect(`tier ${stations.find((one) => one.id === station)?.tier}`).toBe(id);
    }
  }
});

test('a search keeps what matches with the branch it hangs on, and nothing where nothing does', () => {
  const found = searchTree(root, '美术');
  expect(found && stationsOf(found).map(({ station }) => station)).toEqual(['jd-t1-01']);
  expect(searchTree(root, 'no such name')).toBeNull();
  expect(searchTree(root, ' ')).toBe(root);
});

test('keys walk over the rows that are open', () => {
  const open = new Set(['street']);
  const rows = openRows(root, open);
  expect(rows).toHaveLength(7);
  expect(stepOf('ArrowDown', rows, 'street', open)).toEqual({ kind: 'go', id: 'tier T1' });
  expect(stepOf('ArrowRight', rows, 'tier T1', open)).toEqual({ kind: 'open', id: 'tier T1' });
  expect(stepOf('ArrowLeft', rows, 'tier T1', open)).toEqual({ kind: 'go', id: 'street' });
  expect(stepOf('ArrowLeft', rows, 'street', open)).toEqual({ kind: 'close', id: 'street' });
  expect(stepOf('End', rows, 'street', open)).toEqual({ kind: 'go', id: 'tier null' });
  expect(stepOf('ArrowUp', rows, 'street', open)).toBeNull();
  expect(rowTyped(rows, 'street', '体')).toBe('tier T1');
  expect(rowTyped(rows, 'tier null', '体')).toBe('tier T1');
});
