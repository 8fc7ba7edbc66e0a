import { describe, expect, test } from 'vitest';
import { minutesLeft } from '#core/hours/opening.ts';
import { stationOpening } from '#core/hours/station-opening.ts';
import { weekOf } from '#core/hours/week.ts';
import { at, china, offered, station } from '#tests/fixtures/stations.ts';
import { en } from '#ui/texts/en.ts';
import { zh } from '#ui/texts/zh.ts';
import {
  momentWords,
  openingWords,
  stateWord,
  travelWords,
  verifiedWords,
} from '#words/opening-words.ts';
import { weekSummary } from '#words/week-words.ts';

const now = at('2026-11-24T17:00');
const clock = { now, utcOffsetMinutes: 480 };
const travel = { seconds: 330, metres: 1200 };

const rowAt = (opening_hours: string, local: string) => {
  const moment = at(local);
  const opening = stationOpening(station('a', { opening_hours }), moment, china);
  return { opening, minutesLeft: minutesLeft(opening, moment), travel };
};

test.each([
  ['2026-11-24T20:30', '20:30'],
  ['2026-11-25T08:30', '明天 08:30'],
  ['2026-11-27T14:00', '周五 14:00'],
  ['2026-12-01T14:00', '12月1日 14:00'],
])('the moment %s reads %s on a Tuesday afternoon', (moment, words) => {
  expect(momentWords(at(moment), clock, zh)).toBe(words);
});

describe('what a rider reads', () => {
  test('minutes are rounded up, so that nobody comes late', () => {
    expect(travelWords(travel, 'ebike', false, zh)).toBe('骑行 6 分钟');
    expect(travelWords({ seconds: 20, metres: 60 }, 'walk', true, zh)).toBe('步行约 1 分钟');
  });

  test.each([
    ['Mo-Su 08:00-18:00', '2026-11-24T17:20', '到时还开 40 分钟'],
    ['Mo-Su 08:00-18:00', '2026-11-24T15:50', '到时还开 2 小时 10 分'],
    ['Mo-Su 08:00-18:00', '2026-11-24T17:54', '到时只剩 6 分钟'],
    ['Mo-Su 08:00-21:00', '2026-11-24T17:20', '开到 21:00'],
    ['24/7', '2026-11-24T17:20', '24 小时开放'],
    ['Mo-Su 08:00-16:00', '2026-11-24T17:20', '明天 08:00 开'],
    ['by appointment', '2026-11-24T17:20', '开放时间待核，去前请先确认'],
  ])('%s at %s reads %s', (hours, local, words) => {
    expect(openingWords(rowAt(hours, local), clock, zh)).toBe(words);
  });

  test('the state speaks of the service that was asked for', () => {
    const row = rowAt('Mo-Su 08:00-16:00', '2026-11-24T17:20');
    expect(stateWord(row, [], zh)).toBe('到时休息');
    expect(stateWord(row, ['理发'], zh)).toBe('理发到时没有');
    expect(stateWord(row, ['理发', '饮水'], zh)).toBe('所需服务到时没有');
    expect(openingWords(row, clock, zh, 'services')).toBe('明天 08:00 有');
  });
});

test.each([
  [undefined, '未核实', 'warn'],
  ['2026-11-01', '2026-11-01 核实', 'plain'],
  ['2026-08-01', '2026-08-01 核实，已过 3 个月', 'warn'],
  ['2026-05-01', '2026-05-01 核实，已过半年，待重新核实', 'warn'],
])('facts verified %s read %s', (date, words, tone) => {
  expect(verifiedWords(date, now, zh)).toEqual({ words, tone });
});

test.each([
  ['We 14:00-16:00', '周三 14:00–16:00'],
  ['Tu,Sa 14:00-16:30', '周二、周六 14:00–16:30'],
  ['Mo-Fr 13:30-16:30; Th 13:30-20:00', '周一、周二、周三、周五 13:30–16:30；周四 13:30–20:00'],
  ['Mo-Fr 09:00-17:00', '周一至周五 09:00–17:00'],
  ['24/7', '24 小时'],
  ['Mo-Fr 00:00-24:00', '周一至周五 全天'],
  ['Mo-Su 18:00-02:00', '每天 18:00–次日 02:00'],
  ['off', '这七天不开放'],
])('the week of %s in short is %s', (hours, words) => {
  const barber = station('a', { services: [offered('haircut', { hours })] });
  expect(weekSummary(weekOf(barber, 'haircut', now, china) ?? [], zh)).toBe(words);
});

test('English has a text wherever Chinese has one', () => {
  const names = (value: unknown, path: string): string[] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, one]) => names(one, `${path}.${key}`))
      : [path];
  expect(names(en, '')).toEqual(names(zh, ''));
});
