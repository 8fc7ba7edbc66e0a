// How far points lie from the streets, asked of the workers that hold them.

import { pointsRef, stationTimes } from '#compute/stations.ts';
import type { StationTimesQuery } from '#compute/stations-api.ts';
import type { SnapMetres } from './system-fit.ts';

let asked = 0;

/** Keep the result: it is part of what an import is checked with. */
export const streetSnaps =
  ({ streets, profile }: Pick<StationTimesQuery, 'streets' | 'profile'>): SnapMetres =>
  async (points, signal) => {
    asked += 1;
    // Without stations there is nothing to search; the points are put on their streets.
    const query = { streets, profile, direction: 'to', stations: [], cutoffSeconds: 0 } as const;
    const named = pointsRef(`import ${asked}`, points);
    const { table } = await stationTimes({ ...query, points: named }, { signal });
    return table.pointSnapMetres;
  };
