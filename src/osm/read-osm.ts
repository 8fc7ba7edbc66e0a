// Any file of OpenStreetMap: PBF, XML, or XML in gzip. What a file is, its first bytes
// say; its name may be wrong.

import type { Chunks } from './byte-source.ts';
import { type OsmBatch, type OsmKind, osmKinds } from './element.ts';
import { OsmError } from './osm-error.ts';
import { readPbf } from './read-pbf.ts';
import { readXml } from './read-xml.ts';
import { gunzip } from './unpack.ts';

/** What files begin with that hold OpenStreetMap's data, but can't be read here. */
const strangers: readonly (readonly [name: string, ...bytes: number[]])[] = [
  ['a bzip2 file', 0x42, 0x5a, 0x68],
  ['a zip file', 0x50, 0x4b, 0x03, 0x04],
  ['an xz file', 0xfd, 0x37, 0x7a, 0x58],
  ['a Zstandard file', 0x28, 0xb5, 0x2f, 0xfd],
  ['a 7z file', 0x37, 0x7a, 0xbc, 0xaf],
];

/** So much of a file says what it is, bytes. */
const longestMark = 64;

/**
 * The elements of the kinds asked for, in the order of the file.
 * Throws `OsmError`; what was handed over before is right.
 */
export async function* readOsm(
  chunks: Chunks,
  kinds: ReadonlySet<OsmKind> = osmKinds,
): AsyncGenerator<OsmBatch> {
  const { head, whole, close } = await peek(chunks);
  try {
    if (head.length === 0) throw new OsmError('truncated', 'the file is empty', 'byte 0');
    const begins = (...bytes: number[]) => bytes.every((byte, i) => head[i] === byte);
    const stranger = strangers.find(([, ...bytes]) => begins(...bytes));
    if (stranger) {
      throw new OsmError('unsupported', `${stranger[0]}: unpack it first`, 'byte 0');
    }
    if (begins(0x1f, 0x8b)) yield* readXml(textOf(gunzip(whole)), kinds);
    // The length of the first header, which is short: no text begins like that.
    else if (begins(0, 0)) yield* readPbf(whole, kinds);
    else {
      refuseOtherTexts(String.fromCharCode(...head));
      yield* readXml(textOf(whole), kinds);
    }
  } finally {
    await close();
  }
}

/** What is no XML, and what servers send in place of a file. */
function refuseOtherTexts(head: string) {
  const start = head.replace(/^\u00ef\u00bb\u00bf/, '').trimStart();
  if (/^<(!doctype )?html/i.test(start)) {
    throw new OsmError('not_osm', 'a web page, not a map: the download went wrong', 'byte 0');
  }
  if (start !== '' && !start.startsWith('<')) {
    throw new OsmError('not_osm', 'neither PBF nor XML: no OpenStreetMap file', 'byte 0');
  }
}

/** The first bytes, and the whole with them. */
async function peek(chunks: Chunks) {
  const rest = iterate(chunks);
  const seen: Uint8Array[] = [];
  for (let length = 0; length < longestMark; ) {
    const next = await rest.next();
    if (next.done) break;
    seen.push(next.value);
    length += next.value.length;
  }
  async function* whole() {
    yield* seen;
    yield* rest;
  }
  const head = seen.flatMap((chunk) => [...chunk.subarray(0, longestMark)]).slice(0, longestMark);
  return { head, whole: whole(), close: () => rest.return(undefined) };
}

async function* iterate(chunks: Chunks): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

async function* textOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
  yield decoder.decode();
}
