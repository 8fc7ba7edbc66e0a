// A desktop GIS reads stations and programmes: by the links alone, as it does, and with GDAL's
// own client where it is installed.

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { type Listening, listen } from '#server/listen.ts';
import { openTestApi, type TestApi } from './test-api.ts';

interface Link {
  readonly rel: string;
  readonly type: string;
  readonly href: string;
}
interface Linked {
  readonly links: readonly Link[];
}
interface Page extends Linked {
  readonly numberMatched: number;
  readonly numberReturned: number;
  readonly features: readonly { id: string; geometry: { coordinates: number[] } }[];
}

let t: TestApi;
let server: Listening;
beforeAll(async () => {
  t = await openTestApi({ folder: mkdtempSync(path.join(tmpdir(), 'circle-ogc-')) });
  server = await listen(createApp({ dist: tmpdir(), areas: {}, api: t.api.app }), 0, '127.0.0.1');
});
afterAll(async () => {
  await server.close();
  await t.api.close();
});

async function read<T>(url: string | undefined, type = 'application/json'): Promise<T> {
  const response = await fetch(url ?? '');
  expect(response.status, url).toBe(200);
  expect(response.headers.get('content-type')).toContain(type);
  return (await response.json()) as T;
}
const linkOf = ({ links }: Linked, rel: string) => links.find((link) => link.rel === rel)?.href;
const items = (query: string, collection = 'town-stations') =>
  fetch(`${server.url}ogc/collections/${collection}/items?${query}`);
const idsOf = async (response: Response) =>
  ((await response.json()) as Page).features.map(({ id }) => id);

test('every link leads somewhere, from the landing page to the last feature', async () => {
  const landing = await read<Linked>(`${server.url}ogc/`);
  const { conformsTo } = await read<{ conformsTo: string[] }>(linkOf(landing, 'conformance'));
  expect(conformsTo).toContain('http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core');
  await read(linkOf(landing, 'service-desc'));
  const { collections } = await read<{ collections: (Linked & { id: string })[] }>(
    linkOf(landing, 'data'),
  );
  expect(collections.map(({ id }) => id)).toEqual(['town-stations', 'town-programmes']);
  for (const collection of collections) {
    expect(await read(linkOf(collection, 'self'))).toEqual(collection);
    const seen: string[] = [];
    let next: string | undefined = `${linkOf(collection, 'items')}?limit=1`;
    while (next !== undefined) {
      const page: Page = await read(next, 'application/geo+json');
      expect(page).toMatchObject({ numberMatched: 2, numberReturned: 1 });
      seen.push(...page.features.map(({ id }) => id));
      next = linkOf(page, 'next');
    }
    expect(new Set(seen).size).toBe(2);
    const one = `${linkOf(collection, 'items')}/${seen[0]}`;
    expect(await read<Linked>(one, 'application/geo+json')).toMatchObject({ id: seen[0] });
  }
});

describe('a selection', () => {
  test.each([
    ['bbox=121.2,31.3,121.3,31.35', ['south']],
    ['bbox=121.2,31.3,0,121.3,31.35,100', ['south']],
    ['bbox=121.25,31.31,121.25,31.31', ['south']],
    ['bbox=0,0,1,1', []],
    // Across 180°, the long way round.
    ['bbox=121,31,-170,32', ['north', 'south']],
    ['limit=1', ['north']],
    ['limit=1&offset=1', ['south']],
    ['offset=2', []],
    ['limit=999999', ['north', 'south']],
    ['datetime=2020-01-01T00:00:00Z', ['north', 'south']],
    ['f=json', ['north', 'south']],
  ])('of stations by %s', async (query, ids) => {
    expect(await idsOf(await items(query))).toEqual(ids);
  });

  test.each([
    ['datetime=../2026-11-30T00:00:00Z', []],
    ['datetime=2026-12-01T12:00:00Z', ['art', 'market']],
    ['datetime=2026-11-01/2026-12-02', ['art', 'market']],
    ['datetime=2027-01-01T00:00:00Z/..', ['art', 'market']],
  ])('of programmes by %s', async (query, ids) => {
    expect(await idsOf(await items(query, 'town-programmes'))).toEqual(ids);
  });

  test.each([
    'bbox=1,2,3',
    'bbox=a,b,c,d',
    'bbox=121,32,122,31',
    'bbox=,,,',
    'limit=0',
    'limit=-1',
    'limit=ten',
    'offset=-1',
    'datetime=yesterday',
    'datetime=2026-12-02/2026-12-01',
    'datetime=/',
    'f=html',
    'colour=red',
  ])('by %s is refused unless it means something', async (query) => {
    const { status } = await items(query);
    expect(status).toBe(query === 'datetime=/' ? 200 : 400);
  });
});

test('any page of any site may read it, and nothing else of the API', async () => {
  const open = await fetch(`${server.url}ogc/collections`);
  expect(open.headers.get('access-control-allow-origin')).toBe('*');
  const closed = await fetch(`${server.url}api/status`);
  expect(closed.headers.get('access-control-allow-origin')).toBeNull();
});

test('GDAL, on which QGIS reads it, finds both collections and all features', async ({ skip }) => {
  if (spawnSync('ogrinfo', ['--version']).status !== 0) {
    console.warn('NOT TESTED WITH GDAL: ogrinfo is not on this machine.');
    return skip();
  }
  // Not waited for in one go: the server lives in this process.
  const ogrinfo = async (...parameters: string[]) => {
    const child = spawn('ogrinfo', ['-ro', ...parameters]);
    return text(child.stdout);
  };
  const address = `OAPIF:${server.url}ogc`;
  expect(await ogrinfo(address)).toMatch(/town-stations.*town-programmes/s);
  const stations = await ogrinfo('-al', address, 'town-stations');
  expect(stations).toContain('Feature Count: 2');
  expect(stations).toContain('POINT (121.25 31.39)');
  expect(stations).toContain('services (String)');
  const inBox = await ogrinfo(
    '-al',
    '-spat',
    '121.2',
    '31.3',
    '121.3',
    '31.35',
    address,
    'town-stations',
  );
  expect(inBox).toContain('Feature Count: 1');
}, 60_000);
