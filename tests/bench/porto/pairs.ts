// One network for all: the arcs of our own search, and for each seeded place the farthest
// one within reach. Peers that only answer from one place to another are asked for it: their
// Dijkstra settles the same part of the network as our search from one place to all.

import type { Network } from '#core/streets/network.ts';
import { type Labels, never, search } from '#core/streets/search.ts';
import type { Snap } from '#core/streets/snap.ts';
import { type Arc, type Arcs, arcName } from '#tests/bench/peers/peer.ts';

export interface Pair {
  readonly source: number;
  readonly target: number;
  /** Milliseconds between them. */
  readonly time: number;
}

export interface Streets {
  readonly network: Network;
  readonly labels: Labels;
  readonly cutoff: number;
  readonly arcs: Arcs;
  readonly pairs: readonly Pair[];
}

/** The least of the arcs between two labels; no peer can pass a gate in no time at all. */
function arcsOf({ forward: { offsets, arcs }, labelCount }: Network): Map<string, Arc> {
  const least = new Map<string, Arc>();
  for (let from = 0; from < labelCount; from++) {
    for (let i = offsets[from] as number; i < (offsets[from + 1] as number); i++) {
      const to = arcs[2 * i] as number;
      const cost = Math.max(1, arcs[2 * i + 1] as number);
      const known = least.get(arcName(from, to));
      if (from !== to && (!known || cost < known.cost))
        least.set(arcName(from, to), { from, to, cost });
    }
  }
  return least;
}

/** Ours: from one label to all within the cutoff. */
export const searchAll = (
  { network, labels, cutoff }: Omit<Streets, 'pairs' | 'arcs'>,
  source: number,
) => search(network.forward, labels, [{ label: source, time: 0, source: 0 }], cutoff);

export function openPairs(
  network: Network,
  labels: Labels,
  { cutoff, places }: { readonly cutoff: number; readonly places: readonly Snap[] },
): Streets {
  const pairs = places.map(({ shape }): Pair => {
    const source = network.graph.ends[2 * shape] as number;
    searchAll({ network, labels, cutoff }, source);
    let target = source;
    for (let label = 0; label < network.graph.nodeCount; label++) {
      const time = labels.time[label] as number;
      if (time !== never && time > (labels.time[target] as number)) target = label;
    }
    return { source, target, time: labels.time[target] as number };
  });
  return { network, labels, cutoff, arcs: arcsOf(network), pairs };
}

/** Milliseconds by which a peer's way is longer than the shortest; gates may cost it a few. */
export function detour({ arcs }: Streets, { time }: Pair, way: readonly number[]): number {
  let walked = 0;
  for (let i = 1; i < way.length; i++) {
    walked += arcs.get(arcName(way[i - 1] as number, way[i] as number))?.cost ?? Number.NaN;
  }
  return walked - time;
}
