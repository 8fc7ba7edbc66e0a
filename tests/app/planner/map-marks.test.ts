// What the planner's map shows, its legend and its exports say the same.

import { describe, expect, test } from 'vitest';
import type { Area } from '#api/area.ts';
import { instant } from '#core/units.ts';
import { demandLooks } from '#map/scene.ts';
import { station } from '#tests/fixtures/stations.ts';
import { view as zh } from '#ui/texts/planner/view-zh.ts';
import { outcomesOf } from '#views/planner/exchange/plan-layers.ts';
import { planProvenance } from '#views/planner/exchange/plan-provenance.ts';
import { demandEntries, reachEntries } from '#views/planner/map/legend-entries.ts';
import { streetScene } from '#views/planner/map/scene.ts';
import type { Planner } from '#views/planner/question/use-planner.ts';

const shown = { layer: 'time', outlines: 'all', streets: 'time' } as const;
const limitsOf = (cutoffs: readonly number[]) => {
  const [each, all] = [cutoffs.map((one) => `${one} 分钟`), `${cutoffs.join(' / ')} 分钟`];
  return { each, all, threshold: each.at(-1) ?? '' };
};

test.each([
  [[5], ['≤ 5 分钟']],
  [
    [5, 10],
    ['≤ 5 分钟', '≤ 10 分钟'],
  ],
  [
    [5, 10, 15, 20],
    ['≤ 10 分钟', '≤ 15 分钟', '≤ 20 分钟'],
  ],
])('for %j the legend names the bands that points and streets are drawn in', (cutoffs, bands) => {
  const limits = limitsOf(cutoffs);
  const points = demandEntries({ ...shown, limits }, 'day', zh.map);
  expect(points.map(({ label }) => label)).toEqual([
    ...bands,
    '够不到',
    '只有时间待核的站点够得到',
  ]);
  const reach = reachEntries({ ...shown, limits }, 'day', zh.map);
  expect(reach.map(({ label }) => label)).toEqual([
    ...bands.map((band) => `街道 ${band}`),
    `服务范围：${cutoffs.join(' / ')} 分钟`,
  ]);
  expect(reach.slice(0, bands.length).map(({ colour }) => colour)).toEqual(
    points.slice(0, bands.length).map(({ colour }) => colour),
  );
});

test('each street is drawn in the band its times lie in', () => {
  const times = {
    starts: Uint32Array.of(0, 2, 4, 7),
    coordinates: Float64Array.of(0, 0, 1, 0, 1, 0, 2, 0, 2, 0, 3, 0, 4, 0),
    seconds: Float32Array.of(0, 300, 600, 300, 700, 900),
  };
  const { features } = streetScene(times, [5, 10, 15]);
  expect(features.map(({ properties }) => properties.look)).toEqual(['near', 'middle', 'far']);
  expect(features.map(({ geometry }) => geometry.coordinates)).toEqual([
    [
      [
        [0, 0],
        [1, 0],
      ],
    ],
    [
      [
        [1, 0],
        [2, 0],
      ],
    ],
    [
      [
        [2, 0],
        [3, 0],
        [4, 0],
      ],
    ],
  ]);
  expect(features.every(({ properties }) => demandLooks.includes(properties.look))).toBe(true);
});

const nearest = (station: number[], seconds: number[]) => ({
  station: Int32Array.from(station),
  seconds: Float64Array.from(seconds),
});
const question: Planner['question'] = {
  profile: 'walk',
  cutoffs: [5, 15],
  limits: { unit: 'minutes', values: [5, 15] },
  weight: 'residents',
  minute: null,
};

test('a point is covered, not covered, or as hours decide that nobody knows', () => {
  const certain = nearest([0, -1, 0], [900, Number.POSITIVE_INFINITY, 901]);
  const possible = nearest([0, 1, 0], [900, 60, 901]);
  const plan = {
    stations: [station('a'), station('b')],
    coverage: { certain: { first: certain }, possible: { first: possible } },
  } as unknown as Planner['plan'];
  expect(outcomesOf({ plan, question })).toEqual([
    { seconds: 900, station: 'a', isCovered: true },
    { seconds: null, station: null, isCovered: null },
    { seconds: 901, station: 'a', isCovered: false },
  ]);
});

describe('provenance', () => {
  const file = (sha256: string) => ({ path: '', bytes: 0, sha256: sha256.repeat(8) });
  const manifest = {
    id: 'town',
    name: { zh: '镇' },
    dataDate: '2026-11-24',
    utcOffsetMinutes: 480,
    licence: 'CC0-1.0',
    attribution: { zh: '自绘' },
    files: { streets: file('a'), stations: file('b'), demand: file('c'), calendar: file('d') },
  } as unknown as Area['manifest'];
  const asked = {
    area: { manifest } as unknown as Area,
    question,
    plan: { stations: [] } as unknown as Planner['plan'],
    demand: [],
    ownDemand: null,
    scenario: { name: '方案甲', edits: [] } as unknown as Planner['scenario'],
  };
  const circumstances = { services: [], appVersion: '1.2.3', now: instant(0) };

  test('says nothing of data that are neither illustrative nor own', () => {
    const provenance = planProvenance(asked, circumstances);
    expect(provenance.notice).toBeNull();
    expect(provenance.dataHash).toBe('aaaaaaaabbbbbbbbccccccccdddddddd');
    expect(provenance.parameters.scenario).toBeNull();
  });

  test('names demand of one’s own, and its checksum stands for the area’s', () => {
    const ownDemand = { area: 'town', source: 'a.csv', version: '12345678', points: [] };
    const demand = [{ id: 'x', at: [0, 0] as const, residents: 1, illustrative: true }];
    const provenance = planProvenance({ ...asked, ownDemand, demand }, circumstances);
    expect(provenance.dataHash).toBe('aaaaaaaabbbbbbbb12345678dddddddd');
    expect(provenance.notice?.zh).toBe(
      '含示意数据，并非官方名录；需求点来自自有文件 a.csv（0 个），不是本区域的数据',
    );
    expect(provenance.notice?.en).toContain('a.csv');
  });

  test('names the scenario and the local moment', () => {
    const edits = [{ edit: 'status', station: 'a', status: 'closed' }];
    const scenario = { name: '方案甲', edits } as unknown as Planner['scenario'];
    const changed = { ...asked, scenario, question: { ...question, minute: 61 } };
    const { parameters } = planProvenance(changed, circumstances);
    expect(parameters).toMatchObject({ scenario: '方案甲', moment: '1970-01-01T01:01' });
  });
});
