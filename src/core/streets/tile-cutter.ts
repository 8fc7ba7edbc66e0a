// A graph cut into street tiles. A node belongs to the tile it lies in, a shape to the tile
// of its first node; nothing is cut in two, so that a search over the right tiles gives
// exactly what a search over the whole graph gives.

import { degrees, type StreetGraph } from './graph.ts';
import { type Stranger, type StreetTile, tilesPassed } from './tile.ts';
import { type TileAddress, tileAddress, tileAt, tileKey } from './tile-grid.ts';

interface Draft {
  readonly nodes: number[];
  readonly shapes: number[];
  readonly ports: Set<string>;
}

/** All tiles that have a node or are passed by a shape, in order of their keys. */
export function cutTiles(graph: StreetGraph): StreetTile[] {
  const tileOf = new Float64Array(graph.nodeCount);
  const localOf = new Uint32Array(graph.nodeCount);
  const drafts = new Map<number, Draft>();
  for (let node = 0; node < graph.nodeCount; node++) {
    const key = tileKey(tileAt(place(graph.nodes, node)));
    let draft = drafts.get(key);
    if (!draft) {
      draft = { nodes: [], shapes: [], ports: new Set() };
      drafts.set(key, draft);
    }
    tileOf[node] = key;
    localOf[node] = draft.nodes.length;
    draft.nodes.push(node);
  }
  for (let shape = 0; shape < graph.shapeCount; shape++) {
    const [from, to] = [graph.ends[2 * shape] as number, graph.ends[2 * shape + 1] as number];
    const home = tileOf[from] as number;
    drafts.get(home)?.shapes.push(shape);
    if (tileOf[to] !== home) drafts.get(tileOf[to] as number)?.ports.add(`${localOf[to]} ${home}`);
  }
  const pieces = [...drafts].map(([key, draft]) => pack(graph, { key, draft, tileOf, localOf }));
  const visitors = visitorsOf(pieces);
  // A tile with nothing of its own still has to name those that pass through it.
  const nothing: Draft = { nodes: [], shapes: [], ports: new Set() };
  for (const key of visitors.keys()) {
    if (!drafts.has(key)) pieces.push(pack(graph, { key, draft: nothing, tileOf, localOf }));
  }
  return pieces
    .map((piece) => ({ ...piece, visitors: visitors.get(tileKey(piece.address)) ?? [] }))
    .sort((a, b) => tileKey(a.address) - tileKey(b.address));
}

const place = (list: Int32Array, i: number) =>
  [(list[2 * i] as number) * degrees, (list[2 * i + 1] as number) * degrees] as const;

/** By tile: the other tiles that have a shape passing through it, in order of their keys. */
function visitorsOf(pieces: readonly Piece[]): Map<number, TileAddress[]> {
  const visitors = new Map<number, TileAddress[]>();
  for (const piece of pieces) {
    for (const key of tilesPassed(piece)) {
      if (key === tileKey(piece.address)) continue;
      const list = visitors.get(key);
      if (list) list.push(piece.address);
      else visitors.set(key, [piece.address]);
    }
  }
  for (const list of visitors.values()) list.sort((a, b) => tileKey(a) - tileKey(b));
  return visitors;
}

type Piece = Omit<StreetTile, 'visitors'>;

interface Sources {
  readonly key: number;
  readonly draft: Draft;
  readonly tileOf: Float64Array;
  readonly localOf: Uint32Array;
}

function pack(graph: StreetGraph, { key, draft, tileOf, localOf }: Sources): Piece {
  const { nodes, shapes } = draft;
  const strangers: Stranger[] = [];
  const strangerOf = new Map<number, number>();
  const endOf = (node: number): number => {
    if (tileOf[node] === key) return localOf[node] as number;
    let index = strangerOf.get(node);
    if (index === undefined) {
      index = nodes.length + strangers.length;
      strangerOf.set(node, index);
      strangers.push({
        tile: tileAddress(tileOf[node] as number),
        node: localOf[node] as number,
        lng: graph.nodes[2 * node] as number,
        lat: graph.nodes[2 * node + 1] as number,
      });
    }
    return index;
  };
  const offsets = [0];
  const points: number[] = [];
  for (const shape of shapes) {
    const end = 2 * (graph.offsets[shape + 1] as number);
    for (let i = 2 * (graph.offsets[shape] as number); i < end; i++) {
      points.push(graph.points[i] as number);
    }
    offsets.push(points.length / 2);
  }
  const ports = [...draft.ports].map((port) => {
    const [node, tile] = port.split(' ').map(Number) as [number, number];
    return { node, tile: tileAddress(tile) };
  });
  const pick = (list: ArrayLike<number>, width: number) =>
    shapes.flatMap((shape) =>
      Array.from({ length: width }, (_, i) => list[width * shape + i] as number),
    );
  return {
    address: tileAddress(key),
    nodes: Int32Array.from(
      nodes.flatMap((n) => [graph.nodes[2 * n], graph.nodes[2 * n + 1]]) as number[],
    ),
    from: Uint32Array.from(
      shapes.map((shape) => localOf[graph.ends[2 * shape] as number] as number),
    ),
    to: Uint32Array.from(shapes.map((shape) => endOf(graph.ends[2 * shape + 1] as number))),
    strangers,
    lengths: Uint32Array.from(pick(graph.lengths, 1)),
    passages: Uint8Array.from(pick(graph.passages, 4)),
    signals: Uint8Array.from(pick(graph.signals, 2)),
    scraps: Uint8Array.from(pick(graph.scraps, 1)),
    offsets: Uint32Array.from(offsets),
    points: Int32Array.from(points),
    ports: ports.sort((a, b) => a.node - b.node || tileKey(a.tile) - tileKey(b.tile)),
  };
}
