// Hours as a text again: it says the same, and longer hours are only ever longer.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatHours, withLongerHours } from '#core/hours/format.ts';
import { type HoursRules, parseHours } from '#core/hours/parse.ts';
import { covers, tidy } from '#core/hours/spans.ts';

const span = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 700 }))
  .map(([from, length]) => ({ from, to: Math.min(from + length, from + 1440) }));
const spans = fc.array(span, { maxLength: 3 }).map(tidy);
const rules = fc.record({
  weekdays: fc.array(spans, { minLength: 7, maxLength: 7 }),
  holidays: fc.option(spans.map((one) => new Array(7).fill(one) as (typeof one)[])),
});

test('what is written is read back as it was', () => {
  fc.assert(
    fc.property(rules, (hours) => {
      const read = parseHours(formatHours(hours)) as HoursRules;
      expect(read.kind).toBe('rules');
      expect(read.weekdays).toEqual(hours.weekdays);
      expect(read.holidays).toEqual(hours.holidays);
    }),
  );
});

test.each([
  ['Mo-Fr 08:30-17:00; PH off', [0, 1, 2, 3, 4], 17, 22, 'Mo-Fr 08:30-22:00; Sa,Su off; PH off'],
  ['24/7', [5], 0, 24, 'Mo-Su 00:00-24:00; PH 00:00-24:00'],
  ['Tu 14:00-16:00', [1], 20, 22, 'Mo,We-Su off; Tu 14:00-16:00,20:00-22:00'],
  ['whenever', [0], 9, 17, 'Mo 09:00-17:00; Tu-Su off'],
])('%s, longer', (text, days, from, to, longer) => {
  expect(withLongerHours(text, days, { from: from * 60, to: to * 60 })).toBe(longer);
});

test('longer hours lose no minute', () => {
  fc.assert(
    fc.property(
      rules,
      span,
      fc.uniqueArray(fc.integer({ min: 0, max: 6 })),
      (hours, more, days) => {
        const before = parseHours(formatHours(hours)) as HoursRules;
        const after = parseHours(withLongerHours(formatHours(hours), days, more)) as HoursRules;
        for (const [day, list] of before.weekdays.entries()) {
          for (const { from, to } of list) {
            expect(covers(after.weekdays[day] ?? [], from)).toBe(true);
            expect(covers(after.weekdays[day] ?? [], to - 1)).toBe(true);
          }
          if (days.includes(day)) expect(covers(after.weekdays[day] ?? [], more.from)).toBe(true);
        }
      },
    ),
  );
});
