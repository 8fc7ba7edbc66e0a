// Where things of an area may lie: inside its box, inside or near its service area, and
// near a street. What lies elsewhere is told in the way that helps to find the mistake.

import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import type { MultiPolygon, Position } from 'geojson';
import { metresPerLat, metresPerLng } from '#core/streets/graph.ts';
import type { Network } from '#core/streets/network.ts';
import { type SnapIndex, snap, snapLimit } from '#core/streets/snap.ts';
import type { Bbox, LngLat } from '#core/units.ts';

export interface Extent {
  readonly bbox: Bbox;
  /** null: none was drawn, so the box alone decides. */
  readonly serviceArea: MultiPolygon | null;
  readonly walking: Network;
  readonly index: SnapIndex;
}

/** A station that serves the area may stand this far outside its service area, metres. */
export const stationMargin = 500;

export type Placing =
  | { readonly kind: 'placed'; readonly metresToStreet: number }
  | { readonly kind: 'misplaced'; readonly reason: string };

/** Where a point lies; `margin`: how far outside the service area it may, metres. */
export function placing(extent: Extent, at: LngLat, margin = Number.POSITIVE_INFINITY): Placing {
  const where = at.map((degrees) => Number(degrees.toFixed(6))).join(', ');
  const outside = whyOutside(extent, at, margin);
  if (outside !== null) {
    const [lng, lat] = at;
    return whyOutside(extent, [lat, lng], margin) === null
      ? misplaced(`latitude and longitude are swapped: [${where}], expected [lng, lat]`)
      : misplaced(`[${where}] ${outside}`);
  }
  const place = snap(extent.walking, extent.index, at);
  if (place) return { kind: 'placed', metresToStreet: place.metres };
  return misplaced(`[${where}] is more than ${snapLimit} m from any street`);
}

const misplaced = (reason: string): Placing => ({ kind: 'misplaced', reason });

function whyOutside({ bbox, serviceArea }: Extent, at: LngLat, margin: number): string | null {
  const [west, south, east, north] = bbox;
  if (at[0] < west || at[0] > east || at[1] < south || at[1] > north) {
    return `is outside the area (${bbox.join(', ')})`;
  }
  if (serviceArea === null || booleanPointInPolygon([...at], serviceArea)) return null;
  const metres = metresToOutline(serviceArea, at);
  return metres > margin
    ? `is ${Math.round(metres)} m outside the service area, more than ${margin} m`
    : null;
}

function metresToOutline({ coordinates }: MultiPolygon, at: LngLat): number {
  const [kx, ky] = [metresPerLng(at[1]), metresPerLat];
  const local = ([lng, lat]: Position): [number, number] => [
    ((lng as number) - at[0]) * kx,
    ((lat as number) - at[1]) * ky,
  ];
  const ringDistance = (ring: Position[]) =>
    Math.min(...ring.slice(1).map((to, i) => fromOrigin(local(ring[i] as Position), local(to))));
  return Math.min(...coordinates.flat().map(ringDistance));
}

/** From the origin to the segment between two points, metres. */
function fromOrigin([ax, ay]: [number, number], [bx, by]: [number, number]): number {
  const [dx, dy] = [bx - ax, by - ay];
  const square = dx * dx + dy * dy;
  const t = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
  return Math.hypot(ax + t * dx, ay + t * dy);
}
