// What is handed to everybody: the licences of all that is in it, and nothing of the machine that
// built it or of its environment.

import { existsSync, readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { homedir } from 'node:os';
import { loadEnv } from 'vite';
import { expect, test } from 'vitest';
import viteConfig from '../../../vite.config.ts';

const notices = readFileSync('dist/licences.txt', 'utf8');
const built = await Array.fromAsync(glob('dist/**/*.{html,js,css,json,txt,webmanifest,ics}'));
const code = built.filter((file) => file.endsWith('.js'));

test('the licences of what is in the app are there, with their texts', () => {
  const shipped = ['maplibre-gl', 'react', 'react-dom', 'ical.js', 'highs', 'sql.js', 'pinyin-pro'];
  for (const name of shipped) {
    const { version, license } = JSON.parse(
      readFileSync(`node_modules/${name}/package.json`, 'utf8'),
    );
    expect(notices).toContain(`\n${name} ${version}, ${license}\n`);
  }
  expect(notices.match(/Permission is hereby granted/g)?.length).toBeGreaterThan(30);
  expect(notices).toContain('Redistributions in binary form must reproduce');
  expect(notices).toContain('Mozilla Public License');
  expect(notices).toContain('OpenStreetMap contributors');
  for (const name of ['vitest', 'msw', 'kysely']) expect(notices).not.toContain(`\n${name} `);
});

/** Comments that licences ask to be kept name packages: each of them has its text. */
test('every package that names itself in the code is among them', () => {
  const named = code.flatMap((file) => {
    const text = readFileSync(file, 'utf8');
    return [...text.matchAll(/@license (?:@?)([a-z][\w.-]*) v?\d/g)].map(([, name = '']) => name);
  });
  const missing = named.filter(
    (name) => existsSync(`node_modules/${name}`) && !notices.includes(`\n${name} `),
  );
  expect(missing).toEqual([]);
});

test('the menu leads to them', () => {
  expect(code.some((file) => readFileSync(file, 'utf8').includes('/licences.txt'))).toBe(true);
});

test('no file names the machine that built it, or reads an environment', () => {
  expect(code.length).toBeGreaterThan(20);
  for (const file of built) {
    const text = readFileSync(file, 'utf8');
    for (const folder of [process.cwd(), homedir()].filter((one) => one.length > 3)) {
      expect(text.includes(folder), `${file}: ${folder}`).toBe(false);
    }
    expect(text.match(/node_modules\/\.|file:\/\/\/\w/), file).toBeNull();
  }
});

test('no file reads the environment but through a guard of a library', () => {
  for (const file of code) {
    const text = readFileSync(file, 'utf8');
    expect(text.match(/import\.meta\.env\.\w+|process\.env\.(?!NODE_ENV)\w+/g) ?? [], file).toEqual(
      [],
    );
  }
});

test('no value of the environment that could be a secret is in a file', () => {
  const values = Object.entries(process.env).flatMap(([name, value = '']) =>
    /SECRET|TOKEN|PASSW|KEY|DATABASE|CREDENTIAL|_AUTH/i.test(name) && value.length >= 8
      ? [value]
      : [],
  );
  for (const file of built) {
    const text = readFileSync(file, 'utf8');
    for (const value of values) expect(text.includes(value), file).toBe(false);
  }
});

test('of the environment of who builds only the name of the build can be seen', () => {
  const planted = { VITE_SECRET: 'x', CIRCLE_SECRET: 'x', DATABASE_URL: 'x', VITE_BUILD: 'named' };
  const before = { ...process.env };
  Object.assign(process.env, planted);
  const seen = loadEnv('production', process.cwd(), viteConfig.envPrefix);
  for (const name of Object.keys(planted)) {
    if (before[name] === undefined) delete process.env[name];
    else process.env[name] = before[name];
  }
  expect(seen).toEqual({ VITE_BUILD: 'named' });
});

test('the sources ask for nothing else', async () => {
  for await (const file of glob('src/**/*.{ts,tsx}')) {
    const asked = readFileSync(file, 'utf8').match(/import\.meta\.env(?!\.(?:DEV|VITE_BUILD)\b)/g);
    expect(asked, file).toBeNull();
  }
});
