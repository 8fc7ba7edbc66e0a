// The named place nearest to a position.

import type { Place } from './area.ts';
import { distance } from './streets/graph.ts';
import type { LngLat } from './units.ts';

/** In a straight line; of equally near ones the first. */
export function nearestPlace<P extends Pick<Place, 'at'>>(
  places: readonly P[],
  at: LngLat,
): P | undefined {
  let [nearest, least]: [P | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
  for (const one of places) {
    const metres = distance(one.at, at);
    if (metres < least) [nearest, least] = [one, metres];
  }
  return nearest;
}
