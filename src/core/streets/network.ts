// The streets as one profile sees them: impedances, and arcs in both directions ready
// to search. Derived when an area opens, because speeds, signals and private streets
// are settings. A private street exists twice in the search: once to leave by (its
// starts), once to enter by (its ends), so a path may begin or end inside a compound
// and never crosses it.

import { scrapBit } from './components.ts';
import type { StreetGraph } from './graph.ts';
import { capOf, isPrivate } from './passage.ts';
import { type Profile, uncapped } from './profile.ts';

/** Compressed adjacency: what leaves label v is at offsets[v] ≤ i < offsets[v + 1]. */
export interface Arcs {
  readonly offsets: Uint32Array;
  /** Interleaved [label reached, impedance in milliseconds]. */
  readonly arcs: Int32Array;
  /** The edge under each arc; −1: the gate of a private street. */
  readonly edges: Int32Array;
}

export interface Network {
  readonly graph: StreetGraph;
  readonly profile: Profile;
  /** Labels of a search: the nodes, then the second lives of private nodes. */
  readonly labelCount: number;
  /** Milliseconds per edge; −1: closed. */
  readonly impedance: Int32Array;
  /** Label per shape end, [from, to]: where a path that starts on the shape begins. */
  readonly starts: Uint32Array;
  /** Label per shape end, [from, to]: where a path that ends on the shape arrives. */
  readonly ends: Uint32Array;
  /** The first of the two labels of a node on a private street: to leave by, then to enter by. */
  readonly lives: ReadonlyMap<number, number>;
  readonly forward: Arcs;
  readonly reverse: Arcs;
  /** Per shape: closed to the profile, open in a scrap of network, or open in the network proper. */
  readonly standing: Uint8Array;
}

export const closedImpedance = -1;
/** Twelve days: beyond every cutoff, and a time plus it is still a 32-bit number. */
const mostImpedance = 2 ** 30;
export const isClosed = 0;
export const inScrap = 1;
export const proper = 2;

export function makeNetwork(graph: StreetGraph, profile: Profile): Network {
  const impedance = impedances(graph, profile);
  const lives = privateLives(graph, profile, impedance);
  const forward = makeArcs(impedance, lives);
  return {
    graph,
    profile,
    labelCount: lives.labelCount,
    impedance,
    starts: lives.starts,
    ends: lives.ends,
    lives: lives.lives,
    forward,
    reverse: reverseArcs(forward, lives.labelCount),
    standing: standings(graph, profile, impedance),
  };
}

const passageColumn = (profile: Profile) => (profile.mode === 'walk' ? 0 : 2);

/** Impedance per edge, milliseconds; at least 1 so that a path can be retraced. */
function impedances(graph: StreetGraph, profile: Profile): Int32Array {
  const impedance = new Int32Array(2 * graph.shapeCount).fill(closedImpedance);
  const column = passageColumn(profile);
  const perMillimetre = new Float64Array(uncapped + 1);
  for (let cap = 1; cap <= uncapped; cap++) {
    const speed = cap === uncapped ? profile.speed : Math.min(cap, profile.speed);
    perMillimetre[cap] = 3.6 / speed;
  }
  for (let shape = 0; shape < graph.shapeCount; shape++) {
    for (let side = 0; side < 2; side++) {
      const cap = capOf(graph.passages[4 * shape + column + side] as number);
      if (cap === 0) continue;
      const moving = (graph.lengths[shape] as number) * (perMillimetre[cap] as number);
      const edge = 2 * shape + side;
      const waiting = (graph.signals[edge] as number) * profile.signalSeconds * 1000;
      impedance[edge] = Math.max(1, Math.min(mostImpedance, Math.round(moving + waiting)));
    }
  }
  return impedance;
}

interface Lives {
  readonly labelCount: number;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly lives: ReadonlyMap<number, number>;
  /** Arcs without an edge, [label, label]: through the gates. */
  readonly gates: readonly (readonly [number, number])[];
  /** 1 per shape that may only be entered or left. */
  readonly private: Uint8Array;
}

function privateLives(graph: StreetGraph, profile: Profile, impedance: Int32Array): Lives {
  const isPrivateShape = new Uint8Array(graph.shapeCount);
  const column = passageColumn(profile);
  let any = false;
  for (let shape = 0; shape < graph.shapeCount && !profile.crossPrivate; shape++) {
    const at = 4 * shape + column;
    if (isPrivate(graph.passages[at] as number) || isPrivate(graph.passages[at + 1] as number)) {
      isPrivateShape[shape] = 1;
      any = true;
    }
  }
  const leaving = new Map<number, number>();
  const plain = {
    labelCount: graph.nodeCount,
    lives: leaving,
    gates: [],
    private: isPrivateShape,
  };
  if (!any) return { ...plain, starts: graph.ends, ends: graph.ends };
  const starts = graph.ends.slice();
  const ends = graph.ends.slice();
  const gates: [number, number][] = [];
  let labelCount = graph.nodeCount;
  for (let shape = 0; shape < graph.shapeCount; shape++) {
    if (isPrivateShape[shape] === 0) continue;
    if (impedance[2 * shape] === -1 && impedance[2 * shape + 1] === -1) continue;
    for (const side of [2 * shape, 2 * shape + 1]) {
      const node = graph.ends[side] as number;
      let leave = leaving.get(node);
      if (leave === undefined) {
        leave = labelCount;
        labelCount += 2;
        leaving.set(node, leave);
        gates.push([leave, node], [node, leave + 1], [leave, leave + 1]);
      }
      starts[side] = leave;
      ends[side] = leave + 1;
    }
  }
  return { labelCount, starts, ends, lives: leaving, gates, private: isPrivateShape };
}

function makeArcs(impedance: Int32Array, lives: Lives): Arcs {
  const offsets = new Uint32Array(lives.labelCount + 1);
  const visit = (arc: (from: number, to: number, cost: number, edge: number) => void) => {
    for (let edge = 0; edge < impedance.length; edge++) {
      const cost = impedance[edge] as number;
      if (cost === closedImpedance) continue;
      const shape = edge >> 1;
      const [tail, head] = [2 * shape + (edge & 1), 2 * shape + 1 - (edge & 1)];
      arc(lives.ends[tail] as number, lives.ends[head] as number, cost, edge);
      if (lives.private[shape] === 1) {
        arc(lives.starts[tail] as number, lives.starts[head] as number, cost, edge);
      }
    }
    for (const [from, to] of lives.gates) arc(from, to, 0, -1);
  };
  let count = 0;
  visit((from) => {
    offsets[from + 1] = (offsets[from + 1] as number) + 1;
    count++;
  });
  for (let v = 0; v < lives.labelCount; v++) {
    offsets[v + 1] = (offsets[v + 1] as number) + (offsets[v] as number);
  }
  const next = offsets.slice();
  const arcs = new Int32Array(2 * count);
  const edges = new Int32Array(count);
  visit((from, to, cost, edge) => {
    const i = next[from] as number;
    next[from] = i + 1;
    arcs[2 * i] = to;
    arcs[2 * i + 1] = cost;
    edges[i] = edge;
  });
  return { offsets, arcs, edges };
}

function reverseArcs({ offsets, arcs, edges }: Arcs, labelCount: number): Arcs {
  const back = new Uint32Array(labelCount + 1);
  for (let i = 0; i < edges.length; i++) {
    const head = arcs[2 * i] as number;
    back[head + 1] = (back[head + 1] as number) + 1;
  }
  for (let v = 0; v < labelCount; v++) back[v + 1] = (back[v + 1] as number) + (back[v] as number);
  const next = back.slice();
  const backArcs = new Int32Array(arcs.length);
  const backEdges = new Int32Array(edges.length);
  for (let tail = 0; tail < labelCount; tail++) {
    const end = offsets[tail + 1] as number;
    for (let i = offsets[tail] as number; i < end; i++) {
      const head = arcs[2 * i] as number;
      const j = next[head] as number;
      next[head] = j + 1;
      backArcs[2 * j] = tail;
      backArcs[2 * j + 1] = arcs[2 * i + 1] as number;
      backEdges[j] = edges[i] as number;
    }
  }
  return { offsets: back, arcs: backArcs, edges: backEdges };
}

/** How each shape stands for a profile: see `Network.standing`. */
function standings(graph: StreetGraph, profile: Profile, impedance: Int32Array): Uint8Array {
  const standing = new Uint8Array(graph.shapeCount);
  const scrap = scrapBit[profile.mode];
  for (let shape = 0; shape < graph.shapeCount; shape++) {
    const isOpen =
      impedance[2 * shape] !== closedImpedance || impedance[2 * shape + 1] !== closedImpedance;
    if (isOpen)
      standing[shape] = ((graph.scraps[shape] as number) & scrap) === 0 ? proper : inScrap;
  }
  return standing;
}
