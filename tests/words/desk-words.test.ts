// What the desk reads: a line for each submission, why something is suggested, and the table of a
// week.

import { describe, expect, test } from 'vitest';
import { readCsv, writeCsv } from '#core/csv.ts';
import type { QueueItem } from '#core/desk.ts';
import type { DeskFigures } from '#core/desk-figures.ts';
import type { Suggestion } from '#core/matching.ts';
import { figuresRows, weekAround } from '#core/week-figures.ts';
import { at } from '#tests/fixtures/stations.ts';
import { desk as en } from '#ui/texts/desk/en.ts';
import { desk as zh } from '#ui/texts/desk/zh.ts';
import { offerReplyWords, reasonWords, replyWords, targetWords } from '#words/match-words.ts';
import { itemFacts, itemWords, liveWords } from '#words/submission-words.ts';

const station = (id: string) => ({ north: '北站' })[id] ?? id;
const programme = (id: string) => ({ art: '美术课' })[id] ?? id;
const names = { texts: zh, language: 'zh' as const, separator: '、', station, programme };

const item = (kind: QueueItem['kind'], body: object | null): QueueItem => ({
  id: '0198ad9e-0000-4000-8000-000000000000',
  kind,
  area: 'town',
  state: 'received',
  at: '2026-11-24T02:00:00.000Z',
  reply: null,
  body: body as QueueItem['body'],
});
const place = { area: 'town', station: 'north' };

describe('a submission', () => {
  const person = { name: '小李', consent: '2026-11' };
  test.each<[QueueItem, string]>([
    [
      item('report', { about: 'service', ...place, service: 'microwave', status: 'out_of_order' }),
      '热饭 暂停 · 北站',
    ],
    [
      item('report', { about: 'station', ...place, status: 'temporarily_closed' }),
      '站点 临时关闭 · 北站',
    ],
    [item('report', { about: 'hours', ...place, note: '九点才开' }), '时间不对 · 北站'],
    [item('report', { about: 'hazard', ...place, hazard: 'battery' }), '隐患 电池 · 北站'],
    [
      item('need', {
        area: 'town',
        services: ['water', 'haircut'],
        parts: ['evening'],
        days: 'any',
        where: { kind: 'neighbourhood', id: '州桥' },
      }),
      '饮水、理发 · 州桥',
    ],
    [item('check_in', { ...place, ...person, offers: [] }), '小李 · 北站'],
    [
      item('sign_up', { area: 'town', programme: 'art', date: '2026-12-01', ...person }),
      '小李 · 美术课 2026-12-01',
    ],
    [item('join', { area: 'town', ...person, tasks: ['guide'] }), '小李 · 带路'],
    [item('need', null), '内容已删除'],
  ])('%j reads %s', (submission, words) => {
    expect(itemWords(submission, names)).toBe(words);
  });

  test('tells its facts, and an erased one has none', () => {
    const checkIn = { ...place, ...person, offers: ['repair'], needs: ['rest'], note: '晚上有空' };
    expect(itemFacts(item('check_in', checkIn), names)).toEqual([
      ['称呼', '小李'],
      ['站点', '北站'],
      ['需要', '休息'],
      ['可以提供', '修理'],
      ['留言', '晚上有空'],
    ]);
    expect(itemFacts(item('check_in', null), names)).toEqual([]);
  });

  test('only a report about a service or a station changes what everybody sees', () => {
    const closed = { about: 'station', ...place, status: 'temporarily_closed' };
    expect(liveWords(item('report', closed), names)).toBe('站点 临时关闭 · 北站');
    const hazard = { about: 'hazard', ...place, hazard: 'fire' };
    expect(liveWords(item('report', hazard), names)).toBeNull();
    expect(liveWords(item('need', null), names)).toBeNull();
  });
});

describe('a suggestion', () => {
  const service: Suggestion = {
    target: { kind: 'service', station: 'north', service: 'haircut' },
    station: 'north',
    services: ['haircut'],
    offers: [],
    seconds: 301,
    hours: 0.256,
    parts: ['evening'],
    score: 1,
  };

  test('says why: what it meets, how far it is, and when it is there', () => {
    expect(targetWords(service, names)).toBe('北站的理发');
    expect(reasonWords(service, names)).toEqual([
      '满足“理发”',
      '骑行 6 分钟',
      '所需时间里 25% 开放（傍晚）',
    ]);
    expect(reasonWords({ ...service, hours: 1, seconds: 0 }, names).slice(1)).toEqual([
      '就在这个站点',
      '傍晚都开放',
    ]);
    expect(replyWords(service, names)).toBe('您需要的服务：北站的理发，约 6 分钟路程。');
    expect(offerReplyWords(service, names)).toBeNull();
  });

  test('of a programme and of a helper says it in their way', () => {
    const course: Suggestion = {
      ...service,
      target: { kind: 'programme', programme: 'art', date: '2026-12-01' },
      hours: 1,
    };
    expect(reasonWords(course, names).at(-1)).toBe('在傍晚举行');
    expect(replyWords(course, names)).toBe('推荐您参加：活动“美术课”，2026-12-01。');
    const helper: Suggestion = {
      ...service,
      target: { kind: 'offer', submission: 'x' as never },
      offers: ['repair'],
      hours: null,
      parts: [],
    };
    expect(targetWords(helper, names)).toBe('北站的热心人：修理');
    expect(reasonWords(helper, names).at(-1)).toBe('对方的时间还要问');
    expect(offerReplyWords(helper, names)).toBe('有人需要理发，请到北站联系工作人员，谢谢您。');
  });

  test('reads in English', () => {
    const english = { ...names, texts: en, language: 'en' as const, separator: ', ' };
    expect(targetWords(service, english)).toBe('Haircut at 北站');
  });
});

describe('a week', () => {
  test('begins on Monday at midnight on the clock of the area', () => {
    const week = weekAround(at('2026-11-29T23:59'), 480, 0);
    expect([week.firstDate, week.lastDate]).toEqual(['2026-11-23', '2026-11-29']);
    expect(week.from).toBe(at('2026-11-23T00:00'));
    expect(week.until).toBe(at('2026-11-30T00:00'));
    expect(weekAround(at('2026-11-30T00:00'), 480, 1)).toEqual(week);
  });

  test('as a table tells no persons below five, and no text is a formula', () => {
    const figures: DeskFigures = {
      area: 'town',
      kinds: [{ kind: 'check_in', received: 9, answered: 5, waiting: 4, medianSeconds: 90 }],
      checkIns: [
        { station: 'north', persons: 5 },
        { station: '=1+1', persons: 4 },
      ],
      occurrences: [{ programme: 'art', date: '2026-12-01', seats: 3, seated: 3, waiting: 0 }],
      team: { tasks: 2, minutes: 50 },
    };
    const rows = figuresRows(figures, {
      kind: (kind) => zh.queue.kinds[kind],
      station,
      programme,
      sections: zh.figures.section,
      measures: {
        received: 'received',
        answered: 'answered',
        waiting: 'waiting',
        median: 'median',
        persons: 'persons',
        seated: 'seated',
        seats: 'seats',
        waitingList: 'waiting list',
        tasks: 'tasks',
        minutes: 'minutes',
      },
      withheld: '-',
    });
    expect(rows.map(([, , measure, value]) => [measure, value])).toEqual([
      ['received', 9],
      ['answered', '-'],
      ['waiting', '-'],
      ['median', 90],
      ['persons', 5],
      ['persons', '-'],
      ['seated', '-'],
      ['seats', 3],
      ['waiting list', 0],
      ['tasks', 2],
      ['minutes', 50],
    ]);
    const text = writeCsv(['a', 'b', 'c', 'd'], rows);
    expect(text).toContain("'=1+1");
    expect([...readCsv(text)].flat()).toHaveLength(12);
  });
});
