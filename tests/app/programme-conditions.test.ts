import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Programme } from '#core/programme.ts';
import { type Conditions, meets, seriesHolding, seriesOf } from '#views/programmes/conditions.ts';

const { events } = JSON.parse(readFileSync('data/areas/jiading/programmes.json', 'utf8')) as {
  events: Programme[];
};
const any: Conditions = { series: null, station: null, isAfterHours: false, near: null };
const left = (change: Partial<Conditions>) =>
  events.filter((one) => meets(one, { ...any, ...change })).map(({ id }) => id);

test('without conditions all are left; each condition leaves its own', () => {
  expect(left({})).toHaveLength(events.length);
  expect(left({ series: '筑梦嘉学堂' })).toEqual(['ev-zm-art', 'ev-zm-hobby', 'ev-zm-makeup']);
  expect(left({ series: '安“新”课堂' })).toEqual(['ev-nl-traffic']);
  expect(left({ station: 'jd-jl-05' })).toEqual(['ev-nx-flea']);
  expect(left({ isAfterHours: true })).toEqual(['ev-zm-art', 'ev-zm-hobby', 'ev-nl-life']);
  expect(left({ near: new Set(['jd-t4-03']) })).toEqual(['ev-hc-t4']);
  expect(left({ near: new Set() })).toEqual([]);
});

test('the energy station has three strands, and each leads back to its series', () => {
  const series = seriesOf(events);
  const energy = seriesHolding(series, '小哥能量站');
  expect(energy?.strands.map(({ zh }) => zh)).toEqual(['安“新”课堂', '暖“新”服务', '绘“新”生活']);
  for (const { zh } of energy?.strands ?? []) expect(seriesHolding(series, zh)).toBe(energy);
  expect(seriesHolding(series, 'no such series')).toBeNull();
});
