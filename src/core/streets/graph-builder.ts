// OpenStreetMap ways → street graph. Ways are cut at shared nodes, at their ends and at
// barriers; where two stretches of equal passage meet end to end they are joined again,
// so that only junctions and dead ends remain. Areas are walked around.

import type { LngLat } from '#core/units.ts';
import { findScraps } from './components.ts';
import { degrees, distance, type StreetGraph } from './graph.ts';
import { makeGraph } from './graph-codec.ts';
import { hilbertIndex } from './hilbert.ts';
import { barrierOf, closedPassage, type Passages, passagesOf, type StreetTags } from './passage.ts';
import { clusterSignals } from './signals.ts';

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

/** A stretch of street between two nodes of the later graph. */
interface Stretch {
  readonly nodes: number[];
  readonly passages: Passages;
}

interface Draft {
  readonly source: StreetSource;
  readonly stretches: Stretch[];
  /** Nodes that stand for one side of a barrier: copy → original. Halves never meet an OSM id. */
  readonly copies: Map<number, number>;
  nextCopy: number;
}

/** Builds the graph of all ways that can be walked or ridden; missing nodes cut a way. */
export function buildGraph(source: StreetSource): StreetGraph {
  const draft: Draft = { source, stretches: [], copies: new Map(), nextCopy: 0.5 };
  const ways = usableWays(source);
  const uses = countUses(ways);
  for (const way of ways) cutWay(draft, way, uses);
  return pack(draft, joinStretches(draft.stretches));
}

/** Usable ways as runs of known nodes, repeated nodes dropped. */
function usableWays(source: StreetSource): Stretch[] {
  const ways: Stretch[] = [];
  for (const { nodes, tags } of source.ways.values()) {
    const passages = passagesOf(tags);
    if (passages === null) continue;
    let run: number[] = [];
    for (const id of nodes) {
      if (!source.nodes.has(id)) {
        if (run.length > 1) ways.push({ nodes: run, passages });
        run = [];
      } else if (run.at(-1) !== id) run.push(id);
    }
    if (run.length > 1) ways.push({ nodes: run, passages });
  }
  return ways;
}

function countUses(ways: readonly Stretch[]): Map<number, number> {
  const uses = new Map<number, number>();
  const add = (id: number, count: number) => uses.set(id, (uses.get(id) ?? 0) + count);
  for (const { nodes } of ways) {
    for (const id of nodes) add(id, 1);
    add(nodes[0] as number, 1);
    add(nodes.at(-1) as number, 1);
  }
  return uses;
}

/**
 * The node by which a stretch touches a place: the node itself, or, at a barrier, a copy
 * joined to it by a stretch without length that only those may pass whom the barrier lets.
 */
function touch(draft: Draft, id: number): number {
  const barrier = barrierOf((draft.source.nodes.get(id) as { tags: StreetTags }).tags);
  if (barrier === null) return id;
  const copy = draft.nextCopy;
  draft.nextCopy += 1;
  draft.copies.set(copy, id);
  const { walk, ride } = barrier;
  if (walk !== closedPassage || ride !== closedPassage) {
    const passages = { walk, walkBack: walk, ride, rideBack: ride };
    draft.stretches.push({ nodes: [copy, id], passages });
  }
  return copy;
}

function cutWay(draft: Draft, { nodes, passages }: Stretch, uses: ReadonlyMap<number, number>) {
  let run = [touch(draft, nodes[0] as number)];
  for (let i = 1; i < nodes.length; i++) {
    const id = nodes[i] as number;
    const here = touch(draft, id);
    run.push(here);
    if (here === id && (uses.get(id) as number) < 2) continue;
    draft.stretches.push({ nodes: run, passages });
    run = [i < nodes.length - 1 ? touch(draft, id) : id];
  }
}

const reversed = ({ nodes, passages: p }: Stretch): Stretch => ({
  nodes: nodes.toReversed(),
  passages: { walk: p.walkBack, walkBack: p.walk, ride: p.rideBack, rideBack: p.ride },
});

const equal = (a: Passages, b: Passages) =>
  a.walk === b.walk && a.walkBack === b.walkBack && a.ride === b.ride && a.rideBack === b.rideBack;

/** Joins stretches at nodes where exactly two of equal passage meet. */
function joinStretches(stretches: readonly Stretch[]): Stretch[] {
  const at = new Map<number, number[]>();
  const note = (node: number, index: number) => {
    const list = at.get(node);
    if (list) list.push(index);
    else at.set(node, [index]);
  };
  for (const [i, { nodes }] of stretches.entries()) {
    note(nodes[0] as number, i);
    note(nodes.at(-1) as number, i);
  }
  const used = new Uint8Array(stretches.length);
  /** The stretch that goes on from the end of another, turned the right way. */
  const following = (stretch: Stretch): Stretch | null => {
    const end = stretch.nodes.at(-1) as number;
    const here = at.get(end) as number[];
    if (here.length !== 2) return null;
    const index = here.find((i) => used[i] === 0);
    if (index === undefined) return null;
    const next = stretches[index] as Stretch;
    const turned = next.nodes[0] === end ? next : reversed(next);
    if (!equal(turned.passages, stretch.passages)) return null;
    used[index] = 1;
    return turned;
  };
  const extend = (stretch: Stretch): Stretch => {
    const nodes = stretch.nodes.slice();
    let tail: Stretch = { nodes, passages: stretch.passages };
    for (let next = following(tail); next !== null; next = following(tail)) {
      for (let i = 1; i < next.nodes.length; i++) nodes.push(next.nodes[i] as number);
      tail = { nodes, passages: stretch.passages };
    }
    return tail;
  };
  const joined: Stretch[] = [];
  for (const [i, stretch] of stretches.entries()) {
    if (used[i] === 1) continue;
    used[i] = 1;
    joined.push(reversed(extend(reversed(extend(stretch)))));
  }
  return joined;
}

function pack(draft: Draft, stretches: readonly Stretch[]): StreetGraph {
  const position = (id: number): LngLat => {
    const node = draft.source.nodes.get(draft.copies.get(id) ?? id) as { lng: number; lat: number };
    return [node.lng, node.lat];
  };
  const order = orderNodes(stretches, position);
  const indexOf = new Map(order.map((id, index) => [id, index]));
  const ends = (s: Stretch) =>
    [indexOf.get(s.nodes[0] as number), indexOf.get(s.nodes.at(-1) as number)] as [number, number];
  const sorted = stretches
    .map((stretch) => ({ stretch, ends: ends(stretch) }))
    .sort((a, b) => a.ends[0] - b.ends[0] || a.ends[1] - b.ends[1]);
  const offsets = [0];
  const points: number[] = [];
  for (const { stretch } of sorted) {
    for (const id of stretch.nodes.slice(1, -1)) points.push(...fixed(position(id)));
    offsets.push(points.length / 2);
  }
  const passages = sorted.flatMap(({ stretch: { passages: p } }) => [
    p.walk,
    p.walkBack,
    p.ride,
    p.rideBack,
  ]);
  const allEnds = sorted.flatMap((s) => s.ends);
  return makeGraph({
    nodes: order.flatMap((id) => fixed(position(id))),
    ends: allEnds,
    lengths: sorted.map(({ stretch }) => Math.round(1000 * lengthOf(stretch.nodes.map(position)))),
    passages,
    signals: clusterSignals(
      sorted.map(({ stretch }) => stretch.nodes),
      (id) =>
        draft.source.nodes.get(draft.copies.get(id) ?? id)?.tags.highway === 'traffic_signals',
      position,
    ),
    scraps: findScraps({ nodeCount: order.length, ends: allEnds, passages }),
    offsets,
    points,
  });
}

const fixed = ([lng, lat]: LngLat): [number, number] => [
  Math.round(lng / degrees),
  Math.round(lat / degrees),
];

function lengthOf(line: readonly LngLat[]): number {
  let length = 0;
  for (let i = 1; i < line.length; i++) {
    length += distance(line[i - 1] as LngLat, line[i] as LngLat);
  }
  return length;
}

/** Ends of stretches along a Hilbert curve over their box; equal cells by id, so that builds repeat. */
function orderNodes(stretches: readonly Stretch[], position: (id: number) => LngLat): number[] {
  const ids = new Set<number>();
  for (const { nodes } of stretches) {
    ids.add(nodes[0] as number);
    ids.add(nodes.at(-1) as number);
  }
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const id of ids) {
    const [lng, lat] = position(id);
    west = Math.min(west, lng);
    east = Math.max(east, lng);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  const scale = 65535 / Math.max(east - west, north - south, 1e-9);
  return [...ids]
    .map((id) => {
      const [lng, lat] = position(id);
      const x = Math.round((lng - west) * scale);
      return { id, key: hilbertIndex(x, Math.round((lat - south) * scale)) };
    })
    .sort((a, b) => a.key - b.key || a.id - b.id)
    .map(({ id }) => id);
}
