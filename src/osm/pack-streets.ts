// The streets as a file: one graph, which a phone reads whole, for a town; tiles in one
// archive, of which it fetches those within reach, for a city.
// See docs/decisions/0010.

import type { StreetGraph } from '#core/streets/graph.ts';
import { encodeGraph } from '#core/streets/graph-codec.ts';
import { packTiles } from '#core/streets/tile-archive.ts';
import { gzip, type PackedFile } from './packed-file.ts';

/** A larger graph is cut into tiles, bytes: about 30,000 junctions, 1 MB when compressed. */
const mostWhole = 2_000_000;

export async function packStreets(graph: StreetGraph): Promise<PackedFile> {
  const bytes = encodeGraph(graph);
  return bytes.length <= mostWhole
    ? { path: 'streets.bin', bytes }
    : { path: 'streets.pmtiles', bytes: await packTiles(graph, gzip) };
}
