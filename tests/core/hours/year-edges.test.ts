// The edges of the years 2025 to 2027: what the decrees say of Spring Festival and National Day,
// what is not announced yet, and clocks that are changed, in a city that has summer time.

import { describe, expect, test } from 'vitest';
import { withoutHolidays } from '#core/hours/calendar.ts';
import { hoursTimeline, openingAt } from '#core/hours/timeline.ts';
import {
  chinaOffsetMinutes,
  formatDate,
  formatLocalTime,
  parseDate,
  parseLocalTime,
  utcOffsetAt,
  weekdayOf,
} from '#core/local-time.ts';
import { type Instant, instant } from '#core/units.ts';
import { zoneChanges } from '#core/zone-changes.ts';
import { china } from './china.ts';

const office = {
  text: 'Mo-Fr 09:00-17:00',
  holiday: 'closed',
  makeupWorkday: 'as_weekday',
  overrides: [],
} as const;
const officeHours = hoursTimeline(office, china);

const at = (text: string): Instant => parseLocalTime(text, chinaOffsetMinutes) as Instant;
const openingOf = (text: string) => openingAt(officeHours, at(text), chinaOffsetMinutes);
const day = (text: string): number => parseDate(text) as number;
const days = (from: string, to: string): string[] =>
  Array.from({ length: day(to) - day(from) + 1 }, (_, i) => formatDate(day(from) + i));

describe('an office is open on exactly these days at ten', () => {
  // Read by hand from the decrees; everything else follows the week.
  test.each<[name: string, from: string, to: string, expected: string]>([
    ['the turn to 2025', '2024-12-30', '2025-01-03', 'not told, not told, off, on, on'],
    [
      'Spring Festival 2025, with Sunday 26 January and Saturday 8 February worked',
      '2025-01-25',
      '2025-02-09',
      'off, on, on, off, off, off, off, off, off, off, off, on, on, on, on, off',
    ],
    [
      'National Day and Mid-Autumn 2025, with Sunday 28 September and Saturday 11 October worked',
      '2025-09-27',
      '2025-10-12',
      'off, on, on, on, off, off, off, off, off, off, off, off, on, on, on, off',
    ],
    [
      'the turn to 2026, with Sunday 4 January worked',
      '2025-12-31',
      '2026-01-05',
      'on, off, off, off, on, on',
    ],
    [
      'Spring Festival 2026, with Saturdays 14 and 28 February worked',
      '2026-02-13',
      '2026-03-01',
      'on, on, off, off, off, off, off, off, off, off, off, on, on, on, on, on, off',
    ],
    [
      'Mid-Autumn and National Day 2026, with Sunday 20 September and Saturday 10 October worked',
      '2026-09-19',
      '2026-10-11',
      'off, on, on, on, on, on, off, off, off, on, on, on, off, off, off, off, off, off, off, on, on, on, off',
    ],
    [
      'the turn to 2027',
      '2026-12-30',
      '2027-01-04',
      'on, on, not told, not told, not told, not told',
    ],
  ])('%s', (_, from, to, expected) => {
    const told = { open: 'on', closing: 'on', closed: 'off', unknown: 'not told' };
    const found = days(from, to).map((date) => told[openingOf(`${date}T10:00`).state]);
    expect(found.join(', ')).toBe(expected);
  });
});

describe('of 2027, which is not decreed yet, nothing is guessed', () => {
  test('an office may be open on any of its 365 days, and is promised on none', () => {
    for (const date of days('2027-01-01', '2027-12-31')) {
      expect(openingOf(`${date}T10:00`), date).toMatchObject({
        state: 'unknown',
        reason: 'calendar_ends',
      });
      // At night it is closed, whatever the day turns out to be.
      expect(openingOf(`${date}T03:00`).state, date).toBe('closed');
    }
  });

  test('what is the same on every kind of day is known', () => {
    const policies = [
      { ...office, text: '24/7' },
      { ...office, text: 'Mo-Su,PH 08:00-18:00' },
      { ...office, text: 'Mo-Su 08:00-18:00', holiday: 'open', makeupWorkday: 'as_weekend' },
    ] as const;
    for (const policy of policies) {
      const timeline = hoursTimeline(policy, china);
      for (const date of days('2027-01-29', '2027-02-28')) {
        const { state } = openingAt(timeline, at(`${date}T10:00`), chinaOffsetMinutes);
        expect(state, `${policy.text} on ${date}`).toBe('open');
      }
    }
  });

  test('hours that state no holiday are known on a workday of 2026 and not on one of 2027', () => {
    const timeline = hoursTimeline({ ...office, holiday: 'unknown' }, china);
    const state = (text: string) => openingAt(timeline, at(text), chinaOffsetMinutes).state;
    expect([state('2026-12-31T10:00'), state('2027-01-04T10:00')]).toEqual(['open', 'unknown']);
  });

  test('a night shop that opens in 2026 stays open into 2027, and is not told after', () => {
    const timeline = hoursTimeline({ ...office, text: 'Mo-Fr 20:00-02:00' }, china);
    const opening = openingAt(timeline, at('2026-12-31T23:00'), chinaOffsetMinutes);
    expect(opening.state).toBe('open');
    expect(formatLocalTime(opening.until as Instant, chinaOffsetMinutes)).toBe('2027-01-01T02:00');
    const next = openingAt(timeline, at('2027-01-01T21:00'), chinaOffsetMinutes);
    expect(next).toMatchObject({ state: 'unknown', reason: 'calendar_ends' });
  });
});

describe('in Porto, where clocks are changed', () => {
  const lisbon = 'Europe/Lisbon';
  const span = [instant(Date.UTC(2025, 0, 1)), instant(Date.UTC(2028, 0, 1))] as const;

  test('they are changed on the last Sundays of March and October, at one o’clock UTC', () => {
    const changes = zoneChanges(lisbon, ...span);
    expect(changes.map(({ at }) => new Date(at).toISOString().slice(0, 16))).toEqual([
      '2025-03-30T01:00',
      '2025-10-26T01:00',
      '2026-03-29T01:00',
      '2026-10-25T01:00',
      '2027-03-28T01:00',
      '2027-10-31T01:00',
    ]);
    for (const { at } of changes) expect(weekdayOf(Math.floor(at / 86_400_000))).toBe(6);
  });

  test('a shop from 9 to 17 opens at 9 on the clock of its town before and after a change', () => {
    for (const { at: change, before, after } of zoneChanges(lisbon, ...span)) {
      for (const [moment, offset] of [
        [change - 86_400_000, before],
        [change + 86_400_000, after],
      ] as const) {
        const date = formatLocalTime(instant(moment), offset).slice(0, 10);
        expect(utcOffsetAt(lisbon, instant(moment))).toBe(offset);
        const timeline = hoursTimeline(
          { ...office, text: 'Mo-Su 09:00-17:00' },
          withoutHolidays(offset),
        );
        const stateAt = (text: string) =>
          openingAt(timeline, parseLocalTime(`${date}T${text}`, offset) as Instant, offset).state;
        expect([stateAt('08:59'), stateAt('09:00'), stateAt('17:00')]).toEqual([
          'closed',
          'open',
          'closed',
        ]);
      }
    }
  });

  test('Shanghai changes none', () => {
    expect(zoneChanges('Asia/Shanghai', ...span)).toEqual([]);
  });
});
