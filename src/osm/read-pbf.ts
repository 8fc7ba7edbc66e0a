// Reader of OSM PBF (`.osm.pbf`): dense and plain nodes, ways and relations in raw and
// zlib blobs. It reads a stream of bytes blob by blob, in Node and in a worker alike, so
// that memory is bounded by the largest blob.
// https://wiki.openstreetmap.org/wiki/PBF_Format

import type { PbfReader } from 'pbf';
import { type ByteSource, byteSource, type Chunks } from './byte-source.ts';
import { type OsmBatch, type OsmKind, osmKinds } from './element.ts';
import { OsmError } from './osm-error.ts';
import { decodeBlock } from './pbf-block.ts';
import { readAll } from './pbf-fields.ts';
import { inflate } from './unpack.ts';

/** Limits of the format, bytes. */
const mostHeader = 64 * 1024;
const mostBlob = 32 * 1024 * 1024;
const knownFeatures: ReadonlySet<string> = new Set([
  'OsmSchema-V0.6',
  'DenseNodes',
  'HistoricalInformation',
]);

/**
 * The elements of the kinds asked for; the others are not even decoded.
 * Throws `OsmError`; what was handed over before is right.
 */
export async function* readPbf(
  chunks: Chunks,
  kinds: ReadonlySet<OsmKind> = osmKinds,
): AsyncGenerator<OsmBatch> {
  let asOf: string | null = null;
  let sawHeader = false;
  for await (const { type, at, block } of ahead(unpackedBlobs(chunks))) {
    if (type === 'OSMHeader') {
      sawHeader = true;
      asOf = await guarded(at, () => readHeader(block, at));
    } else if (sawHeader) {
      yield { elements: await guarded(at, () => decodeBlock(block, kinds)), asOf };
    } else throw malformed(at, 'data before the header');
  }
  if (!sawHeader) throw new OsmError('not_osm', 'no OSM header in the file', 'byte 0');
}

/** Lets the platform unpack the next blob while this one is decoded. */
async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    let coming = source.next();
    for (let next = await coming; !next.done; next = await coming) {
      coming = source.next();
      // Told when it is its turn, if it ever is.
      coming.catch(() => {});
      yield next.value;
    }
  } finally {
    await source.return(undefined);
  }
}

async function* unpackedBlobs(chunks: Chunks) {
  const bytes = byteSource(chunks);
  try {
    for (let blob = await nextBlob(bytes); blob !== null; blob = await nextBlob(bytes)) {
      const { type, at, content } = blob;
      // "Parsers should ignore and skip" other types.
      if (type !== 'OSMHeader' && type !== 'OSMData') continue;
      yield { type, at, block: await guarded(at, () => unpack(content, at)) };
    }
  } finally {
    await bytes.close();
  }
}

const malformed = (at: number, reason: string) =>
  new OsmError('malformed_pbf', reason, `byte ${at}`);

/** What goes wrong while decoding is the file's fault, told with the place of its blob. */
async function guarded<T>(at: number, decode: () => T | Promise<T>): Promise<T> {
  try {
    return await decode();
  } catch (error) {
    if (error instanceof OsmError) throw error;
    throw malformed(at, `a block that can't be read (${(error as Error).message})`);
  }
}

interface FileBlob {
  /** Where it begins, bytes from the start of the file. */
  readonly at: number;
  readonly type: string;
  readonly content: Uint8Array;
}

async function nextBlob(bytes: ByteSource): Promise<FileBlob | null> {
  const at = bytes.position();
  const length = await bytes.take(4);
  if (length === null) return null;
  const headerSize = new DataView(length.buffer, length.byteOffset, 4).getUint32(0);
  if (headerSize === 0 || headerSize > mostHeader) {
    throw at === 0
      ? new OsmError('not_osm', 'no OpenStreetMap file', 'byte 0')
      : malformed(at, `a blob header of ${headerSize} bytes`);
  }
  const header = await bytes.need(headerSize);
  const { type, size } = await guarded(at, () =>
    readAll(header, readBlobHeader, { type: '', size: 0 }),
  );
  if (size < 1 || size > mostBlob) throw malformed(at, `a blob of ${size} bytes`);
  return { at, type, content: await bytes.need(size) };
}

const readBlobHeader = (tag: number, header: { type: string; size: number }, pbf: PbfReader) => {
  if (tag === 1) header.type = pbf.readString();
  else if (tag === 3) header.size = pbf.readVarint();
};

interface Packed {
  raw?: Uint8Array;
  zlib?: Uint8Array;
  /** Size when unpacked, bytes. */
  size: number;
  /** Tag of a compression that is not known here. */
  other: number;
}

const otherCompressions = ['LZMA', 'bzip2', 'LZ4', 'Zstandard'];

async function unpack(content: Uint8Array, at: number): Promise<Uint8Array> {
  const { raw, zlib, size, other } = readAll<Packed>(content, readPacked, {
    size: 0,
    other: 0,
  });
  if (raw) return raw;
  if (zlib) {
    if (size > mostBlob) throw malformed(at, `a blob of ${size} bytes when unpacked`);
    return inflate(zlib, size);
  }
  const how = otherCompressions[other - 4];
  if (!how) throw malformed(at, 'a blob without data');
  throw new OsmError('unsupported', `data compressed by ${how}, expected zlib`, `byte ${at}`);
}

const readPacked = (tag: number, packed: Packed, pbf: PbfReader) => {
  if (tag === 1) packed.raw = pbf.readBytes();
  else if (tag === 2) packed.size = pbf.readVarint();
  else if (tag === 3) packed.zlib = pbf.readBytes();
  else if (tag >= 4 && tag <= 7) packed.other = tag;
};

/** The moment the file speaks of. */
function readHeader(block: Uint8Array, at: number): string | null {
  const { required, timestamp } = readAll(
    block,
    (tag, header, pbf) => {
      if (tag === 4) header.required.push(pbf.readString());
      else if (tag === 32) header.timestamp = pbf.readVarint();
    },
    { required: [] as string[], timestamp: 0 },
  );
  const unknown = required.filter((feature) => !knownFeatures.has(feature));
  if (unknown.length > 0) {
    throw new OsmError('unsupported', `the file needs ${unknown.join(', ')}`, `byte ${at}`);
  }
  return timestamp > 0 ? momentOf(timestamp) : null;
}

/** The format says seconds since 1970; some writers say milliseconds. */
function momentOf(timestamp: number): string | null {
  const milliseconds = timestamp > 1e11 ? timestamp : timestamp * 1000;
  return milliseconds < 8.64e15 ? `${new Date(milliseconds).toISOString().slice(0, 19)}Z` : null;
}
