// What must hold for any hours at any moment.

import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Calendar } from '#core/hours/calendar.ts';
import { isOpen, minutesLeft, type Opening } from '#core/hours/opening.ts';
import { eligibleOpening, serviceOpening, stationOpening } from '#core/hours/station-opening.ts';
import { parseDate, parseLocalTime } from '#core/local-time.ts';
import type { Station } from '#core/station.ts';
import { type Instant, instant } from '#core/units.ts';
import { hoursTexts, hoursTextsWithHolidays } from './arbitrary-hours.ts';
import { china } from './china.ts';
import { plainStation } from './stations.ts';

const at = (time: string) => parseLocalTime(time, 480) ?? instant(Number.NaN);
const between = (from: string, to: string): fc.Arbitrary<Instant> =>
  fc.integer({ min: at(from) / 1000, max: at(to) / 1000 }).map((second) => instant(second * 1000));
const moments = between('2024-12-25T00:00', '2027-01-20T00:00');

const stations: fc.Arbitrary<Station> = fc
  .record({
    opening_hours: hoursTextsWithHolidays,
    after_hours: fc.option(hoursTexts),
    holiday: fc.constantFrom('open', 'closed', 'special', 'unknown'),
    makeup_workday: fc.constantFrom('as_weekday', 'as_weekend', 'unknown'),
    haircut: hoursTextsWithHolidays,
  })
  .map(({ haircut, ...hours }) => ({
    ...plainStation,
    ...hours,
    services: [
      { code: 'haircut', status: 'ok', hours: haircut },
      { code: 'water', status: 'ok' },
    ],
  }));

const verdict = ({ state }: Opening) => (state === 'closing' ? 'open' : state);
const rank = { closed: 0, unknown: 1, open: 2 } as const;

describe('the opening of any station at any moment', () => {
  test('ends after it begins, and is another one at its end', () => {
    fc.assert(
      fc.property(stations, moments, (station, when) => {
        const opening = stationOpening(station, when, china);
        if (opening.until === null) {
          expect(opening.next).toBeNull();
          return;
        }
        expect(opening.until).toBeGreaterThan(when);
        expect(opening.until % 60_000).toBe(0);
        const then = stationOpening(station, opening.until, china);
        expect(verdict(then)).not.toBe(verdict(opening));
        const opens = opening.state === 'closed' && isOpen(then);
        expect(opening.next).toBe(opens ? opening.until : null);
      }),
      { numRuns: 1_000 },
    );
  });

  test('stays the same up to its end', () => {
    const fraction = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(stations, moments, fraction, (station, when, part) => {
        const opening = stationOpening(station, when, china);
        const end = opening.until ?? when + 14 * 86_400_000;
        const later = instant(when + Math.floor((end - when) * part));
        expect(verdict(stationOpening(station, later, china))).toBe(verdict(opening));
      }),
      { numRuns: 1_000 },
    );
  });

  test('is the same a week later, from one ordinary week to the next', () => {
    const week = 7 * 86_400_000;
    const ordinary = between('2026-07-06T00:00', '2026-07-19T23:59');
    fc.assert(
      fc.property(stations, ordinary, (station, when) => {
        const [now, then] = [when, instant(when + week)].map((moment) =>
          stationOpening(station, moment, china),
        );
        const shifted = (moment: Instant | null | undefined) =>
          moment == null ? null : moment + week;
        expect(then).toEqual({
          ...now,
          until: shifted(now?.until),
          next: shifted(now?.next),
        });
      }),
      { numRuns: 500 },
    );
  });

  test('is closing in its last half hour, with the minutes left', () => {
    fc.assert(
      fc.property(stations, moments, (station, when) => {
        const opening = stationOpening(station, when, china);
        const left = opening.until === null ? Number.POSITIVE_INFINITY : opening.until - when;
        if (isOpen(opening)) {
          expect(opening.state).toBe(left < 30 * 60_000 ? 'closing' : 'open');
          expect(minutesLeft(opening, when)).toBe(Math.floor(left / 60_000));
        } else expect(minutesLeft(opening, when)).toBe(0);
      }),
    );
  });

  test('is that of the site or the after-hours zone, whichever is open', () => {
    fc.assert(
      fc.property(stations, moments, (station, when) => {
        const site = stationOpening({ ...station, after_hours: null }, when, china);
        const both = stationOpening(station, when, china);
        if (station.after_hours === null) {
          expect(both).toEqual(site);
          return;
        }
        const zoneAlone = { ...station, opening_hours: station.after_hours, after_hours: null };
        const zone = stationOpening(zoneAlone, when, china);
        expect(rank[verdict(both)]).toBe(Math.max(rank[verdict(site)], rank[verdict(zone)]));
      }),
      { numRuns: 500 },
    );
  });

  test('with several services is that of the one least open', () => {
    fc.assert(
      fc.property(stations, moments, (station, when) => {
        const each = (['haircut', 'water'] as const).map(
          (code) => rank[verdict(serviceOpening(station, code, when, china))],
        );
        const all = eligibleOpening(station, ['haircut', 'water'], when, china);
        expect(rank[verdict(all)]).toBe(Math.min(...each));
      }),
      { numRuns: 500 },
    );
  });

  test('once certain, still holds when more of the calendar is decreed', () => {
    const shorter: Calendar = {
      ...china,
      until: parseDate('2025-12-31') ?? Number.NaN,
      specialDays: new Map(
        [...china.specialDays].filter(([day]) => day <= (parseDate('2025-12-31') ?? 0)),
      ),
    };
    const year = between('2026-01-01T00:00', '2026-12-31T00:00');
    let certain = 0;
    fc.assert(
      fc.property(stations, year, (station, when) => {
        const before = verdict(stationOpening(station, when, shorter));
        if (before === 'unknown') return;
        certain++;
        expect(verdict(stationOpening(station, when, china))).toBe(before);
      }),
      { numRuns: 2_000 },
    );
    expect(certain).toBeGreaterThan(200);
  });
});
