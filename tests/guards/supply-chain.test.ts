// What comes from others, as the lock file names it: under licences we accept, in no version
// known to be bad, without programs that run at installing, and all of it on the bill of
// materials. None of this asks the network.

import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { billOfMaterials } from '#scripts/bill-of-materials.ts';
import { type Advisory, advisories } from './advisories.ts';

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly optional?: boolean;
  readonly hasInstallScript?: boolean;
}
const read = (file: string) => JSON.parse(readFileSync(file, 'utf8'));
const { '': _, ...locked } = read('package-lock.json').packages as Record<string, Locked>;
const packages = Object.entries(locked).map(([place, entry]) => ({
  place,
  name: place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
  ...entry,
}));

/** Without conditions on what is built with them; those of files, MPL-2.0, are kept by linking them. */
const free = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'CC0-1.0'];
const accepted = new Set([...free, 'Unlicense', 'MPL-2.0']);
const onlyForDevelopment = new Set(['LGPL-3.0-only']);

/** What its package.json forgets to say, as its LICENSE file says it. */
const unsaid: Readonly<Record<string, string>> = { suncalc: 'BSD-2-Clause' };

/** One alternative is enough, of a conjunction all are needed. */
function isAccepted(expression: string, isDevelopment: boolean): boolean {
  const isFine = (name: string) =>
    accepted.has(name) || (isDevelopment && onlyForDevelopment.has(name));
  const plain = expression.replaceAll(/[()]/g, '');
  return plain.split(/ or /i).some((one) => one.split(/ and /i).every(isFine));
}

test('a licence is accepted where one way to use it is', () => {
  for (const fine of ['MIT', '(MIT OR GPL-3.0)', 'MIT and ISC']) {
    expect(isAccepted(fine, false), fine).toBe(true);
  }
  for (const bad of ['GPL-3.0', 'MIT AND GPL-3.0', '', 'SEE LICENSE IN FILE', 'LGPL-3.0-only']) {
    expect(isAccepted(bad, false), bad).toBe(false);
  }
});

test('every package is under a licence we accept', () => {
  const refused = packages.flatMap(({ place, name, version, license, dev }) => {
    const file = `${place}/package.json`;
    // What is for other systems is not here; the lock file says of it what the registry said.
    const said = existsSync(file) ? (read(file).license ?? unsaid[name]) : license;
    const text = typeof said === 'string' ? said : (said?.type ?? '');
    return isAccepted(text, dev === true) ? [] : [`${name}@${version}: ${text || 'says none'}`];
  });
  expect(packages.length).toBeGreaterThan(200);
  expect(refused).toEqual([]);
});

/** Below zero: a is the older. A version before a release is older than it. */
function compare(a: string, b: string): number {
  const [[release = '', before], [other = '', otherBefore]] = [a.split('-'), b.split('-')];
  const [left, right] = [release, other].map((text) => text.split('.').map(Number));
  const place = (left ?? []).findIndex((number, i) => number !== right?.[i]);
  if (place >= 0) return (left?.[place] ?? 0) - (right?.[place] ?? 0);
  return Number(before === undefined) - Number(otherBefore === undefined);
}
const isBad = (version: string, { from = '0.0.0', below }: Advisory) =>
  compare(version, from) >= 0 && compare(version, below) < 0;

test('versions are compared by their numbers', () => {
  expect(compare('6.17.0', '6.4.1')).toBeGreaterThan(0);
  expect(compare('6.4.1-rc.1', '6.4.1')).toBeLessThan(0);
  expect(compare('6.4.1', '6.4.1')).toBe(0);
  const advisory = { name: 'a', from: '4.4.2', below: '4.4.3', id: 'x', what: '' };
  expect(['4.4.1', '4.4.2', '4.4.3'].map((v) => isBad(v, advisory))).toEqual([false, true, false]);
});

test('no package is in a version that is known to be bad', () => {
  const bad = packages.flatMap(({ name, version }) =>
    advisories
      .filter((advisory) => advisory.name === name && isBad(version, advisory))
      .map(({ id, what }) => `${name}@${version}: ${id}, ${what}`),
  );
  expect(bad).toEqual([]);
});

test('every advisory has an id, and is about a package that is used', () => {
  for (const { id, name } of advisories) {
    expect(id).toMatch(/^(GHSA(-[0-9a-z]{4}){3}|CVE-\d{4}-\d+)$/);
    expect(packages.map((one) => one.name)).toContain(name);
  }
});

test('no package runs a program when it is installed but the one that is listed', () => {
  const { allowScripts } = read('package.json') as { allowScripts: Record<string, boolean> };
  const allowed = Object.keys(allowScripts).filter((name) => allowScripts[name]);
  expect(allowed).toEqual(['node']);
  const asking = packages.filter(({ hasInstallScript }) => hasInstallScript);
  expect(asking.map(({ name }) => name).filter((name) => !(name in allowScripts))).toEqual([]);
});

test('the bill of materials lists every runtime component with version, licence and hash', () => {
  const bill = billOfMaterials();
  const listed = new Map(bill.components.map((one) => [`${one.name}@${one.version}`, one]));
  const atRuntime = packages.filter((one) => !one.dev && !one.devOptional && !one.optional);
  expect(atRuntime.length).toBeGreaterThan(60);
  for (const { name, version } of atRuntime) {
    const component = listed.get(`${name}@${version}`);
    expect(component, name).toBeDefined();
    expect(component?.licenses, name).not.toEqual([]);
    expect(component?.purl, name).toContain(version);
    expect(component?.hashes?.[0]?.alg, name).toBe('SHA-512');
  }
  expect([...listed.keys()].filter((key) => /^(vite|typescript|vitest)@/.test(key))).toEqual([]);
  expect(listed.has(`react@${locked['node_modules/react']?.version}`)).toBe(true);
});

test('the bill of materials is the same each time, and names no machine', () => {
  const [one, two] = [billOfMaterials(), billOfMaterials()].map((bill) => JSON.stringify(bill));
  expect(one).toBe(two);
  expect(one).not.toContain(process.cwd());
  expect(one).toContain('"name":"fifteen-minute-service-circle"');
});
