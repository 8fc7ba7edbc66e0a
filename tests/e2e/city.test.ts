// A city whose streets come in tiles: the rider's list, way and circle, from a part of them.

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { mapThemes } from '#map/theme.ts';
import { cityCentre } from '#tests/fixtures/synthetic-city.ts';
import { zh } from '#ui/texts/zh.ts';
import { desk, journey } from './browser.ts';
import { shareOf } from './pixels.ts';
import { answers, minutesIn, streetsAnswered } from './rider.ts';

const morning = '2026-11-25T10:00';

/** Weighs what is fetched of the streets. */
function weighStreets(page: Page) {
  const weight = { requests: 0, bytes: 0 };
  page.context().on('requestfinished', async (request) => {
    if (!request.url().includes('/streets.pmtiles?')) return;
    expect(request.headers().range).toMatch(/^bytes=\d+-\d+$/);
    weight.requests += 1;
    weight.bytes += (await request.sizes()).responseBodySize;
  });
  return weight;
}

journey(
  'a city answers with list, way and circle from a part of its streets',
  async ({ visit }) => {
    let weight = { requests: 0, bytes: 0 };
    const { page } = await visit(`/?area=grid&when=${morning}&at=${cityCentre.join()}`, {
      viewport: desk,
      before: async (opened) => {
        weight = weighStreets(opened);
      },
    });
    await streetsAnswered(page);
    const found = await answers(page);
    expect(found.map(({ name }) => name)).toEqual(['近处驿站', '远处驿站']);
    // 0.6 km and 3.6 km along a grid, at 15 km/h and with 30 s to park.
    const [near, far] = found.map(minutesIn) as [number, number];
    expect([near >= 2 && near <= 5, far >= 12 && far <= 20]).toEqual([true, true]);

    const map = page.locator('canvas.maplibregl-canvas');
    await map.waitFor();
    await page.getByRole('button', { name: zh.answer.detailsOf('近处驿站') }).click();
    await page.getByRole('heading', { name: '近处驿站' }).waitFor();
    const { accent, reach, water } = mapThemes.day;
    const patience = { timeout: 20_000, interval: 500 };
    await expect.poll(() => shareOf(map, accent), patience).toBeGreaterThan(0.0005);
    await expect.poll(() => shareOf(map, reach.line), patience).toBeGreaterThan(0.0005);
    expect(await shareOf(map, water)).toBeGreaterThan(0.005);

    const manifest = await page.request.get(new URL('/areas/grid/manifest.json', page.url()).href);
    const whole = (await manifest.json()).files.streets.bytes;
    expect(weight.requests).toBeGreaterThan(5);
    expect(weight.bytes / whole).toBeGreaterThan(0);
    expect(weight.bytes / whole).toBeLessThan(0.3);
  },
);
