// `npm ci` refuses a lock file that leaves out the optional packages of other systems,
// which npm forgets to write when it cannot look them up.

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Locked {
  readonly version: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const lockFile = (folder: string) => readFileSync(`${folder}/package-lock.json`, 'utf8');
const { packages } = JSON.parse(lockFile('.')) as {
  packages: Readonly<Record<string, Locked>>;
};

/** The product, and the package of the peers that the bench measures it against. */
const folders = ['.', 'tests/bench/peers'];

test.each(folders)('the lock file of %s does not say where its packages came from', (folder) => {
  expect(lockFile(folder)).not.toContain('"resolved"');
});

test('the lock file names the packages of every system', () => {
  const wanted = Object.values(packages).flatMap((locked) =>
    Object.keys(locked.optionalDependencies ?? {}),
  );
  expect(wanted.length).toBeGreaterThan(0);
  expect(wanted.filter((name) => !packages[`node_modules/${name}`])).toEqual([]);
});

test.each(folders)('package.json of %s pins exact versions', (folder) => {
  const text = readFileSync(`${folder}/package.json`, 'utf8');
  const { dependencies, devDependencies } = JSON.parse(text);
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+$/);
  }
});
