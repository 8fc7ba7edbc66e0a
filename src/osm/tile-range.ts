// Boxes of map tiles, counted at the deepest zoom of the basemap; those of other zooms are
// the ones above. https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames

import { type TileAddress, tileAt, tileZoom } from '#core/streets/tile-grid.ts';
import type { Bbox } from '#core/units.ts';

export const deepestZoom = tileZoom;

/** First and last column and row at the deepest zoom, all included. */
export interface TileRange {
  readonly west: number;
  readonly north: number;
  readonly east: number;
  readonly south: number;
}

export function tileRange([west, south, east, north]: Bbox): TileRange {
  const [first, last] = [tileAt([west, north]), tileAt([east, south])];
  return { west: first.x, north: first.y, east: last.x, south: last.y };
}

/** All that a tile of a zoom covers. */
export function tilesBelow({ x, y }: TileAddress, zoom: number): TileRange {
  const size = 2 ** (deepestZoom - zoom);
  return { west: x * size, north: y * size, east: (x + 1) * size - 1, south: (y + 1) * size - 1 };
}

/** null: they have no tile in common. */
export function overlap(a: TileRange, b: TileRange): TileRange | null {
  const range = {
    west: Math.max(a.west, b.west),
    north: Math.max(a.north, b.north),
    east: Math.min(a.east, b.east),
    south: Math.min(a.south, b.south),
  };
  return range.west <= range.east && range.north <= range.south ? range : null;
}

/** The tiles of a zoom that cover a range, row by row. */
export function tilesAt({ west, north, east, south }: TileRange, zoom: number): TileAddress[] {
  const up = deepestZoom - zoom;
  const tiles: TileAddress[] = [];
  for (let y = north >> up; y <= south >> up; y++) {
    for (let x = west >> up; x <= east >> up; x++) tiles.push({ x, y });
  }
  return tiles;
}
