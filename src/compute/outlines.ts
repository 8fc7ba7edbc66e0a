// A reach as nested outlines with their figures, ready for a map.

import area from '@turf/area';
import type { FeatureCollection, MultiPolygon } from 'geojson';
import { fillField, outline, reachedShapes, streetMetres } from '#core/streets/catchment.ts';
import { bboxOf } from '#core/streets/graph.ts';
import { fieldFor, type OpenReach } from './streets.ts';

/** Nested outlines, the longest cutoff first. */
export type CatchmentOutlines = FeatureCollection<
  MultiPolygon,
  { minutes: number; squareMetres: number; streetMetres: number }
>;

/** `minutes` from the longest, which is at most that of the reach; no reach has no outlines. */
export function outlinesOf(
  found: Pick<OpenReach, 'network' | 'reach'> | null,
  minutes: readonly number[],
): CatchmentOutlines {
  if (found === null) return { type: 'FeatureCollection', features: [] };
  const { network, reach } = found;
  const shapes = reachedShapes(reach, network.seen);
  const field = fieldFor(found, () => bboxOf(reach.network.graph, shapes));
  fillField(field, reach, shapes);
  return {
    type: 'FeatureCollection',
    features: minutes.map((cutoff) => {
      const geometry = outline(field, cutoff * 60_000);
      return {
        type: 'Feature',
        geometry,
        properties: {
          minutes: cutoff,
          squareMetres: Math.round(area(geometry)),
          streetMetres: Math.round(streetMetres(reach, shapes, cutoff * 60_000)),
        },
      };
    }),
  };
}
