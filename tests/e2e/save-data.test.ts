// A device that saves data gets the list and nothing that was not asked for: no map, and nothing
// kept for when there is no network, until a person taps for it.

import { expect } from 'vitest';
import { offline as words } from '#ui/texts/offline/zh.ts';
import { zh } from '#ui/texts/zh.ts';
import { journeyIn } from './browser.ts';
import { kept } from './offline.ts';

const journey = journeyIn(['--disable-3d-apis']);

/** In the page: what Chromium on Android says where its owner saves data. */
const savesData = () => {
  Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
};

journey('where data are saved the map and the keeping wait for a tap', async ({ visit }) => {
  const { page, requests } = await visit('/', {
    serviceWorkers: 'allow',
    before: (opened) => opened.addInitScript(savesData),
  });
  await page.locator('article .state-badge').first().waitFor();
  await page.getByText(zh.map.saveData).waitFor();
  await page.getByRole('button', { name: zh.appName }).click();
  await page.getByText(words.keeping.saving).waitFor();
  const registered = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  expect(await registered()).toBe(0);
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  expect(requests.filter((one) => /map-canvas|maplibre|streets\.pmtiles/.test(one))).toEqual([]);
  await page.getByRole('button', { name: words.keepNow }).click();
  await kept(page);
});
