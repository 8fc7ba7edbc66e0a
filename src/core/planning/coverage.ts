// Coverage at one moment: for every demand point the nearest and the second nearest station
// that counts, and from these the weight within each cutoff and what each station carries.
// Everything is read from the times table, whose rows begin with the nearest station, so a
// point costs as many steps as stations that do not count lie before its second.

import type { TimesTable } from '#core/streets/times-table.ts';
import { doubtful, type Eligibility, eligible } from './eligibility.ts';

/** Of each point a station (−1: none in the table) and the seconds to it (Infinity: none). */
export interface NearestStation {
  readonly station: Int32Array;
  readonly seconds: Float64Array;
}

export interface NearestTwo {
  readonly first: NearestStation;
  readonly second: NearestStation;
}

const noStation = (pointCount: number): NearestStation => ({
  station: new Int32Array(pointCount).fill(-1),
  seconds: new Float64Array(pointCount).fill(Number.POSITIVE_INFINITY),
});

/** Among stations of a level or a better one. */
export function nearestTwo(
  { pointCount, starts, stations, seconds }: TimesTable,
  eligibility: Eligibility,
  level: typeof doubtful | typeof eligible = eligible,
): NearestTwo {
  const [first, second] = [noStation(pointCount), noStation(pointCount)];
  for (let p = 0; p < pointCount; p++) {
    const end = starts[p + 1] as number;
    let found = first;
    for (let i = starts[p] as number; i < end; i++) {
      const station = stations[i] as number;
      if ((eligibility[station] as number) < level) continue;
      found.station[p] = station;
      found.seconds[p] = seconds[i] as number;
      if (found === second) break;
      found = second;
    }
  }
  return { first, second };
}

/** The weight of the points within each cutoff (seconds, inclusive). */
export function weightWithin(
  { seconds }: NearestStation,
  weights: Float64Array,
  cutoffs: readonly number[],
): number[] {
  return cutoffs.map((cutoff) => {
    let sum = 0;
    for (let p = 0; p < weights.length; p++) {
      if ((seconds[p] as number) <= cutoff) sum += weights[p] as number;
    }
    return sum;
  });
}

export function totalWeight(weights: Float64Array): number {
  let sum = 0;
  for (let p = 0; p < weights.length; p++) sum += weights[p] as number;
  return sum;
}

/** A weight that is covered: for certain, and if all doubtful stations count. */
export interface Covered {
  readonly least: number;
  readonly most: number;
}

export interface Coverage {
  /** Nearest stations that count for certain. */
  readonly certain: NearestTwo;
  /** Nearest stations with the doubtful ones. */
  readonly possible: NearestTwo;
  readonly total: number;
  readonly bands: readonly (Covered & { readonly cutoffSeconds: number })[];
}

export interface CoverageQuery {
  readonly table: TimesTable;
  readonly eligibility: Eligibility;
  readonly weights: Float64Array;
  readonly cutoffs: readonly number[];
}

export function coverage({ table, eligibility, weights, cutoffs }: CoverageQuery): Coverage {
  const certain = nearestTwo(table, eligibility);
  const isCertain = !eligibility.includes(doubtful);
  const possible = isCertain ? certain : nearestTwo(table, eligibility, doubtful);
  const least = weightWithin(certain.first, weights, cutoffs);
  const most = isCertain ? least : weightWithin(possible.first, weights, cutoffs);
  return {
    certain,
    possible,
    total: totalWeight(weights),
    bands: cutoffs.map((cutoffSeconds, i) => ({
      cutoffSeconds,
      least: least[i] as number,
      most: most[i] as number,
    })),
  };
}

/** Weight per station of the points within the cutoff to which it is nearest. */
export function allocation(
  { station, seconds }: NearestStation,
  weights: Float64Array,
  {
    stationCount,
    cutoffSeconds,
  }: { readonly stationCount: number; readonly cutoffSeconds: number },
): Float64Array {
  const carried = new Float64Array(stationCount);
  for (let p = 0; p < weights.length; p++) {
    if ((seconds[p] as number) > cutoffSeconds) continue;
    const s = station[p] as number;
    carried[s] = (carried[s] as number) + (weights[p] as number);
  }
  return carried;
}

/** How many stations that count for certain each point has within the cutoff. */
export function stationsInReach(
  { pointCount, starts, stations, seconds }: TimesTable,
  eligibility: Eligibility,
  cutoffSeconds: number,
): Uint16Array {
  const counts = new Uint16Array(pointCount);
  for (let p = 0; p < pointCount; p++) {
    const end = starts[p + 1] as number;
    let count = 0;
    for (let i = starts[p] as number; i < end && (seconds[i] as number) <= cutoffSeconds; i++) {
      if (eligibility[stations[i] as number] === eligible) count++;
    }
    counts[p] = count;
  }
  return counts;
}

/** What a point has become from one state of things to another. */
export const pointChanges = ['out', 'lost', 'gained', 'same'] as const;
export type PointChange = (typeof pointChanges)[number];

/** Per point an index into `pointChanges`, by who is within the cutoff before and after. */
export function changesBetween(
  before: NearestStation,
  after: NearestStation,
  cutoffSeconds: number,
): Uint8Array {
  const changes = new Uint8Array(before.seconds.length);
  for (let p = 0; p < changes.length; p++) {
    const was = (before.seconds[p] as number) <= cutoffSeconds ? 1 : 0;
    const is = (after.seconds[p] as number) <= cutoffSeconds ? 2 : 0;
    changes[p] = was + is;
  }
  return changes;
}
