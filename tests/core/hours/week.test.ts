import { describe, expect, test } from 'vitest';
import { weekOf } from '#core/hours/week.ts';
import { formatClock, parseLocalTime } from '#core/local-time.ts';
import type { Station } from '#core/station.ts';
import { instant } from '#core/units.ts';
import { china } from './china.ts';
import { plainStation } from './stations.ts';

const at = (time: string) => parseLocalTime(time, 480) ?? instant(Number.NaN);

const station: Station = {
  ...plainStation,
  opening_hours: 'Mo-Fr 08:30-11:30,13:00-17:00; Sa 20:00-02:00; PH off',
  after_hours: 'Mo-Fr 18:00-20:00',
  overrides: [{ from: '2026-12-03', to: '2026-12-03', osm: '10:00-12:00', reason: { zh: '培训' } }],
  services: [
    { code: 'haircut', status: 'ok', hours: 'Sa 14:00-16:00' },
    { code: 'water', status: 'ok' },
  ],
};

/** One line for each day: date, spans (in brackets when not certain), kind, name. */
const table = (part: Parameters<typeof weekOf>[1], when: string) =>
  weekOf(station, part, at(when), china)?.map(({ date, spans, kind, name }) => {
    const hours = spans.map(({ from, to, certain }) => {
      const span = `${formatClock(from)}-${formatClock(to)}`;
      return certain ? span : `(${span})`;
    });
    return [date, hours.join(' ') || 'closed', kind, name?.zh ?? ''].join(' ').trim();
  });

describe('the hours of the coming week', () => {
  test('begin today and name what sets a day apart', () => {
    expect(table('site', '2026-10-06T23:59')).toEqual([
      '2026-10-06 closed public_holiday 国庆节',
      '2026-10-07 closed public_holiday 国庆节',
      '2026-10-08 08:30-11:30 13:00-17:00 ordinary',
      '2026-10-09 08:30-11:30 13:00-17:00 ordinary',
      '2026-10-10 08:30-11:30 13:00-17:00 makeup_workday 国庆节',
      '2026-10-11 closed ordinary',
      '2026-10-12 08:30-11:30 13:00-17:00 ordinary',
    ]);
  });

  test('keep a span that runs past midnight on the day it begins, and say why hours are other', () => {
    expect(table('site', '2026-11-28T10:00')).toEqual([
      '2026-11-28 20:00-02:00 ordinary',
      '2026-11-29 closed ordinary',
      '2026-11-30 08:30-11:30 13:00-17:00 ordinary',
      '2026-12-01 08:30-11:30 13:00-17:00 ordinary',
      '2026-12-02 08:30-11:30 13:00-17:00 ordinary',
      '2026-12-03 10:00-12:00 ordinary 培训',
      '2026-12-04 08:30-11:30 13:00-17:00 ordinary',
    ]);
  });

  test('tell what is not certain: a make-up workday for a weekly service, days not decreed yet', () => {
    expect(table('haircut', '2026-10-10T10:00')?.[0]).toBe(
      '2026-10-10 closed makeup_workday 国庆节',
    );
    expect(table('after_hours', '2026-12-31T10:00')).toEqual([
      '2026-12-31 18:00-20:00 ordinary',
      '2027-01-01 (18:00-20:00) not_known',
      '2027-01-02 (18:00-20:00) not_known',
      '2027-01-03 (18:00-20:00) not_known',
      '2027-01-04 (18:00-20:00) not_known',
      '2027-01-05 (18:00-20:00) not_known',
      '2027-01-06 (18:00-20:00) not_known',
    ]);
  });

  test('a part without hours of its own has no table', () => {
    expect(table('water', '2026-11-24T10:00')).toBeUndefined();
    expect(table('legal', '2026-11-24T10:00')).toBeUndefined();
    expect(weekOf(plainStation, 'after_hours', at('2026-11-24T10:00'), china)).toBeNull();
  });

  test('hours that can’t be read fill the day with doubt', () => {
    const week = weekOf(
      { ...plainStation, opening_hours: 'ask inside' },
      'site',
      at('2026-11-24T10:00'),
      china,
    );
    expect(week?.[0]?.spans).toEqual([{ from: 0, to: 1440, certain: false }]);
  });
});
