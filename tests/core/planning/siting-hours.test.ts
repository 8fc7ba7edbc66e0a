// Longer hours against trying everything.

import fc from 'fast-check';
import loadHighs from 'highs';
import { expect, test } from 'vitest';
import type { Timeline } from '#core/hours/timeline.ts';
import { hourClasses, openingBands } from '#core/planning/siting-bands.ts';
import { type HoursInput, hoursSiting } from '#core/planning/siting-hours.ts';
import { prove } from '#core/planning/siting-prove.ts';
import { suggest } from '#core/planning/siting-suggest.ts';
import { mondayOf, weekOfEligibility } from '#core/planning/week.ts';
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

const monday = mondayOf(0);
/** Open from one hour of every day to another. */
const daily = (from: number, to: number): Timeline => {
  const isOpen = (minute: number) => {
    const hour = Math.floor((((minute % 1440) + 1440) % 1440) / 60);
    return from <= hour && hour < to;
  };
  return {
    at: (minute) => ({ verdict: isOpen(minute) ? 'open' : 'closed', reason: 'week' }),
    steadyUntil: (minute) => (Math.floor(minute / 60) + 1) * 60,
  };
};

test('the bands fill the week, and each is a price for a station that is closed in it', () => {
  const week = weekOfEligibility([daily(9, 18), daily(0, 24)], monday);
  const weights = Float64Array.of(2);
  const classes = hourClasses(week, weights);
  expect(sum(classes.map(({ hours }) => hours))).toBe(168);
  const near = {
    starts: Int32Array.of(0, 1, 1),
    points: Int32Array.of(0),
    costs: Float64Array.of(0),
  };
  const bandCount = openingBands.length;
  const { sets } = hoursSiting({ costs: near, cutoff: 0, bandCount, classes, budget: 40 });
  const prices = openingBands.map(({ text }, band) => [text, sets.prices[band]]);
  expect(Object.fromEntries(prices)).toMatchObject({
    'Mo-Fr 09:00-17:00': Infinity,
    'Mo-Fr 17:00-20:00': 10,
    'Sa,Su 17:00-20:00': 4,
    'Mo-Fr 20:00-22:00': 10,
    'Mo-Fr 00:00-06:00': 30,
  });
  // The station that never closes has no hours to add.
  expect(sets.prices.slice(bandCount).every((price) => price === Infinity)).toBe(true);
  const found = suggest({ objective: 'hours', sets });
  expect(found?.value).toBe(2 * (63 + 40));
});
