// From sources to `dist/`: the built area, the app, and a compressed copy of every file
// that gains from it, which the server hands out as they are.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { glob, readFile } from 'node:fs/promises';
import { areasIn } from '#server/area-data.ts';
import { indexAreas } from '#server/area-index.ts';
import { compressFolder } from '#server/compress.ts';
import { writeHostHeaders } from './host-headers.ts';
import { newsIn } from './news.ts';
import { writeProgrammeCalendars } from './programme-calendars.ts';
import { writeServiceWorker } from './service-worker.ts';
import { writeStationPages } from './station-pages.ts';
import { run, type Step } from './steps.ts';

const source = 'data/areas/jiading';
const output = 'public/areas/jiading';
const stamp = '.cache/jiading';

/** What `circle area build` is told about Jiading Town; it is our own drawing. */
const jiading = [
  ...['--osm', `${source}/jiading.osm`],
  ...['--stations', `${source}/stations.geojson`],
  ...['--demand', `${source}/demand.geojson`],
  ...['--programmes', `${source}/programmes.json`],
  ...['--name', '嘉定镇街道', '--name-en', 'Jiading Town'],
  ...['--licence', 'CC0-1.0', '--attribution', '自绘示意图', '--attribution-en', 'Own drawing'],
  '--schematic',
];

/** A checksum over everything a built area is made from. */
async function fingerprint(): Promise<string> {
  const inputs = [`${source}/*`, 'data/calendar/*', 'src/{core,osm,cli}/**/*.ts'];
  const files = await Array.fromAsync(glob([...inputs, 'package-lock.json']));
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(file).update(await readFile(file));
  return hash.digest('hex');
}

async function buildArea(): Promise<void> {
  const inputs = await fingerprint();
  if (existsSync(`${output}/manifest.json`) && existsSync(stamp)) {
    if (readFileSync(stamp, 'utf8') === inputs) return console.log('unchanged');
  }
  await run('node', 'src/cli/main.ts', 'area', 'build', ...jiading, '--out', output);
  mkdirSync('.cache', { recursive: true });
  writeFileSync(stamp, inputs);
}

/** What areas there are, for the page. */
async function buildAreas(): Promise<void> {
  await buildArea();
  const index = await indexAreas(await areasIn('public'));
  writeFileSync('public/areas/index.json', `${JSON.stringify(index)}\n`);
}

const appSources = [
  'src/**/*',
  'public/**/*',
  'index.html',
  'vite.config.ts',
  'scripts/third-party-notices.ts',
];

/** Names a build by everything it is made from; the page asks for it to know of a newer one. */
async function buildApp(): Promise<void> {
  const files = await Array.fromAsync(
    glob([...appSources, 'package-lock.json'], { withFileTypes: true }),
  );
  const hash = createHash('sha256');
  const paths = files
    .filter((file) => file.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`);
  for (const path of paths.sort()) hash.update(path).update(await readFile(path));
  const build = hash.digest('hex').slice(0, 12);
  process.env.VITE_BUILD = build;
  await run('vite', 'build');
  const news = newsIn(readFileSync('CHANGELOG.md', 'utf8'));
  writeFileSync('dist/version.json', `${JSON.stringify({ build, news })}\n`);
}

const compress = async () => console.log(`${await compressFolder('dist')} compressed copies`);

const stationPages = async () => console.log(`${await writeStationPages(output, 'dist')} stations`);

const staticHosts = async () => console.log(`${await writeHostHeaders('dist')} addresses`);

const calendars = async () =>
  console.log(`${await writeProgrammeCalendars(output, 'dist')} calendars`);

const serviceWorker = async () => console.log(`${await writeServiceWorker('dist')} files kept`);

export const areaStep: Step = { name: 'area: Jiading Town', run: buildAreas, required: true };

export const buildSteps: readonly Step[] = [
  areaStep,
  { name: 'app: vite build', run: buildApp, required: true },
  { name: 'station pages', run: stationPages, required: true },
  { name: 'calendars to subscribe to', run: calendars, required: true },
  { name: 'headers for static hosts', run: staticHosts, required: true },
  { name: 'service worker', run: serviceWorker, required: true },
  { name: 'compress', run: compress, required: true },
];
