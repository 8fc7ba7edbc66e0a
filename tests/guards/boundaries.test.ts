// Borders between folders, as drawn in docs/architecture.md: a copy of the lint rules is
// given one planted import for every folder and everything it might reach for, and has
// to refuse exactly those that are not in the table.

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const react = ['react', 'react-dom/client'];
const map = ['maplibre-gl', 'maplibre-gl/dist/maplibre-gl.css'];
const query = '@tanstack/react-query';
const inner = ['core', 'compute', 'api', 'state', 'map', 'ui', 'words'];

/** What each folder may import, of our own folders and of the libraries that belong somewhere. */
const table: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  osm: ['core', 'osm'],
  offline: ['core', 'offline'],
  ui: ['ui', ...react],
  words: ['core', 'ui', 'words'],
  compute: ['core', 'osm', 'compute', query],
  api: ['core', 'api', 'state', query],
  state: ['core', 'api', 'state', ...react, 'zustand'],
  map: ['core', 'map', ...react, ...map],
  'views/rider': [...inner, ...react, query, 'zustand'],
  app: [...inner, 'views', 'app', 'mocks', ...react, query, 'zustand'],
  pages: ['core', 'ui', 'words', 'pages', 'hono'],
  server: ['core', 'osm', 'server', 'hono', 'node:fs'],
  cli: ['core', 'osm', 'pages', 'server', 'cli', 'hono', 'node:fs'],
};
const folders = Object.keys(table);
const rooms = [
  'core',
  'osm',
  'offline',
  'compute',
  'api',
  'state',
  'map',
  'ui',
  'words',
  'views',
  'app',
  'pages',
  'server',
  'cli',
];
const ours = [...rooms, 'mocks', 'scripts', 'tests'];
const targets = [...ours, ...react, ...map, query, 'zustand', 'hono', 'node:fs'];

const from = (target: string) => (ours.includes(target) ? `#${target}/planted.ts` : target);
const fileOf = (folder: string, target: string) =>
  `src/${folder}/imports-${target.replaceAll(/[^a-z]+/g, '-')}.ts`;

const planted: Record<string, string> = {
  'src/views/rider/imports-another-view.ts': "export { a } from '#views/kiosk/planted.ts';\n",
  'src/core/imports-upwards.ts': "export { a } from '../osm/planted.ts';\n",
  'src/core/imports-a-type.ts': "export type { A } from '#osm/planted.ts';\n",
  'src/core/imports-later.ts': "export const later = () => import('#osm/planted.ts');\n",
  'src/core/imports-all.ts': "export * from '#osm/planted.ts';\n",
  'src/core/cycle-a.ts': "import { b } from './cycle-b.ts';\nexport const a = () => b;\n",
  'src/core/cycle-b.ts': "import { a } from './cycle-a.ts';\nexport const b = () => a;\n",
  'src/core/type-a.ts': "import type { B } from './type-b.ts';\nexport type A = B | 1;\n",
  'src/core/type-b.ts': "import type { A } from './type-a.ts';\nexport type B = A | 2;\n",
  'src/core/sibling.ts': "import { good } from './good.ts';\nexport const sibling = good;\n",
  'src/core/good.ts': "import { a } from '#core/planted.ts';\nexport const good = a;\n",
};
for (const room of ours) planted[`src/${room}/planted.ts`] = 'export const a = 1;\n';
for (const folder of folders) {
  for (const target of targets) {
    planted[fileOf(folder, target)] = `import { a } from '${from(target)}';\nexport const b = a;\n`;
  }
}

interface Diagnostic {
  readonly category: string;
  readonly location: { readonly path: string };
}
let house = '';
let diagnostics: readonly Diagnostic[] = [];

/** The rules that a planted file breaks. */
const broken = (file: string) =>
  diagnostics.filter(({ location }) => location.path === file).map(({ category }) => category);

beforeAll(() => {
  house = mkdtempSync(path.join(tmpdir(), 'borders-'));
  for (const file of ['biome.json', 'package.json']) cpSync(file, path.join(house, file));
  for (const [file, text] of Object.entries(planted)) {
    mkdirSync(path.dirname(path.join(house, file)), { recursive: true });
    writeFileSync(path.join(house, file), text);
  }
  const biome = path.resolve('node_modules/.bin/biome');
  const flags = ['lint', '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=json'];
  const { stdout } = spawnSync(biome, [...flags, 'src'], { cwd: house, encoding: 'utf8' });
  diagnostics = JSON.parse(stdout).diagnostics;
});
afterAll(() => rmSync(house, { recursive: true }));

const border = 'lint/style/noRestrictedImports';
const cycle = 'lint/suspicious/noImportCycles';

test.each(folders)('%s opens exactly where the table says', (folder) => {
  const open = targets.filter((target) => !broken(fileOf(folder, target)).includes(border));
  expect(new Set(open)).toEqual(new Set(table[folder]));
});

test('a view does not reach another view', () => {
  expect(broken('src/views/rider/imports-another-view.ts')).toContain(border);
});

test.each(['upwards', 'a-type', 'later', 'all'])(
  'a border holds for an import written as "%s"',
  (form) => {
    expect(broken(`src/core/imports-${form}.ts`)).toContain(border);
  },
);

test.each(['cycle-a', 'cycle-b', 'type-a', 'type-b'])('a cycle is refused: %s', (file) => {
  expect(broken(`src/core/${file}.ts`)).toContain(cycle);
});

test.each(['good', 'sibling'])('a good import is accepted: %s', (file) => {
  expect(broken(`src/core/${file}.ts`)).toEqual([]);
});

test('mocks are imported by app/main.tsx alone, and only when it runs', async () => {
  for await (const file of glob('src/**/*.{ts,tsx}')) {
    const mentions = readFileSync(file, 'utf8').match(/.*#mocks\/.*/g) ?? [];
    if (file !== 'src/app/main.tsx') expect(mentions, file).toEqual([]);
    for (const line of mentions) expect(line, file).toMatch(/import\('#mocks\//);
  }
});
