// What a page tells of an error holds nothing of a person: no position, no telephone, no text
// that was typed, no address; and is small, whatever was thrown.

import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { clientError, clientErrorKinds, clientErrorOf, scrubbed } from '#core/client-error.ts';

const page = { view: 'rider', build: '0123456789ab' };

describe('a message', () => {
  test.each([
    [
      "Cannot read properties of undefined (reading 'services')",
      'Cannot read properties of undefined (reading …)',
    ],
    ["can't open", "can't open"],
    [
      'Unexpected token \'小\', "小李13800138000" is not valid JSON',
      'Unexpected token …, … is not valid JSON',
    ],
    [
      'Failed to fetch dynamically imported module: https://a.example/assets/x-1.js?at=1,2',
      'Failed to fetch dynamically imported module: …',
    ],
    ['not_found: /areas/jiading/streets.bin?station=jd-t1-01', 'not_found: …'],
    ['at 121.24944,31.37606', 'at …'],
    ['at 121,24944; 31,37606', 'at …; …'],
    ['at (31°22′33.8″N, 121°14′58″E)', 'at (…N, …E)'],
    ['at 1.2124944e2 31376060e-6', 'at …'],
    ['at １２１．２４９４４', 'at …'],
    ['call 138 0013 8000 or 13800138000', 'call 138 … or …'],
    ['mail li@example.org', 'mail …'],
    ['no station 周桥', 'no station …'],
    ['no file "half of it', 'no file …'],
    ['index 12 of 30', 'index 12 of 30'],
  ])('%s', (message, expected) => {
    expect(scrubbed(message)).toBe(expected);
  });
});

/** Degrees, in the ways a program may come to write them. */
const degrees = fc.double({ min: -180, max: 180, noNaN: true }).chain((value) =>
  fc.constantFrom(
    value.toFixed(5),
    value.toFixed(3),
    String(value),
    value.toExponential(7),
    value.toFixed(6).replace('.', ','),
    String(Math.round(value * 1e6)),
    encodeURIComponent(value.toFixed(5)),
    value.toFixed(4).replaceAll(/\d/g, (d) => String.fromCodePoint(0xff10 + Number(d))),
  ),
);
const separator = fc.constantFrom(',', ', ', ' ', ';', '%2C', '/', '|', ') (', '\n');
const position = fc
  .tuple(fc.string(), degrees, separator, degrees, fc.string())
  .map(([before, lng, between, lat, after]) => `${before} ${lng}${between}${lat} ${after}`);
const url = fc
  .tuple(fc.constantFrom('https://a.example/', '/', 'blob:', 'geo:', '?'), position)
  .map(([start, text]) => `${start}?at=${text}&station=jd-t1-01`);
const message = fc.oneof(position, url, fc.string({ unit: 'grapheme', maxLength: 3000 }));

/** Three decimals are a hundred metres. */
const precise = /\p{Nd}\s?[.,٫．，]\s?\p{Nd}{3}|\p{Nd}{5}|\p{Nd}[.,]?\p{Nd}*e[-+]?\p{Nd}/u;
const pair = /\p{Nd}[.．]\p{Nd}+\s*[,;|\s]\s*[-−]?\p{Nd}+[.．]\p{Nd}/u;

test('no number of three decimals and no pair of degrees gets through, wherever it stands', () => {
  fc.assert(
    fc.property(message, message, fc.constantFrom(...clientErrorKinds), (said, stack, kind) => {
      const error = Object.assign(new Error(said), { code: said, name: said });
      error.stack = `Error: ${said}\n    at f (${stack})\n    at https://a/assets/a.js:1:22\n${stack}`;
      const told = clientErrorOf(kind, error, page);
      const text = [told.name, told.message, ...told.frames].join('\n');
      expect(text).not.toMatch(precise);
      expect(text).not.toMatch(pair);
      expect(text).not.toMatch(/jd-t1|[^\x20-\x7e…\n]/);
      expect(Buffer.byteLength(JSON.stringify(told))).toBeLessThan(2000);
      expect(v.is(clientError, told)).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('what was scrubbed stays as it is', () => {
  fc.assert(
    fc.property(message, (said) => {
      expect(scrubbed(scrubbed(said))).toBe(scrubbed(said));
    }),
    { numRuns: 2000 },
  );
});

test('whatever is thrown can be told', () => {
  fc.assert(
    fc.property(fc.anything(), (thrown) => {
      expect(v.is(clientError, clientErrorOf('rejection', thrown, page))).toBe(true);
    }),
  );
});

test('the places in the program are told, as each browser writes them', () => {
  const stackOf = (stack: string) =>
    clientErrorOf('uncaught', Object.assign(new Error('x'), { stack }), page).frames;
  const chromium = `TypeError: x
    at open (https://circle.example/assets/main-B1x2Y3z4.js:1:234)
    at https://circle.example/assets/view_a.js:2:5
    at https://circle.example/s/jd-t1-01/?at=121.2,31.3:1:1
    at new Promise (<anonymous>)`;
  expect(stackOf(chromium)).toEqual(['main-B1x2Y3z4.js:1:234', 'view_a.js:2:5']);
  expect(stackOf('open@https://circle.example/assets/main.js:1:2\n@a')).toEqual(['main.js:1:2']);
});

test('a long message takes no longer than its beginning', () => {
  const began = performance.now();
  for (const part of ['a@', "'", '"', '1.', '/a', ' 1 . ', '=', '('])
    scrubbed(part.repeat(500_000));
  expect(performance.now() - began).toBeLessThan(500);
});
