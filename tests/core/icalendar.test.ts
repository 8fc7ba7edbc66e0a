// The oracle is ical.js as a reader: what it expands from the written text must be, to the
// minute, what the page shows.

import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import * as v from 'valibot';
import { afterEach, describe, expect, test } from 'vitest';
import { calendarFile, calendarOf, withoutHolidays } from '#core/hours/calendar.ts';
import { type CalendarEntry, calendarText } from '#core/icalendar.ts';
import { formatDate, parseDate } from '#core/local-time.ts';
import { type Programme, programmesFile } from '#core/programme.ts';
import { programmesBetween } from '#core/programmes-on-day.ts';

const json = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const calendar = calendarOf(v.parse(calendarFile, json('data/calendar/china.json')));
const { events } = v.parse(programmesFile, json('data/areas/jiading/programmes.json'));
const shanghai = 'Asia/Shanghai';

afterEach(() => ICAL.TimezoneService.reset());

const entryOf = (programme: Programme, day: number | null = null): CalendarEntry => ({
  programme,
  day,
  title: programme.title.zh,
  description: '示意数据；\n“分号”, 逗号',
  location: '州桥',
  at: [121.25, 31.38],
  series: programme.series,
});

const written = (programmes: readonly Programme[], change = {}) =>
  calendarText({
    area: 'town',
    name: '活动',
    timeZone: shanghai,
    calendar,
    entries: programmes.map((programme) => entryOf(programme)),
    ...change,
  });

const read = (text: string) => {
  const file = new ICAL.Component(ICAL.parse(text));
  for (const zone of file.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return file.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
};

/** Start and end of every occurrence that a reader of the file finds between two days, in UTC. */
function expanded(text: string, from: string, until: string): string[] {
  return read(text)
    .flatMap((event) => {
      const found: string[] = [];
      const times = event.iterator();
      for (let next = times.next(); next; next = times.next()) {
        const date = next.toString().slice(0, 10);
        if (date > until) break;
        if (date < from) continue;
        const { startDate, endDate } = event.getOccurrenceDetails(next);
        const id = event.uid.split('@')[0];
        const iso = (time: ICAL.Time) => time.toJSDate().toISOString();
        found.push(`${id} ${iso(startDate)} ${iso(endDate)}`);
      }
      return found;
    })
    .sort();
}

/** The same by what the page shows. */
function shown(programmes: readonly Programme[], from: string, until: string): string[] {
  const query = { from: parseDate(from) ?? 0, until: parseDate(until) ?? 0, calendar };
  return programmesBetween(programmes, query)
    .map(({ programme, day, start, end }) => {
      const iso = (clock: string) => new Date(`${formatDate(day)}T${clock}:00+08:00`).toISOString();
      return `${programme.id} ${iso(start)} ${iso(end)}`;
    })
    .sort();
}

const daily: Programme = {
  id: 'daily',
  series: 'fair',
  station_id: 'here',
  kind: 'market',
  title: { zh: '市集' },
  start: '2026-01-05T10:00:00+08:00',
  end: '2026-01-05T12:30:00+08:00',
  tzid: shanghai,
  rrule: 'FREQ=DAILY',
  exdate_policy: 'skip_public_holidays',
  after_hours: false,
  updated: '2026-01-01T00:00:00+08:00',
};
const rules = [
  ['never ending, over every holiday', {}],
  ['open on holidays', { exdate_policy: undefined }],
  ['starting on a day its rule does not name', { rrule: 'FREQ=MONTHLY;BYDAY=-1SU;COUNT=14' }],
  ['every other week from the middle of one', { rrule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,SA' }],
  ['until a day', { rrule: 'FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261101T000000' }],
  ['on the 31st', { rrule: 'FREQ=MONTHLY;BYMONTHDAY=31' }],
  [
    'starting on a holiday',
    { start: '2026-01-01T10:00:00+08:00', end: '2026-01-01T11:00:00+08:00' },
  ],
  ['once', { rrule: undefined }],
] as const;

describe('a calendar that reads the file shows what the page shows', () => {
  test('for every programme of the area, in 2026 and up to the end of 2027', () => {
    const [from, until] = ['2026-01-01', '2027-12-31'];
    const ours = shown(events, from, until);
    expect(ours.length).toBeGreaterThan(100);
    expect(expanded(written(events), from, until)).toEqual(ours);
  });

  test.each(rules)('%s', (_, change) => {
    const programme = { ...daily, ...change } as Programme;
    const [from, until] = ['2026-01-01', '2027-03-31'];
    const ours = shown([programme], from, until);
    expect(ours.length).toBeGreaterThan(0);
    expect(expanded(written([programme]), from, until)).toEqual(ours);
  });
});

test('a public holiday that is skipped is written as EXDATE in the zone of the start', () => {
  const text = written([daily]);
  expect(text).toContain('EXDATE;TZID=Asia/Shanghai:20260215T100000,');
  expect(text).not.toContain('20260214T100000');
});

test('one occurrence is an entry of its own, with an id that lasts', () => {
  const day = parseDate('2026-12-08');
  const [art] = events;
  if (!art) throw new Error('the data have no programme');
  const text = written([], { entries: [entryOf(art, day)] });
  expect(text).not.toContain('RRULE');
  expect(expanded(text, '2026-01-01', '2027-12-31')).toEqual([
    'ev-zm-art.2026-12-08 2026-12-08T11:00:00.000Z 2026-12-08T12:30:00.000Z',
  ]);
  expect(written([], { entries: [entryOf(art, day)] })).toBe(text);
});

test('texts keep their signs and lines, and no line is longer than 75 bytes', () => {
  const text = written(events);
  expect(read(text)[0]?.description).toBe('示意数据；\n“分号”, 逗号');
  const lines = text.split('\r\n');
  expect(lines.at(-1)).toBe('');
  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
});

test('where clocks change, the zone tells when, and an evening stays an evening', () => {
  const weekly = {
    ...daily,
    start: '2026-01-06T19:00:00+01:00',
    end: '2026-01-06T20:00:00+01:00',
    rrule: 'FREQ=WEEKLY;BYDAY=TU;COUNT=52',
  };
  const text = written([weekly], { timeZone: 'Europe/Berlin', calendar: withoutHolidays(60) });
  const found = expanded(text, '2026-01-01', '2026-12-31');
  expect(found).toHaveLength(52);
  const hours = new Set(found.map((line) => line.split(' ')[1]?.slice(11, 16)));
  expect([...hours].sort()).toEqual(['17:00', '18:00']);
  expect(found).toContain('daily 2026-03-24T18:00:00.000Z 2026-03-24T19:00:00.000Z');
  expect(found).toContain('daily 2026-03-31T17:00:00.000Z 2026-03-31T18:00:00.000Z');
});
