// Bounded shortest times from many sources at once: a bucket queue with coarse buckets
// and label correction inside a bucket (Dial 1969; delta-stepping without threads).
// Entries are never removed, only passed over when stale; what a search touched is
// listed and undone by the next, so nothing is allocated or cleared as a whole.

import type { Arcs } from './network.ts';

/** Not reached. */
export const never = 0x7fffffff;

/** Buckets of 2^13 ms: 11 m on foot, 34 m by e-bike. */
const bucketShift = 13;

/** The memory of a search; its times stand until the next one in the same memory. */
export interface Labels {
  /** Milliseconds per label, `never` where not reached. */
  readonly time: Int32Array;
  /** Index of the source whose time it is; meaningless where not reached. */
  readonly source: Int32Array;
  /** The labels reached, each once, in no order. */
  readonly touched: Int32Array;
  touchedCount: number;
  /** Entries of the queue, interleaved [next entry, label]. */
  entries: Int32Array;
  /** First entry of each bucket, −1 at rest. */
  heads: Int32Array;
}

export const makeLabels = (labelCount: number): Labels => ({
  time: new Int32Array(labelCount).fill(never),
  source: new Int32Array(labelCount),
  touched: new Int32Array(labelCount),
  touchedCount: 0,
  entries: new Int32Array(1024),
  heads: new Int32Array(256).fill(-1),
});

/** A label that a source reaches at once, after some milliseconds. */
export interface Seed {
  readonly label: number;
  readonly time: number;
  readonly source: number;
}

function forget(labels: Labels) {
  const { time, touched } = labels;
  for (let i = 0; i < labels.touchedCount; i++) time[touched[i] as number] = never;
  labels.touchedCount = 0;
}

/**
 * Fills `labels` with the least time from any seed to each label, up to the cutoff
 * (milliseconds, inclusive). Final times are exact in whole milliseconds.
 */
export function search(
  { offsets, arcs }: Arcs,
  labels: Labels,
  seeds: readonly Seed[],
  cutoff: number,
) {
  forget(labels);
  const { time, source, touched } = labels;
  const lastBucket = cutoff >> bucketShift;
  if (labels.heads.length <= lastBucket) {
    labels.heads = new Int32Array(2 * lastBucket + 2).fill(-1);
  }
  const { heads } = labels;
  let { entries } = labels;
  let entryCount = 0;
  let touchedCount = 0;

  for (const seed of seeds) {
    const before = time[seed.label] as number;
    if (seed.time >= before || seed.time > cutoff) continue;
    if (before === never) touched[touchedCount++] = seed.label;
    time[seed.label] = seed.time;
    source[seed.label] = seed.source;
    if (2 * entryCount === entries.length) entries = grown(entries);
    const bucket = seed.time >> bucketShift;
    entries[2 * entryCount] = heads[bucket] as number;
    entries[2 * entryCount + 1] = seed.label;
    heads[bucket] = entryCount++;
  }

  for (let bucket = 0; bucket <= lastBucket; bucket++) {
    let entry = heads[bucket] as number;
    while (entry !== -1) {
      const label = entries[2 * entry + 1] as number;
      heads[bucket] = entries[2 * entry] as number;
      const here = time[label] as number;
      if (here >> bucketShift === bucket) {
        const origin = source[label] as number;
        const end = 2 * (offsets[label + 1] as number);
        for (let i = 2 * (offsets[label] as number); i < end; i += 2) {
          const head = arcs[i] as number;
          const reached = here + (arcs[i + 1] as number);
          const before = time[head] as number;
          if (reached >= before || reached > cutoff) continue;
          if (before === never) touched[touchedCount++] = head;
          time[head] = reached;
          source[head] = origin;
          if (2 * entryCount === entries.length) entries = grown(entries);
          const later = reached >> bucketShift;
          entries[2 * entryCount] = heads[later] as number;
          entries[2 * entryCount + 1] = head;
          heads[later] = entryCount++;
        }
      }
      entry = heads[bucket] as number;
    }
  }
  labels.entries = entries;
  labels.touchedCount = touchedCount;
}

function grown(entries: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * entries.length);
  larger.set(entries);
  return larger;
}
