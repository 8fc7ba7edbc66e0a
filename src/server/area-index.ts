// The list of the areas at hand, `areas/index.json`: written into the built app for any web
// server, and made anew by our own, which may have more.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { type AreaIndex, areaIndex, areaManifest } from '#core/area.ts';

/** `folders`: of built areas, by id. A folder that holds none is left out. */
export async function indexAreas(folders: Readonly<Record<string, string>>): Promise<AreaIndex> {
  const manifests = await Promise.all(Object.values(folders).map(readManifest));
  return v.parse(
    areaIndex,
    manifests.filter((manifest) => manifest !== null),
  );
}

async function readManifest(folder: string) {
  const text = await readFile(path.join(folder, 'manifest.json'), 'utf8').catch(() => 'null');
  const { success, output } = v.safeParse(areaManifest, JSON.parse(text));
  return success ? output : null;
}
