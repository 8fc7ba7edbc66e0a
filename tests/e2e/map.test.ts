// The map draws: its colours are on the screen, also after the graphics context was lost.

import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Feature } from 'geojson';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Basemap } from '#core/basemap.ts';
import { writePmtiles } from '#core/pmtiles-writer.ts';
import { mapThemes } from '#map/theme.ts';
import { cutBasemap } from '#osm/basemap-tiles.ts';
import { zh } from '#ui/texts/zh.ts';
import { journey } from './browser.ts';
import { shareOf } from './pixels.ts';

const patience = { timeout: 20_000, interval: 500 };
/** A map beside the list, no larger than needed: each of its points costs time. */
const desk = { width: 960, height: 540 };
const mapOf = (page: Page) => page.locator('canvas.maplibregl-canvas');

async function untilDrawn(page: Page): Promise<void> {
  const { water, street } = mapThemes.day;
  await mapOf(page).waitFor();
  await expect.poll(() => shareOf(mapOf(page), water), patience).toBeGreaterThan(0.005);
  expect(await shareOf(mapOf(page), street.fill)).toBeGreaterThan(0.005);
}

// By night and in strong sun the scenes of tests/visual are compared.
journey('water and streets are drawn', async ({ visit }) => {
  const { page } = await visit('/', { viewport: desk });
  await untilDrawn(page);
});

const context = (page: Page, call: 'loseContext' | 'restoreContext') =>
  mapOf(page).evaluate((canvas, name) => {
    const gl = (canvas as HTMLCanvasElement).getContext('webgl2');
    gl?.getExtension('WEBGL_lose_context')?.[name]();
  }, call);

journey('a context that is lost and comes back is drawn again', async ({ visit }) => {
  const { page } = await visit('/', { viewport: desk });
  await untilDrawn(page);
  const extension = await mapOf(page).evaluateHandle((canvas) =>
    (canvas as HTMLCanvasElement).getContext('webgl2')?.getExtension('WEBGL_lose_context'),
  );
  await extension.evaluate((one) => one?.loseContext());
  await page.waitForTimeout(500);
  await extension.evaluate((one) => one?.restoreContext());
  await untilDrawn(page);
});

journey('a context that stays lost is replaced', async ({ visit }) => {
  const { page } = await visit('/', { viewport: desk });
  await untilDrawn(page);
  await context(page, 'loseContext');
  await page.waitForTimeout(3000);
  await untilDrawn(page);
});

journey('a station on the map opens its page', async ({ visit }) => {
  const { page } = await visit('/?station=jd-t1-01', { viewport: desk });
  await untilDrawn(page);
  expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toContain(
    '嘉定镇街道',
  );
  await page.getByRole('button', { name: zh.map.zoomIn }).click();
  await untilDrawn(page);
});

journey('a map that comes in tiles looks like one that comes whole', async ({ visit }) => {
  const whole = await visit('/', { viewport: desk });
  await untilDrawn(whole.page);
  const tiled = await visit('/', { viewport: desk, before: serveTiles });
  await untilDrawn(tiled.page);
  expect(tiled.requests.some((request) => request.includes('basemap.pmtiles'))).toBe(true);
  expect(tiled.requests.some((request) => request.includes('basemap.geojson'))).toBe(false);
  const { water, street } = mapThemes.day;
  for (const colour of [water, street.fill]) {
    const [before, after] = [whole.page, tiled.page].map((page) => shareOf(mapOf(page), colour));
    expect(Math.abs(((await before) ?? 0) / ((await after) ?? 1) - 1)).toBeLessThan(0.1);
  }
});

/** Gives the page the basemap of Jiading cut into tiles, by ranges of bytes. */
async function serveTiles(page: Page): Promise<void> {
  const folder = 'dist/areas/jiading';
  const manifest = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8'));
  const { features } = JSON.parse(readFileSync(`${folder}/basemap.geojson`, 'utf8'));
  const layers = Map.groupBy(features as Feature[], (one) => one.properties?.layer_name as string);
  const basemap = Object.fromEntries(
    Array.from(layers, ([name, list]) => [name, { type: 'FeatureCollection', features: list }]),
  ) as unknown as Basemap;
  const tiles = [...cutBasemap(basemap, manifest.bbox)];
  const about = { bbox: manifest.bbox, compression: 'none', type: 'mvt', metadata: {} } as const;
  const archive = Buffer.from(await writePmtiles(tiles, about, gzipSync));
  manifest.files.basemap.path = 'basemap.pmtiles';
  await page.route('**/manifest.json', (route) => route.fulfill({ json: manifest }));
  await page.route('**/basemap.pmtiles?*', (route) => {
    const range = /bytes=(\d+)-(\d+)/.exec(route.request().headers().range ?? '');
    const [from, to] = [Number(range?.[1]), Number(range?.[2])];
    return route.fulfill({ status: 206, body: archive.subarray(from, to + 1) });
  });
}
