import chineseDays from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { calendarFile, type SpecialDay } from '#core/hours/calendar.ts';
import { formatDate, parseDate, weekdayOf } from '#core/local-time.ts';
import { china, chinaFile } from './china.ts';

const day = (date: string) => parseDate(date) ?? Number.NaN;

describe('the holiday calendar', () => {
  test('agrees with chinese-days on every day it covers', () => {
    const decreed = (days: Readonly<Record<string, string>>) =>
      Object.keys(days)
        .filter((date) => date >= formatDate(china.from) && date <= formatDate(china.until))
        .sort();
    const ours = (kind: SpecialDay['kind']) =>
      [...china.specialDays]
        .filter(([, special]) => special.kind === kind)
        .map(([today]) => formatDate(today))
        .sort();
    expect(ours('public_holiday')).toEqual(decreed(chineseDays.holidays));
    expect(ours('makeup_workday')).toEqual(decreed(chineseDays.workdays));
  });

  test('counts the days of the decrees: 28 and 33 days off, 5 and 6 worked for them', () => {
    const count = (year: string, kind: string) =>
      [...china.specialDays].filter(
        ([today, special]) => formatDate(today).startsWith(year) && special.kind === kind,
      ).length;
    expect(count('2025', 'public_holiday')).toBe(28);
    expect(count('2026', 'public_holiday')).toBe(33);
    expect(count('2025', 'makeup_workday')).toBe(5);
    expect(count('2026', 'makeup_workday')).toBe(6);
  });

  test('every make-up workday is a day of the weekend and no holiday', () => {
    for (const { makeup_workdays } of chinaFile.holidays) {
      for (const today of makeup_workdays) {
        expect(weekdayOf(today)).toBeGreaterThanOrEqual(5);
        expect(china.specialDays.get(today)?.kind).toBe('makeup_workday');
      }
    }
  });

  test('names its holidays in both languages and its sources by title, number and date', () => {
    expect(china.specialDays.get(day('2026-10-10'))).toEqual({
      kind: 'makeup_workday',
      name: { zh: '国庆节', en: 'National Day' },
    });
    expect(chinaFile.holidays.every(({ name }) => name.zh && name.en)).toBe(true);
    expect(chinaFile.sources.map(({ number, date }) => [number, formatDate(date)])).toEqual([
      ['国办发明电〔2024〕12号', '2024-11-12'],
      ['国办发明电〔2025〕7号', '2025-11-04'],
    ]);
  });

  test('ends with the last day that is decreed', () => {
    expect(formatDate(china.until)).toBe('2026-12-31');
  });

  test.each(['2026-02-29', '2026-13-01', '20260101', 'soon'])('refuses the date %s', (until) => {
    const result = v.safeParse(calendarFile, {
      format: 1,
      from: '2026-01-01',
      until,
      sources: [],
      holidays: [],
    });
    expect(result.issues?.[0].message).toBe(`not a date (YYYY-MM-DD): "${until}"`);
  });
});
