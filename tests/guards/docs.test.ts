// Documents rot where they name what is gone: every path and every npm script they
// mention exists.

import { existsSync, readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const roots = ['src', 'tests', 'docs', 'data', 'mocks', 'scripts', '.ci'];
const inRepository = new RegExp(`^(?:${roots.join('|').replace('.', '\\.')})/[\\w./-]*$`);

interface Mention {
  readonly path: string;
  readonly written: string;
}

/** Paths a document names: targets of its links, and code that looks like a path of ours. */
function pathsIn(text: string, file: string): Mention[] {
  const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target = '']) => target);
  const codes = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
  return [
    ...links
      .filter((target) => !/^[a-z]+:/.test(target))
      .map((written) => ({ path: path.join(path.dirname(file), written), written })),
    ...codes
      .filter((code) => inRepository.test(code))
      .map((written) => ({ path: written, written })),
  ];
}

const scriptsIn = (text: string) =>
  [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name);

test('a path is found in a link and in code', () => {
  const text = 'See [this](./a.md#b) and `src/core/units.ts`, not `npm test` or `public/areas/x`.';
  expect(pathsIn(text, 'docs/x.md').map((mention) => mention.path)).toEqual([
    'docs/a.md',
    'src/core/units.ts',
  ]);
});

const documents = await Array.fromAsync(glob(['*.md', 'docs/**/*.md', 'data/**/*.md']));
const { scripts, dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));

describe.each(documents)('%s', (file) => {
  const text = readFileSync(file, 'utf8');
  test('names only paths that exist', () => {
    const missing = pathsIn(text, file).filter((mention) => !existsSync(mention.path));
    expect(missing.map(({ written }) => written)).toEqual([]);
  });
  test('names only npm scripts that exist', () => {
    expect(scriptsIn(text).filter((name) => !(name in scripts))).toEqual([]);
  });
});

test('every dependency has its reason in decision 0009', () => {
  const decision = readFileSync('docs/decisions/0009-dependencies.md', 'utf8');
  const words = new Set(decision.match(/[@\w][@\w./-]*\w/g));
  const packages = Object.keys({ ...dependencies, ...devDependencies });
  const unexplained = packages.filter((name) => !name.startsWith('@types/') && !words.has(name));
  expect(unexplained).toEqual([]);
});
