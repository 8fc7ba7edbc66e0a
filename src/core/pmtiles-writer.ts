// Tiles → one PMTiles archive, version 3: a file that any host with range requests serves
// as if it were as many files as tiles. Tiles lie along a Hilbert curve, equal ones once;
// a small root directory leads to further ones. The same tiles give the same bytes.
// https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md

import { hilbertIndex } from '#core/streets/hilbert.ts';
import type { Bbox } from '#core/units.ts';

export interface Tile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
  /** As it is stored. */
  readonly data: Uint8Array;
}

export interface ArchiveAbout {
  readonly bbox: Bbox;
  /** How `data` is packed. */
  readonly compression: 'none' | 'gzip';
  readonly type: 'mvt' | 'other';
  /** Of vector tiles it names the layers. */
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** Packs the directories, and the metadata as UTF-8. */
export type Gzip = (content: Uint8Array | string) => Uint8Array | Promise<Uint8Array>;

const headerBytes = 127;
/** The header and the root directory lie in the first bytes a reader asks for. */
const mostRoot = 16_384 - headerBytes;
/** Entries of a directory below the root; more where the root would not fit otherwise. */
const leafEntries = 4096;
const deepestZoom = 16;

const compressionCodes = { none: 1, gzip: 2 };
const typeCodes = { other: 0, mvt: 1 };

/** Entries of a directory; a run of 0 points to a further directory. */
interface Entry {
  readonly id: number;
  readonly offset: number;
  readonly length: number;
  run: number;
}

/** The bytes of the archive. Of a tile that comes twice the last stays. */
export async function writePmtiles(
  tiles: Iterable<Tile>,
  about: ArchiveAbout,
  gzip: Gzip,
): Promise<Uint8Array<ArrayBuffer>> {
  const byId = new Map(Array.from(tiles, (tile) => [tileId(tile), tile]));
  const sorted = [...byId].sort(([a], [b]) => a - b);
  const { entries, contents } = store(sorted.map(([id, { data }]) => ({ id, data })));
  const { root, leaves } = await directories(entries, gzip);
  const metadata = await gzip(JSON.stringify(about.metadata));
  const zooms = sorted.map(([, { z }]) => z);
  const header = writeHeader(about, {
    sections: [root.length, metadata.length, sum(leaves), sum(contents)],
    counts: [sorted.length, entries.length, contents.length],
    zooms: [zooms[0] ?? 0, zooms.at(-1) ?? 0],
  });
  return concatenated([header, root, metadata, ...leaves, ...contents]);
}

/** Tiles of lower zooms come first, those of one along the curve. */
export function tileId({ z, x, y }: Pick<Tile, 'z' | 'x' | 'y'>): number {
  if (z > deepestZoom) throw new RangeError(`a tile of zoom ${z}, at most ${deepestZoom}`);
  const before = (4 ** z - 1) / 3;
  // The curve of 16 levels turns once for each level above that of the tile.
  return before + (z % 2 === 0 ? hilbertIndex(x, y) : hilbertIndex(y, x));
}

/** Each content once, in the order of its first tile; neighbours of one content are a run. */
function store(tiles: readonly { readonly id: number; readonly data: Uint8Array }[]) {
  const entries: Entry[] = [];
  const contents: Uint8Array[] = [];
  const known = new Map<number, { readonly data: Uint8Array; readonly offset: number }[]>();
  let end = 0;
  for (const { id, data } of tiles) {
    const alike = known.get(hash(data)) ?? [];
    const same = alike.find((other) => equal(other.data, data));
    const offset = same?.offset ?? end;
    const last = entries.at(-1);
    if (last && last.offset === offset && last.id + last.run === id) last.run++;
    else entries.push({ id, offset, length: data.length, run: 1 });
    if (same) continue;
    known.set(hash(data), [...alike, { data, offset }]);
    contents.push(data);
    end += data.length;
  }
  return { entries, contents };
}

/** FNV-1a. */
function hash(bytes: Uint8Array): number {
  let value = 0x811c9dc5;
  for (const byte of bytes) value = Math.imul(value ^ byte, 0x01000193);
  return value >>> 0;
}

const equal = (a: Uint8Array, b: Uint8Array) =>
  a.length === b.length && a.every((byte, i) => byte === b[i]);

async function directories(entries: readonly Entry[], gzip: Gzip) {
  const whole = await gzip(writeDirectory(entries));
  if (whole.length <= mostRoot) return { root: whole, leaves: [] };
  for (let size = leafEntries; ; size *= 2) {
    const leaves: Uint8Array[] = [];
    const pointers: Entry[] = [];
    let offset = 0;
    for (let i = 0; i < entries.length; i += size) {
      const leaf = await gzip(writeDirectory(entries.slice(i, i + size)));
      pointers.push({ id: (entries[i] as Entry).id, offset, length: leaf.length, run: 0 });
      leaves.push(leaf);
      offset += leaf.length;
    }
    const root = await gzip(writeDirectory(pointers));
    if (root.length <= mostRoot) return { root, leaves };
  }
}

/** Column by column; an offset is left out where a content follows the one before. */
function writeDirectory(entries: readonly Entry[]): Uint8Array {
  const bytes: number[] = [];
  const put = (value: number) => {
    let left = value;
    for (; left > 127; left = Math.floor(left / 128)) bytes.push((left % 128) + 128);
    bytes.push(left);
  };
  put(entries.length);
  for (const [i, { id }] of entries.entries()) put(id - (entries[i - 1]?.id ?? 0));
  for (const { run } of entries) put(run);
  for (const { length } of entries) put(length);
  for (const [i, { offset }] of entries.entries()) {
    const before = entries[i - 1];
    put(before && before.offset + before.length === offset ? 0 : offset + 1);
  }
  return Uint8Array.from(bytes);
}

interface Layout {
  /** Bytes of the root directory, the metadata, the leaf directories and the tiles. */
  readonly sections: readonly number[];
  /** Tiles, entries and different contents. */
  readonly counts: readonly number[];
  readonly zooms: readonly [lowest: number, highest: number];
}

function writeHeader(about: ArchiveAbout, { sections, counts, zooms }: Layout): Uint8Array {
  const view = new DataView(new ArrayBuffer(headerBytes));
  for (const [i, letter] of [...'PMTiles'].entries()) view.setUint8(i, letter.charCodeAt(0));
  view.setUint8(7, 3);
  let at = 8;
  const putLong = (value: number) => {
    view.setBigUint64(at, BigInt(value), true);
    at += 8;
  };
  let offset = headerBytes;
  for (const length of sections) {
    putLong(offset);
    putLong(length);
    offset += length;
  }
  counts.forEach(putLong);
  const bytes = [
    1, // Clustered: contents lie in the order of the tiles.
    compressionCodes.gzip,
    compressionCodes[about.compression],
    typeCodes[about.type],
    ...zooms,
  ];
  for (const byte of bytes) view.setUint8(at++, byte);
  const [west, south, east, north] = about.bbox;
  const putPlace = (...degrees: [lng: number, lat: number]) => {
    for (const d of degrees) {
      view.setInt32(at, Math.round(d * 1e7), true);
      at += 4;
    }
  };
  putPlace(west, south);
  putPlace(east, north);
  view.setUint8(at++, zooms[0]);
  putPlace((west + east) / 2, (south + north) / 2);
  return new Uint8Array(view.buffer);
}

const sum = (parts: readonly Uint8Array[]) =>
  parts.reduce((total, { length }) => total + length, 0);

function concatenated(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(sum(parts));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
