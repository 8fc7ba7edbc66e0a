// A table with some columns replaced or added equals one made of all its columns.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withColumns } from '#core/planning/with-columns.ts';
import { type StationTimes, tableOf } from '#core/streets/times-table.ts';

const pointCount = 12;
const points = { pointCount, snapMetres: new Float32Array(pointCount) };

/** Few different seconds, so that many are equal. */
const column = fc
  .tuple(
    fc.array(fc.option(fc.nat(4)), { minLength: pointCount, maxLength: pointCount }),
    fc.nat(50),
  )
  .map(([times, snapMetres]): StationTimes => {
    const reached = times.flatMap((time, point) => (time === null ? [] : [{ time, point }]));
    return {
      points: Uint32Array.from(reached, ({ point }) => point),
      seconds: Float32Array.from(reached, ({ time }) => time),
      snapMetres,
    };
  });

test('stations that moved and were added are where a table made anew has them', () => {
  const change = fc.record({ which: fc.nat(20), column });
  const given = fc.record({
    columns: fc.array(column, { maxLength: 6 }),
    moved: fc.array(change, { maxLength: 3 }),
    added: fc.array(column, { maxLength: 3 }),
  });
  fc.assert(
    fc.property(given, ({ columns, moved, added }) => {
      const changed = new Map<number, StationTimes>();
      for (const one of columns.length > 0 ? moved : []) {
        changed.set(one.which % columns.length, one.column);
      }
      for (const [i, one] of added.entries()) changed.set(columns.length + i, one);
      const all = [...columns, ...added].map((one, i) => changed.get(i) ?? one);
      const table = tableOf(points, columns);
      expect(withColumns(table, changed)).toEqual(tableOf(points, all));
      expect(table).toEqual(tableOf(points, columns));
    }),
  );
});
