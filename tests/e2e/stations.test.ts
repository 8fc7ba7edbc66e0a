// Questions about many stations in a real browser: its workers, the streets of a city in
// tiles, and the answers of the core.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { writeFolder } from '#cli/area/write-folder.ts';
import { nodeAt } from '#core/streets/graph.ts';
import { makeNetwork } from '#core/streets/network.ts';
import { profiles } from '#core/streets/profile.ts';
import { makeLabels } from '#core/streets/search.ts';
import { makeSnapIndex } from '#core/streets/snap.ts';
import { timesTable } from '#core/streets/times-table.ts';
import type { LngLat } from '#core/units.ts';
import { seeded } from '#tests/fixtures/streets.ts';
import { cityGraph, packCity } from '#tests/fixtures/synthetic-city.ts';
import { journey } from './browser.ts';
import { type ServedPage, servePage } from './build-page.ts';
import type {} from './stations-page/page.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stations-page-'));
const city = path.join(folder, 'city');
const graph = cityGraph();
let served: ServedPage;

const random = seeded(11);
const somewhere = (): LngLat => {
  const [lng, lat] = nodeAt(graph, Math.floor(random() * graph.nodeCount));
  return [lng + (random() - 0.5) * 0.001, lat + (random() - 0.5) * 0.001];
};
const asked = {
  url: '/areas/city/streets.pmtiles',
  stations: Array.from({ length: 600 }, somewhere),
  points: Array.from({ length: 1000 }, somewhere),
};

beforeAll(async () => {
  await writeFolder(city, (await packCity(graph)).files, 'manifest.json');
  served = await servePage('stations-page', { city });
});
afterAll(async () => {
  await served?.close();
  rmSync(folder, { recursive: true });
});

/** A browser that counts four cores, so that there are three workers wherever this runs. */
async function open(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.addInitScript(() =>
    Object.defineProperty(navigator, 'hardwareConcurrency', { value: 4 }),
  );
  await page.goto(served.address);
  return page;
}

journey('the times of many stations are those of the core', async ({ browser }) => {
  const page = await open(browser);
  const answer = await page.evaluate((query) => window.askTimes(query), asked);
  const network = makeNetwork(graph, profiles.walk);
  const searchable = {
    network,
    index: makeSnapIndex(graph),
    labels: makeLabels(network.labelCount),
  };
  const table = timesTable(searchable, { ...asked, cutoffSeconds: 900, direction: 'to' });
  const expected = [...table.stations].flatMap((station, i) => [
    station,
    (table.seconds[i] as number) * 1000,
  ]);
  expect(answer.entries).toEqual(expected);
  expect(expected.length).toBeGreaterThan(1000);
  expect(answer.shares).toHaveLength(10);
  expect(answer.shares.at(-1)).toBe(1);
  expect(page.workers()).toHaveLength(3);
  await page.close();
});

journey('giving up stops the work, and the workers serve on', async ({ browser }) => {
  const page = await open(browser);
  const given = page.evaluate((query) => window.askTimes(query), { ...asked, giveUp: true });
  await expect(given).rejects.toThrow('moved on');
  const fewer = { ...asked, stations: asked.stations.slice(0, 60) };
  const { each, all } = await page.evaluate((query) => window.askCatchments(query), fewer);
  expect(each).toHaveLength(60);
  expect(Math.min(...each)).toBeGreaterThan(0);
  expect(all).toBeGreaterThan(Math.max(...each));
  expect(all).toBeLessThan(each.reduce((sum, metres) => sum + metres, 0));
  await page.close();
});
