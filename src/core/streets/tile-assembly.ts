// Street tiles put together to one graph, and where it ends: the frontier. A search that
// reaches a frontier node in time may be wrong beyond it, and says which tiles it lacks.

import type { StreetGraph } from './graph.ts';
import { FormatError, makeGraph } from './graph-codec.ts';
import type { Reach } from './reach.ts';
import { never } from './search.ts';
import type { StreetTile } from './tile.ts';
import { tileKey } from './tile-grid.ts';

export interface Assembly {
  readonly graph: StreetGraph;
  /** By node of the graph: keys of the missing tiles that a path through it may need. */
  readonly frontier: ReadonlyMap<number, readonly number[]>;
}

/**
 * One graph of all the tiles; nodes and shapes in order of the tiles' keys. Throws
 * `FormatError` where a tile tells of a node that is not where it says.
 */
export function assemble(tiles: readonly StreetTile[]): Assembly {
  const sorted = tiles.toSorted((a, b) => tileKey(a.address) - tileKey(b.address));
  const homes = new Map<number, { readonly first: number; readonly nodes: Int32Array }>();
  let nodeCount = 0;
  let shapeCount = 0;
  let pointCount = 0;
  for (const tile of sorted) {
    homes.set(tileKey(tile.address), { first: nodeCount, nodes: tile.nodes });
    nodeCount += tile.nodes.length / 2;
    shapeCount += tile.from.length;
    pointCount += tile.points.length / 2;
  }
  const frontier = new Map<number, number[]>();
  const lack = (node: number, tile: number) => {
    const list = frontier.get(node);
    if (!list) frontier.set(node, [tile]);
    else if (!list.includes(tile)) list.push(tile);
  };
  const ghosts = new Map<string, number>();
  const ghostPlaces: number[] = [];
  const ends = new Uint32Array(2 * shapeCount);
  const offsets = new Uint32Array(shapeCount + 1);
  let [shape, point] = [0, 0];
  for (const tile of sorted) {
    const first = homes.get(tileKey(tile.address))?.first as number;
    const strangers = tile.strangers.map(({ tile: { x, y }, node, lng, lat }) => {
      const key = tileKey({ x, y });
      const home = homes.get(key);
      if (home) {
        if (home.nodes[2 * node] === lng && home.nodes[2 * node + 1] === lat) {
          return home.first + node;
        }
        throw new FormatError(`street tile ${x}/${y}: node ${node} is not where others see it`);
      }
      const name = `${key} ${node}`;
      let ghost = ghosts.get(name);
      if (ghost === undefined) {
        ghost = nodeCount + ghosts.size;
        ghosts.set(name, ghost);
        ghostPlaces.push(lng, lat);
      }
      lack(ghost, key);
      return ghost;
    });
    const local = tile.nodes.length / 2;
    for (let k = 0; k < tile.from.length; k++, shape++) {
      const to = tile.to[k] as number;
      ends[2 * shape] = first + (tile.from[k] as number);
      ends[2 * shape + 1] = to < local ? first + to : (strangers[to - local] as number);
      offsets[shape] = point + (tile.offsets[k] as number);
    }
    point += tile.points.length / 2;
    for (const port of tile.ports) {
      const key = tileKey(port.tile);
      if (!homes.has(key)) lack(first + port.node, key);
    }
  }
  offsets[shapeCount] = pointCount;
  const graph = makeGraph({
    nodes: joined(Int32Array, [...sorted.map((tile) => tile.nodes), Int32Array.from(ghostPlaces)]),
    ends,
    lengths: joined(
      Uint32Array,
      sorted.map((tile) => tile.lengths),
    ),
    passages: joined(
      Uint8Array,
      sorted.map((tile) => tile.passages),
    ),
    signals: joined(
      Uint8Array,
      sorted.map((tile) => tile.signals),
    ),
    scraps: joined(
      Uint8Array,
      sorted.map((tile) => tile.scraps),
    ),
    offsets,
    points: joined(
      Int32Array,
      sorted.map((tile) => tile.points),
    ),
  });
  return { graph, frontier };
}

type Numbers = Int32Array | Uint32Array | Uint8Array;

function joined<T extends Numbers>(make: new (length: number) => T, parts: readonly T[]): T {
  const whole = new make(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Keys of the tiles without which a reach may be wrong; none: it is exact. */
export function missingTiles({ network, labels }: Reach, { frontier }: Assembly): number[] {
  const missing = new Set<number>();
  for (const [node, tiles] of frontier) {
    const life = network.lives.get(node);
    const own = life === undefined ? [node] : [node, life, life + 1];
    if (own.every((label) => labels.time[label] === never)) continue;
    for (const key of tiles) missing.add(key);
  }
  return [...missing].sort((a, b) => a - b);
}
