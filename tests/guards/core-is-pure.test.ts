// core computes values from values: it sees no page, no network, no timer, no clock and
// no chance. The compiler keeps out the names of the platform, which core is compiled
// without; the clock and chance belong to the language itself, so they are searched for.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const platform = [
  'window',
  'document',
  'fetch',
  'setTimeout',
  'performance',
  'process',
  'localStorage',
];
let folder = '';
let complaints = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pure-'));
  for (const name of [...platform, 'JSON']) {
    writeFileSync(path.join(folder, `${name}.ts`), `export const it = ${name};\n`);
  }
  const config = { extends: path.resolve('tsconfig.core.json'), include: ['*.ts'] };
  writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(config));
  const tsc = path.resolve('node_modules/.bin/tsc');
  complaints = spawnSync(tsc, ['-p', folder], { encoding: 'utf8' }).stdout;
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(platform)('core does not compile with `%s`', (name) => {
  expect(complaints).toMatch(new RegExp(`${name}\\.ts.*Cannot find name '${name}'`));
});

test('core compiles with the language itself', () => {
  expect(complaints).not.toContain('JSON.ts');
});

const clockOrChance = /\bDate\.now\b|\bnew Date\(\s*\)|(?<!new )\bDate\(\)|\bMath\.random\b/;

test.each(['Date.now()', 'new Date()', 'Date()', 'Math.random()'])('"%s" is found', (text) => {
  expect(`const a = ${text};`).toMatch(clockOrChance);
});

test.each(['new Date(instant)', 'Date.UTC(2026, 0)', 'Math.round(a)'])('"%s" may stay', (text) => {
  expect(`const a = ${text};`).not.toMatch(clockOrChance);
});

test('core and osm ask neither the clock nor chance', async () => {
  for await (const file of glob('src/{core,osm}/**/*.ts')) {
    expect(readFileSync(file, 'utf8').match(clockOrChance), file).toBeNull();
  }
});
