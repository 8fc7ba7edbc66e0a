// OpenStreetMap ways → street graph. Ways are cut at shared nodes, at their ends and at
// barriers; where two stretches of equal passage meet end to end they are joined again,
// so that only junctions and dead ends remain. Areas are walked around.

import type { StreetGraph } from './graph.ts';
import { packGraph } from './graph-packer.ts';
import { closedPassage, type Passages } from './passage.ts';
import { numberNodes, type StreetNodes, type StreetSource, type Stretch } from './street-nodes.ts';

interface Draft {
  readonly nodes: StreetNodes;
  readonly stretches: Stretch[];
  /** Nodes that stand for one side of a barrier, numbered on from the others: their originals. */
  readonly copies: number[];
}

/** Builds the graph of all ways that can be walked or ridden; missing nodes cut a way. */
export function buildGraph(source: StreetSource): StreetGraph {
  const { nodes, runs } = numberNodes(source);
  const draft: Draft = { nodes, stretches: [], copies: [] };
  const isShared = sharedNodes(nodes.ids.length, runs);
  for (const run of runs) cutRun(draft, run, isShared);
  const nodeCount = nodes.ids.length + draft.copies.length;
  return packGraph(nodes, draft.copies, joinStretches(draft.stretches, nodeCount));
}

/** 1: a run ends there, or is met by another or by itself. */
function sharedNodes(count: number, runs: readonly Stretch[]): Uint8Array {
  const seen = new Uint8Array(count);
  const shared = new Uint8Array(count);
  for (const { nodes } of runs) {
    for (const node of nodes) {
      if (seen[node] === 1) shared[node] = 1;
      seen[node] = 1;
    }
    shared[nodes[0] as number] = 1;
    shared[nodes.at(-1) as number] = 1;
  }
  return shared;
}

/**
 * The node by which a stretch touches a place: the node itself, or, at a barrier, a copy
 * joined to it by a stretch without length that only those may pass whom the barrier lets.
 */
function touch({ nodes, stretches, copies }: Draft, node: number): number {
  const barrier = nodes.barriers.get(node);
  if (barrier === undefined) return node;
  const copy = nodes.ids.length + copies.length;
  copies.push(node);
  const { walk, ride } = barrier;
  if (walk !== closedPassage || ride !== closedPassage) {
    const passages = { walk, walkBack: walk, ride, rideBack: ride };
    stretches.push({ nodes: [copy, node], passages });
  }
  return copy;
}

function cutRun(draft: Draft, { nodes, passages }: Stretch, isShared: Uint8Array) {
  let run = [touch(draft, nodes[0] as number)];
  for (let i = 1; i < nodes.length; i++) {
    const node = nodes[i] as number;
    const here = touch(draft, node);
    run.push(here);
    if (here === node && isShared[node] === 0) continue;
    draft.stretches.push({ nodes: run, passages });
    run = [i < nodes.length - 1 ? touch(draft, node) : node];
  }
}

const reversed = ({ nodes, passages: p }: Stretch): Stretch => ({
  nodes: nodes.toReversed(),
  passages: { walk: p.walkBack, walkBack: p.walk, ride: p.rideBack, rideBack: p.ride },
});

const equal = (a: Passages, b: Passages) =>
  a.walk === b.walk && a.walkBack === b.walkBack && a.ride === b.ride && a.rideBack === b.rideBack;

/** Joins stretches at nodes where exactly two of equal passage meet. */
function joinStretches(stretches: readonly Stretch[], nodeCount: number): Stretch[] {
  const meeting = meetings(stretches, nodeCount);
  const used = new Uint8Array(stretches.length);
  /** The stretch that goes on from the end of another, turned the right way. */
  const following = (end: number, passages: Passages): Stretch | null => {
    if (meeting.count[end] !== 2) return null;
    const index = [meeting.pair[2 * end], meeting.pair[2 * end + 1]].find(
      (i) => used[i as number] === 0,
    );
    if (index === undefined) return null;
    const next = stretches[index] as Stretch;
    const turned = next.nodes[0] === end ? next : reversed(next);
    if (!equal(turned.passages, passages)) return null;
    used[index] = 1;
    return turned;
  };
  const extend = ({ nodes, passages }: Stretch): Stretch => {
    let longer: number[] | null = null;
    let next = following(nodes.at(-1) as number, passages);
    for (; next !== null; next = following(longer.at(-1) as number, passages)) {
      longer ??= nodes.slice();
      for (let i = 1; i < next.nodes.length; i++) longer.push(next.nodes[i] as number);
    }
    return { nodes: longer ?? nodes, passages };
  };
  const joined: Stretch[] = [];
  for (const [i, stretch] of stretches.entries()) {
    if (used[i] === 1) continue;
    used[i] = 1;
    joined.push(reversed(extend(reversed(extend(stretch)))));
  }
  return joined;
}

/** How many stretches end at each node, and the first two of them. */
function meetings(stretches: readonly Stretch[], nodeCount: number) {
  const count = new Uint32Array(nodeCount);
  const pair = new Uint32Array(2 * nodeCount);
  for (const [i, { nodes }] of stretches.entries()) {
    for (const node of [nodes[0] as number, nodes.at(-1) as number]) {
      const before = count[node] as number;
      if (before < 2) pair[2 * node + before] = i;
      count[node] = before + 1;
    }
  }
  return { count, pair };
}
