// The nodes of all ways that can be walked or ridden, numbered in the order of their ids,
// so that the builder works on arrays. Ways become runs of numbers: a missing node cuts a
// way, a repeated one is dropped.

import { growing, indexIn, sortedSet } from '#core/number-list.ts';
import { barrierOf, type Passages, passagesOf, type StreetTags } from './passage.ts';

interface StreetNode {
  readonly lng: number;
  readonly lat: number;
  readonly tags: StreetTags;
}

/** What the builder reads of a file; OSM elements by id. */
export interface StreetSource {
  readonly nodes: {
    readonly get: (id: number) => StreetNode | undefined;
    readonly has: (id: number) => boolean;
  };
  readonly ways: {
    readonly values: () => Iterable<{ readonly nodes: readonly number[]; tags: StreetTags }>;
  };
}

export type Barrier = Pick<Passages, 'walk' | 'ride'>;

export interface StreetNodes {
  /** By number. */
  readonly ids: Float64Array;
  readonly lngs: Float64Array;
  readonly lats: Float64Array;
  /** 1: there are traffic signals. */
  readonly signals: Uint8Array;
  readonly barriers: ReadonlyMap<number, Barrier>;
}

/** A stretch of street: the numbers of its nodes, and what it allows from first to last. */
export interface Stretch {
  readonly nodes: readonly number[];
  readonly passages: Passages;
}

export function numberNodes(source: StreetSource): {
  readonly nodes: StreetNodes;
  readonly runs: readonly Stretch[];
} {
  const references = growing();
  const ways: { readonly end: number; readonly passages: Passages }[] = [];
  const decided = new Map<StreetTags, Passages | null>();
  for (const { nodes, tags } of source.ways.values()) {
    // Ways that are tagged alike may share their tags.
    const known = decided.get(tags);
    const passages = known === undefined ? passagesOf(tags) : known;
    if (known === undefined) decided.set(tags, passages);
    if (passages === null) continue;
    for (const id of nodes) references.push(id);
    ways.push({ end: references.length(), passages });
  }
  const nodes = readNodes(source, sortedSet(references.view()));
  const numbers = Int32Array.from(references.view(), (id) => indexIn(nodes.ids, id));
  const runs: Stretch[] = [];
  let start = 0;
  for (const { end, passages } of ways) {
    addRuns(runs, nodes, { numbers: numbers.subarray(start, end), passages });
    start = end;
  }
  return { nodes, runs };
}

function readNodes({ nodes }: StreetSource, ids: Float64Array): StreetNodes {
  // Not a number: the source has no such node.
  const lngs = new Float64Array(ids.length).fill(Number.NaN);
  const lats = new Float64Array(ids.length);
  const signals = new Uint8Array(ids.length);
  const barriers = new Map<number, Barrier>();
  for (let i = 0; i < ids.length; i++) {
    const node = nodes.get(ids[i] as number);
    if (!node) continue;
    lngs[i] = node.lng;
    lats[i] = node.lat;
    if (node.tags.highway === 'traffic_signals') signals[i] = 1;
    const barrier = barrierOf(node.tags);
    if (barrier) barriers.set(i, barrier);
  }
  return { ids, lngs, lats, signals, barriers };
}

function addRuns(
  runs: Stretch[],
  { lngs }: StreetNodes,
  { numbers, passages }: { readonly numbers: Int32Array; readonly passages: Passages },
) {
  let run: number[] = [];
  for (const node of numbers) {
    if (Number.isNaN(lngs[node])) {
      if (run.length > 1) runs.push({ nodes: run, passages });
      run = [];
    } else if (run.at(-1) !== node) run.push(node);
  }
  if (run.length > 1) runs.push({ nodes: run, passages });
}
