// GeoJSON made to hang or hide something: each file is refused, or its good features come in and
// the others are told, within a fifth of a second.

import { describe, expect, test } from 'vitest';
import { type Reading, readTable } from '#core/planning/import-table.ts';
import { hostileTexts } from '#tests/fixtures/hostile.ts';

const good = (id: string) =>
  `{"type":"Feature","id":"${id}","properties":{"name":"站"},"geometry":{"type":"Point","coordinates":[121.25,31.38]}}`;
const feature = (geometry: string, properties = '{"name":"站"}') =>
  `{"type":"Feature","properties":${properties},"geometry":${geometry}}`;
const collection = (...features: string[]) =>
  `{"type":"FeatureCollection","features":[${features.join(',')}]}`;
const nested = (depth: number, open: string, inner: string, close: string) =>
  open.repeat(depth) + inner + close.repeat(depth);
const ring = (count: number) =>
  Array.from({ length: count }, (_, i) => {
    const angle = (i * 2 * Math.PI * Math.floor(count / 2)) / count;
    return `[${121.25 + 0.01 * Math.cos(angle)},${31.38 + 0.01 * Math.sin(angle)}]`;
  }).join(',');
const polygon = (count: number) => `{"type":"Polygon","coordinates":[[${ring(count)}]]}`;
const deepCollection = nested(
  20_000,
  '{"type":"GeometryCollection","geometries":[',
  '{"type":"Point","coordinates":[121.25,31.38]}',
  ']}',
);

function read(text: string): { readonly reading: Reading; readonly ms: number } {
  // Of this process, not of the clock: the machine may have other work.
  const start = process.cpuUsage();
  const work = readTable('drop.geojson', text);
  for (;;) {
    const step = work.next();
    if (step.done) return { reading: step.value, ms: process.cpuUsage(start).user / 1000 };
  }
}
const namesOf = (reading: Reading) => {
  if (reading.kind === 'failed') return reading.fault;
  const { columns, rows } = reading.table;
  const id = columns.indexOf('id');
  return rows.flatMap(({ cells, fault }) => (fault === null ? [cells[id]] : []));
};

describe('a feature made to do harm', () => {
  test.each<[string, string]>([
    ['a star of 1,001 points that crosses itself', feature(polygon(1001))],
    ['a polygon of 10⁵ vertices', feature(polygon(100_000))],
    ['a collection of 20,000 in each other', feature(deepCollection)],
    ['no geometry', feature('null')],
    ['a geometry that nobody knows', feature('{"type":"Blob","coordinates":[1,2]}')],
    ['not a number', feature('{"type":"Point","coordinates":[null,"NaN"]}')],
    ['beyond every number', feature('{"type":"Point","coordinates":[1e999,-1e308]}')],
    ['empty coordinates', feature('{"type":"Point","coordinates":[]}')],
    ['a prototype', feature('null', '{"__proto__":{"polluted":1},"constructor":{"prototype":1}}')],
    ['nothing at all', 'null'],
    ['a number', '7'],
    ['a list', '[]'],
  ])('hides no other: %s', (_, hostile) => {
    const { reading, ms } = read(collection(good('before'), hostile, good('after')));
    expect(namesOf(reading)).toEqual(expect.arrayContaining(['before', 'after']));
    expect(ms).toBeLessThan(200);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('a file made to do harm', () => {
  const many = Array.from(
    { length: 300 },
    (_, i) => `{"type":"Feature","geometry":null,"properties":{"p${i}":1}}`,
  );
  test.each<[string, string, string]>([
    ['a million vertices', collection(feature(polygon(1_000_000))), 'too_large'],
    ['a name for every feature', collection(...many), 'too_wide'],
    [
      'coordinates 100,000 deep',
      collection(
        good('a'),
        feature(`{"type":"Point","coordinates":${nested(100_000, '[', '', ']')}}`),
      ),
      'not_a_collection',
    ],
    ['nothing but depth', nested(1_000_000, '[', '', ']'), 'not_a_collection'],
    ['depth without an end', '['.repeat(1_000_000), 'not_a_collection'],
    ['a list without an end', `${'[1,'.repeat(300_000)}`, 'not_json'],
    ['a key of a megabyte', `{"type":"${'x'.repeat(1e6)}"}`, 'not_a_collection'],
    ['no features', collection(), 'empty'],
  ])('is refused: %s', (_, text, fault) => {
    const { reading, ms } = read(text);
    expect(reading).toEqual({ kind: 'failed', fault });
    expect(ms).toBeLessThan(200);
  });
});

test('hostile names are cells as they are', () => {
  const properties = (name: string) => JSON.stringify({ name, [name]: name });
  for (const name of hostileTexts) {
    const { reading } = read(
      collection(feature('{"type":"Point","coordinates":[1,2]}', properties(name))),
    );
    if (reading.kind === 'failed') throw new Error(reading.fault);
    const { columns, rows } = reading.table;
    expect(rows[0]?.cells[columns.indexOf('name')]).toBe(JSON.parse(properties(name)).name);
  }
});
