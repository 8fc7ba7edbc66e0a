// A reach: what a bounded search from one or more places says about every position on
// every street, not only about junctions. All questions (times at points, catchments,
// coverage) are asked of a reach.

import { closedImpedance, type Network } from './network.ts';
import { snapSpeed } from './profile.ts';
import { type Labels, never, type Seed, search } from './search.ts';
import type { Snap } from './snap.ts';

/** `from`: the places are where one starts; `to`: where one arrives. */
export type Direction = 'from' | 'to';

export interface Reach {
  readonly network: Network;
  readonly direction: Direction;
  /** Milliseconds. */
  readonly cutoff: number;
  readonly places: readonly Snap[];
  readonly labels: Labels;
  /** Places by the shape they lie on. */
  readonly onShape: ReadonlyMap<number, readonly number[]>;
}

export interface ReachQuery {
  readonly places: readonly Snap[];
  readonly direction: Direction;
  readonly cutoffSeconds: number;
}

/** The way between a point and its street, milliseconds. */
export const snapCharge = ({ metres }: Snap) => (metres * 3600) / snapSpeed;

/** What a place costs before its street is reached: the snap, and parking once a trip. */
const placeCharge = (network: Network, place: Snap) =>
  snapCharge(place) + network.profile.parkSeconds * 1000;

/** Where a search from some places begins, and the places by the shape they lie on. */
export function seedsOf(
  network: Network,
  { places, direction }: Pick<ReachQuery, 'places' | 'direction'>,
): { readonly seeds: Seed[]; readonly onShape: Map<number, number[]> } {
  const forward = direction === 'from';
  const seeds: Seed[] = [];
  const onShape = new Map<number, number[]>();
  for (const [source, place] of places.entries()) {
    const list = onShape.get(place.shape);
    if (list) list.push(source);
    else onShape.set(place.shape, [source]);
    const [along, against] = edgeCosts(network, place.shape);
    const charge = placeCharge(network, place);
    const [toHead, toTail] = forward ? [along, against] : [against, along];
    const ends = forward ? network.starts : network.ends;
    const seed = (end: number, cost: number, share: number) => {
      // At the very end of a closed direction one stands on the node all the same.
      if (cost === closedImpedance && share > 0) return;
      const time = Math.round(charge + cost * share);
      seeds.push({ label: ends[end] as number, time, source });
    };
    seed(2 * place.shape + 1, toHead, 1 - place.fraction);
    seed(2 * place.shape, toTail, place.fraction);
  }
  return { seeds, onShape };
}

/** Searches from the places; the reach stands until the next search in the same labels. */
export function reachOf(network: Network, labels: Labels, query: ReachQuery): Reach {
  const { direction, places } = query;
  const cutoff = Math.round(query.cutoffSeconds * 1000);
  const { seeds, onShape } = seedsOf(network, query);
  search(direction === 'from' ? network.forward : network.reverse, labels, seeds, cutoff);
  return { network, direction, cutoff, places, labels, onShape };
}

const edgeCosts = (network: Network, shape: number) =>
  [network.impedance[2 * shape] as number, network.impedance[2 * shape + 1] as number] as const;

/**
 * Time along a shape as two lines: from its `from` end, `a + slopeA·f`, and from its `to`
 * end, `b + slopeB·(1 − f)`; milliseconds. An end that gives nothing is `never` with slope 0.
 */
export interface ShapeTimes {
  a: number;
  slopeA: number;
  b: number;
  slopeB: number;
}

export const makeShapeTimes = (): ShapeTimes => ({
  a: never,
  slopeA: 0,
  b: never,
  slopeB: 0,
});

/** Fills `times` for a shape; false: neither end was reached. */
export function readShape(reach: Reach, shape: number, times: ShapeTimes): boolean {
  const { network, labels } = reach;
  const [along, against] = edgeCosts(network, shape);
  const forward = reach.direction === 'from';
  const ends = forward ? network.ends : network.starts;
  const labelA = ends[2 * shape] as number;
  const labelB = ends[2 * shape + 1] as number;
  const slopeA = forward ? along : against;
  const slopeB = forward ? against : along;
  const openA = slopeA !== closedImpedance;
  const openB = slopeB !== closedImpedance;
  times.a = openA ? (labels.time[labelA] as number) : never;
  times.b = openB ? (labels.time[labelB] as number) : never;
  times.slopeA = openA ? slopeA : 0;
  times.slopeB = openB ? slopeB : 0;
  return times.a !== never || times.b !== never;
}

/** Milliseconds straight along the shape between one of the places on it and a fraction. */
export function directTime(
  reach: Pick<Reach, 'network' | 'direction'>,
  place: Snap,
  fraction: number,
): number {
  const [along, against] = edgeCosts(reach.network, place.shape);
  const onward = fraction >= place.fraction === (reach.direction === 'from');
  const cost = fraction === place.fraction ? Math.max(along, against) : onward ? along : against;
  if (cost === closedImpedance) return never;
  return placeCharge(reach.network, place) + cost * Math.abs(fraction - place.fraction);
}

export interface Arrival {
  /** Milliseconds. */
  readonly time: number;
  /** Index of the place. */
  readonly source: number;
}

/** Milliseconds at a position by way of each end of its shape, `never` where there is none. */
export function timesByEnds(reach: Reach, shape: number, fraction: number): [number, number] {
  const { impedance, starts, ends } = reach.network;
  const labelOf = reach.direction === 'from' ? ends : starts;
  const by = (end: 0 | 1): number => {
    const time = reach.labels.time[labelOf[2 * shape + end] as number] as number;
    const share = end === 0 ? fraction : 1 - fraction;
    if (time === never || share === 0) return time;
    const cost = impedance[2 * shape + (reach.direction === 'from' ? end : 1 - end)] as number;
    return cost === closedImpedance ? never : time + cost * share;
  };
  return [by(0), by(1)];
}

/** Exact time at a position, the snap of the position not charged; null: beyond the cutoff. */
export function arrivalAt(reach: Reach, shape: number, fraction: number): Arrival | null {
  const { network, labels } = reach;
  const [byFrom, byTo] = timesByEnds(reach, shape, fraction);
  const side = byFrom <= byTo ? 0 : 1;
  const labelOf = reach.direction === 'from' ? network.ends : network.starts;
  let time = Math.min(byFrom, byTo);
  let source = labels.source[labelOf[2 * shape + side] as number] as number;
  for (const index of reach.onShape.get(shape) ?? []) {
    const direct = directTime(reach, reach.places[index] as Snap, fraction);
    if (direct < time) {
      time = direct;
      source = index;
    }
  }
  return time <= reach.cutoff ? { time, source } : null;
}

/** Exact time at a snapped point, its own snap charged; null: beyond the cutoff. */
export function arrivalAtPoint(reach: Reach, point: Snap): Arrival | null {
  const arrival = arrivalAt(reach, point.shape, point.fraction);
  if (arrival === null) return null;
  const time = arrival.time + snapCharge(point);
  return time <= reach.cutoff ? { time, source: arrival.source } : null;
}
