// A street tile: the nodes within it, and the shapes that begin at them. What a tile has to
// do with others is named, so that a search knows where its knowledge ends: shapes that
// lead out, nodes at which shapes of other tiles end, and tiles whose shapes pass through.
// docs/formats/street-tiles.md

import { degrees } from './graph.ts';
import { type TileAddress, tileKey, tilesIn } from './tile-grid.ts';

export interface StreetTile {
  readonly address: TileAddress;
  /** [lng, lat] per node, 1e-7 degrees. */
  readonly nodes: Int32Array;
  /** Nodes of other tiles at which shapes of this one end. */
  readonly strangers: readonly Stranger[];
  /** Local node at which each shape begins. */
  readonly from: Uint32Array;
  /** Local node at which each shape ends; from the node count on: strangers. */
  readonly to: Uint32Array;
  readonly lengths: Uint32Array;
  readonly passages: Uint8Array;
  readonly signals: Uint8Array;
  readonly scraps: Uint8Array;
  readonly offsets: Uint32Array;
  readonly points: Int32Array;
  /** Nodes of this tile at which shapes of another tile end. */
  readonly ports: readonly { readonly node: number; readonly tile: TileAddress }[];
  /** Other tiles that have a shape passing through this one. */
  readonly visitors: readonly TileAddress[];
}

export interface Stranger {
  readonly tile: TileAddress;
  /** Its index in its own tile. */
  readonly node: number;
  /** 1e-7 degrees. */
  readonly lng: number;
  readonly lat: number;
}

/** Nodes that the shapes of a tile begin and end at, and the points between. */
export type TileShapes = Pick<
  StreetTile,
  'nodes' | 'strangers' | 'from' | 'to' | 'offsets' | 'points'
>;

/** First and last point of a shape, 1e-7 degrees. */
export function endsOf(tile: TileShapes, shape: number) {
  const local = tile.nodes.length / 2;
  const from = tile.from[shape] as number;
  const to = tile.to[shape] as number;
  const first = [tile.nodes[2 * from] as number, tile.nodes[2 * from + 1] as number] as const;
  const stranger = tile.strangers[to - local];
  const last = stranger
    ? ([stranger.lng, stranger.lat] as const)
    : ([tile.nodes[2 * to] as number, tile.nodes[2 * to + 1] as number] as const);
  return [first, last] as const;
}

/** Keys of the tiles that the boxes of a tile's shapes touch, its own included. */
export function tilesPassed(tile: TileShapes): Set<number> {
  const passed = new Set<number>();
  for (let shape = 0; shape < tile.from.length; shape++) {
    const [[west0, south0], [east0, north0]] = endsOf(tile, shape);
    let [west, east] = [Math.min(west0, east0), Math.max(west0, east0)];
    let [south, north] = [Math.min(south0, north0), Math.max(south0, north0)];
    const end = tile.offsets[shape + 1] as number;
    for (let i = tile.offsets[shape] as number; i < end; i++) {
      const [lng, lat] = [tile.points[2 * i] as number, tile.points[2 * i + 1] as number];
      west = Math.min(west, lng);
      east = Math.max(east, lng);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
    const box = [west * degrees, south * degrees, east * degrees, north * degrees] as const;
    for (const address of tilesIn(box)) passed.add(tileKey(address));
  }
  return passed;
}
