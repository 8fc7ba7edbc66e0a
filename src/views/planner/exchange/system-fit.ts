// Which coordinate system fits: nobody can see it in the numbers, but points in the wrong
// one lie away from the streets. It is shown beside the choice, and the person chooses.

import type { ColumnMap } from '#core/planning/import-columns.ts';
import {
  type CoordinateSystem,
  coordinateSystems,
  placeOf,
} from '#core/planning/import-position.ts';
import type { SourceTable } from '#core/planning/import-table.ts';
import type { Bbox, LngLat } from '#core/units.ts';

/** Metres to the nearest street of each point; NaN: none near. */
export type SnapMetres = (
  points: readonly LngLat[],
  signal: AbortSignal,
) => Promise<ArrayLike<number>>;

/** Median metres to a street; null: most points lie far from every street. */
export type SystemFit = Readonly<Record<CoordinateSystem, number | null>>;

const sampleSize = 200;

export async function systemFit(
  table: SourceTable,
  given: { readonly columns: ColumnMap; readonly area: Bbox; readonly snapMetres: SnapMetres },
  signal: AbortSignal,
): Promise<SystemFit> {
  const step = Math.max(1, Math.floor(table.rows.length / sampleSize));
  const sample = table.rows.filter(({ fault }, i) => fault === null && i % step === 0);
  const fits = await Promise.all(
    coordinateSystems.map(async (system): Promise<[CoordinateSystem, number | null]> => {
      const places = sample.map(({ cells }) =>
        placeOf(cells, given.columns, { system, area: given.area }),
      );
      const points = places.filter((place) => typeof place !== 'string');
      const metres = Array.from(await given.snapMetres(points, signal)).filter(Number.isFinite);
      const sorted = metres.toSorted((a, b) => a - b);
      // Those that lie far count as farther than all others.
      return [system, sorted[Math.floor(sample.length / 2)] ?? null];
    }),
  );
  return Object.fromEntries(fits) as unknown as SystemFit;
}
