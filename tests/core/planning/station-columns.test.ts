// A table kept up to date equals one made anew, whatever is added, moved or taken away.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { noColumns, withPlaces } from '#core/planning/station-columns.ts';
import { type StationTimes, tableOf } from '#core/streets/times-table.ts';
import type { LngLat } from '#core/units.ts';
import { seeded } from '#tests/fixtures/streets.ts';

const pointCount = 12;
const points = { pointCount, snapMetres: new Float32Array(pointCount) };

/** Times that depend on the place alone, with many equal ones. */
function timesAt([lng, lat]: LngLat): StationTimes {
  const random = seeded(Math.round(lng * 1000 + lat));
  const reached = Array.from({ length: pointCount }, (_, p) => p).filter(() => random() < 0.6);
  return {
    points: Uint32Array.from(reached),
    seconds: Float32Array.from(reached, () => Math.floor(random() * 5)),
    snapMetres: Math.floor(random() * 50),
  };
}

const place = fc.tuple(fc.integer({ min: 0, max: 9 }), fc.constant(31));
const change = fc.oneof(
  fc.record({ do: fc.constant('add' as const), place }),
  fc.record({ do: fc.constant('move' as const), place, which: fc.nat(20) }),
  fc.record({ do: fc.constant('remove' as const), which: fc.nat(20) }),
);

test('columns kept up to date are those of a table made anew', () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), (changes) => {
      let places: LngLat[] = [];
      let kept = noColumns(points);
      for (const one of changes) {
        const which = one.do === 'add' ? 0 : one.which % Math.max(1, places.length);
        if (one.do === 'add') places = [...places, one.place];
        else if (places.length === 0) continue;
        else if (one.do === 'move') places = places.with(which, one.place);
        else places = places.toSpliced(which, 1);
        kept = withPlaces(kept, places, timesAt);
        expect(kept.table).toEqual(tableOf(points, places.map(timesAt)));
      }
    }),
  );
});

test('a place that was there is not asked for again', () => {
  const asked: LngLat[] = [];
  const ask = (at: LngLat) => {
    asked.push(at);
    return timesAt(at);
  };
  const before = withPlaces(
    noColumns(points),
    [
      [1, 31],
      [2, 31],
    ],
    ask,
  );
  withPlaces(
    before,
    [
      [1, 31],
      [3, 31],
      [2, 31],
    ],
    ask,
  );
  expect(asked).toEqual([
    [1, 31],
    [2, 31],
    [3, 31],
  ]);
  expect(withPlaces(before, before.places, ask).table).toBe(before.table);
});
