// Writes `dist/s/<station-id>/index.html`, and its English twin, for every station of the
// built area: what QR codes point to. Their script is a build of its own, so that what it
// shares with the app does not cut the app's first chunk into pieces.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import type { AreaManifest } from '#core/area.ts';
import type { Programme } from '#core/programme.ts';
import type { Station } from '#core/station.ts';
import { instant, type LngLat } from '#core/units.ts';
import { stationPage, stationPath } from '#pages/station-page.ts';

const read = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;

/** The address of the site, where it is known when it is built. */
const site = process.env.CIRCLE_SITE?.replace(/\/$/, '') || null;

export async function writeStationPages(area: string, dist: string): Promise<number> {
  const manifest = read<AreaManifest>(path.join(area, 'manifest.json'));
  const { stations: file, programmes } = manifest.files;
  const { features } = read<{
    features: { properties: Omit<Station, 'at'>; geometry: { coordinates: LngLat } }[];
  }>(path.join(area, file.path));
  const { events } = programmes
    ? read<{ events: Programme[] }>(path.join(area, programmes.path))
    : { events: [] };
  const assets = await buildScript(dist);
  const moment = instant(Date.parse(manifest.builtAt));
  for (const { properties, geometry } of features) {
    const station = { ...properties, at: geometry.coordinates };
    for (const language of ['zh', 'en'] as const) {
      const input = { station, manifest, programmes: events, moment, language, assets, site };
      const folder = path.join(dist, stationPath(station.id, language));
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, 'index.html'), await stationPage(input));
    }
  }
  return features.length;
}

async function buildScript(dist: string) {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    // Addresses beside the script, wherever the page lies.
    base: './',
    worker: { format: 'es' },
    build: {
      outDir: dist,
      emptyOutDir: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: 'src/app/station-page.ts' },
    },
  });
  if (!('output' in built)) throw new Error('Vite built something else than one bundle');
  const script = built.output.find((part) => part.type === 'chunk' && part.isEntry);
  const styles = built.output
    .map(({ fileName }) => fileName)
    .filter((name) => name.endsWith('.css'));
  if (!script) throw new Error('the build has no script for station pages');
  return { styles, script: script.fileName };
}
