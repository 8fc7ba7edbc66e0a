// Connected pieces of the streets for each mode, one-ways taken as two-way: what a point
// may be snapped to, and what a check of an area reports.

import { capOf } from './passage.ts';
import type { Mode } from './profile.ts';

/** A piece of network with fewer nodes is a scrap. */
export const scrapNodes = 50;

/** Bits of `scraps` per shape: it lies in a scrap for that mode. */
export const scrapBit: Readonly<Record<Mode, number>> = { walk: 1, ride: 2 };

interface Streets {
  readonly nodeCount: number;
  /** [from, to] node per shape. */
  readonly ends: ArrayLike<number>;
  /** [walk, walk back, ride, ride back] per shape. */
  readonly passages: ArrayLike<number>;
}

/** Nodes in the piece around each shape; 0 for a shape that is closed to the mode. */
export function componentSizes({ nodeCount, ends, passages }: Streets, mode: Mode): Uint32Array {
  const shapeCount = ends.length / 2;
  const column = mode === 'walk' ? 0 : 2;
  const isOpen = (shape: number) =>
    capOf(passages[4 * shape + column] as number) !== 0 ||
    capOf(passages[4 * shape + column + 1] as number) !== 0;
  const parent = new Uint32Array(nodeCount);
  for (let v = 0; v < nodeCount; v++) parent[v] = v;
  const root = (v: number): number => {
    let r = v;
    while (parent[r] !== r) {
      parent[r] = parent[parent[r] as number] as number;
      r = parent[r] as number;
    }
    return r;
  };
  for (let shape = 0; shape < shapeCount; shape++) {
    if (isOpen(shape))
      parent[root(ends[2 * shape] as number)] = root(ends[2 * shape + 1] as number);
  }
  const size = new Uint32Array(nodeCount);
  for (let v = 0; v < nodeCount; v++) size[root(v)] = (size[root(v)] as number) + 1;
  const sizes = new Uint32Array(shapeCount);
  for (let shape = 0; shape < shapeCount; shape++) {
    if (isOpen(shape)) sizes[shape] = size[root(ends[2 * shape] as number)] as number;
  }
  return sizes;
}

/** Which shapes lie in scraps, one byte per shape. */
export function findScraps(streets: Streets): Uint8Array {
  const scraps = new Uint8Array(streets.ends.length / 2);
  for (const mode of ['walk', 'ride'] as const) {
    for (const [shape, size] of componentSizes(streets, mode).entries()) {
      if (size > 0 && size < scrapNodes) scraps[shape] = (scraps[shape] as number) | scrapBit[mode];
    }
  }
  return scraps;
}
