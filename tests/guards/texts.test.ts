// Every text a person reads on the screen is in the catalogue, src/ui/texts/. A Chinese
// literal elsewhere is one that was forgotten, unless the file holds data.

import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { expect, test } from 'vitest';

const holdsData = new Set([
  // Names of services belong to the service catalogue.
  'src/core/service.ts',
  // What people call the columns of their tables.
  'src/core/planning/import-columns.ts',
  // The notice that goes into what the command writes; it has no screen and no catalogue.
  'src/cli/commands/coverage.ts',
]);

const withoutComments = (code: string) =>
  code.replaceAll(/\/\*.*?\*\//gs, '').replaceAll(/(?<![:'"`])\/\/.*$/gm, '');
const chinese = (code: string) => withoutComments(code).match(/\p{Script=Han}+/gu) ?? [];

test('Chinese is found in code and passed over in comments', () => {
  expect(chinese("const a = '饮水'; // 热饭\n/* 厕所 */ <p>理发</p>")).toEqual(['饮水', '理发']);
});

test('no file outside the catalogue carries a Chinese text', async () => {
  for await (const file of glob('src/**/*.{ts,tsx}')) {
    if (holdsData.has(file) || file.startsWith('src/ui/texts/')) continue;
    expect(chinese(readFileSync(file, 'utf8')), file).toEqual([]);
  }
});
