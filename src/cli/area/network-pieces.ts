// How many pieces the network of a profile falls into, and how much of it is the largest.

import { componentSizes } from '#core/streets/components.ts';
import type { Network } from '#core/streets/network.ts';

export interface NetworkPieces {
  readonly pieces: number;
  /** Nodes of the largest piece, and its share of all. */
  readonly largest: number;
  readonly largestShare: number;
}

export function networkPieces({ graph, profile }: Network): NetworkPieces {
  const sizes = componentSizes(graph, profile.mode);
  const sizeOfNode = new Map<number, number>();
  for (let shape = 0; shape < graph.shapeCount; shape++) {
    const size = sizes[shape] as number;
    if (size === 0) continue;
    sizeOfNode.set(graph.ends[2 * shape] as number, size);
    sizeOfNode.set(graph.ends[2 * shape + 1] as number, size);
  }
  let [pieces, largest] = [0, 0];
  for (const size of sizeOfNode.values()) {
    // The nodes of a piece make one together.
    pieces += 1 / size;
    largest = Math.max(largest, size);
  }
  const largestShare = sizeOfNode.size === 0 ? 0 : largest / sizeOfNode.size;
  return { pieces: Math.round(pieces), largest, largestShare };
}
