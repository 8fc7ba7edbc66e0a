// What a planner does with a town of their own: its map is there at once, homes and a station
// are brought in, and the figures come from the streets that this browser keeps.

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { mapThemes } from '#map/theme.ts';
import { townCorner, townPbf } from '#tests/fixtures/dropped-town.ts';
import { areas as texts } from '#ui/texts/areas/zh.ts';
import { planner } from '#ui/texts/planner/zh.ts';
import { zh } from '#ui/texts/zh.ts';
import { desk, journey } from './browser.ts';
import { shareOf } from './pixels.ts';

const { entry, bringing } = planner.exchange;
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

async function choose(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const file = { name, mimeType: '', buffer: Buffer.from(bytes) };
  await page.getByRole('dialog').locator('input[type=file]').setInputFiles(file);
}

async function bring(page: Page, name: string, rows: readonly string[], count: number) {
  await choose(page, name, Buffer.from(rows.join('\n')));
  await page.getByRole('radio', { name: /WGS-84/ }).check({ force: true });
  await button(page, bringing.importAll(count)).click();
}

journey(
  'a town of one’s own has its map at once, and figures when homes and a station came in',
  { timeout: 120_000 },
  async ({ visit }) => {
    const { page, requests } = await visit('/?view=planner', { viewport: desk });
    await button(page, zh.areas.choose).click();
    await choose(page, 'town.osm.pbf', townPbf(30));
    await button(page, texts.make).click();
    await page.waitForURL((url) => url.searchParams.get('area') === 'kept-town');
    const map = page.locator('canvas.maplibregl-canvas');
    await map.waitFor();
    const patience = { timeout: 30_000, interval: 500 };
    // The buttons over the map are as white as its streets, but far smaller.
    const { street } = mapThemes.day;
    await expect.poll(() => shareOf(map, street.fill), patience).toBeGreaterThan(0.04);

    // A home at every corner of the southern street, a station at its western end.
    const [lng, lat] = townCorner;
    const homes = Array.from({ length: 30 }, (_, i) => `${(lng + i / 1000).toFixed(4)},${lat},10`);
    await button(page, entry.importDemand).click();
    await bring(page, 'homes.csv', ['lng,lat,residents', ...homes], 30);
    const headline = page.locator('.headline-figure');
    await expect.poll(() => headline.textContent(), patience).toBe('0.0%');
    await button(page, entry.bringing).click();
    const station = `西站,${lng},${lat},24/7,饮水`;
    await bring(page, 'stations.csv', ['名称,经度,纬度,开放时间,服务', station], 1);
    await page.getByRole('navigation').getByText(planner.view.tabs.overview).click();
    // A quarter of an hour on foot is ten to twelve blocks of 95 m, and the corner itself.
    const share = async () => Number.parseFloat((await headline.textContent()) ?? '');
    await expect.poll(share, patience).toBeGreaterThan(33);
    expect(await share()).toBeLessThan(45);
    expect(requests.filter((request) => request.includes('/areas/kept-'))).toEqual([]);
  },
);
