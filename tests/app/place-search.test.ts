import { describe, expect, test } from 'vitest';
import type { Place } from '#core/area.ts';
import { searchPlaces } from '#views/rider/place-search.ts';

const place = (kind: Place['kind'], zh: string, en: string, pinyin: string): Place => ({
  kind,
  name: { zh, en },
  at: [121.25, 31.38],
  pinyin,
  initials: pinyin
    .split(' ')
    .map((syllable) => syllable[0])
    .join(''),
});
const places = [
  place('landmark', '法华塔', 'Fahua Pagoda', 'fa hua ta'),
  place('landmark', '汇龙潭公园', 'Huilongtan Park', 'hui long tan gong yuan'),
  place('street', '博乐路', 'Bole Road', 'bo le lu'),
  place('street', '塔城路', 'Tacheng Road', 'ta cheng lu'),
  place(
    'station',
    '练祁驿嘉·塔城路站',
    'Rider stop, Tacheng Road',
    'lian qi yi jia ta cheng lu zhan',
  ),
];
const found = (text: string) => searchPlaces(places, text, 10).map(({ name }) => name.zh);

describe('a place is found by', () => {
  test.each([
    ['its Chinese name', '法华塔', '法华塔'],
    ['the beginning of it', '博乐', '博乐路'],
    ['pinyin initials', 'fht', '法华塔'],
    ['initials in capitals', 'FHT', '法华塔'],
    ['pinyin with spaces', 'bo le', '博乐路'],
    ['pinyin without', 'bolelu', '博乐路'],
    ['a word of the English name', 'pagoda', '法华塔'],
    ['the English name', 'Huilongtan Park', '汇龙潭公园'],
  ])('%s', (_, text, name) => {
    expect(found(text)[0]).toBe(name);
  });
});

test('a name that begins with the text stands before one that holds it', () => {
  expect(found('塔')).toEqual(['塔城路', '法华塔', '练祁驿嘉·塔城路站']);
});

test('nothing typed lists landmarks first, in the order of the file', () => {
  expect(found('')).toEqual(['法华塔', '汇龙潭公园', '博乐路', '塔城路', '练祁驿嘉·塔城路站']);
});

test('what nobody called a place is not found, and the limit holds', () => {
  expect(found('xyz')).toEqual([]);
  expect(searchPlaces(places, '', 2)).toHaveLength(2);
});
