// What a rider downloads, kB gzip (1 kB is 1,000 bytes). A budget alone lets a build grow
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

const list = closure('index.html');
const map = closure('src/map/map-canvas.tsx', new Set(list));
const all = await Array.fromAsync(glob('**/*.{js,css}', { cwd: 'dist' }));
const mapFiles = withStylesAndWorkers(map).filter(isCode);

const parts = [
  { name: 'the scripts before the list', files: scripts(list), atMost: 130, recorded: 125 },
  {
    name: 'list and map with workers and styles',
    files: mapFiles,
    atMost: 620,
    recorded: 606.4,
  },
  {
    name: 'what a tap loads',
    files: all.filter((file) => !mapFiles.includes(file)),
    atMost: 40,
    recorded: 35.1,
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
