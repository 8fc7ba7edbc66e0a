// What a rider downloads, kB gzip (1 kB is 1,000 bytes). A budget alone lets a build grow
// unseen up to it, and a file that is no longer built looks like a saving; so the figures
// are recorded, and a change has to be recorded with its reason in the commit.

import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const budgets = {
  /** The scripts of the page that run before the list is on screen. */
  beforeTheList: { atMost: 130, recorded: 122.3 },
  /** All scripts, workers and styles, the map and every dialog included. */
  everything: { atMost: 620, recorded: 594.9 },
};
const growth = 2;
const drop = 8;

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
}
const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8')) as Record<
  string,
  Chunk
>;

/** A chunk with all that it imports statically. */
function closure(name: string, found = new Set<string>()): Set<string> {
  const chunk = manifest[name];
  if (!chunk) throw new Error(`the manifest has no ${name}`);
  if (found.has(chunk.file)) return found;
  found.add(chunk.file);
  for (const imported of chunk.imports ?? []) closure(imported, found);
  return found;
}

const kilobytes = (files: Iterable<string>) =>
  [...files].reduce(
    (sum, file) => sum + gzipSync(readFileSync(`dist/${file}`), { level: 9 }).length / 1000,
    0,
  );

const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry) ?? '';
const all = await Array.fromAsync(glob('**/*.{js,css}', { cwd: 'dist' }));
const measured = { beforeTheList: kilobytes(closure(entry)), everything: kilobytes(all) };

test.each(['beforeTheList', 'everything'] as const)('%s is within its budget', (name) => {
  expect(measured[name]).toBeLessThanOrEqual(budgets[name].atMost);
});

test.each(['beforeTheList', 'everything'] as const)('%s is as recorded', (name) => {
  const { recorded } = budgets[name];
  console.log(`${name}: ${measured[name].toFixed(1)} kB gzip, recorded ${recorded}`);
  expect(measured[name]).toBeLessThanOrEqual(recorded + growth);
  expect(measured[name]).toBeGreaterThanOrEqual(recorded - drop);
});

test('the map is not part of what comes before the list', () => {
  const mapCode = all.filter(
    (file) =>
      file.endsWith('.js') && readFileSync(`dist/${file}`, 'utf8').includes('maplibregl-canvas'),
  );
  expect(mapCode.length).toBeGreaterThan(0);
  expect(mapCode.filter((file) => closure(entry).has(file))).toEqual([]);
});
