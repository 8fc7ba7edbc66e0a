// A street tile: the nodes within it, and the shapes that begin at them. What a tile has to
// do with others is named, so that a search knows where its knowledge ends: shapes that
// lead out, nodes at which shapes of other tiles end, and tiles whose shapes pass through.
// docs/formats/street-tiles.md

import type { TileAddress } from './tile-grid.ts';

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
