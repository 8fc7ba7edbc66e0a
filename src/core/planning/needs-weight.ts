// What people say they need as a weight of demand points. The survey knows neighbourhoods, the planner
// counts at points: the answers of a neighbourhood are spread over the points nearest to it, as the people there
// are. docs/figures.md defines it; the planner and the command line count with it alike.

import type { Place } from '#core/area.ts';
import { type DemandPoint, demandWeights } from '#core/demand.ts';
import { nearestPlace } from '#core/nearest-place.ts';
import type { NeedsOfPlace } from '#core/need.ts';
import type { ServiceCode } from '#core/service.ts';

interface Heard {
  /** Of the area; neighbourhoods are looked for among them. */
  readonly places: readonly Place[];
  readonly needs: readonly NeedsOfPlace[];
  /** Those asked about; none: whatever was needed. */
  readonly services: readonly ServiceCode[];
}

/**
 * Answers at each point; all 0 where too few can be told. An answer counts once for each of the services
 * asked about that it names.
 */
export function needsOfPoints(
  points: readonly DemandPoint[],
  { places, needs, services }: Heard,
): Float64Array {
  const weights = new Float64Array(points.length);
  const neighbourhoods = places.filter(({ kind }) => kind === 'neighbourhood');
  const people = peopleOf(points);
  const nearest = points.map(({ at }) => nearestPlace(neighbourhoods, at)?.name.zh);
  for (const one of needs) {
    const answers = answersOf(one, services);
    const near = points.flatMap((_, p) => (nearest[p] === one.place ? [p] : []));
    // One that lies apart from all points is served from the point nearest to it.
    const chosen = near.length > 0 ? near : nearestPoint(points, one.place, neighbourhoods);
    const persons = chosen.reduce((sum, p) => sum + (people[p] as number), 0);
    for (const p of chosen) {
      const share = persons > 0 ? (people[p] as number) / persons : 1 / chosen.length;
      weights[p] = (weights[p] as number) + answers * share;
    }
  }
  return weights;
}

const answersOf = ({ persons, services: told }: NeedsOfPlace, asked: readonly ServiceCode[]) =>
  asked.length === 0
    ? persons
    : told.reduce((sum, one) => sum + (asked.includes(one.service) ? one.persons : 0), 0);

/** By the first weight that any point has: residents of the service area before others. */
function peopleOf(points: readonly DemandPoint[]): Float64Array {
  const order = ['residents_in_service_area', ...demandWeights] as const;
  const name = order.find((one) => points.some((point) => (point[one] ?? 0) > 0));
  return Float64Array.from(points, (point) => (name === undefined ? 0 : (point[name] ?? 0)));
}

/** The index of one point; none, where the place is not of this area. */
function nearestPoint(points: readonly DemandPoint[], name: string, places: readonly Place[]) {
  const place = places.find((one) => one.name.zh === name);
  const found = place && nearestPlace(points, place.at);
  return found ? [points.indexOf(found)] : [];
}
