// The answers of a neighbourhood at the demand points near it.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Place } from '#core/area.ts';
import type { DemandPoint } from '#core/demand.ts';
import type { NeedsOfPlace } from '#core/need.ts';
import { needsOfPoints } from '#core/planning/needs-weight.ts';

const place = (zh: string, lng: number, kind: Place['kind'] = 'neighbourhood'): Place => ({
  kind,
  name: { zh },
  at: [lng, 31.38],
  pinyin: '',
  initials: '',
});
const places = [place('西', 121.24), place('东', 121.26), place('东', 121.241, 'landmark')];
const point = (id: string, lng: number, residents?: number): DemandPoint => ({
  id,
  at: [lng, 31.38],
  residents,
});
const points = [point('a', 121.239, 300), point('b', 121.242, 100), point('c', 121.262, 50)];
const west: NeedsOfPlace = {
  place: '西',
  persons: 20,
  services: [
    { service: 'haircut', persons: 12 },
    { service: 'water', persons: 16 },
  ],
};
const heard = { places, needs: [west, { place: '东', persons: 5, services: [] }], services: [] };

test('are shared by the points nearest to it, as the people there are', () => {
  expect([...needsOfPoints(points, heard)]).toEqual([15, 5, 5]);
});

test('are those that name the services asked about', () => {
  expect([...needsOfPoints(points, { ...heard, services: ['haircut'] })]).toEqual([9, 3, 0]);
  expect([...needsOfPoints(points, { ...heard, services: ['haircut', 'water'] })]).toEqual([
    21, 7, 0,
  ]);
  expect([...needsOfPoints(points, { ...heard, services: ['legal'] })]).toEqual([0, 0, 0]);
});

test('are shared evenly where nobody knows how many people there are', () => {
  const bare = points.map(({ id, at }) => ({ id, at }));
  expect([...needsOfPoints(bare, heard)]).toEqual([10, 10, 5]);
});

test('of a neighbourhood without points are at the point nearest to it, of an unknown one nowhere', () => {
  const needs = [
    { place: '远', persons: 8, services: [] },
    { ...west, place: '哪里' },
  ];
  const far = { places: [place('中', 121.25), place('远', 121.4)], needs, services: [] };
  expect([...needsOfPoints(points, far)]).toEqual([0, 0, 8]);
});

test('add up to all that are told', () =>
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: 121.2, max: 121.3, noNaN: true }), fc.nat(500)), {
        minLength: 1,
      }),
      fc.nat({ max: 300 }),
      (list, persons) => {
        const all = list.map(([lng, residents], i) => point(String(i), lng, residents));
        const needs = [
          { ...west, persons },
          { place: '东', persons: 7, services: [] },
        ];
        const sum = needsOfPoints(all, { ...heard, needs }).reduce((a, b) => a + b, 0);
        expect(sum).toBeCloseTo(persons + 7, 6);
      },
    ),
  ));
