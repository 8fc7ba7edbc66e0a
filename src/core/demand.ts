// Demand: weighted points where people are. A weight is a count under its own name, so
// that a figure can always say what it counts. `docs/formats/demand.md` explains each.

import * as v from 'valibot';
import type { LngLat } from './units.ts';

export const demandWeights = ['residents', 'residents_in_service_area', 'order_origins'] as const;
export type DemandWeight = (typeof demandWeights)[number];
/** What can be counted at points: what their file tells, and what people near them say they need. */
export const pointWeights = [...demandWeights, 'needs'] as const;
export type PointWeight = (typeof pointWeights)[number];

const weight = v.optional(
  v.pipe(v.number(), v.finite('not a finite number'), v.minValue(0, 'less than nothing')),
);

/** The properties of a point's feature in `demand.geojson`. */
export const demandProperties = v.pipe(
  v.object({
    id: v.pipe(v.string(), v.nonEmpty('a point needs an id')),
    /** People who live there. */
    residents: weight,
    /** Those of them who live inside the service area. */
    residents_in_service_area: weight,
    /** Meal orders a day that start there. */
    order_origins: weight,
    illustrative: v.optional(v.boolean()),
  }),
  v.check(
    (point) => demandWeights.some((name) => point[name] !== undefined),
    `has no weight (${demandWeights.join(', ')})`,
  ),
);
export type DemandPoint = v.InferOutput<typeof demandProperties> & { readonly at: LngLat };
/** With the answers of the survey that fall to it. */
export type WeightedPoint = DemandPoint & { readonly needs?: number };
