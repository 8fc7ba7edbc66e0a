import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHours } from '#core/hours/parse.ts';
import { jiadingStations } from './stations.ts';

const nine = [{ from: 540, to: 1020 }];
const shut: never[] = [];
const all = [{ from: 0, to: 1440 }];

describe('reading opening hours', () => {
  test('a text becomes the spans of each weekday, Monday first', () => {
    expect(parseHours('Mo-Fr 09:00-17:00; Sa 09:00-12:00,13:00-15:00')).toEqual({
      kind: 'rules',
      weekdays: [
        nine,
        nine,
        nine,
        nine,
        nine,
        [
          { from: 540, to: 720 },
          { from: 780, to: 900 },
        ],
        shut,
      ],
      holidays: null,
      everyDay: false,
    });
  });

  test('spans that touch or overlap become one', () => {
    expect(parseHours('08:00-12:00,12:00-15:00,14:00-18:00')).toMatchObject({
      weekdays: Array(7).fill([{ from: 480, to: 1080 }]),
    });
  });

  test('holidays have a table of their own, by the weekday they fall on', () => {
    expect(parseHours('Mo-Fr 09:00-17:00; PH off')).toMatchObject({
      holidays: Array(7).fill(shut),
    });
    expect(parseHours('PH off; Mo-Tu 09:00-17:00')).toMatchObject({
      holidays: [nine, nine, shut, shut, shut, shut, shut],
    });
  });

  test.each(['24/7', '00:00-24:00', '09:00-17:00', 'off'])('%s speaks of every day', (text) => {
    expect(parseHours(text)).toMatchObject({ kind: 'rules', everyDay: true });
  });

  test('24/7 speaks of holidays too, a bare span does not', () => {
    expect(parseHours('24/7')).toMatchObject({
      weekdays: Array(7).fill(all),
      holidays: Array(7).fill(all),
    });
    expect(parseHours('00:00-24:00')).toMatchObject({
      weekdays: Array(7).fill(all),
      holidays: null,
    });
  });

  test('a text is read once', () => {
    expect(parseHours('Mo 01:23-04:56')).toBe(parseHours('Mo 01:23-04:56'));
  });

  test.each([
    ['', 0, 'a day, a time (HH:MM), "off" or "24/7"'],
    ['SH off', 0, 'a day, a time (HH:MM), "off" or "24/7"'],
    ['周一至周五 8:30-17:00', 0, 'a day, a time (HH:MM), "off" or "24/7"'],
    ['mo-fr 09:00-17:00', 0, 'a day, a time (HH:MM), "off" or "24/7"'],
    ['Mo', 2, 'a time (HH:MM) or "off"'],
    ['Mo 24/7', 3, 'a time (HH:MM) or "off"'],
    ['Mo-Fr 9-17', 6, 'a time (HH:MM) or "off"'],
    ['Mo-PH 09:00-17:00', 3, 'a day (Mo, Tu, We, Th, Fr, Sa or Su)'],
    ['Mo, 09:00-17:00', 4, 'a day (Mo, Tu, We, Th, Fr, Sa, Su or PH)'],
    ['Mo-Fr 09:00-17:00, Sa 09:00-12:00', 19, 'a time (HH:MM)'],
    ['Mo-Fr 09:00+', 11, '"-" and a closing time'],
    ['Mo-Fr 09:00-', 12, 'a closing time (HH:MM)'],
    ['Mo-Fr 09:00-17:60', 12, 'a closing time (HH:MM)'],
    ['Mo-Fr 09:00-09:00', 12, 'a closing time within 24 hours of opening'],
    ['Mo-Fr 09:00-34:00', 12, 'a closing time within 24 hours of opening'],
    ['Mo-Fr 24:00-26:00', 6, 'an opening time before 24:00'],
    ['Mo-Fr 09:00-17:00 by appointment', 18, '"," or ";" or the end'],
    ['Mo-Fr off 10:00-12:00', 10, '";" or the end'],
    ['24/7 off', 5, '";" or the end'],
    ['Mo-Fr 09:00-17:00;', 18, 'a day (Mo, Tu, We, Th, Fr, Sa, Su or PH)'],
    ['Mo-Fr 09:00-12:00; 13:00-17:00', 19, 'a day (Mo, Tu, We, Th, Fr, Sa, Su or PH)'],
    ['Jun 20-Sep 10 09:00-17:00', 0, 'a day, a time (HH:MM), "off" or "24/7"'],
  ])('%j is refused at %i: expected %s', (text, position, expected) => {
    expect(parseHours(text)).toEqual({ kind: 'unreadable', text, position, expected });
  });

  test('no text makes it throw, and a refusal lies within the text', () => {
    const pieces = fc.constantFrom(
      'Mo',
      'Su',
      'PH',
      '-',
      ',',
      ';',
      ' ',
      '09:00',
      '24:00',
      '26:00',
      '9:5',
      'off',
      '24/7',
      '周',
    );
    const texts = fc.oneof(
      fc.string({ maxLength: 40 }),
      fc.array(pieces, { maxLength: 12 }).map((list) => list.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const hours = parseHours(text);
        if (hours.kind === 'rules') expect(hours.weekdays).toHaveLength(7);
        else expect(hours.position).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3_000 },
    );
  });

  test('all hours of the stations of Jiading can be read', () => {
    const texts = jiadingStations.flatMap((station) => [
      station.opening_hours,
      ...(station.after_hours ? [station.after_hours] : []),
      ...station.overrides.map(({ osm }) => osm),
      ...station.services.flatMap(({ hours }) => (hours ? [hours] : [])),
    ]);
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter((text) => parseHours(text).kind === 'unreadable')).toEqual([]);
  });
});
