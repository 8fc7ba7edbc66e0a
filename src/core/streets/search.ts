// Bounded shortest times from many sources at once: a bucket queue with coarse buckets
// and label correction inside a bucket (Dial 1969; delta-stepping without threads).
// Entries are never removed, only passed over when stale; what a search touched is
// listed and undone by the next, so nothing is allocated or cleared as a whole.
// All it writes lies in one array: several would cost the inner loop its registers and
// a third of its speed.

import type { Arcs } from './network.ts';

/** Not reached. */
export const never = 0x7fffffff;

/** Buckets of 2^13 ms: 11 m on foot, 34 m by e-bike. */
const bucketShift = 13;

/** The memory of a search; its times stand until the next one in the same memory. */
export interface Labels {
  readonly labelCount: number;
  /**
   * Per label its time, then per label its source, then the labels touched, then the queue:
   * the first entry of each bucket, 0 where it is empty, and the entries, [next entry, label].
   */
  memory: Int32Array;
  /** Milliseconds per label, `never` where not reached. */
  time: Int32Array;
  /** Index of the source whose time it is; meaningless where not reached. */
  source: Int32Array;
  /** The labels reached, each once, in no order. */
  touched: Int32Array;
  touchedCount: number;
}

/** `queueLength`: words to begin with; a search that needs more takes more. */
export function makeLabels(labelCount: number, queueLength = 4 * labelCount + 4096): Labels {
  const memory = new Int32Array(3 * labelCount + queueLength);
  const part = (i: number) => memory.subarray(i * labelCount, (i + 1) * labelCount);
  const time = part(0).fill(never);
  return { labelCount, memory, time, source: part(1), touched: part(2), touchedCount: 0 };
}

/** A label that a source reaches at once, after some milliseconds. */
export interface Seed {
  readonly label: number;
  readonly time: number;
  readonly source: number;
}

interface Bounds {
  readonly seeds: readonly Seed[];
  readonly cutoff: number;
}

/**
 * Fills `labels` with the least time from any seed to each label, up to the cutoff
 * (milliseconds, inclusive). Final times are exact in whole milliseconds.
 */
export function search(arcs: Arcs, labels: Labels, seeds: readonly Seed[], cutoff: number) {
  for (;;) {
    const free = plant(labels, { seeds, cutoff });
    if (free !== null && settle(arcs, labels, cutoff, free)) return;
    const queueLength = labels.memory.length - 3 * labels.labelCount;
    Object.assign(labels, makeLabels(labels.labelCount, 2 * queueLength + seeds.length + 64));
  }
}

/** Forgets the last search and queues the seeds; gives where the entries end, null: too little memory. */
function plant(labels: Labels, { seeds, cutoff }: Bounds): number | null {
  const { memory, time, source, touched, labelCount } = labels;
  for (let i = 0; i < labels.touchedCount; i++) time[touched[i] as number] = never;
  labels.touchedCount = 0;
  const heads = 3 * labelCount;
  let free = heads + (cutoff >> bucketShift) + 1;
  if (free + 2 * seeds.length > memory.length) return null;
  memory.fill(0, heads, free);
  for (const seed of seeds) {
    const before = time[seed.label] as number;
    if (seed.time >= before || seed.time > cutoff) continue;
    if (before === never) touched[labels.touchedCount++] = seed.label;
    time[seed.label] = seed.time;
    source[seed.label] = seed.source;
    const head = heads + (seed.time >> bucketShift);
    memory[free] = memory[head] as number;
    memory[free + 1] = seed.label;
    memory[head] = free;
    free += 2;
  }
  return free;
}

/**
 * Works through the queue; false: its memory is too short. It calls nothing, so that arrays
 * are looked up once; `| 0` and `<<` keep numbers in words that need no check for overflow.
 */
function settle({ offsets, arcs }: Arcs, labels: Labels, cutoff: number, seeded: number): boolean {
  // `bucketShift` and `never`, which the compiler takes for variables where they are shared.
  const shift = 13;
  const unreached = 0x7fffffff;
  const { memory } = labels;
  const labelCount = labels.labelCount | 0;
  const room = memory.length;
  const heads = (3 * labelCount) | 0;
  let free = seeded | 0;
  let touchedEnd = (2 * labelCount + labels.touchedCount) | 0;
  const lastBucket = cutoff >> shift;
  for (let bucket = 0; bucket <= lastBucket; bucket++) {
    const first = (heads + bucket) | 0;
    for (let entry = memory[first] as number; entry !== 0; entry = memory[first] as number) {
      memory[first] = memory[entry] as number;
      const label = memory[entry + 1] as number;
      const here = memory[label] as number;
      if (here >> shift !== bucket) continue;
      const origin = memory[(labelCount + label) | 0] as number;
      const end = (offsets[label + 1] as number) << 1;
      let i = (offsets[label] as number) << 1;
      if (((free + end) | 0) - i > room) return false;
      for (; i < end; i = (i + 2) | 0) {
        const head = arcs[i] as number;
        const reached = (here + (arcs[i | 1] as number)) | 0;
        const before = memory[head] as number;
        if (reached >= before || reached > cutoff) continue;
        if (before === unreached) {
          memory[touchedEnd] = head;
          touchedEnd = (touchedEnd + 1) | 0;
        }
        memory[head] = reached;
        memory[(labelCount + head) | 0] = origin;
        const later = (heads + (reached >> shift)) | 0;
        memory[free] = memory[later] as number;
        memory[(free + 1) | 0] = head;
        memory[later] = free;
        free = (free + 2) | 0;
      }
    }
  }
  labels.touchedCount = touchedEnd - 2 * labelCount;
  return true;
}
