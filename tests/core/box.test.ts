import fc from 'fast-check';
import { expect, test } from 'vitest';
import { boxAround } from '#core/box.ts';

const coordinate = fc.double({ min: -180, max: 180, noNaN: true });
const points = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 50 });

test('the box holds every point, and each edge has one on it', () => {
  fc.assert(
    fc.property(points, (some) => {
      const [west, south, east, north] = boxAround(some) ?? [];
      const [lngs, lats] = [some.map(([lng]) => lng), some.map(([, lat]) => lat)];
      expect([west, south, east, north]).toEqual([
        lngs.toSorted((a, b) => a - b)[0],
        lats.toSorted((a, b) => a - b)[0],
        lngs.toSorted((a, b) => a - b).at(-1),
        lats.toSorted((a, b) => a - b).at(-1),
      ]);
    }),
  );
});

test('no point has no box, and one point is its own', () => {
  expect(boxAround([])).toBeNull();
  expect(boxAround([[121.2, 31.4]])).toEqual([121.2, 31.4, 121.2, 31.4]);
});

test('a million points are not too many', () => {
  function* many() {
    for (let i = 0; i < 1_000_000; i++) yield [i / 1e6, 1 - i / 1e6];
  }
  expect(boxAround(many())).toEqual([0, 1 - 0.999999, 0.999999, 1]);
});
