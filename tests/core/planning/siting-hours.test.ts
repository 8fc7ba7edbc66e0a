// Longer hours against trying everything.

import fc from 'fast-check';
import loadHighs from 'highs';
import { expect, test } from 'vitest';
import { minutesPerDay, parseDate } from '#core/local-time.ts';
import { longerHours } from '#core/planning/siting-bands.ts';
import { type HoursInput, hoursSiting } from '#core/planning/siting-hours.ts';
import { prove } from '#core/planning/siting-prove.ts';
import { suggest } from '#core/planning/siting-suggest.ts';
import { mondayOf } from '#core/planning/week.ts';
import type { Station } from '#core/station.ts';
import { china, station } from '#tests/fixtures/stations.ts';
import { inputOf, smallCases, subsets, sum } from './siting-cases.ts';

const highs = await loadHighs();

interface Week {
  readonly input: HoursInput;
  /** By station and point. */
  readonly isNear: readonly (readonly boolean[])[];
}

/** Up to four stations with two bands each, three classes of hours. */
const weeks: fc.Arbitrary<Week> = smallCases
  .map((small) => ({ ...small, costs: small.costs.slice(0, 4), fixed: [] }))
  .chain((small) => {
    const stations = small.costs.length;
    const mask = (length: number) =>
      fc.array(fc.boolean(), { minLength: length, maxLength: length });
    const hourClass = fc.record({
      hours: fc.integer({ min: 1, max: 5 }),
      isOpen: mask(stations),
      opens: mask(2 * stations),
    });
    const classes = fc.array(hourClass, { minLength: 3, maxLength: 3 });
    return fc.tuple(classes, fc.integer({ min: 0, max: 12 })).map(
      ([classes, budget]): Week => ({
        input: {
          costs: inputOf(small).costs,
          cutoff: small.cutoff,
          weights: Float64Array.from(small.weights),
          classes,
          stationOf: Array.from({ length: 2 * stations }, (_, option) => option >> 1),
          budget,
        },
        isNear: small.costs.map((row) => row.map((cost) => cost !== null && cost <= small.cutoff)),
      }),
    );
  });

function bestHours({ input, isNear }: Week): number {
  const { classes, budget, weights, stationOf } = input;
  const values = [...subsets([...stationOf.keys()])].map((chosen) => {
    let [price, value] = [0, 0];
    for (const { hours, isOpen, opens } of classes) {
      const opened = chosen.filter(
        (option) => opens[option] && !isOpen[stationOf[option] as number],
      );
      price += hours * opened.length;
      const isExtended = (station: number) => opened.some((one) => stationOf[one] === station);
      for (const [point, weight] of weights.entries()) {
        const isCovered = isNear.some(
          (near, station) => near[point] && (isOpen[station] || isExtended(station)),
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

const mondayBefore = (date: string) => mondayOf((parseDate(date) as number) * minutesPerDay);
const bandsIn = (date: string, one: Station) => {
  const monday = mondayBefore(date);
  const { choices, classes } = longerHours({
    stations: [one],
    services: [],
    calendar: china,
    monday,
  });
  const near = {
    starts: Int32Array.of(0, 1),
    points: Int32Array.of(0),
    costs: Float64Array.of(0),
  };
  const weights = Float64Array.of(2);
  const stationOf = choices.map(({ index }) => index);
  const asked = { costs: near, cutoff: 0, weights, classes, stationOf, budget: 10 };
  const siting = hoursSiting(asked);
  return {
    prices: Object.fromEntries(choices.map(({ band }, o) => [band.text, siting.sets.prices[o]])),
    hours: sum(classes.map(({ hours }) => hours)),
    value: suggest(siting)?.value,
  };
};

test('bands fill an ordinary week, and each costs the hours the station is closed in it', () => {
  const { prices, hours, value } = bandsIn(
    '2026-11-25',
    station('a', { opening_hours: 'Mo-Su 09:00-18:00' }),
  );
  expect(hours).toBe(168);
  expect(prices).toEqual({
    'Mo-Fr 00:00-06:00': 30,
    'Sa,Su 00:00-06:00': 12,
    'Mo-Fr 06:00-09:00': 15,
    'Sa,Su 06:00-09:00': 6,
    'Mo-Fr 09:00-17:00': Infinity,
    'Sa,Su 09:00-17:00': Infinity,
    'Mo-Fr 17:00-20:00': 10,
    'Sa,Su 17:00-20:00': 4,
    'Mo-Fr 20:00-22:00': 10,
    'Sa,Su 20:00-22:00': 4,
    'Mo-Fr 22:00-24:00': 10,
    'Sa,Su 22:00-24:00': 4,
  });
  expect(value).toBe(2 * (63 + 10));
});

test('a station that never closes has no hours to add', () => {
  const { prices } = bandsIn('2026-11-25', station('a', { opening_hours: '24/7' }));
  expect(Object.values(prices).every((price) => price === Infinity)).toBe(true);
});

const office = 'Mo-Fr 09:00-17:00';
test.each([
  ['National Day, closed', '2026-10-01', { opening_hours: `${office}; PH off` }, 9, Infinity],
  ['National Day, open', '2026-10-01', { holiday: 'open' }, 15, 6],
  ['National Day, not told', '2026-10-01', { holiday: 'unknown' }, 9, Infinity],
  [
    'a make-up Saturday as a workday',
    '2026-10-10',
    { holiday: 'open', makeup_workday: 'as_weekday' },
    18,
    3,
  ],
  [
    'a make-up Saturday as a Saturday',
    '2026-10-10',
    { holiday: 'open', makeup_workday: 'as_weekend' },
    15,
    6,
  ],
] as const)(
  '%s: a band costs and gains what the calendar leaves of it',
  (_, date, more, workdays, weekend) => {
    const { prices } = bandsIn(date, station('a', { opening_hours: office, ...more }));
    expect(prices).toMatchObject({ 'Mo-Fr 17:00-20:00': workdays, 'Sa,Su 17:00-20:00': weekend });
  },
);

test('where nobody knows as which day a Saturday counts, bands are of all days', () => {
  const one = station('a', { opening_hours: office, holiday: 'open', makeup_workday: 'unknown' });
  expect(bandsIn('2026-10-10', one).prices).toMatchObject({ 'Mo-Su 17:00-20:00': 21 });
});
