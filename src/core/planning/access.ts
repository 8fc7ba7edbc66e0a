// Time to the nearest station, and what is there for whom. Those who reach none within the
// times table are counted apart and never dropped: quantiles rank them last.
// E2SFCA: Luo & Qi 2009, doi 10.1016/j.healthplace.2009.06.002.

import type { Profile } from '#core/streets/profile.ts';
import type { TimesTable } from '#core/streets/times-table.ts';
import { type NearestStation, totalWeight } from './coverage.ts';
import { type Eligibility, eligible } from './eligibility.ts';

export interface TimeToNearest {
  /** Over the weight that reaches a station; null: none does. */
  readonly meanSeconds: number | null;
  /** Over all weight; null: not so much of it reaches a station. */
  readonly medianSeconds: number | null;
  readonly p90Seconds: number | null;
  /** Weight that reaches none. */
  readonly unreached: number;
  readonly total: number;
}

/** Of the nearest, or of the k-th nearest (`nearestKth`). */
export function timeToNearest(
  { seconds }: Pick<NearestStation, 'seconds'>,
  weights: Float64Array,
): TimeToNearest {
  const order = ascending(seconds);
  let [reached, sum] = [0, 0];
  for (let p = 0; p < weights.length; p++) {
    if (seconds[p] === Number.POSITIVE_INFINITY) continue;
    reached += weights[p] as number;
    sum += (weights[p] as number) * (seconds[p] as number);
  }
  const total = totalWeight(weights);
  const quantile = (share: number): number | null => {
    let below = 0;
    for (const p of order) {
      below += weights[p] as number;
      if (below >= share * total && below > 0) {
        return Number.isFinite(seconds[p]) ? (seconds[p] as number) : null;
      }
    }
    return null;
  };
  return {
    meanSeconds: reached === 0 ? null : sum / reached,
    medianSeconds: quantile(0.5),
    p90Seconds: quantile(0.9),
    unreached: total - reached,
    total,
  };
}

/** Indices in the order of their values, of equal ones the smaller index first. */
function ascending(values: Float64Array): Uint32Array {
  return Uint32Array.from(values.keys()).sort(
    (a, b) => (values[a] as number) - (values[b] as number) || a - b,
  );
}

/** Share of the weight that reaches a station within each whole minute from 0 to `minutes`. */
export function timeCurve(
  { seconds }: NearestStation,
  weights: Float64Array,
  minutes: number,
): Float64Array {
  const shares = new Float64Array(minutes + 1);
  const total = totalWeight(weights) || 1;
  for (let p = 0; p < weights.length; p++) {
    const minute = Math.ceil((seconds[p] as number) / 60);
    if (minute <= minutes)
      shares[minute] = (shares[minute] as number) + (weights[p] as number) / total;
  }
  for (let m = 1; m <= minutes; m++) shares[m] = (shares[m] as number) + (shares[m - 1] as number);
  return shares;
}

/** Seconds from each point to the k-th nearest station that counts; Infinity: there are fewer. */
export function nearestKth(
  { pointCount, starts, stations, seconds }: TimesTable,
  eligibility: Eligibility,
  k: number,
): Float64Array {
  const times = new Float64Array(pointCount).fill(Number.POSITIVE_INFINITY);
  for (let p = 0; p < pointCount; p++) {
    let left = k;
    for (let i = starts[p] as number; i < (starts[p + 1] as number); i++) {
      if (eligibility[stations[i] as number] !== eligible || --left > 0) continue;
      times[p] = seconds[i] as number;
      break;
    }
  }
  return times;
}

/** How much a way counts in the first, second and last third of the cutoff. */
export const decayByThird = [1, 0.68, 0.22] as const;

export interface SupplyQuery {
  readonly table: TimesTable;
  readonly eligibility: Eligibility;
  /** Of each station; null: not known. */
  readonly seats: readonly (number | null)[];
  readonly weights: Float64Array;
  readonly cutoffSeconds: number;
}

export interface Supply {
  /** Seats for one of the weight, per point: what is sure, since unknown seats count as none. */
  readonly seatsPerHead: Float64Array;
  /** Points that have a station of unknown seats in reach, one byte each: theirs may be more. */
  readonly isLeast: Uint8Array;
  /** Stations that count and whose seats are known, and all that count. */
  readonly known: number;
  readonly counted: number;
}

/** Seats within reach over those who compete for them (two steps, stepped decay). */
export function supplyOf({
  table,
  eligibility,
  seats,
  weights,
  cutoffSeconds,
}: SupplyQuery): Supply {
  const { stationCount, pointCount, starts, stations, seconds } = table;
  const eachInReach = (visit: (p: number, station: number, decay: number) => void) => {
    for (let p = 0; p < pointCount; p++) {
      const end = starts[p + 1] as number;
      for (let i = starts[p] as number; i < end && (seconds[i] as number) <= cutoffSeconds; i++) {
        const station = stations[i] as number;
        if (eligibility[station] !== eligible) continue;
        const third = Math.min(2, Math.floor((3 * (seconds[i] as number)) / cutoffSeconds));
        visit(p, station, decayByThird[third] as number);
      }
    }
  };
  const demand = new Float64Array(stationCount);
  eachInReach((p, station, decay) => {
    demand[station] = (demand[station] as number) + decay * (weights[p] as number);
  });
  const ratio = Float64Array.from(demand, (heads, s) =>
    heads === 0 ? 0 : (seats[s] ?? 0) / heads,
  );
  const seatsPerHead = new Float64Array(pointCount);
  const isLeast = new Uint8Array(pointCount);
  eachInReach((p, station, decay) => {
    seatsPerHead[p] = (seatsPerHead[p] as number) + decay * (ratio[station] as number);
    if ((seats[station] ?? null) === null) isLeast[p] = 1;
  });
  const counting = seats.filter((_, s) => eligibility[s] === eligible);
  return {
    seatsPerHead,
    isLeast,
    known: counting.filter((one) => one !== null).length,
    counted: counting.length,
  };
}

/** Ground of a catchment over that of a circle of the same time at full speed, at most 1. */
export function reachFactor(
  squareMetres: number,
  { speed }: Profile,
  cutoffSeconds: number,
): number {
  const radius = (speed / 3.6) * cutoffSeconds;
  return Math.min(1, squareMetres / (Math.PI * radius * radius));
}

/** The seconds in which a profile at its full speed comes so far: how distances become cutoffs. */
export const secondsForMetres = (metres: number, { speed }: Profile): number =>
  metres / (speed / 3.6);
