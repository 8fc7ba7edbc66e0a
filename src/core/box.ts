// The box around points: west, south, east, north, as RFC 7946 (section 5) orders them.

import type { Bbox } from './units.ts';

/** Of `[lng, lat]` pairs, however many; null: there are none. */
export function boxAround(points: Iterable<readonly number[]>): Bbox | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng = 0, lat = 0] of points) {
    west = Math.min(west, lng);
    east = Math.max(east, lng);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return west > east ? null : [west, south, east, north];
}
