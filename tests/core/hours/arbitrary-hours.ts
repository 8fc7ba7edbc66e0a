// Random texts of opening hours within the syntax that is read.

import * as fc from 'fast-check';

const names = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];
const day = fc.constantFrom(...names);
const days = fc
  .array(
    fc.oneof(
      day,
      fc.tuple(day, day).map(([a, b]) => `${a}-${b}`),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.join(','));

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Starts in steps of 15 minutes; `overnight` may run on into the next day. */
const span = (overnight: boolean) =>
  fc
    .tuple(fc.nat({ max: 95 }), fc.integer({ min: 1, max: 95 }), fc.boolean())
    .map(([start, length, extended]) => {
      const from = start * 15;
      const to = overnight ? from + length * 15 : Math.min(from + length * 15, 1440);
      return `${clock(from)}-${clock(to > 1440 && !extended ? to - 1440 : to)}`;
    });

const times = (overnight: boolean) =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .array(span(overnight), { minLength: 1, maxLength: 3 })
        .map((list) => list.join(',')),
    },
    { weight: 1, arbitrary: fc.constant('off') },
  );

const rule = (overnight: boolean) =>
  fc.tuple(days, times(overnight)).map(([on, at]) => `${on} ${at}`);

/** Several rules within the day, or one that may run past midnight. */
export const hoursTexts: fc.Arbitrary<string> = fc.oneof(
  fc.constant('24/7'),
  times(true),
  rule(true),
  fc.array(rule(false), { minLength: 2, maxLength: 4 }).map((rules) => rules.join('; ')),
  fc.tuple(times(false), rule(false)).map((rules) => rules.join('; ')),
);

/** The same with what they say about public holidays. */
export const hoursTextsWithHolidays: fc.Arbitrary<string> = fc
  .tuple(hoursTexts, fc.constantFrom('', '; PH off', '; PH 09:00-16:00', '; Su,PH 22:00-02:00'))
  .map(([text, holidays]) => text + holidays);
