// A planner drops a file of OpenStreetMap on the page: it becomes an area that this browser
// keeps, opens, and can delete, and nothing of it leaves the device.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { mapThemes } from '#map/theme.ts';
import { townCorner, townPbf } from '#tests/fixtures/dropped-town.ts';
import { areas as texts } from '#ui/texts/areas/zh.ts';
import { zh } from '#ui/texts/zh.ts';
import { journey, neverIdle, smallDesk, type Visit } from './browser.ts';
import { type BuiltPage, buildPage, pageAddress } from './build-page.ts';
import type {} from './kept-page/page.ts';
import { shareOf } from './pixels.ts';

let built: BuiltPage;
beforeAll(async () => {
  built = await buildPage('kept-page');
});
afterAll(() => built?.remove());

const viewport = smallDesk;
/** For what is not about the map. */
const unmapped = { viewport, withoutMap: true };

const ready = (page: Page) =>
  page.locator('html[data-takes-files=true]').waitFor({ state: 'attached' });

async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await ready(page);
  const dataTransfer = await page.evaluateHandle(
    ([fileName, base64]) => {
      const transfer = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([content], fileName));
      return transfer;
    },
    [name, Buffer.from(bytes).toString('base64')] as const,
  );
  for (const type of ['dragover', 'drop']) {
    await page.locator('body').dispatchEvent(type, { dataTransfer });
  }
}

const make = (page: Page) => page.getByRole('button', { name: texts.make }).click();
const opened = (page: Page, id: string) =>
  page.waitForURL((url) => url.searchParams.get('area') === id, {
    waitUntil: 'commit',
    timeout: 60_000,
  });
const showAreas = (page: Page) => page.getByRole('button', { name: zh.areas.choose }).click();

async function makeArea(page: Page, fileName: string, bytes: Uint8Array, name?: string) {
  await drop(page, fileName, bytes);
  const field = page.getByLabel(texts.name);
  await field.waitFor();
  if (name !== undefined) await field.fill(name);
  await make(page);
}

/** What the browser keeps, by id. */
const kept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases();
    if (!databases.some(({ name }) => name === 'circle-areas')) return [];
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('circle-areas');
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const keys = await new Promise<IDBValidKey[]>((resolve, reject) => {
      const request = database.transaction('areas').objectStore('areas').getAllKeys();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    database.close();
    return keys.map(String);
  });

const sizes = [
  { side: 12, what: 'a town' },
  { side: 200, what: 'a city in tiles' },
];

journey.for(sizes)(
  '$what dropped on the page opens, answers, and opens again',
  { timeout: 120_000 },
  async ({ side }, { visit }) => {
    const { page } = await visit('/', { viewport, before: (page) => built.giveTo(page) });
    await makeArea(page, 'mirror_lake-latest.osm.pbf', townPbf(side));
    await opened(page, 'kept-mirror-lake');
    await page.getByRole('heading', { name: zh.noStations.title }).waitFor();

    await page.reload();
    await page.getByText('Mirror Lake', { exact: true }).waitFor();
    const map = page.locator('canvas.maplibregl-canvas');
    await map.waitFor();
    const patience = { timeout: 30_000, interval: 500 };
    if (side === 12) {
      const { water } = mapThemes.day;
      await expect.poll(() => shareOf(map, water), patience).toBeGreaterThan(0.0002);
    }
    await page.getByRole('button', { name: zh.place.pick }).first().click();
    await page.getByRole('combobox').fill('wt');
    await page.getByRole('option', { name: /望塔/ }).waitFor();

    await page.goto(new URL(pageAddress('kept-page'), page.url()).href);
    const [lng, lat] = townCorner;
    const asked = { area: 'kept-mirror-lake', at: townCorner };
    const { seconds, metres } = await page.evaluate((query) => window.askKept(query), {
      ...asked,
      points: [[lng + 0.005, lat] as const, [lng - 0.2, lat] as const],
    });
    // Five blocks of 95 m, on foot.
    expect(seconds[0]).toBeGreaterThan(475 / 1.6);
    expect(seconds[0]).toBeLessThan(475 / 1);
    expect(seconds[1]).toBeNull();
    expect(metres).toBeGreaterThan(1500);
  },
);

/** Everything but pages, scripts and data being fetched: what would carry a file away. */
const carriers = ({ requests }: Visit) =>
  requests.filter((request) => !/^GET (https?|blob|data):\S+ $/.test(request));

journey('nothing of the file leaves the device', async ({ visit }) => {
  const visited = await visit('/', { viewport });
  const { page } = visited;
  await makeArea(page, 'hidden-village.osm.pbf', townPbf());
  await opened(page, 'kept-hidden-village');
  await page.locator('canvas.maplibregl-canvas').waitFor();
  expect(carriers(visited)).toEqual([]);
  const asked = visited.requests.filter((request) => /hidden|village/i.test(request));
  // The address of the area opens the page itself, and no more is asked under its name.
  expect(asked.map((request) => request.split('?')[0])).toEqual([
    `GET ${new URL('/', page.url()).href}`,
  ]);
});

journey('a kept area is listed, and deleted when that was meant', async ({ visit }) => {
  const { page } = await visit('/', unmapped);
  await makeArea(page, 'town.osm.pbf', townPbf(), '镜湖镇');
  await opened(page, 'kept-area');
  await showAreas(page);
  const row = page.getByRole('link', { name: '镜湖镇' });
  await row.and(page.locator('[aria-current=page]')).waitFor();

  await page.getByRole('button', { name: texts.remove('镜湖镇') }).click();
  await page.getByRole('button', { name: texts.no }).click();
  expect(await kept(page)).toEqual(['kept-area']);

  await page.getByRole('button', { name: texts.remove('镜湖镇') }).click();
  await page.getByRole('button', { name: texts.yes, exact: true }).click();
  // It was the area on the page, so the page goes back to that of the site.
  await page.waitForURL((url) => !url.searchParams.has('area'));
  expect(await kept(page)).toEqual([]);

  await page.goto(new URL('/?area=kept-area', page.url()).href);
  await page.getByText(zh.problem.notKept).waitFor();
  await page.getByRole('alert').getByRole('button', { name: zh.areas.choose }).click();
  await page.getByRole('link', { name: '嘉定镇街道' }).click();
  await page.waitForURL((url) => !url.searchParams.has('area'));
});

journey('two pages that make an area of one name keep two', async ({ visit }) => {
  const { page } = await visit('/', unmapped);
  const second = await page.context().newPage();
  await second.addInitScript(neverIdle);
  await second.goto(page.url());
  await Promise.all(
    [page, second].map(async (one) => {
      await makeArea(one, 'town.osm.pbf', townPbf(), 'Mirror Lake');
      await one.waitForURL(/area=kept-mirror-lake/);
    }),
  );
  expect(await kept(page)).toEqual(['kept-mirror-lake', 'kept-mirror-lake-2']);
  const ids = [page, second].map((one) => new URL(one.url()).searchParams.get('area'));
  expect(ids.toSorted()).toEqual(['kept-mirror-lake', 'kept-mirror-lake-2']);
});

journey('a bad file is one line, keeps nothing, and the next one works', async ({ visit }) => {
  const { page } = await visit('/', unmapped);
  const bad = [
    ['page.osm.pbf', Buffer.from('<!doctype html><title>404</title>'), 'not_osm', '第 0 字节'],
    ['cut.osm.pbf', townPbf().subarray(0, -50), 'truncated', /第 \d+ 字节/],
    ['empty.osm', Buffer.alloc(0), 'empty', /empty/],
  ] as const;
  for (const [name, bytes, code, place] of bad) {
    await makeArea(page, name, bytes, '坏文件');
    const alert = page.getByRole('dialog').getByRole('alert');
    const [what, advice] = texts.refusals[code];
    await alert.getByText(what).waitFor();
    expect(await alert.textContent()).toContain(name);
    expect(await alert.textContent()).toMatch(place);
    expect(await alert.textContent()).toContain(advice);
  }
  expect(await kept(page)).toEqual([]);
  await makeArea(page, 'town.osm.pbf', townPbf());
  await opened(page, 'kept-town');
});

journey('an import is cancelled at once and keeps nothing', async ({ visit }) => {
  const { page } = await visit('/', unmapped);
  await makeArea(page, 'city.osm.pbf', townPbf(300));
  await page.getByRole('progressbar').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: texts.cancel }).click();
  await page.getByText(texts.cancelled).waitFor();
  await page.waitForTimeout(1500);
  expect(await kept(page)).toEqual([]);
  expect(new URL(page.url()).search).toBe('');
});

journey('a full disk is said, and keeps nothing', async ({ visit }) => {
  const { page } = await visit('/', unmapped);
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(page.url());
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 2000 });
  await makeArea(page, 'town.osm.pbf', townPbf());
  await page.getByText(texts.refusals.no_room[0]).waitFor();
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  expect(await kept(page)).toEqual([]);
});

journey('a file too large for a browser is refused before it is read', async ({ visit }) => {
  const { page } = await visit('/', unmapped);
  await ready(page);
  await page.evaluate(() => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(40_000_000)], 'country.osm.pbf'));
    document.body.dispatchEvent(
      new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }),
    );
  });
  await page.getByText(texts.tooLarge('30 MB')).waitFor();
  expect(await page.getByRole('button', { name: texts.make }).count()).toBe(0);
});
