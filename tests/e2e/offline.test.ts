// After one visit the app is there without a network, and versions are never mixed: two builds
// at one address, exchanged, broken off and damaged, in a browser that keeps them.

import { readdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { offline as words } from '#ui/texts/offline/zh.ts';
import { zh } from '#ui/texts/zh.ts';
import { journeyIn } from './browser.ts';
import { addressesKept, buildOf, cachesOf, kept, lookForUpdate, openTabs } from './offline.ts';
import { newsOfSecond, openSite, type Site } from './two-builds.ts';

const journey = journeyIn(['--disable-3d-apis']);
let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
afterEach(() => site.deploy('first'));

const isFirst = (build: string) => !/x\.js$/.test(build);
const list = (page: Page) => page.locator('article .state-badge').first().waitFor();
const note = (page: Page) => page.getByText(words.newer);
const update = (page: Page) => page.getByRole('button', { name: words.update });
const at = 'at=121.2466,31.3846&when=2026-11-24T12:00';

/** What says that a view is there, with its data. */
const views: readonly (readonly [address: string, shown: string])[] = [
  [`/?${at}`, 'article .state-badge'],
  [
    '/?view=programmes&when=2026-11-24T12:00',
    '.programme-row, .sheet-body article, .sheet-body li',
  ],
  ['/?view=voice', '.voice-door'],
  ['/?view=tree', '.tree-row'],
  ['/?view=planner', '.headline-figure'],
  ['/?view=desk', '.error-note'],
  ['/?view=kiosk&station=jd-lq-01', '.kiosk-panel'],
  ['/s/jd-lq-01/', '[data-badge]'],
  ['/s/jd-lq-01/en/?from=kiosk-jd-lq-02', '[data-badge]'],
  ['/s/jd-lq-01', '[data-badge]'],
];

journey('after one visit everything opens without a server', async ({ browser }) => {
  const { context, open, failed } = await openTabs(browser, site);
  const first = await open('/');
  await list(first);
  await kept(first);
  expect(
    (await addressesKept(first)).filter((address) => /\/api\/|version\.json/.test(address)),
  ).toEqual([]);
  await first.close();

  await site.stop();
  await context.setOffline(true);
  try {
    for (const [address, shown] of views) {
      const page = await open(address);
      await page.locator(shown).first().waitFor();
      if (address === `/?${at}`) {
        // The streets are searched in a worker.
        await page.getByText(zh.answer.estimating).waitFor({ state: 'hidden' });
        await page.getByText(/^离线 · 截至 \d\d:\d\d$/).waitFor();
      }
      await page.close();
    }
    // What none of them happened to load: WebAssembly, workers, files of the planner, calendars.
    const page = await open('/');
    const all = [...readdirSync('dist/assets'), '../calendar/jiading/all.ics', '../kiosk.json'];
    const addresses = all
      .filter((name) => !/\.(br|gz)$/.test(name))
      .map((name) => `/assets/${name}`);
    const absent = await page.evaluate(async (wanted) => {
      const found = wanted.map(async (one) => ((await fetch(one)).ok ? [] : [one]));
      return (await Promise.all(found)).flat();
    }, addresses);
    expect(absent).toEqual([]);
    expect(failed).toEqual([]);
  } finally {
    await site.start();
    await context.close();
  }
});

journey('a new version waits, says what it brings, and comes when agreed', async ({ browser }) => {
  const { context, open, failed } = await openTabs(browser, site);
  const page = await open('/');
  await kept(page);
  const other = await open('/?view=voice&form=need');
  await other.locator('form').waitFor();

  site.deploy('second');
  expect(await lookForUpdate(page)).toBe('installed');
  await note(page).waitFor();
  await page.getByText(newsOfSecond.zh).waitFor();
  await note(other).waitFor();
  await other.getByText(words.unsaved).waitFor();
  // Loading anew is not agreeing, and what was not loaded yet is still of the first.
  await page.reload();
  await list(page);
  expect(isFirst(await buildOf(page))).toBe(true);
  await page.evaluate(() => {
    history.pushState(null, '', '/?view=tree');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await page.locator('.tree-row').first().waitFor();

  await update(page).click();
  await page.waitForFunction(() => document.querySelector('script[src$="x.js"]'));
  await page.locator('.tree-row').first().waitFor();
  expect(await note(page).isVisible()).toBe(false);
  // The other tab was not touched, and finds its own parts though the server has them no more.
  expect(isFirst(await buildOf(other))).toBe(true);
  await other.evaluate(() => {
    history.pushState(null, '', '/?view=programmes');
    dispatchEvent(new PopStateEvent('popstate'));
  });
  await other.locator('.programme-row, .sheet-body article, .sheet-body li').first().waitFor();
  const parts = await other.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => /assets\/.*\.js$/.test(name)),
  );
  expect(parts.filter((name) => !isFirst(name))).toEqual([]);
  expect(failed).toEqual([]);
  await context.close();
});

journey('a deploy that is half done leaves the old version whole', async ({ browser }) => {
  const { context, open, failed } = await openTabs(browser, site);
  const page = await open('/');
  await kept(page);
  const [name = ''] = readdirSync(path.join(site.second, 'assets')).filter((one) =>
    /^tree-view/.test(one),
  );
  const part = path.join(site.second, 'assets', name);
  site.deploy('second');

  renameSync(part, `${part}.away`);
  expect(await lookForUpdate(page)).toBe('redundant');
  writeFileSync(part, 'export const TreeView = 1;');
  expect(await lookForUpdate(page)).toBe('redundant');
  await site.stop();
  await page.reload();
  await list(page);
  expect(isFirst(await buildOf(page))).toBe(true);
  await site.start();

  renameSync(`${part}.away`, part);
  expect(await lookForUpdate(page)).toBe('installed');
  await page.close();
  // Nobody looks any more: the next visit has the new one, and nothing of the old is left.
  const next = await open('/?view=tree');
  await next.locator('.tree-row').first().waitFor();
  expect(isFirst(await buildOf(next))).toBe(false);
  expect((await cachesOf(next)).filter((one) => one.includes('version'))).toHaveLength(1);
  expect(failed.filter((one) => !one.includes(name))).toEqual([]);
  await context.close();
});

journey('without room it works from the network and says so', async ({ browser }) => {
  const { context, open } = await openTabs(browser, site);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Storage.overrideQuotaForOrigin', { origin: site.url, quotaSize: 2_000_000 });
  await page.goto(site.url);
  await list(page);
  await page.getByRole('button', { name: zh.appName }).click();
  await page.getByText(words.keeping.failed.full).waitFor();
  expect((await cachesOf(page)).filter((name) => name.includes('version'))).toEqual([]);
  const again = await open('/?view=tree');
  await again.locator('.tree-row').first().waitFor();
  await context.close();
});

journey('what the browser clears is fetched again and put back', async ({ browser }) => {
  const { context, open, failed } = await openTabs(browser, site);
  const page = await open('/');
  await kept(page);
  const before = (await addressesKept(page)).length;
  await page.evaluate(async () => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) {
        if (/\/$|\/assets\/index-|stations/.test(url)) await cache.delete(url);
      }
    }
  });
  expect((await addressesKept(page)).length).toBeLessThan(before);
  await page.reload();
  await list(page);
  await site.stop();
  await page.reload();
  await list(page);
  await site.start();
  // All of it, too.
  await page.evaluate(async () =>
    Promise.all((await caches.keys()).map((name) => caches.delete(name))),
  );
  await page.reload();
  await list(page);
  await site.stop();
  await page.reload();
  await list(page);
  await site.start();
  expect(failed).toEqual([]);
  await context.close();
});
