// Longer hours against trying everything.

import fc from 'fast-check';
import loadHighs from 'highs';
import { expect, test } from 'vitest';
import { type HoursInput, hoursSiting, mergeHours } from '#core/planning/siting-hours.ts';
import { prove } from '#core/planning/siting-prove.ts';
import { suggest } from '#core/planning/siting-suggest.ts';
import { inputOf, smallCases, subsets, sum } from './siting-cases.ts';

const highs = await loadHighs();

interface Week {
  readonly input: HoursInput;
  /** By station and point. */
  readonly isNear: readonly (readonly boolean[])[];
}

/** Up to four stations, two bands, three classes of hours. */
const weeks: fc.Arbitrary<Week> = smallCases
  .map((small) => ({ ...small, costs: small.costs.slice(0, 4), fixed: [] }))
  .chain((small) => {
    const stations = small.costs.length;
    const mask = fc.array(fc.boolean(), { minLength: stations, maxLength: stations });
    const one = (band: number) =>
      fc
        .record({
          hours: fc.integer({ min: 1, max: 5 }),
          isOpen: mask,
          busy: fc.integer({ max: 3, min: 0 }),
        })
        .map(({ hours, isOpen, busy }) => ({
          hours,
          band,
          isOpen,
          weights: Float64Array.from(small.weights, (weight) => weight * busy),
        }));
    return fc.tuple(one(0), one(1), one(1), fc.integer({ min: 0, max: 12 })).map(
      ([a, b, c, budget]): Week => ({
        input: {
          costs: inputOf(small).costs,
          cutoff: small.cutoff,
          bandCount: 2,
          classes: [a, b, c],
          budget,
        },
        isNear: small.costs.map((row) => row.map((cost) => cost !== null && cost <= small.cutoff)),
      }),
    );
  });

function bestHours({ input, isNear }: Week): number {
  const { classes, budget } = input;
  const pairs = isNear.flatMap((_, station) => [0, 1].map((band) => ({ station, band })));
  const isExtended = (chosen: typeof pairs, station: number, band: number) =>
    chosen.some((pair) => pair.station === station && pair.band === band);
  const values = [...subsets(pairs)].map((chosen) => {
    let [price, value] = [0, 0];
    for (const { hours, band, isOpen, weights } of classes) {
      for (const { station, band: own } of chosen) {
        if (own === band && !isOpen[station]) price += hours;
      }
      for (const [point, weight] of weights.entries()) {
        const isCovered = isNear.some(
          (near, station) => near[point] && (isOpen[station] || isExtended(chosen, station, band)),
        );
        if (isCovered) value += hours * weight;
      }
    }
    return price <= budget ? value : 0;
  });
  return Math.max(...values);
}

test('the proven hours are the best that the budget buys', () => {
  fc.assert(
    fc.property(weeks, (week) => {
      const siting = hoursSiting(week.input);
      const start = suggest(siting);
      const proof = prove(highs, siting, { start, secondsLimit: 20, report: () => {} });
      const best = bestHours(week);
      expect(start?.value).toBeLessThanOrEqual(best + 1e-6);
      expect(proof).toMatchObject({ state: 'proven' });
      expect(proof.plan?.value).toBeCloseTo(best, 6);
    }),
    { numRuns: 150 },
  );
});

test('hours alike become one class, and the answer stays', () => {
  fc.assert(
    fc.property(weeks, ({ input }) => {
      const single = input.classes.flatMap((one) =>
        Array.from({ length: one.hours }, () => ({ ...one, hours: 1 })),
      );
      const merged = mergeHours(single);
      expect(sum(merged.map(({ hours }) => hours))).toBe(single.length);
      expect(merged.length).toBeLessThanOrEqual(input.classes.length);
      const values = [single, merged].map(
        (classes) => suggest(hoursSiting({ ...input, classes }))?.value,
      );
      expect(values[1]).toBeCloseTo(values[0] as number, 6);
    }),
    { numRuns: 100 },
  );
});
