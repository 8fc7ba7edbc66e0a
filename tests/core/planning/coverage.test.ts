// Coverage against a plain reading of the matrix of times, and what must hold of any.

import { describe, expect, test } from 'vitest';
import {
  allocation,
  changesBetween,
  coverage,
  nearestTwo,
  pointChanges,
  stationsInReach,
  totalWeight,
  weightWithin,
} from '#core/planning/coverage.ts';
import { doubtful, eligible, excluded } from '#core/planning/eligibility.ts';
import {
  randomLevels,
  randomMatrix,
  randomWeights,
  type TimesMatrix,
  tableFrom,
} from '#tests/fixtures/times-tables.ts';

const seeds = Array.from({ length: 40 }, (_, seed) => seed);
const cutoffs = [300, 600, 900];
const all = (stations: number) => new Uint8Array(stations).fill(eligible);

/** Stations that count for a point, the nearest first. */
const ranked = (row: TimesMatrix[number], levels: Uint8Array, level: number) =>
  row
    .flatMap((time, station) =>
      time !== null && (levels[station] as number) >= level ? [{ station, time }] : [],
    )
    .sort((a, b) => a.time - b.time || a.station - b.station);

describe.each(seeds)('on random times %i', (seed) => {
  const matrix = randomMatrix(seed);
  const [table, weights, levels] = [tableFrom(matrix), randomWeights(seed), randomLevels(seed)];

  test('nearest and second nearest are the first two of those that count', () => {
    for (const level of [eligible, doubtful] as const) {
      const { first, second } = nearestTwo(table, levels, level);
      for (const [p, row] of matrix.entries()) {
        const [one, two] = ranked(row, levels, level);
        expect([first.station[p], first.seconds[p]]).toEqual([
          one?.station ?? -1,
          one?.time ?? Number.POSITIVE_INFINITY,
        ]);
        expect([second.station[p], second.seconds[p]]).toEqual([
          two?.station ?? -1,
          two?.time ?? Number.POSITIVE_INFINITY,
        ]);
      }
    }
  });

  test('coverage is the weight of the points with a station in reach, and doubt lies between', () => {
    const { bands, total } = coverage({ table, eligibility: levels, weights, cutoffs });
    const brute = (cutoff: number, level: number) =>
      matrix.reduce((sum, row, p) => {
        const [one] = ranked(row, levels, level);
        return sum + (one && one.time <= cutoff ? (weights[p] as number) : 0);
      }, 0);
    for (const { cutoffSeconds, least, most } of bands) {
      expect(least).toBe(brute(cutoffSeconds, eligible));
      expect(most).toBe(brute(cutoffSeconds, doubtful));
      expect(least).toBeLessThanOrEqual(most);
      expect(most).toBeLessThanOrEqual(total);
    }
  });

  test('a longer cutoff covers all that a shorter one does', () => {
    const { first } = nearestTwo(table, levels);
    const within = weightWithin(first, weights, cutoffs);
    expect(within).toEqual(within.toSorted((a, b) => a - b));
    expect(weightWithin(first, weights, [900])).toEqual([within[2]]);
  });

  test('one more station never loses coverage, and closing it again gives back what was', () => {
    const before = coverage({ table, eligibility: levels, weights, cutoffs });
    for (const [s, level] of levels.entries()) {
      const more = levels.with(s, eligible);
      const after = coverage({ table, eligibility: more, weights, cutoffs });
      for (const [i, band] of after.bands.entries()) {
        expect(band.least).toBeGreaterThanOrEqual(before.bands[i]?.least as number);
        expect(band.most).toBeGreaterThanOrEqual(before.bands[i]?.most as number);
      }
      const closed = coverage({ table, eligibility: more.with(s, level), weights, cutoffs });
      expect(closed).toEqual(before);
    }
  });

  test('what the stations carry adds up to what is covered', () => {
    const { first } = nearestTwo(table, levels);
    for (const cutoffSeconds of cutoffs) {
      const carried = allocation(first, weights, { stationCount: 8, cutoffSeconds });
      expect(totalWeight(carried)).toBe(weightWithin(first, weights, [cutoffSeconds])[0]);
    }
  });

  test('stations in reach are those that count within the cutoff', () => {
    const counts = stationsInReach(table, levels, 900);
    const brute = matrix.map(
      (row) => ranked(row, levels, eligible).filter(({ time }) => time <= 900).length,
    );
    expect([...counts]).toEqual(brute);
  });
});

test('a station exactly at the cutoff covers, and of two equally near the first is nearest', () => {
  const table = tableFrom([
    [900, 900],
    [900.1, null],
  ]);
  const weights = Float64Array.of(3, 5);
  const { bands, certain } = coverage({
    table,
    eligibility: all(2),
    weights,
    cutoffs: [900],
  });
  expect(bands).toEqual([{ cutoffSeconds: 900, least: 3, most: 3 }]);
  expect([...certain.first.station]).toEqual([0, 0]);
  expect([...certain.second.station]).toEqual([1, -1]);
});

test('points are told by what became of them', () => {
  const table = tableFrom([
    [100, null],
    [null, 100],
    [100, 100],
    [null, null],
  ]);
  const before = nearestTwo(table, Uint8Array.of(eligible, excluded)).first;
  const after = nearestTwo(table, Uint8Array.of(excluded, eligible)).first;
  const changes = [...changesBetween(before, after, 900)].map((change) => pointChanges[change]);
  expect(changes).toEqual(['lost', 'gained', 'same', 'out']);
});
