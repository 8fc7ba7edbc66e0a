import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dayOf,
  formatClock,
  formatDate,
  formatLocalTime,
  instantOf,
  localMinuteOf,
  parseDate,
  parseLocalTime,
  weekdayOf,
} from '#core/local-time.ts';
import { instant } from '#core/units.ts';

describe('local time at an offset', () => {
  test('agrees with the timestamps of ECMAScript', () => {
    const offsets = fc.integer({ min: -840, max: 840 });
    const minutes = fc.integer({ min: -30_000_000, max: 60_000_000 });
    fc.assert(
      fc.property(minutes, offsets, (minute, offset) => {
        const when = instant(minute * 60_000);
        const shifted = new Date(when + offset * 60_000);
        const text = shifted.toISOString().slice(0, 16);
        expect(formatLocalTime(when, offset)).toBe(text);
        expect(parseLocalTime(text, offset)).toBe(when);
        const localMinute = localMinuteOf(when, offset);
        expect(weekdayOf(dayOf(localMinute))).toBe((shifted.getUTCDay() + 6) % 7);
        expect(instantOf(localMinute, offset)).toBe(when);
      }),
    );
  });

  test('22:00 in Jiading is 14:00 UTC', () => {
    expect(parseLocalTime('2026-11-24T22:00', 480)).toBe(Date.UTC(2026, 10, 24, 14));
  });

  test('seconds are dropped, not rounded', () => {
    expect(formatLocalTime(instant(Date.UTC(2026, 10, 24, 13, 59, 59, 999)), 480)).toBe(
      '2026-11-24T21:59',
    );
  });

  test.each(['2026-02-29', '2026-00-10', '2026-04-31', '26-04-30', '2026-4-30', ''])(
    '%j is not a date',
    (text) => expect(parseDate(text)).toBeNull(),
  );

  test.each(['2026-02-29T10:00', '2026-11-24T24:00', '2026-11-24T10:60', '2026-11-24', '10:00'])(
    '%j is not a local time',
    (text) => expect(parseLocalTime(text, 480)).toBeNull(),
  );

  test('every day of two centuries survives its text', () => {
    for (let day = -25_567; day < 47_482; day++) expect(parseDate(formatDate(day))).toBe(day);
  });

  test('a clock starts again at midnight', () => {
    expect([0, 510, 1439, 1440, 1560].map(formatClock)).toEqual([
      '00:00',
      '08:30',
      '23:59',
      '00:00',
      '02:00',
    ]);
  });
});
