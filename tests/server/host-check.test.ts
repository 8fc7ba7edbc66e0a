// `circle host`, asked of our own server, of one that tells browsers nothing, and of none.

import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { checkHost } from '#server/host-check.ts';
import { listen } from '#server/listen.ts';
import { circle } from '#tests/build/circle.ts';
import { makeAreaFolder } from './test-api.ts';

const dist = mkdtempSync(path.join(tmpdir(), 'circle-host-'));
const put = (file: string, text: string) => {
  mkdirSync(path.dirname(path.join(dist, file)), { recursive: true });
  writeFileSync(path.join(dist, file), text);
};
const assets = [
  'index-a1.js',
  'index-a1.css',
  'worker-a1.js',
  'solve-worker-a1.js',
  'sqlite-a1.wasm',
];
for (const page of ['index.html', '404.html', 's/north/index.html']) put(page, '<!doctype html>');
for (const name of assets) put(`assets/${name}`, ' '.repeat(20));
put('sw.js', JSON.stringify(assets.map((name) => `assets/${name}`)));
put('version.json', '{}');
put('manifest.webmanifest', '{}');
const area = path.join(dist, 'areas/town');
cpSync(makeAreaFolder(), area, { recursive: true });
put('areas/index.json', JSON.stringify([{ id: 'town' }]));
for (const file of ['streets.bin', 'basemap.geojson']) put(`areas/town/${file}`, ' '.repeat(100));

const app = createApp({ dist, areas: {} });

/** Any file at its address, the page for all that is not there, and no word more. */
const careless = createServer((request, response) => {
  const { pathname } = new URL(request.url ?? '', 'http://x');
  const name = path.join(dist, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
  try {
    response.end(readFileSync(name));
  } catch {
    response.end(readFileSync(path.join(dist, 'index.html')));
  }
}).listen(0, '127.0.0.1');
await once(careless, 'listening');
const carelessSite = `http://127.0.0.1:${(careless.address() as AddressInfo).port}`;
afterAll(() => careless.close());

test('our own server is as it should be, asked as a person asks', async () => {
  const { url, close } = await listen(app, 0, '127.0.0.1');
  const { code, stdout } = await circle(['host', url]);
  await close();
  expect([code, stdout]).toEqual([0, '19 asked, all as they should be\n']);
});

test('of a server that tells browsers nothing, everything is found', async () => {
  const { findings } = await checkHost(carelessSite, fetch);
  const of = (address: string) =>
    findings.filter((one) => one.address === address).map(({ problem }) => problem.split(' ')[0]);
  const common = ['X-Content-Type-Options', 'Permissions-Policy', 'X-Frame-Options'];
  expect(of('/')).toEqual(
    expect.arrayContaining(['Content-Security-Policy', 'Cache-Control', 'ETag', ...common]),
  );
  expect(of('/assets/solve-worker-a1.js')).toContain('Content-Security-Policy');
  expect(of('/assets/sqlite-a1.wasm')).toContain('Content-Type');
  expect(of('/nowhere')).toEqual(['is']);
  expect(of('/areas/town/streets.bin?0')).toContain('answers');
  expect((await circle(['host', carelessSite])).code).toBe(1);
});

test.each(Object.keys(Object.fromEntries((await app.request('/')).headers)))(
  'without the header %s of a page it is found',
  async (name) => {
    const get = async (address: string | URL | Request, init?: RequestInit) => {
      const response = await app.request(address as string, init);
      response.headers.delete(name);
      return response;
    };
    // Of these nobody depends: the others are found by what is missing.
    const isFree = ['content-length', 'date', 'last-modified', 'vary'].includes(name);
    const { findings } = await checkHost('http://x', get);
    expect(findings.length > 0).toBe(!isFree);
  },
);

test('where there is no app, or no server, that is said', async () => {
  const empty = createServer((_, response) => void response.writeHead(404).end());
  await once(empty.listen(0, '127.0.0.1'), 'listening');
  const site = `http://127.0.0.1:${(empty.address() as AddressInfo).port}`;
  const { code, stderr } = await circle(['host', site]);
  empty.close();
  expect([code, stderr]).toEqual([1, `${site}: /sw.js answers 404: no app is there\n`]);
  await once(empty, 'close');
  const gone = await circle(['host', site]);
  expect([gone.code, gone.stderr]).toEqual([1, expect.stringContaining('ECONNREFUSED')]);
  expect((await circle(['host', 'circle'])).code).toBe(2);
});
