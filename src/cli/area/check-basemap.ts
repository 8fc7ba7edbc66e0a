// The basemap of a built area: which layers hold anything, and whether its file is what
// its name says.

import { readFile } from 'node:fs/promises';
import { PMTiles, TileType } from 'pmtiles';
import * as v from 'valibot';
import { explain } from './explain.ts';
import type { Findings } from './problem.ts';
import { readJson } from './read-json.ts';

const collection = v.object({
  type: v.literal('FeatureCollection'),
  features: v.array(v.object({ properties: v.object({ layer_name: v.string() }) })),
});
const metadata = v.object({ vector_layers: v.array(v.object({ id: v.string() })) });

/** The names of its layers; what is wrong is added to the findings. */
export async function checkBasemap(file: string, findings: Findings): Promise<string[]> {
  const tell = (reason: string) => findings.problems.push({ file, feature: null, reason });
  const layers = file.endsWith('.pmtiles') ? archiveLayers(file) : collectionLayers(file);
  return layers.catch((error: Error) => {
    tell(error.message);
    return [];
  });
}

async function collectionLayers(file: string): Promise<string[]> {
  const { features } = expected(collection, await readJson(file));
  return [...new Set(features.map(({ properties }) => properties.layer_name))];
}

async function archiveLayers(file: string): Promise<string[]> {
  const { buffer } = new Uint8Array(await readFile(file));
  const archive = new PMTiles({
    getKey: () => file,
    getBytes: async (offset, length) => ({ data: buffer.slice(offset, offset + length) }),
  });
  const header = await archive.getHeader();
  if (header.tileType !== TileType.Mvt) throw new Error('holds no vector tiles');
  const { vector_layers } = expected(metadata, await archive.getMetadata());
  const [z, x, y] = middle(header);
  // An empty place has no tile; one that can't be unpacked is an error.
  await archive.getZxy(z, x, y);
  return vector_layers.map(({ id }) => id);
}

/** The tile in the middle, at the deepest zoom. */
function middle({ maxZoom, centerLon, centerLat }: Awaited<ReturnType<PMTiles['getHeader']>>) {
  const side = 2 ** maxZoom;
  const sin = Math.sin((centerLat * Math.PI) / 180);
  const y = 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
  return [maxZoom, Math.floor((centerLon / 360 + 0.5) * side), Math.floor(y * side)] as const;
}

function expected<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T {
  const { success, output, issues } = v.safeParse(schema, value);
  if (success) return output;
  throw new Error(explain(issues[0] as v.BaseIssue<unknown>));
}
