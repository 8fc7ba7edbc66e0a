// Small questions are answered by trying everything, and the answers must be the same.

import fc from 'fast-check';
import loadHighs, { type Highs } from 'highs';
import { describe, expect, test } from 'vitest';
import {
  backupSiting,
  coverSiting,
  explain,
  fewestSiting,
  isMaximized,
  outOfReach,
  type Siting,
  valueOfChoice,
} from '#core/planning/siting.ts';
import { gapOf, type Proof, prove } from '#core/planning/siting-prove.ts';
import { suggest } from '#core/planning/siting-suggest.ts';
import { seeded } from '#tests/fixtures/streets.ts';
import { best, inputOf, type SmallCase, smallCases, sum } from './siting-cases.ts';

const highs = await loadHighs();
const runs = { numRuns: 50 };

const questions = {
  cover: (small: SmallCase) => coverSiting(inputOf(small), small.cutoff, small.add),
  fewest: (small: SmallCase) => fewestSiting(inputOf(small), small.cutoff),
  backup: (small: SmallCase) =>
    backupSiting(inputOf(small), small.cutoff, { add: small.add, coverAll: false }),
  backupOfAll: (small: SmallCase) =>
    backupSiting(inputOf(small), small.cutoff, { add: small.add, coverAll: true }),
  median: (small: SmallCase): Siting => ({
    objective: 'median',
    input: inputOf(small),
    add: small.add,
  }),
  center: (small: SmallCase): Siting => ({
    objective: 'center',
    input: inputOf(small),
    add: small.add,
  }),
};
const names = Object.keys(questions) as (keyof typeof questions)[];

const proveFrom = (siting: Siting, start = suggest(siting)) => {
  const reported: Proof[] = [];
  const report = (proof: Proof) => reported.push(proof);
  return { proof: prove(highs, siting, { start, secondsLimit: 20, report }), reported };
};

describe.each(names)('%s', (name) => {
  const question = questions[name];

  test('the proven plan is the best of all choices', () => {
    fc.assert(
      fc.property(smallCases, (small) => {
        const { proof } = proveFrom(question(small));
        const value = best[name](small);
        expect(proof.state).toBe(value === null ? 'impossible' : 'proven');
        if (value === null) expect(proof.plan).toBeNull();
        else {
          expect(proof.plan?.value).toBeCloseTo(value, 6);
          expect(gapOf(proof)).toBe(0);
        }
      }),
      runs,
    );
  });

  test('the proof needs no plan to start from', () => {
    fc.assert(
      fc.property(smallCases, (small) => {
        const { proof } = proveFrom(question(small), null);
        const value = best[name](small);
        if (value === null) expect(proof.state).toBe('impossible');
        else expect(proof.plan?.value).toBeCloseTo(value, 6);
      }),
      runs,
    );
  });

  test('the plan at once is allowed, never better than the best, and the same every time', () => {
    fc.assert(
      fc.property(smallCases, (small) => {
        const siting = question(small);
        const plan = suggest(siting);
        const value = best[name](small);
        if (plan === null) return;
        expect(value).not.toBeNull();
        const sign = isMaximized(siting.objective) ? 1 : -1;
        expect(sign * plan.value).toBeLessThanOrEqual(sign * (value as number) + 1e-9);
        expect(plan.value).toBe(valueOfChoice(siting, plan.chosen));
        expect(suggest(siting)).toEqual(plan);
      }),
      runs,
    );
  });

  test('what is reported on the way only gets better, and its bound stays true', () => {
    fc.assert(
      fc.property(smallCases, fc.constantFrom('none', 'plan'), (small, start) => {
        const siting = question(small);
        const { proof, reported } = proveFrom(siting, start === 'none' ? null : suggest(siting));
        const sign = isMaximized(siting.objective) ? 1 : -1;
        const values = reported.map(({ plan }) => sign * (plan?.value ?? -sign * Infinity));
        expect(values).toEqual(values.toSorted((a, b) => a - b));
        for (const { bound } of reported) {
          if (bound === null || proof.plan === null) continue;
          expect(sign * bound).toBeGreaterThanOrEqual(sign * proof.plan.value - 1e-6);
        }
      }),
      { numRuns: 50 },
    );
  });
});

test.each(['cover', 'backup', 'median'] as const)(
  '%s: no swap of one site for another betters the plan at once',
  (name) => {
    fc.assert(
      fc.property(smallCases, (small) => {
        const siting = questions[name](small);
        const plan = suggest(siting);
        const sign = isMaximized(siting.objective) ? 1 : -1;
        const others = small.costs
          .map((_, j) => j)
          .filter((j) => !small.fixed.includes(j) && !plan?.chosen.includes(j));
        for (const out of plan?.chosen ?? []) {
          const rest = plan?.chosen.filter((one) => one !== out) ?? [];
          for (const other of others) {
            const value = valueOfChoice(siting, [...rest, other]) as number;
            expect(sign * value).toBeLessThanOrEqual(sign * (plan?.value as number) + 1e-6);
          }
        }
      }),
      { numRuns: 300 },
    );
  },
);

test('greedy with swaps reaches at least 1 − 1/e of the weight that can be covered', () => {
  fc.assert(
    fc.property(smallCases, (small) => {
      const plan = suggest(questions.cover({ ...small, fixed: [] }));
      const most = best.cover({ ...small, fixed: [] }) as number;
      expect(plan?.value).toBeGreaterThanOrEqual((1 - 1 / Math.E) * most - 1e-9);
    }),
    runs,
  );
});

test('the gains of a plan add up to what it adds, the largest first', () => {
  fc.assert(
    fc.property(smallCases, (small) => {
      const siting = questions.cover(small);
      const plan = suggest(siting);
      const gains = explain(siting, plan?.chosen ?? []).map(({ gain }) => gain as number);
      const added = (plan?.value as number) - (valueOfChoice(siting, []) as number);
      expect(sum(gains)).toBeCloseTo(added, 6);
      expect(gains).toEqual(gains.toSorted((a, b) => b - a));
    }),
    runs,
  );
});

describe('a town of three points', () => {
  const town = (costs: SmallCase['costs'], more: Partial<SmallCase> = {}): SmallCase => ({
    costs,
    weights: [5, 3, 2],
    fixed: [],
    cutoff: 1,
    add: 1,
    ...more,
  });

  test('says what nothing can cover, and covers the rest with the fewest sites', () => {
    const siting = questions.fewest(
      town([
        [1, null, 9],
        [null, 1, null],
      ]),
    );
    expect(outOfReach(siting)).toEqual([2]);
    expect(proveFrom(siting).proof.plan).toEqual({ chosen: [0, 1], value: 2 });
  });

  test('counts nobody as covered twice who has one station', () => {
    const siting = questions.backup(town([[1, 1, 1]], { add: 2 }));
    expect(proveFrom(siting).proof.plan).toEqual({ chosen: [], value: 0 });
  });

  test('a point without weight asks for nothing', () => {
    const siting = questions.center(
      town(
        [
          [1, 1, 9],
          [9, 9, 1],
        ],
        { weights: [5, 3, 0] },
      ),
    );
    expect(proveFrom(siting).proof.plan).toEqual({ chosen: [0], value: 1 });
  });

  test('the first site of a median has no gain, since there was no distance before it', () => {
    const siting = questions.median(
      town(
        [
          [1, 1, 1],
          [9, 0, 9],
        ],
        { add: 2 },
      ),
    );
    expect(explain(siting, [0, 1])).toEqual([
      { option: 0, gain: null },
      { option: 1, gain: 3 },
    ]);
  });
});

test('bounds are those of the whole question, not of what completes the start', () => {
  const [x, o] = [0, null];
  const small: SmallCase = {
    costs: [
      [x, x, o, o, o, x, o, o],
      [o, x, o, o, o, x, o, o],
      [o, o, x, o, o, x, o, o],
      [x, o, x, o, x, o, x, o],
      [x, o, o, o, x, o, x, x],
      [o, o, x, o, x, o, x, x],
    ],
    weights: [0, 0, 17, 0, 0, 17, 18, 1].map((sevenths) => sevenths / 7),
    fixed: [5],
    cutoff: 0,
    add: 3,
  };
  const siting = questions.backup(small);
  const start = { chosen: [0, 1, 3], value: valueOfChoice(siting, [0, 1, 3]) as number };
  const { proof, reported } = proveFrom(siting, start);
  expect(proof.plan?.value).toBeCloseTo(53 / 7, 9);
  for (const { bound } of reported) expect(bound ?? Infinity).toBeGreaterThan(53 / 7 - 1e-9);
});

test('a solver that claims more than its choice bears out is not believed', () => {
  const claim = { chosen: [], value: 10, bound: 10, status: 'optimal', seconds: 0 };
  const liar = { constants: highs.constants, withModel: () => claim } as unknown as Highs;
  const small: SmallCase = {
    costs: [
      [1, 2],
      [2, 1],
    ],
    weights: [5, 5],
    fixed: [],
    cutoff: 1,
    add: 1,
  };
  const options = { start: null, secondsLimit: 1, report: () => {} };
  expect(() => prove(liar, questions.cover(small), options)).toThrow(
    expect.objectContaining({ code: 'solver_disagrees' }),
  );
});

test('a proof that runs for long says again and again how far it has come', () => {
  const random = seeded(1);
  // Sets without any geometry to them: the bound comes down slowly.
  const costs = Array.from({ length: 60 }, () =>
    Array.from({ length: 600 }, () => (random() < 0.08 ? 0 : null)),
  );
  const weights = new Array(600).fill(1);
  const siting = questions.cover({ costs, weights, fixed: [], cutoff: 0, add: 8 });
  const reported: Proof[] = [];
  const options = {
    start: suggest(siting),
    secondsLimit: 2,
    report: (proof: Proof) => reported.push(proof),
  };
  const proof = prove(highs, siting, options);
  expect(proof.state).toBe('open');
  expect(gapOf(proof)).toBeGreaterThan(0);
  expect(new Set(reported.map(({ bound }) => bound)).size).toBeGreaterThan(2);
});
