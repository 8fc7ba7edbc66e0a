// The list of the areas that a server has: those of the built app, and those it was given.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importArea } from '#compute/imported-area.ts';
import { createApp } from '#server/app.ts';
import { townPbf } from '#tests/fixtures/dropped-town.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'circle-index-'));
const dist = path.join(folder, 'dist');

async function put(place: string, id: string): Promise<string> {
  const file = new File([townPbf() as BlobPart], 'town.osm.pbf');
  const outcome = await importArea({ file, name: `镇 ${id}` }, () => {});
  if (outcome.kind !== 'built') throw new Error(outcome.code);
  mkdirSync(place, { recursive: true });
  writeFileSync(path.join(place, 'manifest.json'), JSON.stringify({ ...outcome.manifest, id }));
  return place;
}

beforeAll(async () => {
  await put(path.join(dist, 'areas', 'own'), 'own');
  mkdirSync(path.join(dist, 'areas', 'none'));
  mkdirSync(path.join(dist, 'areas', 'broken'));
  writeFileSync(path.join(dist, 'areas', 'broken', 'manifest.json'), '{"id":"broken"}');
});
afterAll(() => rmSync(folder, { recursive: true }));

test('it names every whole area, with what a list shows', async () => {
  const areas = { further: await put(path.join(folder, 'elsewhere'), 'further') };
  const response = await createApp({ dist, areas }).request('/areas/index.json');
  expect(response.headers.get('cache-control')).toBe('no-cache');
  expect(await response.json()).toEqual([
    { id: 'own', name: { zh: '镇 own' }, dataDate: '2025-10-06' },
    { id: 'further', name: { zh: '镇 further' }, dataDate: '2025-10-06' },
  ]);
});

test('an area that the server was given stands for one of the app', async () => {
  const areas = { own: await put(path.join(folder, 'newer'), 'own') };
  const response = await createApp({ dist, areas }).request('/areas/index.json');
  expect(await response.json()).toHaveLength(1);
});
