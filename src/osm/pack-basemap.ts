// The basemap as a file: GeoJSON, which a phone reads whole, for a town; vector tiles in one
// archive, of which it fetches what it shows, for a city. See docs/decisions/0010.

import { type Basemap, basemapCollection } from '#core/basemap.ts';
import { type Tile, writePmtiles } from '#core/pmtiles-writer.ts';
import type { Bbox } from '#core/units.ts';
import { basemapMetadata, cutBasemap } from './basemap-tiles.ts';
import { gzip, type PackedFile } from './packed-file.ts';

/** A larger basemap is cut into tiles, characters. */
const mostGeojson = 2_000_000;

export async function packBasemap(basemap: Basemap, bbox: Bbox): Promise<PackedFile> {
  if (isSmall(basemap)) {
    const text = `${JSON.stringify(basemapCollection(basemap))}\n`;
    return { path: 'basemap.geojson', bytes: new TextEncoder().encode(text) };
  }
  const tiles: Tile[] = [];
  for (const tile of cutBasemap(basemap, bbox)) {
    tiles.push({ ...tile, data: await gzip(tile.data) });
  }
  const about = {
    bbox,
    compression: 'gzip',
    type: 'mvt',
    metadata: basemapMetadata(basemap),
  } as const;
  return { path: 'basemap.pmtiles', bytes: await writePmtiles(tiles, about, gzip) };
}

function isSmall(basemap: Basemap): boolean {
  let length = 0;
  for (const { features } of Object.values(basemap)) {
    for (const feature of features) {
      length += JSON.stringify(feature).length;
      if (length > mostGeojson) return false;
    }
  }
  return true;
}
