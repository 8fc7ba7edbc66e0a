// What is downloaded, kB gzip (1 kB is 1,000 bytes), for the rider first of all. A budget alone lets a build grow
// unseen up to it, and a file that is no longer built looks like a saving; so the figures
// are recorded, and a change has to be recorded with its reason in the commit.

import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const growth = 2;
const drop = 8;

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
  /** Workers, and files that are only named. */
  readonly assets?: readonly string[];
}
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')) as Record<
  string,
  Chunk
>;

/** A chunk with all that it imports statically. */
function closure(name: string, found = new Set<Chunk>()): Set<Chunk> {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`the manifest has no ${name}`);
  if (found.has(chunk)) return found;
  found.add(chunk);
  for (const imported of chunk.imports ?? []) closure(imported, found);
  return found;
}

const isCode = (file: string) => /\.(js|css)$/.test(file);
const scripts = (chunks: Iterable<Chunk>) => [...chunks].map(({ file }) => file);
const withStylesAndWorkers = (chunks: Iterable<Chunk>) =>
  [...chunks].flatMap(({ file, css, assets }) => [file, ...(css ?? []), ...(assets ?? [])]);

const mapEntry = 'src/map/map-canvas.tsx';
const plannerEntry = 'src/views/planner/planner-view.tsx';
/** Comes with the voice and the programmes, and before where something waits to be sent. */
const outboxEntry = 'src/api/outbox/outbox.ts';

/** What else is loaded on its own, with what a tap in it loads: more than list and map. */
const others = [
  { name: 'the texts in English', entry: 'src/ui/texts/en.ts', atMost: 8, recorded: 4.7 },
  { name: 'the kiosk', entry: 'src/views/kiosk/kiosk-view.tsx', atMost: 60, recorded: 47.8 },
  { name: 'the voice', entry: 'src/views/voice/voice-view.tsx', atMost: 40, recorded: 28.5 },
  {
    name: 'the programmes',
    entry: 'src/views/programmes/programmes-view.tsx',
    atMost: 60,
    recorded: 45.5,
  },
  {
    name: 'the page about privacy',
    entry: 'src/views/privacy/privacy-dialog.tsx',
    atMost: 8,
    recorded: 6.3,
  },
  { name: 'the tree', entry: 'src/views/tree/tree-view.tsx', atMost: 30, recorded: 4.7 },
  { name: 'the desk', entry: 'src/views/desk/desk-view.tsx', atMost: 80, recorded: 62.1 },
  {
    name: 'the areas: their list, and the worker that makes one of a file',
    entry: 'src/views/areas/areas-dialog.tsx',
    atMost: 260,
    recorded: 233.9,
  },
];
const apart = [plannerEntry, outboxEntry, ...others.map(({ entry }) => entry)];

const list = closure('index.html');
const map = closure(mapEntry, new Set(list));
const mapFiles = withStylesAndWorkers(map).filter(isCode);
const codeOf = (chunks: Iterable<Chunk>, without: readonly string[]) =>
  withStylesAndWorkers(chunks).filter((file) => isCode(file) && !without.includes(file));

/** What comes beside list and map. */
const beyond = (chunks: Iterable<Chunk>) => [...chunks].filter((chunk) => !map.has(chunk));

/** What chunks load when something is tapped, and what that loads in turn. */
function later(chunks: Iterable<Chunk>): Chunk[] {
  const names = [...chunks].flatMap(({ dynamicImports }) => dynamicImports ?? []);
  const loaded = names
    .filter((name) => name !== mapEntry && !apart.includes(name))
    .flatMap((name) => beyond(closure(name)));
  return loaded.length === 0 ? [] : [...loaded, ...later(loaded)];
}

const tap = codeOf(later(map), mapFiles);
const planner = beyond(closure(plannerEntry));
const plannerFiles = codeOf(planner, mapFiles);
const plannerTap = codeOf(later(planner), [...mapFiles, ...plannerFiles]);
const otherParts = others.map(({ entry, ...part }) => {
  const chunks = beyond(closure(entry));
  return { ...part, files: codeOf([...chunks, ...later(chunks)], mapFiles) };
});
const counted = new Set([
  ...mapFiles,
  ...tap,
  ...plannerFiles,
  ...plannerTap,
  ...otherParts.flatMap(({ files }) => files),
]);
counted.add('sw.js');
const all = await Array.fromAsync(glob('**/*.{js,css}', { cwd: 'dist' }));
const wasm = await Array.fromAsync(glob('**/*.wasm', { cwd: 'dist' }));

const parts = [
  { name: 'the scripts before the list', files: scripts(list), atMost: 130, recorded: 126.7 },
  { name: 'list and map with workers and styles', files: mapFiles, atMost: 620, recorded: 615.1 },
  { name: 'what a tap loads', files: tap, atMost: 50, recorded: 47.2 },
  {
    name: 'the planner, more than list and map',
    files: plannerFiles,
    atMost: 85,
    recorded: 80.5,
  },
  {
    name: 'what a tap in the planner loads: best change, export, import, report',
    files: plannerTap,
    atMost: 110,
    recorded: 98.5,
  },
  ...otherParts,
  { name: 'the service worker with its list', files: ['sw.js'], atMost: 20, recorded: 12.2 },
  { name: 'WebAssembly: the solver and SQLite', files: wasm, atMost: 1600, recorded: 1557.1 },
  {
    name: 'the pages of single stations',
    files: all.filter((file) => !counted.has(file)),
    atMost: 60,
    recorded: 37.9,
  },
];

const kilobytes = (files: readonly string[]) =>
  [...new Set(files)].reduce(
    (sum, file) => sum + gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length / 1000,
    0,
  );

test.each(parts)('$name: at most $atMost kB', ({ files, atMost }) => {
  expect(kilobytes(files)).toBeLessThanOrEqual(atMost);
});

test.each(parts)('$name: as recorded, $recorded kB', ({ name, files, recorded }) => {
  const measured = kilobytes(files);
  console.log(`${name}: ${measured.toFixed(1)} kB gzip, recorded ${recorded}`);
  expect(measured).toBeLessThanOrEqual(recorded + growth);
  expect(measured).toBeGreaterThanOrEqual(recorded - drop);
});

test('the map is loaded after the list, in files of its own', () => {
  const holdsMap = (file: string) =>
    readFileSync(`dist/${file}`, 'utf8').includes('maplibregl-canvas');
  expect(scripts(list).filter(holdsMap)).toEqual([]);
  expect(scripts(map).filter(holdsMap)).toHaveLength(1);
  expect(mapFiles.some((file) => file.includes('maplibre-gl-worker'))).toBe(true);
});
