// All street tiles of an area in one PMTiles archive, and back: whoever needs the whole
// city reads every tile and gets the streets it was cut from, in another order.
// docs/formats/street-tiles.md

import { PMTiles } from 'pmtiles';
import { type Gzip, writePmtiles } from '#core/pmtiles-writer.ts';
import { bboxOf, type StreetGraph } from './graph.ts';
import { FormatError } from './graph-codec.ts';
import { assemble } from './tile-assembly.ts';
import { decodeTile, encodeTile } from './tile-codec.ts';
import { cutTiles } from './tile-cutter.ts';
import { type TileAddress, tileAt, tilesIn, tileZoom } from './tile-grid.ts';

/** The bytes of `streets.pmtiles`. */
export async function packTiles(graph: StreetGraph, gzip: Gzip): Promise<Uint8Array<ArrayBuffer>> {
  const tiles = [];
  for (const tile of cutTiles(graph)) {
    tiles.push({ z: tileZoom, ...tile.address, data: await gzip(encodeTile(tile)) });
  }
  const bbox = bboxOf(graph) ?? [0, 0, 0, 0];
  return writePmtiles(tiles, { bbox, compression: 'gzip', type: 'other', metadata: {} }, gzip);
}

/** More of them, a square of 500 km, nobody opens whole; a damaged header names the world. */
const mostTiles = 2 ** 16;

/** The streets in the bytes of a `streets.pmtiles`; throws `FormatError`. */
export async function unpackTiles(bytes: ArrayBuffer): Promise<StreetGraph> {
  const archive = new PMTiles({
    getKey: () => '',
    getBytes: async (offset, length) => ({ data: bytes.slice(offset, offset + length) }),
  });
  const header = await archive.getHeader().catch(refuse);
  const { minLon, minLat, maxLon, maxLat, numAddressedTiles } = header;
  const read = async (address: TileAddress) => {
    const found = await archive.getZxy(tileZoom, address.x, address.y).catch(refuse);
    return found ? [decodeTile(address, new Uint8Array(found.data))] : [];
  };
  const [low, high] = [tileAt([minLon, maxLat]), tileAt([maxLon, minLat])];
  if ((high.x - low.x + 1) * (high.y - low.y + 1) > mostTiles) {
    throw new FormatError(`street tiles: more than ${mostTiles} in the box of the archive`);
  }
  const addresses = tilesIn([minLon, minLat, maxLon, maxLat]);
  const tiles = (await Promise.all(addresses.map(read))).flat();
  if (tiles.length !== numAddressedTiles) {
    throw new FormatError(`street tiles: ${tiles.length}, expected ${numAddressedTiles}`);
  }
  const { graph, frontier } = assemble(tiles);
  if (frontier.size > 0) throw new FormatError('street tiles: some are missing');
  return graph;
}

function refuse(cause: unknown): never {
  throw new FormatError(`street tiles: ${(cause as Error).message}`);
}
