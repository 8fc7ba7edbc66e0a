import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { calendarFile, calendarOf } from '#core/hours/calendar.ts';
import { formatDate, parseDate } from '#core/local-time.ts';
import { type Programme, programmesFile } from '#core/programme.ts';
import { programmesOnDay } from '#core/programmes-on-day.ts';

const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const calendar = calendarOf(v.parse(calendarFile, json('data/calendar/china.json')));
const { events } = v.parse(programmesFile, json('data/areas/jiading/programmes.json'));

const once: Programme = {
  id: 'fair',
  series: 'fair',
  station_id: 'here',
  kind: 'market',
  title: { zh: '市集' },
  start: '2026-10-08T10:00:00+08:00',
  end: '2026-10-08T12:30:00+08:00',
  tzid: 'Asia/Shanghai',
  after_hours: false,
  updated: '2026-09-01T00:00:00+08:00',
};

/** The days of a year on which a programme takes place. */
function daysOf(programme: Programme, year: number): string[] {
  const first = parseDate(`${year}-01-01`) as number;
  return Array.from({ length: 365 }, (_, index) => first + index)
    .filter(
      (day) =>
        programmesOnDay([programme], { station: programme.station_id, day, calendar }).length > 0,
    )
    .map(formatDate);
}

test('a programme without a rule takes place once', () => {
  expect(daysOf(once, 2026)).toEqual(['2026-10-08']);
});

test('a weekly rule with a count ends after that many weeks', () => {
  const weekly = { ...once, rrule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=3' };
  expect(daysOf(weekly, 2026)).toEqual(['2026-10-08', '2026-10-15', '2026-10-22']);
});

test('every other week leaves one out', () => {
  const fortnightly = { ...once, rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;COUNT=3' };
  expect(daysOf(fortnightly, 2026)).toEqual(['2026-10-08', '2026-10-22', '2026-11-05']);
});

test('the last Sunday and the second Saturday of a month are found', () => {
  const start = { start: '2026-10-01T10:00:00+08:00', end: '2026-10-01T11:00:00+08:00' };
  const last = { ...once, ...start, rrule: 'FREQ=MONTHLY;BYDAY=-1SU;COUNT=3' };
  const second = { ...once, ...start, rrule: 'FREQ=MONTHLY;BYDAY=2SA;COUNT=3' };
  expect(daysOf(last, 2026)).toEqual(['2026-10-25', '2026-11-29', '2026-12-27']);
  expect(daysOf(second, 2026)).toEqual(['2026-10-10', '2026-11-14', '2026-12-12']);
});

test('an occurrence on a public holiday is counted and left out', () => {
  const daily: Programme = {
    ...once,
    start: '2026-09-29T10:00:00+08:00',
    end: '2026-09-29T11:00:00+08:00',
    rrule: 'FREQ=DAILY;COUNT=5',
    exdate_policy: 'skip_public_holidays',
  };
  // 1 to 7 October 2026 is the National Day holiday.
  expect(daysOf(daily, 2026)).toEqual(['2026-09-29', '2026-09-30']);
});

test('the time of day is that of the area, whatever zone the file writes', () => {
  const utc = { ...once, start: '2026-10-08T22:30:00Z', end: '2026-10-08T23:30:00Z' };
  const day = parseDate('2026-10-09') as number;
  expect(programmesOnDay([utc], { station: 'here', day, calendar })).toMatchObject([
    { start: '06:30', end: '07:30', certain: true },
  ]);
});

test('past the end of the holiday calendar a programme that skips holidays is not certain', () => {
  const [winter] = events.filter(({ rrule }) => rrule?.startsWith('FREQ=YEARLY'));
  if (!winter) throw new Error('the data have no yearly programme');
  const [next] = daysOf(winter, 2027);
  const day = parseDate(next ?? '') as number;
  expect(programmesOnDay([winter], { station: winter.station_id, day, calendar })).toMatchObject([
    { certain: false },
  ]);
});

test('every programme of the area takes place on the day it starts, unless that is a holiday', () => {
  for (const programme of events) {
    const day = parseDate(programme.start.slice(0, 10)) as number;
    const found = programmesOnDay(events, { station: programme.station_id, day, calendar });
    expect(
      found.map((one) => one.programme.id),
      programme.id,
    ).toContain(programme.id);
  }
});
