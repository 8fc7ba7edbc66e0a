// Stretches between junctions → the arrays of the graph. Junctions lie along a Hilbert
// curve, shapes in the order of their ends, so that neighbours on the ground are
// neighbours in memory, and the same streets give the same bytes.

import type { LngLat } from '#core/units.ts';
import { findScraps } from './components.ts';
import { degrees, distance, type StreetGraph } from './graph.ts';
import { makeGraph } from './graph-codec.ts';
import { hilbertIndex } from './hilbert.ts';
import { clusterSignals } from './signals.ts';
import type { StreetNodes, Stretch } from './street-nodes.ts';

/** `copies`: originals of the nodes numbered on from the others. */
export function packGraph(
  { ids, lngs, lats, signals }: StreetNodes,
  copies: readonly number[],
  stretches: readonly Stretch[],
): StreetGraph {
  const original = (node: number) =>
    node < ids.length ? node : (copies[node - ids.length] as number);
  const position = (node: number): LngLat => {
    const i = original(node);
    return [lngs[i] as number, lats[i] as number];
  };
  // Of equals the one with the smaller id; copies count up from a half, between the ids.
  const idOf = (node: number) =>
    node < ids.length ? (ids[node] as number) : node - ids.length + 0.5;
  const count = ids.length + copies.length;
  const order = orderNodes(stretches, { count, position, idOf });
  const sorted = sortByEnds(stretches, order, count);
  const { ends, passages } = sorted;
  return makeGraph({
    nodes: fixed(order, position),
    ends,
    lengths: sorted.stretches.map(({ nodes }) => millimetres(nodes, position)),
    passages,
    signals: clusterSignals(
      sorted.stretches.map(({ nodes }) => nodes),
      { count, position, isSignal: (node) => signals[original(node)] === 1 },
    ),
    scraps: findScraps({ nodeCount: order.length, ends, passages }),
    ...innerPoints(sorted.stretches, position),
  });
}

interface Junctions {
  /** Numbers in use. */
  readonly count: number;
  readonly position: (node: number) => LngLat;
  readonly idOf: (node: number) => number;
}

/** The ends of stretches along a curve over their box; those of one cell by id. */
function orderNodes(
  stretches: readonly Stretch[],
  { count, position, idOf }: Junctions,
): Uint32Array {
  const isEnd = new Uint8Array(count);
  for (const { nodes } of stretches) {
    isEnd[nodes[0] as number] = 1;
    isEnd[nodes.at(-1) as number] = 1;
  }
  const junctions = Uint32Array.from({ length: count }, (_, node) => node).filter(
    (node) => isEnd[node] === 1,
  );
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const node of junctions) {
    const [lng, lat] = position(node);
    west = Math.min(west, lng);
    east = Math.max(east, lng);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  const scale = 65535 / Math.max(east - west, north - south, 1e-9);
  const keys = new Float64Array(count);
  for (const node of junctions) {
    const [lng, lat] = position(node);
    keys[node] = hilbertIndex(Math.round((lng - west) * scale), Math.round((lat - south) * scale));
  }
  return junctions.sort((a, b) => (keys[a] as number) - (keys[b] as number) || idOf(a) - idOf(b));
}

function sortByEnds(stretches: readonly Stretch[], order: Uint32Array, count: number) {
  const place = new Uint32Array(count);
  for (const [i, node] of order.entries()) place[node] = i;
  const endsOf = ({ nodes }: Stretch) =>
    [place[nodes[0] as number] as number, place[nodes.at(-1) as number] as number] as const;
  const sorted = stretches
    .map((stretch) => ({ stretch, ends: endsOf(stretch) }))
    .sort((a, b) => a.ends[0] - b.ends[0] || a.ends[1] - b.ends[1]);
  const ends = new Uint32Array(2 * sorted.length);
  const passages = new Uint8Array(4 * sorted.length);
  for (const [i, { stretch, ends: pair }] of sorted.entries()) {
    const { walk, walkBack, ride, rideBack } = stretch.passages;
    ends.set(pair, 2 * i);
    passages.set([walk, walkBack, ride, rideBack], 4 * i);
  }
  return { stretches: sorted.map(({ stretch }) => stretch), ends, passages };
}

/** Positions in the unit of the file. */
function fixed(nodes: ArrayLike<number>, position: Junctions['position']): Int32Array {
  const places = new Int32Array(2 * nodes.length);
  for (let i = 0; i < nodes.length; i++) {
    const [lng, lat] = position(nodes[i] as number);
    places[2 * i] = Math.round(lng / degrees);
    places[2 * i + 1] = Math.round(lat / degrees);
  }
  return places;
}

function innerPoints(stretches: readonly Stretch[], position: Junctions['position']) {
  const offsets = new Uint32Array(stretches.length + 1);
  for (const [i, { nodes }] of stretches.entries()) {
    offsets[i + 1] = (offsets[i] as number) + nodes.length - 2;
  }
  const inner = new Uint32Array(offsets[stretches.length] as number);
  for (const [i, { nodes }] of stretches.entries()) {
    for (let k = 1; k < nodes.length - 1; k++) {
      inner[(offsets[i] as number) + k - 1] = nodes[k] as number;
    }
  }
  return { offsets, points: fixed(inner, position) };
}

/** Longer is an error of the data, and far beyond every cutoff. */
const mostMillimetres = 2 ** 32 - 1;

function millimetres(nodes: readonly number[], position: Junctions['position']): number {
  let metres = 0;
  let from = position(nodes[0] as number);
  for (let i = 1; i < nodes.length; i++) {
    const to = position(nodes[i] as number);
    metres += distance(from, to);
    from = to;
  }
  return Math.min(mostMillimetres, Math.round(1000 * metres));
}
