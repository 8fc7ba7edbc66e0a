// Valhalla in this process, through its own binding: tiles built from the same file with
// its own tools, and isochrones as text, so that reading JSON is not counted. Its streets
// and speeds are its own, set as near to ours as it lets one; its outline is its default.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { FeatureCollection } from 'geojson';
import type { Outline, Travel, Valhalla } from './peer.ts';

const costings = {
  walk: {
    costing: 'pedestrian',
    costing_options: {
      pedestrian: {
        walking_speed: 4.8,
        step_penalty: 0,
        ...{ walkway_factor: 1, sidewalk_factor: 1, alley_factor: 1, driveway_factor: 1 },
      },
    },
  },
  ride: {
    costing: 'bicycle',
    costing_options: { bicycle: { bicycle_type: 'City', cycling_speed: 15, use_hills: 1 } },
  },
} as const;

export const outlineIn = (text: string): Outline =>
  (JSON.parse(text) as FeatureCollection<Outline>).features[0]?.geometry ?? {
    type: 'MultiPolygon',
    coordinates: [],
  };

function tool(folder: string, [name = '', ...parameters]: readonly string[]): string {
  const command = createRequire(import.meta.url).resolve('@valhallajs/valhallajs');
  const cli = path.join(path.dirname(command), 'bin/valhalla-cli.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, name, ...parameters], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    // One of the tools leaves a list where it runs.
    cwd: folder,
  });
  if (status === 0) return stdout;
  throw new Error(`valhalla ${name} ended with ${status}: ${stderr.trim().split('\n').at(-1)}`);
}

export async function openValhalla(osm: string, folder: string): Promise<Valhalla> {
  const config = path.join(folder, 'valhalla.json');
  const isBuilt = existsSync(config);
  const started = performance.now();
  if (!isBuilt) {
    mkdirSync(folder, { recursive: true });
    const text = tool(folder, [
      'build_config',
      ...['--mjolnir-tile-dir', path.join(folder, 'tiles')],
      ...['--mjolnir-timezone', '', '--mjolnir-admin', '', '--mjolnir-concurrency', '1'],
    ]);
    const settings = JSON.parse(text) as { mjolnir: object };
    const silent = { logging: { type: 'file', file_name: path.join(folder, 'valhalla.log') } };
    const mjolnir = { ...settings.mjolnir, ...silent, tile_extract: '', traffic_extract: '' };
    const draft = path.join(folder, 'draft.json');
    writeFileSync(draft, JSON.stringify({ ...settings, mjolnir }));
    tool(folder, ['build_tiles', '-c', draft, osm]);
    writeFileSync(config, JSON.stringify({ ...settings, mjolnir }));
  }
  const buildSeconds = isBuilt ? null : (performance.now() - started) / 1000;
  const { Actor } = await import('@valhallajs/valhallajs');
  const actor = await Actor.fromConfigFile(config);
  const draw = ([lon, lat]: readonly [number, number], travel: Travel) =>
    actor.isochrone(
      JSON.stringify({
        locations: [{ lat, lon }],
        ...costings[travel],
        contours: [{ time: 15 }],
        polygons: true,
        reverse: true,
      }),
    );
  return { buildSeconds, draw };
}
