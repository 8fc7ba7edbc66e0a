// The OpenStreetMap files of an area, read as one.

import { createReadStream } from 'node:fs';
import type { OsmBatch, OsmKind } from '#osm/element.ts';
import { type LoadedOsm, type LoadOptions, loadOsm } from '#osm/load-osm.ts';
import { OsmError } from '#osm/osm-error.ts';
import { readOsm } from '#osm/read-osm.ts';
import { inputError } from './problem.ts';
import { readingFailure } from './read-json.ts';

export const readOsmFiles = (
  files: readonly string[],
  options: Pick<LoadOptions, 'bbox' | 'onWays'>,
  step: (text: string) => void,
): Promise<LoadedOsm> =>
  loadOsm(
    files.map((file) => (kinds) => readOsmFile(file, kinds)),
    { ...options, onReading: (kind) => step(`reading the map data: ${kind}s`) },
  );

/** Read in pieces that hold a few blobs each, bytes. */
const highWaterMark = 1024 * 1024;

async function* readOsmFile(file: string, kinds: ReadonlySet<OsmKind>): AsyncGenerator<OsmBatch> {
  try {
    yield* readOsm(createReadStream(file, { highWaterMark }), kinds);
  } catch (error) {
    if (error instanceof OsmError) {
      throw inputError({ file, feature: error.place, reason: error.reason });
    }
    const { code, message } = error as NodeJS.ErrnoException;
    throw inputError({ file, feature: null, reason: readingFailure(code, message) });
  }
}
