// The k nearest of many places, for every position on every street, in one bounded search:
// what is left when the nearest closes. Each label keeps its k least times from different
// places, and only these travel on: a place that k others beat at a junction is beaten by
// them everywhere behind it. Coarse buckets as in `search.ts`.

import { type Arcs, closedImpedance, type Network } from './network.ts';
import { type Arrival, directTime, type ReachQuery, seedsOf, snapCharge } from './reach.ts';
import { never, type Seed } from './search.ts';
import type { Snap } from './snap.ts';

/** Buckets of 2^13 ms. */
const bucketShift = 13;

/** The memory of a search for the k nearest; its times stand until the next one in it. */
export interface NearestLabels {
  readonly k: number;
  /** Milliseconds, k slots per label, the least first; `never` where there is no further place. */
  readonly time: Int32Array;
  /** Place of each slot; meaningless where the time is `never`. */
  readonly source: Int32Array;
  readonly touched: Int32Array;
  touchedCount: number;
  /** Entries of the queue, interleaved [next entry, label, source]. */
  entries: Int32Array;
  /** First entry of each bucket, −1 at rest. */
  heads: Int32Array;
}

export const makeNearestLabels = (labelCount: number, k: number): NearestLabels => ({
  k,
  time: new Int32Array(k * labelCount).fill(never),
  source: new Int32Array(k * labelCount),
  touched: new Int32Array(labelCount),
  touchedCount: 0,
  entries: new Int32Array(3 * 1024),
  heads: new Int32Array(256).fill(-1),
});

/** What a search for the k nearest says about every position on every street. */
export interface Nearest {
  readonly network: Network;
  readonly direction: ReachQuery['direction'];
  /** Milliseconds. */
  readonly cutoff: number;
  readonly places: readonly Snap[];
  readonly labels: NearestLabels;
  /** Places by the shape they lie on. */
  readonly onShape: ReadonlyMap<number, readonly number[]>;
}

/** Searches from all places at once; the answer stands until the next search in the labels. */
export function nearestOf(network: Network, labels: NearestLabels, query: ReachQuery): Nearest {
  const { direction, places } = query;
  const cutoff = Math.round(query.cutoffSeconds * 1000);
  const { seeds, onShape } = seedsOf(network, query);
  searchNearest(direction === 'from' ? network.forward : network.reverse, labels, {
    seeds,
    cutoff,
  });
  return { network, direction, cutoff, places, labels, onShape };
}

/**
 * Puts a time among the k least of a label; false: it is none of them. Equal times go by
 * the number of the place, so that the answer does not depend on the order of the search.
 */
function take(labels: NearestLabels, label: number, reached: number, origin: number): boolean {
  const { k, time, source } = labels;
  const first = k * label;
  const last = first + k - 1;
  const most = time[last] as number;
  if (most < reached || (most === reached && (source[last] as number) <= origin)) return false;
  if (time[first] === never) labels.touched[labels.touchedCount++] = label;
  let slot = first;
  while (slot < last && (time[slot] === never || source[slot] !== origin)) slot++;
  if (source[slot] === origin && (time[slot] as number) <= reached) return false;
  for (; slot > first; slot--) {
    const before = time[slot - 1] as number;
    if (before < reached || (before === reached && (source[slot - 1] as number) < origin)) break;
    time[slot] = before;
    source[slot] = source[slot - 1] as number;
  }
  time[slot] = reached;
  source[slot] = origin;
  return true;
}

function push(labels: NearestLabels, entry: number, label: number, origin: number, bucket: number) {
  if (3 * entry === labels.entries.length) {
    const larger = new Int32Array(2 * labels.entries.length);
    larger.set(labels.entries);
    labels.entries = larger;
  }
  const { entries, heads } = labels;
  entries[3 * entry] = heads[bucket] as number;
  entries[3 * entry + 1] = label;
  entries[3 * entry + 2] = origin;
  heads[bucket] = entry;
}

interface Bounds {
  readonly seeds: readonly Seed[];
  /** Milliseconds, inclusive. */
  readonly cutoff: number;
}

function searchNearest({ offsets, arcs }: Arcs, labels: NearestLabels, { seeds, cutoff }: Bounds) {
  const { k, time, source } = labels;
  for (let i = 0; i < labels.touchedCount; i++) {
    const first = k * (labels.touched[i] as number);
    for (let slot = first; slot < first + k; slot++) time[slot] = never;
  }
  labels.touchedCount = 0;
  const lastBucket = cutoff >> bucketShift;
  if (labels.heads.length <= lastBucket) {
    labels.heads = new Int32Array(2 * lastBucket + 2).fill(-1);
  }
  const { heads } = labels;
  let entryCount = 0;
  for (const seed of seeds) {
    if (seed.time > cutoff || !take(labels, seed.label, seed.time, seed.source)) continue;
    push(labels, entryCount++, seed.label, seed.source, seed.time >> bucketShift);
  }
  for (let bucket = 0; bucket <= lastBucket; bucket++) {
    for (let entry = heads[bucket] as number; entry !== -1; entry = heads[bucket] as number) {
      heads[bucket] = labels.entries[3 * entry] as number;
      const label = labels.entries[3 * entry + 1] as number;
      const origin = labels.entries[3 * entry + 2] as number;
      let slot = k * label;
      const past = slot + k;
      while (
        slot < past &&
        (source[slot] !== origin || (time[slot] as number) >> bucketShift !== bucket)
      )
        slot++;
      if (slot === past) continue;
      const here = time[slot] as number;
      const end = 2 * (offsets[label + 1] as number);
      for (let i = 2 * (offsets[label] as number); i < end; i += 2) {
        const head = arcs[i] as number;
        const reached = here + (arcs[i + 1] as number);
        if (reached > cutoff || !take(labels, head, reached, origin)) continue;
        push(labels, entryCount++, head, origin, reached >> bucketShift);
      }
    }
  }
}

/** Exact times of the at most k nearest places at a position, the least first, its snap not charged. */
export function nearestAt(nearest: Nearest, shape: number, fraction: number): Arrival[] {
  const { network, labels, direction, places } = nearest;
  const found: Arrival[] = [];
  const offer = (time: number, source: number) => {
    if (time > nearest.cutoff) return;
    const known = found.findIndex((arrival) => arrival.source === source);
    if (known !== -1 && (found[known] as Arrival).time <= time) return;
    if (known !== -1) found.splice(known, 1);
    const before = found.findLastIndex(
      (arrival) => arrival.time < time || (arrival.time === time && arrival.source < source),
    );
    found.splice(before + 1, 0, { time, source });
    if (found.length > labels.k) found.pop();
  };
  const forward = direction === 'from';
  const labelOf = forward ? network.ends : network.starts;
  for (const end of [0, 1] as const) {
    const share = end === 0 ? fraction : 1 - fraction;
    const cost = network.impedance[2 * shape + (forward ? end : 1 - end)] as number;
    if (cost === closedImpedance && share > 0) continue;
    const first = labels.k * (labelOf[2 * shape + end] as number);
    for (let slot = first; slot < first + labels.k && labels.time[slot] !== never; slot++) {
      offer((labels.time[slot] as number) + cost * share, labels.source[slot] as number);
    }
  }
  for (const source of nearest.onShape.get(shape) ?? []) {
    offer(directTime(nearest, places[source] as Snap, fraction), source);
  }
  return found;
}

/** The same at a snapped point, its own snap charged; places beyond the cutoff are left out. */
export function nearestAtPoint(nearest: Nearest, point: Snap): Arrival[] {
  const charge = snapCharge(point);
  return nearestAt(nearest, point.shape, point.fraction)
    .map(({ time, source }) => ({ time: time + charge, source }))
    .filter(({ time }) => time <= nearest.cutoff);
}
