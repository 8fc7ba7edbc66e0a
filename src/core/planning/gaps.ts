// Gaps: the places nobody serves. Uncovered points become places by what one more station
// could mend: the point with the most uncovered weight around it is the first gap, with all
// that lies around it; then the same among what is left. Every uncovered point lies in exactly
// one gap. Distances are straight, since the ways depend on where exactly a station is put.

import Flatbush from 'flatbush';
import type { Place } from '#core/area.ts';
import { distance, metresPerLat, metresPerLng } from '#core/streets/graph.ts';
import type { LngLat } from '#core/units.ts';

/** What lies this near to the middle of a gap belongs to it, metres: five minutes on foot. */
export const gapRadius = 400;

export interface Gap {
  /** The demand point in its middle. */
  readonly middle: number;
  /** Its points, the middle among them, ascending. */
  readonly points: readonly number[];
  /** Sum of what its points lack. */
  readonly lack: number;
}

/**
 * The largest first. `lack` is what each point lacks: its weight where it is not covered, or
 * weight × hours without cover; 0 for a point that lacks nothing.
 */
export function findGaps(points: readonly LngLat[], lack: Float64Array): Gap[] {
  const lacking = points.flatMap((_, p) => ((lack[p] as number) > 0 ? [p] : []));
  const around = neighbours(lacking.map((p) => points[p] as LngLat));
  const lackOf = (i: number) => lack[lacking[i] as number] as number;
  const sums = Float64Array.from(around, (list) => list.reduce((sum, i) => sum + lackOf(i), 0));
  const isTaken = new Uint8Array(lacking.length);
  const gaps: Gap[] = [];
  for (let left = lacking.length; left > 0; ) {
    const middle = richest(sums, isTaken);
    const members = (around[middle] as number[]).filter((i) => isTaken[i] === 0);
    gaps.push({
      middle: lacking[middle] as number,
      points: members.map((i) => lacking[i] as number),
      lack: members.reduce((sum, i) => sum + lackOf(i), 0),
    });
    for (const i of members) {
      isTaken[i] = 1;
      for (const j of around[i] as number[]) sums[j] = (sums[j] as number) - lackOf(i);
    }
    left -= members.length;
  }
  return gaps.sort((a, b) => b.lack - a.lack || a.middle - b.middle);
}

/** Of equal sums the point that comes first. */
function richest(sums: Float64Array, isTaken: Uint8Array): number {
  let best = -1;
  for (let i = 0; i < sums.length; i++) {
    if (isTaken[i] === 1) continue;
    if (best === -1 || (sums[i] as number) > (sums[best] as number)) best = i;
  }
  return best;
}

/** For each point those within `gapRadius`, itself too, ascending. */
function neighbours(points: readonly LngLat[]): number[][] {
  if (points.length === 0) return [];
  const index = new Flatbush(points.length);
  for (const [lng, lat] of points) index.add(lng, lat, lng, lat);
  index.finish();
  return points.map((at) => {
    const [byLng, byLat] = [gapRadius / metresPerLng(at[1]), gapRadius / metresPerLat];
    // A straight line on the globe bends a little out of a box in degrees.
    const [x, y] = [byLng * 1.001, byLat * 1.001];
    return index
      .search(at[0] - x, at[1] - y, at[0] + x, at[1] + y)
      .filter((i) => distance(at, points[i] as LngLat) <= gapRadius)
      .sort((a, b) => a - b);
  });
}

/** The mean of a value over the points of a gap; of no weight, over its points. */
export function meanInGap({ points }: Gap, values: Float64Array, weights: Float64Array): number {
  const [sum, heads] = points.reduce(
    ([so, all], p) => {
      const weight = weights[p] as number;
      return [so + weight * (values[p] as number), all + weight];
    },
    [0, 0],
  ) as [number, number];
  if (heads > 0) return sum / heads;
  return points.reduce((so, p) => so + (values[p] as number), 0) / points.length;
}

/** A landmark this near names a place before a street or a neighbourhood does, metres. */
const landmarkReach = 300;

export interface NearPlace {
  readonly place: Place;
  readonly metres: number;
}

/** What a person would call it by; stations name nothing, for a gap has none. null: no place. */
export function placeNear(at: LngLat, places: readonly Place[]): NearPlace | null {
  const near = places
    .filter(({ kind }) => kind !== 'station')
    .map((place) => ({ place, metres: distance(at, place.at) }))
    .sort((a, b) => a.metres - b.metres);
  const landmark = near.find(({ place }) => place.kind === 'landmark');
  return (landmark && landmark.metres <= landmarkReach ? landmark : near[0]) ?? null;
}
