// What a built area holds, read from its folder and checked at the door. Everything here
// throws `CommandError` for a file that is not there, or is not what it should be.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { type AreaManifest, areaManifest } from '#core/area.ts';
import type { StreetGraph } from '#core/streets/graph.ts';
import { decodeGraph } from '#core/streets/graph-codec.ts';
import { unpackTiles } from '#core/streets/tile-archive.ts';
import { explain } from './explain.ts';
import { inputError, type Problem } from './problem.ts';
import { readingFailure, readJson } from './read-json.ts';

export async function readManifest(folder: string): Promise<AreaManifest> {
  const file = path.join(folder, 'manifest.json');
  const parsed = v.safeParse(areaManifest, await readJson(file));
  if (parsed.success) return parsed.output;
  const problems = parsed.issues.map((issue): Problem => {
    return { file, feature: null, reason: explain(issue) };
  });
  throw inputError(...problems);
}

export async function readGraph(folder: string, manifest: AreaManifest): Promise<StreetGraph> {
  const file = path.join(folder, manifest.files.streets.path);
  const fail = (reason: string) => inputError({ file, feature: null, reason });
  const read = await readFile(file).catch(({ code, message }: NodeJS.ErrnoException) => {
    throw fail(readingFailure(code, message));
  });
  const bytes = new Uint8Array(read).buffer;
  try {
    return file.endsWith('.pmtiles') ? await unpackTiles(bytes) : decodeGraph(bytes);
  } catch (error) {
    throw fail((error as Error).message);
  }
}
