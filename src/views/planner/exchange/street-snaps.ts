// How far points lie from the streets, asked of the workers that hold them.

import { snaps } from '#compute/stations.ts';
import type { SnapsQuery } from '#compute/stations-api.ts';
import type { SnapMetres } from './system-fit.ts';

/** Keep the result: it is part of what an import is checked with. */
export const streetSnaps =
  (where: Omit<SnapsQuery, 'points'>): SnapMetres =>
  (points, signal) =>
    snaps({ ...where, points }, { signal });
