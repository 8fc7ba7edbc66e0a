import { expect, test } from 'vitest';
import { limitsOf, minutesOf } from '#views/planner/question/limits.ts';

test('the usual bands lie below the threshold, on foot and on wheels', () => {
  expect(limitsOf('walk', 15, null).values).toEqual([5, 10, 15]);
  expect(limitsOf('walk', 10, null).values).toEqual([5, 10]);
  expect(limitsOf('walk', 20, null).values).toEqual([5, 10, 15, 20]);
  expect(limitsOf('ebike', 8, null).values).toEqual([3, 5, 8]);
});

test('a distance is the time it takes at 4.8 km/h, and only a walk is measured in metres', () => {
  const limits = limitsOf('walk', 15, 1000);
  expect(limits).toEqual({ unit: 'metres', values: [800, 1000] });
  expect(minutesOf(limits, 'walk')).toEqual([10, 12.5].map((one) => expect.closeTo(one, 9)));
  expect(limitsOf('ebike', 8, 1000)).toEqual({ unit: 'minutes', values: [3, 5, 8] });
});
