// Access, equity, backup and gaps on cases small enough to work out by hand, and on random
// ones against a plain reading of the definitions.

import { describe, expect, test } from 'vitest';
import type { Place } from '#core/area.ts';
import {
  nearestKth,
  reachFactor,
  supplyOf,
  timeCurve,
  timeToNearest,
} from '#core/planning/access.ts';
import { closureLosses, soleStations, weightWithAtLeast } from '#core/planning/backup.ts';
import { nearestTwo, stationsInReach, totalWeight, weightWithin } from '#core/planning/coverage.ts';
import { eligible, excluded } from '#core/planning/eligibility.ts';
import { gini, palma } from '#core/planning/equity.ts';
import { findGaps, gapRadius, meanInGap, placeNear } from '#core/planning/gaps.ts';
import { distance } from '#core/streets/graph.ts';
import { profiles } from '#core/streets/profile.ts';
import type { LngLat } from '#core/units.ts';
import { pointAt, seeded } from '#tests/fixtures/streets.ts';
import {
  randomLevels,
  randomMatrix,
  randomWeights,
  tableFrom,
} from '#tests/fixtures/times-tables.ts';

const all = (stations: number) => new Uint8Array(stations).fill(eligible);
const weights = (...list: number[]) => Float64Array.from(list);
const nearest = (...seconds: (number | null)[]) =>
  nearestTwo(tableFrom(seconds.map((one) => [one])), all(1)).first;

describe('time to the nearest station', () => {
  test('has its mean over those who reach one, and its quantiles over all', () => {
    const times = timeToNearest(nearest(60, null, 300, 120), weights(30, 10, 20, 40));
    expect(times).toEqual({
      meanSeconds: (30 * 60 + 20 * 300 + 40 * 120) / 90,
      medianSeconds: 120,
      p90Seconds: 300,
      unreached: 10,
      total: 100,
    });
  });

  test('has no quantile where too many reach none', () => {
    expect(timeToNearest(nearest(60, null), weights(80, 20))).toMatchObject({
      medianSeconds: 60,
      p90Seconds: null,
    });
    expect(timeToNearest(nearest(null), weights(5))).toMatchObject({
      meanSeconds: null,
      medianSeconds: null,
      unreached: 5,
    });
  });

  test('leaves points without weight out of the quantiles', () => {
    expect(timeToNearest(nearest(10, 200), weights(0, 1)).medianSeconds).toBe(200);
    expect(timeToNearest(nearest(10), weights(0)).medianSeconds).toBeNull();
  });

  test('as a curve rises to the share that reaches one', () => {
    const curve = timeCurve(nearest(0, 60, 61, 200, null), weights(1, 1, 1, 1, 1), 5);
    expect([...curve]).toEqual(
      [0.2, 0.4, 0.6, 0.6, 0.8, 0.8].map((share) => expect.closeTo(share)),
    );
  });

  test.each([0, 1, 2, 3])('to the k-th is the k-th least, times %i', (seed) => {
    const [matrix, levels] = [randomMatrix(seed), randomLevels(seed)];
    for (const k of [1, 2, 3]) {
      const brute = matrix.map((row) => {
        const times = row.filter(
          (time, s): time is number => time !== null && levels[s] === eligible,
        );
        return times.toSorted((a, b) => a - b)[k - 1] ?? Number.POSITIVE_INFINITY;
      });
      expect([...nearestKth(tableFrom(matrix), levels, k)]).toEqual(brute);
    }
  });
});

describe('seats within reach', () => {
  // Station 0 at 100 s from a (first third of 900 s) and 400 s from b (second third);
  // station 1 at 800 s from b (last third) and 100 s from c.
  const table = tableFrom([
    [100, null],
    [400, 800],
    [null, 100],
  ]);
  const ask = (seats: (number | null)[], eligibility = all(2)) =>
    supplyOf({ table, eligibility, seats, weights: weights(100, 50, 20), cutoffSeconds: 900 });

  test('are what two steps by hand give', () => {
    const first = 40 / (100 + 0.68 * 50);
    const second = 10 / (0.22 * 50 + 20);
    const { seatsPerHead, isLeast, known, counted } = ask([40, 10]);
    expect([...seatsPerHead]).toEqual(
      [first, 0.68 * first + 0.22 * second, second].map((ratio) => expect.closeTo(ratio, 12)),
    );
    expect([[...isLeast], known, counted]).toEqual([[0, 0, 0], 2, 2]);
  });

  test('say where seats that nobody knows could add to them', () => {
    const { seatsPerHead, isLeast, known, counted } = ask([40, null]);
    expect(seatsPerHead[2]).toBe(0);
    expect([[...isLeast], known, counted]).toEqual([[0, 1, 1], 1, 2]);
  });

  test('leave out stations that do not count', () => {
    const { seatsPerHead, counted } = ask([40, 10], Uint8Array.of(eligible, excluded));
    expect([seatsPerHead[2], counted]).toEqual([0, 1]);
  });
});

describe('equity', () => {
  test.each([
    [[1, 1, 1, 1], [1, 1, 1, 1], 0],
    [[0, 1], [1, 1], 0.5],
    [[0, 0, 0, 1], [1, 1, 1, 1], 0.75],
    // Lorenz by hand: (0.5, 0.2), (1, 1): 1 − 0.5·0.2 − 0.5·1.2.
    [[1, 4], [2, 2], 0.3],
    [[1, 4], [3, 1], 1 - 0.75 * (3 / 7) - 0.25 * (3 / 7 + 1)],
  ])('of %j held by %j is a Gini of %d', (values, heads, expected) => {
    expect(gini(weights(...values), weights(...heads))).toBeCloseTo(expected, 12);
  });

  test('is by persons, so that a point split in two changes nothing', () => {
    const [values, heads] = [weights(1, 3, 9), weights(2, 5, 1)];
    const [more, split] = [weights(1, 3, 3, 9), weights(2, 4, 1, 1)];
    expect(gini(more, split)).toBeCloseTo(gini(values, heads) as number, 12);
    expect(palma(more, split)).toBeCloseTo(palma(values, heads) as number, 12);
  });

  test('by Palma is the best tenth over the least four tenths', () => {
    const values = Float64Array.from({ length: 10 }, (_, i) => i + 1);
    expect(palma(values, new Float64Array(10).fill(1))).toBeCloseTo(10 / 2.5, 12);
    // The tenth is half of the last point, the four tenths are two points of five.
    expect(palma(weights(1, 2, 3, 4, 10), new Float64Array(5).fill(1))).toBeCloseTo(10 / 1.5, 12);
    expect(palma(weights(0, 0, 1), new Float64Array(3).fill(1))).toBeNull();
    expect(gini(weights(0, 0), weights(1, 1))).toBeNull();
  });
});

test('the reach factor is 1 for the whole circle and never more', () => {
  const { walk } = profiles;
  const circle = Math.PI * 1200 ** 2;
  expect(reachFactor(circle / 2, walk, 900)).toBeCloseTo(0.5, 12);
  expect(reachFactor(2 * circle, walk, 900)).toBe(1);
});

describe('closing a station', () => {
  test('costs what it alone has in reach, and time for the rest', () => {
    const table = tableFrom([
      [100, 1000],
      [200, 500],
      [300, null],
      [null, 60],
    ]);
    const two = nearestTwo(table, all(2));
    const closures = closureLosses(two, weights(10, 20, 5, 1), {
      stationCount: 2,
      cutoffSeconds: 900,
    });
    expect(closures).toEqual([
      { station: 0, carried: 35, lost: 15, addedSeconds: (10 * 900 + 20 * 300) / 30 },
      { station: 1, carried: 1, lost: 1, addedSeconds: null },
    ]);
    expect([...soleStations(two, 900)]).toEqual([0, -1, 0, 1]);
    expect([...soleStations(two, 50)]).toEqual([-1, -1, -1, -1]);
  });

  test.each([0, 1, 2, 3, 4, 5])('loses what coverage without it has less, times %i', (seed) => {
    const [table, levels, heads] = [
      tableFrom(randomMatrix(seed)),
      randomLevels(seed),
      randomWeights(seed),
    ];
    const two = nearestTwo(table, levels);
    const [covered] = weightWithin(two.first, heads, [900]) as [number];
    const closures = closureLosses(two, heads, { stationCount: 8, cutoffSeconds: 900 });
    for (const { station, lost } of closures) {
      const without = nearestTwo(table, levels.with(station, excluded)).first;
      expect(lost).toBe(covered - (weightWithin(without, heads, [900])[0] as number));
    }
    expect(closures.map(({ lost }) => lost)).toEqual(
      closures.map(({ lost }) => lost).toSorted((a, b) => b - a),
    );
    const sole = soleStations(two, 900);
    const byStation = closures.toSorted((a, b) => a.station - b.station);
    for (const { station, lost } of byStation) {
      expect(totalWeight(heads.map((one, p) => (sole[p] === station ? one : 0)))).toBe(lost);
    }
    const inReach = stationsInReach(table, levels, 900);
    expect(weightWithAtLeast(1, inReach, heads)).toBe(covered);
    expect(weightWithAtLeast(2, inReach, heads)).toBe(
      covered - closures.reduce((sum, { lost }) => sum + lost, 0),
    );
  });
});

describe('gaps', () => {
  const scattered = (seed: number) => {
    const random = seeded(seed);
    const points = Array.from({ length: 80 }, () => pointAt(random() * 40, random() * 40));
    const lack = Float64Array.from(points, () => (random() < 0.4 ? 0 : Math.floor(random() * 50)));
    return { points, lack };
  };

  test.each([0, 1, 2, 3])('hold every point that lacks something, once, town %i', (seed) => {
    const { points, lack } = scattered(seed);
    const gaps = findGaps(points, lack);
    const held = gaps.flatMap((gap) => gap.points).toSorted((a, b) => a - b);
    expect(held).toEqual([...lack.keys()].filter((p) => (lack[p] as number) > 0));
    expect(gaps.reduce((sum, gap) => sum + gap.lack, 0)).toBe(totalWeight(lack));
    for (const gap of gaps) {
      const middle = points[gap.middle] as LngLat;
      expect(gap.points).toContain(gap.middle);
      for (const p of gap.points) {
        expect(distance(middle, points[p] as LngLat)).toBeLessThanOrEqual(gapRadius);
      }
    }
  });

  test.each([0, 1, 2, 3])('are each where most is lacking of what is left, town %i', (seed) => {
    const { points, lack } = scattered(seed);
    const left = new Set([...lack.keys()].filter((p) => (lack[p] as number) > 0));
    const around = (middle: number) =>
      [...left].reduce((sum, p) => {
        const isNear = distance(points[middle] as LngLat, points[p] as LngLat) <= gapRadius;
        return sum + (isNear ? (lack[p] as number) : 0);
      }, 0);
    for (const gap of findGaps(points, lack)) {
      expect(gap.lack).toBe(Math.max(...[...left].map(around)));
      for (const p of gap.points) left.delete(p);
    }
    expect(left.size).toBe(0);
  });

  test('are none where nothing is lacking', () => {
    expect(findGaps([pointAt(0, 0)], weights(0))).toEqual([]);
  });

  test('give means by the weight of their points', () => {
    const gap = { middle: 0, points: [0, 2], lack: 1 };
    expect(meanInGap(gap, weights(10, 99, 40), weights(3, 1, 1))).toBe(17.5);
    expect(meanInGap(gap, weights(10, 99, 40), weights(0, 1, 0))).toBe(25);
  });
});

test('a gap is called by the landmark beside it, or else by what is nearest', () => {
  const place = (kind: Place['kind'], zh: string, at: LngLat): Place => {
    return { kind, name: { zh }, at, pinyin: '', initials: '' };
  };
  const places = [
    place('station', '驿站', pointAt(0, 0)),
    place('street', '塔城路', pointAt(1, 0)),
    place('landmark', '汇龙潭', pointAt(4, 0)),
  ];
  expect(placeNear(pointAt(0, 0), places)?.place.name.zh).toBe('汇龙潭');
  expect(placeNear(pointAt(-4, 0), places)).toMatchObject({
    place: { name: { zh: '塔城路' } },
    metres: expect.closeTo(250, 0),
  });
  expect(placeNear(pointAt(0, 0), places.slice(0, 1))).toBeNull();
});
