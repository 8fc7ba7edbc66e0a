// The built app asks nobody but its own server: no address in it is one that a browser
// would fetch. Addresses that stand there for another reason are listed with the reason.
// Also: nothing of the development mocks is in it.

import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import { expect, test } from 'vitest';

const notFetched: Readonly<Record<string, string>> = {
  'www.w3.org': 'names of XML vocabularies',
  'react.dev': 'React names the page about an error',
  'maplibre.org': 'MapLibre names its own page',
  'maplibre.invalid': 'MapLibre resolves relative addresses against it',
  'wiki.openstreetmap.org': 'MapLibre names the page about zoom levels',
  'github.com': 'libraries name the page about a warning',
  'schema.org': 'name of the vocabulary of a station page',
  'www.geopackage.org': 'name of the specification in a GeoPackage',
  'web.mit.edu': 'the solver names the page about a file format',
  'www.gov.cn': 'source of the public holidays',
  'uri.amap.com': 'hand-off link',
  'api.map.baidu.com': 'hand-off link',
  'apis.map.qq.com': 'hand-off link',
  'maps.apple.com': 'hand-off link',
};

const built = await Array.fromAsync(glob('dist/**/*.{html,js,css,json,svg,webmanifest}'));
const hostsIn = (text: string) =>
  [...text.matchAll(/\bhttps?:\/\/([\w.-]+\.\w+)/g)].map(([, host = '']) => host);

test('a host is found in code', () => {
  expect(hostsIn('fetch("https://tiles.example.com/a.json")')).toEqual(['tiles.example.com']);
});

test('the build names no host that it would fetch from', () => {
  expect(built.length).toBeGreaterThan(3);
  for (const file of built) {
    const unknown = hostsIn(readFileSync(file, 'utf8')).filter((host) => !(host in notFetched));
    expect(unknown, file).toEqual([]);
  }
});

test('the build holds no mocks', () => {
  expect(built.filter((file) => file.includes('mockServiceWorker'))).toEqual([]);
  for (const file of built) {
    expect(readFileSync(file, 'utf8'), file).not.toMatch(/\[MSW\]|setupWorker|mockServiceWorker/);
  }
});

test('the page holds no inline script and no inline style', () => {
  const page = readFileSync('dist/index.html', 'utf8');
  expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
});
