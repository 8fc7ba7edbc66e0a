// N−1: what the closing of a station would cost, and whom. A point depends on a station if
// that is its nearest and the second nearest is not within the cutoff.

import type { NearestTwo } from './coverage.ts';

export interface ClosureLoss {
  /** Index of the station. */
  readonly station: number;
  /** Weight to which it is the nearest within the cutoff. */
  readonly carried: number;
  /** Of these, the weight that would be left without any. */
  readonly lost: number;
  /** How much farther the next station is, on average over the carried that have one; null: none has. */
  readonly addedSeconds: number | null;
}

interface Closure {
  readonly stationCount: number;
  readonly cutoffSeconds: number;
}

/** For every station, the greatest loss first, then the longest way more. */
export function closureLosses(
  { first, second }: NearestTwo,
  weights: Float64Array,
  { stationCount, cutoffSeconds }: Closure,
): ClosureLoss[] {
  const sums = Array.from({ length: stationCount }, () => ({
    carried: 0,
    lost: 0,
    moved: 0,
    added: 0,
  }));
  for (let p = 0; p < weights.length; p++) {
    const [near, next] = [first.seconds[p] as number, second.seconds[p] as number];
    const sum = sums[first.station[p] as number];
    if (sum === undefined || near > cutoffSeconds) continue;
    const weight = weights[p] as number;
    sum.carried += weight;
    if (next > cutoffSeconds) sum.lost += weight;
    if (next === Number.POSITIVE_INFINITY) continue;
    sum.moved += weight;
    sum.added += weight * (next - near);
  }
  return sums
    .map(({ carried, lost, moved, added }, station) => {
      return { station, carried, lost, addedSeconds: moved === 0 ? null : added / moved };
    })
    .sort(
      (a, b) =>
        b.lost - a.lost || (b.addedSeconds ?? 0) - (a.addedSeconds ?? 0) || a.station - b.station,
    );
}

/** Per point the only station within the cutoff; −1: none, or another one stands in. */
export function soleStations({ first, second }: NearestTwo, cutoffSeconds: number): Int32Array {
  return first.station.map((station, p) => {
    const isSole =
      (first.seconds[p] as number) <= cutoffSeconds &&
      (second.seconds[p] as number) > cutoffSeconds;
    return isSole ? station : -1;
  });
}

/** Weight with at least `k` stations in reach (`stationsInReach`). */
export function weightWithAtLeast(k: number, inReach: Uint16Array, weights: Float64Array): number {
  return weights.reduce((sum, weight, p) => sum + ((inReach[p] as number) >= k ? weight : 0), 0);
}
