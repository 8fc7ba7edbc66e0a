// The streets a worker holds, opened once for each area: a town's graph whole, a city's
// by tiles out of one archive, of which only byte ranges are fetched.

import { FetchSource, PMTiles } from 'pmtiles';
import { decodeGraph } from '#core/streets/graph-codec.ts';
import { unpackTiles } from '#core/streets/tile-archive.ts';
import { decodeTile } from '#core/streets/tile-codec.ts';
import { tileZoom } from '#core/streets/tile-grid.ts';
import type { Streets } from './streets.ts';
import { type TileReader, tiledStreets } from './tiled-streets.ts';
import { wholeStreets } from './whole-streets.ts';

/** Where an area's streets lie, and which ones they are. */
export interface StreetsRef {
  /** Address of `streets.bin`, or of `streets.pmtiles`, with or without a checksum. */
  readonly url: string;
  /** Its checksum from the manifest; part of every query key. */
  readonly version: string;
  /** All of a city at once, for questions about all of it; otherwise what lies within reach. */
  readonly whole?: true;
}

/** Failing to get the streets: no network, or the server's answer. */
export class StreetsError extends Error {
  override readonly name = 'StreetsError';
  readonly code: 'streets_unreachable' | 'streets_missing';
  constructor(code: 'streets_unreachable' | 'streets_missing', message: string) {
    super(message);
    this.code = code;
  }
}

/** Areas kept open at once; the one opened longest ago goes first. */
const mostAreas = 2;
const areas = new Map<string, Promise<Streets>>();

async function fetchBytes(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url).catch((cause: unknown) => {
    throw new StreetsError('streets_unreachable', `${url}: ${String(cause)}`);
  });
  if (!response.ok) throw new StreetsError('streets_missing', `${url}: HTTP ${response.status}`);
  return response.arrayBuffer();
}

/** Reads tiles out of an archive by ranges of bytes. */
function archiveReader(url: string): TileReader {
  const archive = new PMTiles(new FetchSource(url));
  return async (address, signal) => {
    const tile = await archive
      .getZxy(tileZoom, address.x, address.y, signal)
      .catch((cause: unknown) => {
        signal.throwIfAborted();
        throw new StreetsError('streets_unreachable', `${url}: ${String(cause)}`);
      });
    return tile ? decodeTile(address, new Uint8Array(tile.data)) : null;
  };
}

async function load({ url, whole }: StreetsRef): Promise<Streets> {
  if (!/\.pmtiles(\?|$)/.test(url)) return wholeStreets(decodeGraph(await fetchBytes(url)));
  if (!whole) return tiledStreets(archiveReader(url));
  return wholeStreets(await unpackTiles(await fetchBytes(url)));
}

/** A shared load is not stopped by one caller's cancel. */
export async function openStreets(streets: StreetsRef, signal: AbortSignal): Promise<Streets> {
  const key = `${streets.url} ${streets.version} ${streets.whole ?? false}`;
  let opening = areas.get(key);
  if (!opening) {
    opening = load(streets);
    opening.catch(() => areas.delete(key));
    areas.set(key, opening);
    const [oldest] = areas.keys();
    if (areas.size > mostAreas && oldest !== undefined) areas.delete(oldest);
  }
  const opened = await opening;
  signal.throwIfAborted();
  return opened;
}
