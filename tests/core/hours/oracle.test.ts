// Against the reference implementation of the whole language. It knows other
// holidays than ours and reads the clock of the process, so: ordinary weeks only,
// and the process lives in Shanghai.

import * as fc from 'fast-check';
import OpeningHours from 'opening_hours';
import { beforeAll, describe, expect, test } from 'vitest';
import { changeAfter, hoursTimeline, type Timeline } from '#core/hours/timeline.ts';
import {
  chinaOffsetMinutes,
  formatLocalTime,
  instantOf,
  localMinuteOf,
  parseLocalTime,
} from '#core/local-time.ts';
import { instant } from '#core/units.ts';
import { hoursTexts } from './arbitrary-hours.ts';
import { china } from './china.ts';
import { jiadingStations } from './stations.ts';

const shanghai = {
  lat: 31.38,
  lon: 121.25,
  address: { country_code: 'cn', state: 'Shanghai' },
};

/** Weeks without any holiday or make-up workday in either calendar, from Monday on. */
const ordinaryWeeks = ['2026-07-06T00:00', '2026-08-10T00:00', '2026-11-09T00:00'];

const fortnight = (from: string) => {
  const begin = localMinuteOf(parseLocalTime(from, chinaOffsetMinutes) ?? instant(Number.NaN), 480);
  return [begin, begin + 14 * 1440] as const;
};

/** `2026-11-09T09:00 to 2026-11-09T17:00` */
const written = (from: number, to: number) =>
  [from, to].map((when) => formatLocalTime(instant(when), chinaOffsetMinutes)).join(' to ');

function ours(text: string, from: string): string[] {
  const [begin, end] = fortnight(from);
  const timeline: Timeline = hoursTimeline(
    { text, holiday: 'open', makeupWorkday: 'as_weekday', overrides: [] },
    china,
  );
  const spans: string[] = [];
  for (let at = begin; at < end; ) {
    const next = Math.min(changeAfter(timeline, at, end) ?? end, end);
    if (timeline.at(at).verdict === 'open') {
      spans.push(written(instantOf(at, chinaOffsetMinutes), instantOf(next, chinaOffsetMinutes)));
    }
    at = next;
  }
  return spans;
}

function theirs(text: string, from: string): string[] {
  const [begin, end] = fortnight(from);
  const dates = [begin, end].map((minute) => new Date(instantOf(minute, chinaOffsetMinutes)));
  const reference = new OpeningHours(text, shanghai, { locale: 'en' } as never);
  const merged: [number, number][] = [];
  for (const [opens, closes] of reference.getOpenIntervals(dates[0] as Date, dates[1] as Date)) {
    const last = merged.at(-1);
    if (last && last[1] === opens.getTime()) last[1] = closes.getTime();
    else merged.push([opens.getTime(), closes.getTime()]);
  }
  return merged.map(([opens, closes]) => written(opens, closes));
}

describe('the reference implementation of opening_hours', () => {
  beforeAll(() => {
    process.env.TZ = 'Asia/Shanghai';
    expect(new Date(2026, 10, 9).toISOString()).toBe('2026-11-08T16:00:00.000Z');
  });

  test('opens at the same times for all hours of the stations of Jiading', () => {
    const texts = new Set(
      jiadingStations.flatMap((station) => [
        station.opening_hours,
        ...(station.after_hours ? [station.after_hours] : []),
        ...station.overrides.map(({ osm }) => osm),
        ...station.services.flatMap(({ hours }) => (hours ? [hours] : [])),
      ]),
    );
    for (const text of texts) {
      for (const week of ordinaryWeeks) {
        expect(ours(text, week), `${text} from ${week}`).toEqual(theirs(text, week));
      }
    }
  });

  test('opens at the same times for random hours', () => {
    fc.assert(
      fc.property(hoursTexts, fc.constantFrom(...ordinaryWeeks), (text, week) => {
        expect(ours(text, week)).toEqual(theirs(text, week));
      }),
      { numRuns: 300 },
    );
  });
});
