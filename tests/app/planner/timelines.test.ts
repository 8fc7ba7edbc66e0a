// What a planner's step leaves as it is: times and weeks of stations that only move.

import { expect, test } from 'vitest';
import { mondayOf } from '#core/planning/week.ts';
import type { Station } from '#core/station.ts';
import { china, offered, station } from '#tests/fixtures/stations.ts';
import { timelinesOf, weekOf } from '#views/planner/question/timelines.ts';

const monday = mondayOf(29_700_000);
const a = station('a', { opening_hours: 'Mo-Fr 09:00-17:00', services: [offered('water')] });
const b = station('b', { opening_hours: '24/7' });
const weekWith = (one: Station, services: Parameters<typeof timelinesOf>[1] = none) =>
  weekOf(timelinesOf([one, b], services, china), monday);
const none: [] = [];

test('a station that moves leaves the week as it was', () => {
  const before = weekWith(a);
  expect(weekWith({ ...a, at: [121.3, 31.4] })).toBe(before);
  expect(weekWith(a)).toBe(before);
});

test.each([
  ['other hours', { opening_hours: 'Mo-Fr 09:00-20:00' }],
  ['a closing', { status: 'closed' }],
  ['hours on holidays', { holiday: 'closed' }],
  ['a self-service zone', { after_hours: 'Mo-Su 20:00-23:00' }],
] satisfies [string, Partial<Station>][])('%s make another week', (_, more) => {
  const before = weekWith(a);
  const after = weekWith({ ...a, ...more });
  expect(after).not.toEqual(before);
  expect(after).toEqual(
    weekOf(timelinesOf([{ ...a, ...more, id: 'new' }, b], none, china), monday),
  );
});

test('a service, or another week, is another question', () => {
  const before = weekWith(a);
  expect(weekWith(b, ['water'])).not.toEqual(before);
  expect(weekOf(timelinesOf([a, b], none, china), monday + 7 * 1440).monday).not.toBe(monday);
});
