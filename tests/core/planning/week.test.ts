// The week against asking every station at every minute, and the days that the calendar sets
// apart. November 23 to 29, 2026, is an ordinary week; the first of October a holiday.

import { describe, expect, test } from 'vitest';
import { eligibleTimeline } from '#core/hours/station-opening.ts';
import { localMinuteOf, minutesPerDay } from '#core/local-time.ts';
import { serviceMatrix } from '#core/planning/by-service.ts';
import { nearestTwo, weightWithin } from '#core/planning/coverage.ts';
import { eligibilityAnyTime, eligibilityAt } from '#core/planning/eligibility.ts';
import { mondayOf, phaseMinutes, weekOfEligibility } from '#core/planning/week.ts';
import { spansOfBand, usualOfficeDay, weekBands } from '#core/planning/week-bands.ts';
import {
  averageShare,
  coveredHours,
  gapHours,
  hourlyCoverage,
  phaseCoverage,
  weekReach,
} from '#core/planning/week-coverage.ts';
import type { Station } from '#core/station.ts';
import { jiadingStations } from '#tests/core/hours/stations.ts';
import { at, china, offered, station } from '#tests/fixtures/stations.ts';
import { randomMatrix, randomWeights, tableFrom } from '#tests/fixtures/times-tables.ts';

const mondayAt = (local: string) => mondayOf(localMinuteOf(at(local), china.utcOffsetMinutes));
const ordinary = mondayAt('2026-11-24T12:00');
const holidays = mondayAt('2026-10-01T12:00');
const makeUp = mondayAt('2026-10-10T12:00');

const weekOf = (stations: readonly Station[], monday = ordinary) =>
  weekOfEligibility(
    stations.map((one) => eligibleTimeline(one, [], china)),
    monday,
  );
const shareOf = (one: Partial<Station>, monday = ordinary) => {
  const stations = [station('a', one)];
  const week = weekOf(stations, monday);
  const covered = phaseCoverage(weekReach(tableFrom([[60]]), week, 900), Float64Array.of(1));
  return hourlyCoverage(covered, week);
};

test.each([
  ['ordinary', ordinary],
  ['holiday', holidays],
  ['make-up', makeUp],
])('every minute of an %s week is in the phase of its eligibility', (_, monday) => {
  const timelines = jiadingStations.map((one) => eligibleTimeline(one, [], china));
  const { stretches, phases } = weekOfEligibility(timelines, monday);
  for (const { from, to, phase } of stretches) {
    for (const minute of [from, Math.floor((from + to) / 2), to - 1]) {
      expect(phases[phase]).toEqual(eligibilityAt(timelines, monday + minute));
    }
  }
  expect(new Set(phases.map((phase) => phase.join())).size).toBe(phases.length);
  const lengths = stretches.map(({ from, to }) => to - from);
  expect(lengths.reduce((sum, one) => sum + one, 0)).toBe(7 * minutesPerDay);
  expect(Math.min(...lengths)).toBeGreaterThan(0);
});

describe('an hour of the week', () => {
  test('counts by its minutes', () => {
    const { least } = shareOf({ opening_hours: 'Mo-Fr 08:30-17:30' });
    expect(least[7]).toBe(0);
    expect(least[8]).toBeCloseTo(30 / 60);
    expect(least[9]).toBe(1);
    expect(least[16]).toBe(1);
    expect(least[17]).toBeCloseTo(30 / 60);
    expect(least[5 * 24 + 12]).toBe(0);
  });

  test('goes on over midnight and over the end of the week', () => {
    const { least } = shareOf({ opening_hours: 'Mo-Su 18:00-02:00' });
    expect([least[0], least[1], least[2]]).toEqual([1, 1, 0].map((n) => expect.closeTo(n)));
    expect(least[7 * 24 - 1]).toBe(1);
  });

  test('is doubtful where hours are not known', () => {
    const { least, most } = shareOf({ opening_hours: 'sometimes' });
    expect([least[12], most[12]]).toEqual([0, expect.closeTo(1)]);
  });

  test('is never less with the doubtful stations than without', () => {
    const alone = jiadingStations.map((_, p) =>
      jiadingStations.map((_, s) => (s === p ? 60 : null)),
    );
    const week = weekOf(jiadingStations, holidays);
    const weights = randomWeights(1, alone.length);
    const covered = phaseCoverage(weekReach(tableFrom(alone), week, 900), weights);
    const { least, most } = hourlyCoverage(covered, week);
    expect(least.every((share, hour) => share <= (most[hour] as number) + 1e-12)).toBe(true);
    expect(least.some((share, hour) => share < (most[hour] as number))).toBe(true);
  });

  test('follows the calendar: a holiday is closed, a make-up Saturday is worked', () => {
    const office = { opening_hours: 'Mo-Fr 09:00-17:00', holiday: 'closed' } as const;
    expect(shareOf(office).least[3 * 24 + 12]).toBe(1);
    expect(shareOf(office, holidays).least[3 * 24 + 12]).toBe(0);
    expect(shareOf(office).least[5 * 24 + 12]).toBe(0);
    expect(shareOf(office, makeUp).least[5 * 24 + 12]).toBe(1);
  });
});

describe('bands', () => {
  const band = (name: (typeof weekBands)[number], monday = ordinary) =>
    spansOfBand(name, { monday, calendar: china, office: usualOfficeDay });
  const hours = (name: (typeof weekBands)[number], monday = ordinary) =>
    band(name, monday).reduce((sum, { from, to }) => sum + (to - from) / 60, 0);

  test('have the lengths their names say', () => {
    expect(weekBands.map((name) => [name, hours(name)])).toEqual([
      ['week', 168],
      ['office', 40],
      ['after', 128],
      ['evening', 35],
      ['night', 56],
      ['days_off', 48],
    ]);
  });

  test('count a holiday as a day off and a make-up Saturday as worked', () => {
    // Thursday and Friday off, and the weekend.
    expect(hours('days_off', holidays)).toBe(96);
    // Monday to Wednesday off, then three days worked, Sunday off.
    expect(hours('office', makeUp)).toBe(24);
    expect(hours('days_off', makeUp)).toBe(96);
  });

  test('average the hours they hold', () => {
    const stations = jiadingStations.slice(0, 8);
    const [table, weights] = [tableFrom(randomMatrix(2)), randomWeights(2)];
    const week = weekOf(stations);
    const covered = phaseCoverage(weekReach(table, week, 900), weights);
    const hourly = hourlyCoverage(covered, week);
    const mean = (list: Float64Array) => list.reduce((sum, one) => sum + one, 0) / list.length;
    const whole = averageShare(covered, phaseMinutes(week, band('week')));
    expect(whole.least).toBeCloseTo(mean(hourly.least), 12);
    expect(whole.most).toBeCloseTo(mean(hourly.most), 12);
    const night = averageShare(covered, phaseMinutes(week, band('night')));
    const inNight = hourly.least.filter((_, hour) => hour % 24 < 6 || hour % 24 >= 22);
    expect(night.least).toBeCloseTo(mean(inNight), 12);
  });
});

test.each([0, 1, 2, 3])('hours covered equal asking every minute, town %i', (seed) => {
  const matrix = randomMatrix(seed, 12, jiadingStations.length);
  const [table, weights] = [tableFrom(matrix), randomWeights(seed, 12)];
  const timelines = jiadingStations.map((one) => eligibleTimeline(one, [], china));
  const week = weekOfEligibility(timelines, holidays);
  const reach = weekReach(table, week, 300);
  const all = phaseMinutes(week, [{ from: 0, to: 7 * minutesPerDay }]);
  const { least, most } = coveredHours(reach, all);
  const minutes = new Float64Array(12);
  let weightMinutes = 0;
  for (const { from, to, phase } of week.stretches) {
    const { first } = nearestTwo(table, week.phases[phase] as Uint8Array);
    weightMinutes += (weightWithin(first, weights, [300])[0] as number) * (to - from);
    for (const p of minutes.keys()) {
      if ((first.seconds[p] as number) <= 300) minutes[p] = (minutes[p] as number) + to - from;
    }
  }
  expect([...least]).toEqual([...minutes].map((sum) => expect.closeTo(sum / 60, 9)));
  expect(least.every((one, p) => one <= (most[p] as number))).toBe(true);
  const total = weights.reduce((sum, one) => sum + one, 0);
  expect(gapHours(least, weights, 168)).toBeCloseTo(168 * total - weightMinutes / 60, 6);
  expect(averageShare(phaseCoverage(reach, weights), all).least).toBeCloseTo(
    weightMinutes / (total * 7 * minutesPerDay),
    12,
  );
});

test('whatever the hour, a station in use that offers all of them counts', () => {
  const stations = [
    station('a', {
      services: [offered('water'), offered('rest')],
      opening_hours: 'Sa 10:00-11:00',
    }),
    station('b', { services: [offered('water')] }),
    station('c', { services: [offered('water'), offered('rest', { status: 'unknown' })] }),
    station('d', { services: [offered('water'), offered('rest', { status: 'out_of_order' })] }),
    station('e', { services: [offered('water'), offered('rest')], status: 'planned' }),
  ];
  expect([...eligibilityAnyTime(stations, ['water', 'rest'])]).toEqual([2, 0, 1, 0, 0]);
  expect([...eligibilityAnyTime(stations, [])]).toEqual([2, 2, 2, 2, 0]);
});

test('the matrix of services has a row for each, by the hours of the service', () => {
  const stations = [
    station('a', {
      opening_hours: '09:00-21:00',
      services: [offered('water'), offered('haircut', { hours: 'We 14:00-16:00' })],
    }),
    station('b', { opening_hours: 'Sa,Su 00:00-24:00', services: [offered('water')] }),
  ];
  const bands = [
    [{ from: 2 * 1440 + 14 * 60, to: 2 * 1440 + 16 * 60 }],
    [{ from: 6 * 1440, to: 6 * 1440 + 360 }],
  ];
  const table = tableFrom([
    [60, null],
    [null, 60],
  ]);
  const rows = serviceMatrix(
    {
      stations,
      calendar: china,
      monday: ordinary,
      bands,
      inPhases: (week) => phaseCoverage(weekReach(table, week, 900), Float64Array.of(30, 10)),
    },
    ['water', 'haircut', 'legal'],
  );
  expect(rows.map(({ code, stationCount }) => [code, stationCount])).toEqual([
    ['water', 2],
    ['haircut', 1],
    ['legal', 0],
  ]);
  const least = rows.map(({ shares }) => shares.map((share) => share.least));
  expect(least).toEqual([
    [0.75, 0.25],
    [expect.closeTo(0.75), 0],
    [0, 0],
  ]);
});
