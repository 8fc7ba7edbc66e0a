// The OpenStreetMap files of an area, read as one.

import { createReadStream } from 'node:fs';
import type { Bbox } from '#core/units.ts';
import { clip } from '#osm/clip.ts';
import { type CollectedOsm, collect } from '#osm/collect.ts';
import type { OsmBatch } from '#osm/element.ts';
import { OsmError } from '#osm/osm-error.ts';
import { readXml } from '#osm/read-xml.ts';
import { inputError } from './problem.ts';
import { readingFailure } from './read-json.ts';

export async function readOsmFiles(
  files: readonly string[],
  bbox: Bbox | undefined,
): Promise<CollectedOsm> {
  const data = await collect(...files.map(readOsmFile));
  return bbox ? { ...clip(data, bbox), asOf: data.asOf } : data;
}

async function* readOsmFile(file: string): AsyncGenerator<OsmBatch> {
  if (file.endsWith('.pbf')) {
    const reason = 'is in the PBF format; `osmium cat` converts it to XML (.osm)';
    throw inputError({ file, feature: null, reason });
  }
  try {
    yield* readXml(createReadStream(file, 'utf8'));
  } catch (error) {
    if (error instanceof OsmError) {
      throw inputError({ file: `${file}:${error.line}`, feature: null, reason: error.reason });
    }
    const { code, message } = error as NodeJS.ErrnoException;
    throw inputError({ file, feature: null, reason: readingFailure(code, message) });
  }
}
