// Small siting questions drawn at random, and their answers by trying everything: written
// down from the definitions, with nothing taken from the code under test.

import fc from 'fast-check';
import type { SitingInput } from '#core/planning/siting.ts';

export interface SmallCase {
  /** By candidate and point; null: no way. */
  readonly costs: readonly (readonly (number | null)[])[];
  readonly weights: readonly number[];
  readonly fixed: readonly number[];
  readonly cutoff: number;
  readonly add: number;
}

const cost = fc.option(fc.integer({ min: 0, max: 12 }), { freq: 4 });

export const smallCases: fc.Arbitrary<SmallCase> = fc
  .record({
    candidates: fc.integer({ min: 1, max: 7 }),
    points: fc.integer({ min: 0, max: 9 }),
  })
  .chain(({ candidates, points }) => {
    const many = <T>(item: fc.Arbitrary<T>, length: number) =>
      fc.array(item, { minLength: length, maxLength: length });
    return fc.record({
      costs: many(many(cost, points), candidates),
      weights: fc.oneof(
        many(fc.integer({ min: 0, max: 9 }), points),
        many(
          fc.integer({ min: 0, max: 63 }).map((n) => n / 7),
          points,
        ),
      ),
      fixed: fc.subarray(
        Array.from({ length: candidates }, (_, j) => j),
        { maxLength: Math.min(2, candidates) },
      ),
      cutoff: fc.integer({ min: 0, max: 9 }),
      add: fc.integer({ min: 1, max: 4 }),
    });
  });

export function inputOf({ costs, weights, fixed }: SmallCase): SitingInput {
  const ways = costs.flatMap((row) =>
    row.flatMap((value, point) => (value === null ? [] : [{ point, value }])),
  );
  const counts = costs.map((row) => row.filter((value) => value !== null).length);
  return {
    weights: Float64Array.from(weights),
    costs: {
      starts: Int32Array.from([0, ...counts.map((_, j) => sum(counts.slice(0, j + 1)))]),
      points: Int32Array.from(ways, ({ point }) => point),
      costs: Float64Array.from(ways, ({ value }) => value),
    },
    fixed,
  };
}

export const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** Every choice of things that are not yet chosen. */
export function* subsets<T>(items: readonly T[]): Generator<T[]> {
  for (let mask = 0; mask < 2 ** items.length; mask++) {
    yield items.filter((_, i) => mask & (1 << i));
  }
}

const free = ({ costs, fixed }: SmallCase) =>
  costs.map((_, j) => j).filter((j) => !fixed.includes(j));

const choices = (small: SmallCase) =>
  [...subsets(free(small))].filter((chosen) => chosen.length <= small.add);

const covers = (small: SmallCase, candidate: number, point: number) => {
  const value = small.costs[candidate]?.[point];
  return typeof value === 'number' && value <= small.cutoff;
};

const timesCovered = (small: SmallCase, chosen: readonly number[], point: number) =>
  [...small.fixed, ...chosen].filter((candidate) => covers(small, candidate, point)).length;

/** Points with somebody there. */
const asking = ({ weights }: SmallCase) =>
  weights.flatMap((weight, point) => (weight > 0 ? [point] : []));

const coversAll = (small: SmallCase, chosen: readonly number[]) => {
  const everybody = free(small);
  return asking(small).every(
    (point) =>
      timesCovered(small, everybody, point) === 0 || timesCovered(small, chosen, point) > 0,
  );
};

const weightCovered = (small: SmallCase, chosen: readonly number[], times: number) =>
  sum(
    asking(small)
      .filter((point) => timesCovered(small, chosen, point) >= times)
      .map((point) => small.weights[point] as number),
  );

const mostOf = (values: readonly number[]) => (values.length ? Math.max(...values) : null);
const leastOf = (values: readonly number[]) => (values.length ? Math.min(...values) : null);

/** Best values; null: nothing is allowed. */
export const best = {
  cover: (small: SmallCase) =>
    mostOf(choices(small).map((chosen) => weightCovered(small, chosen, 1))),
  fewest: (small: SmallCase) =>
    leastOf(
      [...subsets(free(small))]
        .filter((chosen) => coversAll(small, chosen))
        .map((chosen) => chosen.length),
    ),
  backup: (small: SmallCase) =>
    mostOf(choices(small).map((chosen) => weightCovered(small, chosen, 2))),
  backupOfAll: (small: SmallCase) =>
    mostOf(
      choices(small)
        .filter((chosen) => coversAll(small, chosen))
        .map((chosen) => weightCovered(small, chosen, 2)),
    ),
  median: (small: SmallCase) =>
    leastOf(distances(small).map((costs) => sum(costs.map(({ weight, cost }) => weight * cost)))),
  center: (small: SmallCase) =>
    leastOf(distances(small).map((costs) => Math.max(0, ...costs.map(({ cost }) => cost)))),
};

/** For each choice that reaches all who can be reached: their weights and least costs. */
function distances(small: SmallCase) {
  const nearest = (chosen: readonly number[], point: number) =>
    Math.min(
      ...[...small.fixed, ...chosen].map(
        (j) => small.costs[j]?.[point] ?? Number.POSITIVE_INFINITY,
      ),
    );
  const reachable = asking(small).filter((point) => Number.isFinite(nearest(free(small), point)));
  return choices(small)
    .map((chosen) =>
      reachable.map((point) => ({
        weight: small.weights[point] as number,
        cost: nearest(chosen, point),
      })),
    )
    .filter((costs) => costs.every(({ cost }) => Number.isFinite(cost)));
}
