// The grid of street tiles: web Mercator tiles of one fixed zoom, so that the archive
// and every tool around it can address them.

import type { Bbox, LngLat } from '#core/units.ts';

/** 2.4 km at the equator, 2.1 km at Shanghai: a few tiles hold a 15-minute walk. */
export const tileZoom = 14;
const across = 2 ** tileZoom;

export interface TileAddress {
  readonly x: number;
  readonly y: number;
}

/** A number for each tile, for maps and sets. */
export const tileKey = ({ x, y }: TileAddress): number => y * across + x;
export const tileAddress = (key: number): TileAddress => ({
  x: key % across,
  y: Math.floor(key / across),
});

const clamp = (value: number) => Math.min(across - 1, Math.max(0, Math.floor(value)));

/** The tile that a point lies in. */
export function tileAt([lng, lat]: LngLat): TileAddress {
  const sin = Math.sin((lat * Math.PI) / 180);
  const y = 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
  return { x: clamp((lng / 360 + 0.5) * across), y: clamp(y * across) };
}

/** North-west corner of a tile, degrees. */
export function tileCorner({ x, y }: TileAddress): LngLat {
  const mercator = Math.PI * (1 - (2 * y) / across);
  return [(x / across) * 360 - 180, (Math.atan(Math.sinh(mercator)) * 180) / Math.PI];
}

/** Tiles that a box touches. */
export function tilesIn([west, south, east, north]: Bbox): TileAddress[] {
  const [low, high] = [tileAt([west, north]), tileAt([east, south])];
  const tiles: TileAddress[] = [];
  for (let y = low.y; y <= high.y; y++) {
    for (let x = low.x; x <= high.x; x++) tiles.push({ x, y });
  }
  return tiles;
}
