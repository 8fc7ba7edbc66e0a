// The real server on a real port, asked by real requests.

import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openServer } from '#cli/commands/serve.ts';
import { createApp } from '#server/app.ts';
import { compressFolder } from '#server/compress.ts';
import { type Listening, listen } from '#server/listen.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'circle-server-'));
const dist = path.join(folder, 'dist');
const script = `export const answer = 42;\n${'// a line to compress\n'.repeat(200)}`;
const streets = Buffer.from(Array.from({ length: 4096 }, (_, i) => i % 7));
const tiles = Buffer.from(Array.from({ length: 2000 }, (_, i) => i % 251));

function put(name: string, content: string | Buffer) {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
  return file;
}

let server: Listening;
beforeAll(async () => {
  put('secret.txt', 'not for the web');
  put('dist/index.html', '<!doctype html><title>15分钟服务圈</title>');
  put('dist/404.html', '<!doctype html><title>没有这个页面</title>');
  put('dist/assets/main-B1x2Y3z4.js', script);
  put('dist/sw.js', '// worker');
  put('dist/icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  put('dist/app.webmanifest', '{}');
  put('dist/.vite/manifest.json', '{}');
  put('dist/s/jd-t1-01/index.html', '<!doctype html><title>街道中心</title>');
  put('dist/areas/jiading/manifest.json', '{"id":"jiading"}');
  put('dist/areas/jiading/stations.geojson', '{"type":"FeatureCollection","features":[]}');
  put('dist/areas/jiading/streets.bin', streets);
  put('dist/areas/jiading/streets.pmtiles', tiles);
  put('elsewhere/monaco/manifest.json', '{"id":"monaco"}');
  await compressFolder(dist);
  const areas = { monaco: path.join(folder, 'elsewhere/monaco') };
  server = await listen(createApp({ dist, areas }), 0, '127.0.0.1');
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const ask = (address: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(new URL(address, server.url), { method, headers });

/** The path as it stands, which `fetch` would tidy up. */
async function askRaw(rawPath: string, headers: Record<string, string> = {}) {
  const { promise, resolve, reject } = Promise.withResolvers<import('node:http').IncomingMessage>();
  const { hostname, port } = new URL(server.url);
  get({ hostname, port, path: rawPath, headers }, resolve).on('error', reject);
  return promise;
}

describe('pages', () => {
  test('the app is at the root, and only there', async () => {
    const root = await ask('/');
    expect([root.status, root.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    expect(await root.text()).toContain('15分钟服务圈');
    for (const address of ['/rider', '/index.php', '/areas/', '/assets/main-0ld0ld00.js']) {
      const missing = await ask(address);
      expect([address, missing.status]).toEqual([address, 404]);
      expect(await missing.text()).toContain('没有这个页面');
    }
  });

  test('a station has a page of its own', async () => {
    expect(await (await ask('/s/jd-t1-01/')).text()).toContain('街道中心');
  });

  test('without data there is no API, and a problem document says so', async () => {
    for (const method of ['GET', 'POST']) {
      const response = await ask('/api/stations', {}, method);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(await response.json()).toMatchObject({ status: 404, code: 'not_found' });
    }
  });

  test('each kind of file has its type', async () => {
    const typeOf = async (address: string) =>
      (await ask(address)).headers.get('content-type')?.split(';')[0];
    expect(await typeOf('/assets/main-B1x2Y3z4.js')).toBe('text/javascript');
    expect(await typeOf('/icon.svg')).toBe('image/svg+xml');
    expect(await typeOf('/app.webmanifest')).toBe('application/manifest+json');
    expect(await typeOf('/areas/jiading/manifest.json')).toBe('application/json');
    expect(await typeOf('/areas/jiading/stations.geojson')).toBe('application/geo+json');
    expect(await typeOf('/areas/jiading/streets.bin')).toBe('application/octet-stream');
    expect(await typeOf('/areas/jiading/streets.pmtiles')).toBe('application/vnd.pmtiles');
  });

  test('an area from another folder stands beside those of the app', async () => {
    expect(await (await ask('/areas/monaco/manifest.json')).json()).toEqual({ id: 'monaco' });
    expect(await (await ask('/areas/jiading/manifest.json')).json()).toEqual({ id: 'jiading' });
  });
});

describe('transfer', () => {
  test('what carries its checksum is kept for good, and only where it is the right one', async () => {
    const sha256 = createHash('sha256').update(streets).digest('hex');
    const cacheOf = async (address: string, headers = {}) =>
      (await ask(address, headers)).headers.get('cache-control');
    const file = '/areas/jiading/streets.bin';
    const forGood = 'public, max-age=31536000, immutable';
    expect(await cacheOf(`${file}?${sha256}`)).toBe(forGood);
    expect(await cacheOf(`${file}?${sha256}`, { 'accept-encoding': 'gzip' })).toBe(forGood);
    // Of another edition, as while a deploy exchanges files: it must not stay under this name.
    expect(await cacheOf(`${file}?${sha256.replace(/./, 'x')}`)).toBe('no-cache');
    // Whatever was asked for before.
    expect(await cacheOf(file)).toBe('no-cache');
    expect(await cacheOf(`${file}?${sha256}`)).toBe(forGood);
    expect(await cacheOf(`${file}?${'0'.repeat(64)}`)).toBe('no-cache');
    for (const address of [file, '/', '/sw.js', '/areas/jiading/manifest.json']) {
      expect([address, await cacheOf(address)]).toEqual([address, 'no-cache']);
    }
  });

  test.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('a copy made with %s goes to who accepts it', async (encoding, unpack) => {
    const response = await askRaw('/assets/main-B1x2Y3z4.js', { 'accept-encoding': encoding });
    const { headers } = response;
    expect(headers['content-encoding']).toBe(encoding);
    expect(headers.vary).toContain('Accept-Encoding');
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    const body = Buffer.concat(await response.toArray());
    expect(body.length).toBe(Number(headers['content-length']));
    expect(body.length).toBeLessThan(script.length / 4);
    expect(unpack(body).toString()).toBe(script);
  });

  test('who accepts none gets the file itself', async () => {
    const response = await askRaw('/assets/main-B1x2Y3z4.js');
    expect(response.headers['content-encoding']).toBeUndefined();
    expect(await text(response)).toBe(script);
  });

  test('bytes of an area come compressed too and arrive as they were', async () => {
    const response = await ask('/areas/jiading/streets.bin');
    expect(response.headers.get('content-encoding')).toMatch(/^(br|gzip)$/);
    expect(Buffer.from(await response.arrayBuffer()).equals(streets)).toBe(true);
  });

  test('HEAD gives the headers of GET and nothing else', async () => {
    const [head, whole] = [
      await ask('/areas/jiading/streets.pmtiles', {}, 'HEAD'),
      await ask('/areas/jiading/streets.pmtiles'),
    ];
    for (const name of ['content-length', 'content-type', 'etag', 'cache-control']) {
      expect([name, head.headers.get(name)]).toEqual([name, whole.headers.get(name)]);
    }
    expect(await head.text()).toBe('');
  });

  test('a range of an archive is that range, and one past its end is refused', async () => {
    const part = await ask('/areas/jiading/streets.pmtiles', { range: 'bytes=10-19' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe('bytes 10-19/2000');
    expect([...new Uint8Array(await part.arrayBuffer())]).toEqual([...tiles.subarray(10, 20)]);
    const beyond = await ask('/areas/jiading/streets.pmtiles', { range: 'bytes=2000-' });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */2000']);
  });
});

describe('keeping', () => {
  test('names with a hash are kept for good, everything else is asked for again', async () => {
    const keeps = async (address: string) => (await ask(address)).headers.get('cache-control');
    expect(await keeps('/assets/main-B1x2Y3z4.js')).toBe('public, max-age=31536000, immutable');
    for (const address of ['/', '/areas/jiading/manifest.json', '/areas/jiading/streets.bin']) {
      expect(await keeps(address)).toBe('no-cache');
    }
  });

  test('what has not changed is not sent again', async () => {
    const first = await ask('/areas/jiading/streets.bin');
    const tag = first.headers.get('etag') as string;
    await first.arrayBuffer();
    const again = await ask('/areas/jiading/streets.bin', { 'if-none-match': tag });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
    const other = await ask('/areas/jiading/streets.bin', { 'if-none-match': '"older"' });
    expect(other.status).toBe(200);
  });

  test('the tag follows the content: new bytes of equal length and time have another', async () => {
    const tagOf = async () => (await ask('/note.txt')).headers.get('etag');
    const file = put('dist/note.txt', 'open');
    utimesSync(file, 1_800_000_000, 1_800_000_000);
    const before = await tagOf();
    utimesSync(file, 1_800_000_001, 1_800_000_001);
    expect(await tagOf()).toBe(before);
    put('dist/note.txt', 'shut');
    expect(await tagOf()).not.toBe(before);
  });
});

describe('safety', () => {
  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..\\secret.txt',
    '/%252e%252e/secret.txt',
    '//secret.txt',
    '/areas/monaco/../../secret.txt',
    '/areas/monaco/..%2f..%2fsecret.txt',
    '/index.html%00.txt',
    '/.vite/manifest.json',
  ])('%s leads nowhere', async (address) => {
    const response = await askRaw(address);
    expect([400, 404]).toContain(response.statusCode);
    expect(await text(response)).not.toContain('not for the web');
  });
});

describe('opening', () => {
  const options = { host: '127.0.0.1', area: [] };

  test('a port in use is told with the way out', async () => {
    const port = Number(new URL(server.url).port);
    await expect(openServer(dist, { ...options, port })).rejects.toThrow(
      `port ${port} is in use; choose another with --port, or any that is free with --port 0`,
    );
  });

  test('without a built app there is nothing to serve', async () => {
    await expect(openServer(folder, { ...options, port: 0 })).rejects.toThrow('npm run build');
  });

  test('closing ends at once, though a browser keeps its connection', async () => {
    const other = await openServer(dist, { ...options, port: 0 });
    await (await fetch(other.url)).text();
    await other.close();
    await expect(fetch(other.url)).rejects.toThrow();
  });
});

test('compressing leaves small files and archives as they are', async () => {
  put('pressed/small.txt', 'x'.repeat(1023));
  put('pressed/archive.pmtiles', Buffer.alloc(5000));
  put('pressed/deep/large.json', JSON.stringify(Array(500).fill('service')));
  expect(await compressFolder(path.join(folder, 'pressed'))).toBe(2);
});
