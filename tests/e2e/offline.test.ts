// After one visit the app is there without a network, and versions are never mixed: two builds
// at one address, exchanged, broken off and damaged, in a browser that keeps them.

import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { openMortalBrowser } from '#scripts/chaos/mortal-browser.ts';
import { cityCentre } from '#tests/fixtures/synthetic-city.ts';
import { offline as words } from '#ui/texts/offline/zh.ts';
import { zh } from '#ui/texts/zh.ts';
import { journeyIn } from './browser.ts';
import { newsOf, openSite, type Site } from './builds.ts';
import {
  addressesKept,
  buildOf,
  cachesOf,
  kept,
  lookForUpdate,
  openTabs,
  type Tabs,
} from './offline.ts';
import { answers, streetsAnswered } from './rider.ts';

const journey = journeyIn(['--disable-3d-apis']);
let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());
/** Whatever a test broke. */
afterEach(() => site.deploy('first'));

const isFirst = (build: string) => !/\.(second|third)\.js$/.test(build);
const versionsOf = async (page: Page) =>
  (await cachesOf(page)).filter((one) => one.includes('version'));
const list = (page: Page) => page.locator('article .state-badge').first().waitFor();
const note = (page: Page) => page.getByText(words.newer);
const update = (page: Page) => page.getByRole('button', { name: words.update });
const at = 'at=121.2466,31.3846&when=2026-11-24T12:00';

/** What says that a view is there, with its data. */
const views: readonly (readonly [address: string, shown: string])[] = [
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

/** A browser that has the first version, for the tests that leave it there. */
let visited: Tabs | null = null;
afterAll(() => visited?.context.close());

async function visitOnce(browser: Browser): Promise<Tabs> {
  if (visited) return visited;
  visited = await openTabs(browser, site);
  const page = await visited.open('/');
  await list(page);
  await kept(page);
  await page.close();
  return visited;
}

/** Without a tab of an earlier one the next visit leaves nothing of it. */
async function expectOneVersion(open: Tabs['open']): Promise<void> {
  const page = await open('/');
  await list(page);
  await expect.poll(() => versionsOf(page)).toHaveLength(1);
}

/** As a link inside the page does. */
const goInside = (page: Page, address: string) =>
  page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, address);

async function withoutServer(work: () => Promise<unknown>): Promise<void> {
  await site.stop();
  try {
    await work();
  } finally {
    await site.start();
  }
}

journey('after one visit everything opens without a server', async ({ browser }) => {
  const { context, open, failed } = await visitOnce(browser);
  const second = await open('/');
  await second.getByText(zh.map.live(0)).first().waitFor();
  const addresses = await addressesKept(second);
  expect(addresses.filter((one) => /\/api\/|version\.json/.test(one))).toEqual([]);
  await second.close();
  await context.setOffline(true);
  await withoutServer(async () => {
    const page = await open(`/?${at}`);
    // The streets are searched in a worker.
    await page.getByRole('button', { name: zh.answer.navigateTo('') }).waitFor();
    await page.getByText(zh.answer.estimating).waitFor({ state: 'hidden' });
    await page.getByText(/^离线 · 截至 \d\d:\d\d$/).waitFor();
    for (const [address, shown] of views) {
      await page.goto(site.url + address);
      await page.locator(shown).first().waitFor();
    }
    // What none of them happened to load: WebAssembly, workers, parts of the planner, calendars.
    const parts = readdirSync('dist/assets').filter((name) => !/\.(br|gz)$/.test(name));
    const others = ['/calendar/jiading/all.ics', '/kiosk.json', '/areas/index.json'];
    const absent = await page.evaluate(
      async (wanted) => {
        const asked = wanted.map(async (one) => ((await fetch(one)).ok ? [] : [one]));
        return (await Promise.all(asked)).flat();
      },
      [...parts.map((name) => `/assets/${name}`), ...others],
    );
    expect(absent).toEqual([]);
    const unknown = await page.evaluate(() =>
      fetch('/assets/none.js').then(
        (r) => r.status,
        () => null,
      ),
    );
    expect(unknown).toBeNull();
    expect(failed.splice(0).filter((one) => !one.includes('none.js'))).toEqual([]);
    await page.close();
  });
  await context.setOffline(false);
});

journey('of a city what was looked at is there without a network', async ({ browser }) => {
  const url = inject('appUrl');
  const { context, open, failed } = await openTabs(browser, { url });
  const address = `/?area=grid&when=2026-11-25T10:00&at=${cityCentre.join()}`;
  const first = await open(address);
  await kept(first);
  // Once more, now that somebody keeps it.
  await first.reload();
  await streetsAnswered(first);
  const online = await answers(first);
  const manifest = `${url}/areas/grid/manifest.json`;
  await expect.poll(() => addressesKept(first)).toContain(manifest);
  const ranges = (await addressesKept(first)).filter((one) => one.includes('&bytes='));
  expect(ranges.length).toBeGreaterThan(2);
  await (await context.newCDPSession(first)).send('Network.clearBrowserCache');
  await first.close();
  await context.setOffline(true);
  const page = await open(address);
  await streetsAnswered(page);
  expect(await answers(page)).toEqual(online);
  expect(
    await page.evaluate(() =>
      fetch('/areas/grid/none').then(
        () => 1,
        () => 0,
      ),
    ),
  ).toBe(0);
  expect(failed.filter((one) => !one.includes('/none'))).toEqual([]);
  await context.close();
});

journey('what the browser clears is fetched again and put back', async ({ browser }) => {
  const { open, failed } = await visitOnce(browser);
  const page = await open('/');
  const before = (await addressesKept(page)).length;
  const clear = (pattern: string) =>
    page.evaluate(async (source) => {
      for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const { url } of await cache.keys()) {
          if (new RegExp(source).test(url)) await cache.delete(url);
        }
      }
    }, pattern);
  for (const pattern of ['/$|/assets/index-|stations|manifest.json', '.']) {
    await clear(pattern);
    expect((await addressesKept(page)).length).toBeLessThan(before);
    await page.reload();
    await list(page);
    // The manifest comes last.
    const manifest = `${site.url}/areas/jiading/manifest.json`;
    await expect.poll(() => addressesKept(page)).toContain(manifest);
    await withoutServer(async () => {
      await page.reload();
      await list(page);
    });
  }
  expect(failed.splice(0)).toEqual([]);
  await page.close();
});

journey('a deploy that is half done leaves the old version whole', async ({ browser }) => {
  const { open, failed } = await visitOnce(browser);
  const page = await open('/');
  await kept(page);
  const folder = path.join(site.second, 'assets');
  const [name = ''] = readdirSync(folder).filter((one) => one.startsWith('tree-view'));
  const part = path.join(folder, name);
  await site.deploy('second');
  renameSync(part, `${part}.away`);
  try {
    expect(await lookForUpdate(page)).toBe('redundant');
    writeFileSync(part, 'export const TreeView = 1;');
    expect(await lookForUpdate(page)).toBe('redundant');
  } finally {
    renameSync(`${part}.away`, part);
  }
  await withoutServer(async () => {
    await page.goto(`${site.url}/?view=tree`);
    await page.locator('.tree-row').first().waitFor();
  });
  expect(isFirst(await buildOf(page))).toBe(true);
  expect(await note(page).isVisible()).toBe(false);
  // Whole again, it is taken from where it was broken off.
  expect(await lookForUpdate(page)).toBe('installed');
  expect(failed).toEqual([]);
  await page.close();
  // Nobody looks any more: the next visit has the new one, and nothing of the old is left.
  const next = await open('/');
  await list(next);
  expect(isFirst(await buildOf(next))).toBe(false);
  expect(await versionsOf(next)).toHaveLength(1);
  await next.close();
});

journey('a new version waits, says what it brings, and comes when agreed', async ({ browser }) => {
  const { context, open, failed } = await openTabs(browser, site);
  const page = await open('/');
  await kept(page);
  const other = await open('/?view=voice&form=need');
  await other.locator('form').waitFor();

  await site.deploy('second');
  expect(await lookForUpdate(page)).toBe('installed');
  await note(page).waitFor();
  await page.getByText(newsOf.second.zh).waitFor();
  await note(other).waitFor();
  await other.getByText(words.unsaved).waitFor();
  // Loading anew is not agreeing, and what was not loaded yet is still of the first.
  await page.reload();
  await list(page);
  expect(isFirst(await buildOf(page))).toBe(true);
  await goInside(page, '/?view=tree');
  await page.locator('.tree-row').first().waitFor();

  await update(page).click();
  await page.waitForFunction(() => document.querySelector('script[src$=".second.js"]'));
  await page.locator('.tree-row').first().waitFor();
  expect(await note(page).isVisible()).toBe(false);
  // The other tab was not touched, and finds its own parts though the server has them no more.
  expect(isFirst(await buildOf(other))).toBe(true);
  // Which the browser's own cache must not hide.
  await (await context.newCDPSession(other)).send('Network.clearBrowserCache');
  await goInside(other, '/?view=programmes');
  await other.locator('.programme-row, .sheet-body article, .sheet-body li').first().waitFor();
  const parts = await other.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => /assets\/.*\.js$/.test(name)),
  );
  expect(parts.filter((name) => !isFirst(name))).toEqual([]);
  expect(failed).toEqual([]);
  await page.close();
  await other.close();
  await expectOneVersion(open);
  await context.close();
});

journey('of two versions that come while tabs are open the newer is taken', async ({ browser }) => {
  const { context, open, failed } = await openTabs(browser, site);
  const page = await open('/');
  await kept(page);
  const other = await open('/');
  await list(other);
  for (const build of ['second', 'third'] as const) {
    await site.deploy(build);
    expect(await lookForUpdate(page)).toBe('installed');
    await page.getByText(newsOf[build].zh).waitFor();
  }
  await update(page).click();
  await page.waitForFunction(() => document.querySelector('script[src$=".third.js"]'));
  await list(page);
  // The other tab is of the first still: it was in charge, the second never was.
  await expect.poll(() => versionsOf(page)).toHaveLength(2);
  await (await context.newCDPSession(other)).send('Network.clearBrowserCache');
  await goInside(other, '/?view=tree');
  await other.locator('.tree-row').first().waitFor();
  expect(isFirst(await buildOf(other))).toBe(true);
  expect(failed).toEqual([]);
  await page.close();
  await other.close();
  await expectOneVersion(open);
  await context.close();
});

journey('a browser killed while a new version comes has the old one, then the new', async () => {
  const disk = mkdtempSync(path.join(tmpdir(), 'circle-killed-'));
  const visit = () => openMortalBrowser(disk, site.url, ['--disable-3d-apis']);
  let { page, kill } = await visit();
  await kept(page);
  await site.deploy('second');
  site.slowDown(100);
  await page.evaluate(() => {
    navigator.serviceWorker.getRegistration().then((registration) => registration?.update());
  });
  const filesOfSecond = async () =>
    (await addressesKept(page)).filter((one) => one.includes('.second.')).length;
  await expect.poll(filesOfSecond, { interval: 50 }).toBeGreaterThan(4);
  await kill();
  site.slowDown(0);
  await withoutServer(async () => {
    ({ page, kill } = await visit());
    await list(page);
    expect(isFirst(await buildOf(page))).toBe(true);
  });
  expect(await lookForUpdate(page)).toBe('installed');
  await update(page).click();
  await page.waitForFunction(() => document.querySelector('script[src$=".second.js"]'));
  await withoutServer(async () => {
    await page.goto(`${site.url}/?view=tree`);
    await page.locator('.tree-row').first().waitFor();
    expect(isFirst(await buildOf(page))).toBe(false);
  });
  await kill();
  rmSync(disk, { recursive: true, force: true });
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
  expect(await versionsOf(page)).toEqual([]);
  const again = await open('/?view=tree');
  await again.locator('.tree-row').first().waitFor();
  await context.close();
});

/** As in browsers inside other apps, and in private windows of some. */
const without = { serviceWorkers: 'block' } as const;
/** The part that stands by while the list is read. */
const ready = (page: Page) => page.locator('html[data-takes-files]').waitFor();

journey(
  'without a service worker a second visit asks for what may have changed alone',
  async ({ browser }) => {
    const { context, open } = await openTabs(browser, site, without);
    const page = await open(`/?${at}`);
    await list(page);
    await ready(page);
    await page.getByText(zh.answer.estimating).waitFor({ state: 'hidden' });
    site.asked();
    await page.goto(`${site.url}/?${at}`);
    await list(page);
    await page.getByText(zh.answer.estimating).waitFor({ state: 'hidden' });
    const asked = new Set(
      site
        .asked()
        .filter((one) => !/^\/(api\/|icons\/|version\.json|client-errors\.json)/.test(one)),
    );
    expect([...asked].sort()).toEqual(['/', '/areas/jiading/manifest.json']);
    await context.close();
  },
);

journey(
  'a part that a deploy took away brings the new version, once, where nothing is lost',
  async ({ browser }) => {
    const { context, open } = await openTabs(browser, site, without);
    const page = await open('/');
    await ready(page);
    const form = await open('/?view=voice&form=need');
    await form.locator('form').waitFor();
    await ready(form);
    let loads = 0;
    for (const tab of [page, form])
      tab.on('load', () => {
        loads += 1;
      });
    await site.deploy('second');

    await form.getByRole('button', { name: zh.appName }).click();
    await note(form).waitFor();
    await form.getByText(words.unsaved).waitFor();
    expect(loads).toBe(0);
    expect(await form.locator('form').count()).toBe(1);

    await goInside(page, '/?view=tree');
    await page.locator('.tree-row').first().waitFor();
    expect(isFirst(await buildOf(page))).toBe(false);
    // Parts that are nowhere: another load would not help.
    const folder = path.join(site.second, 'assets');
    const gone = readdirSync(folder).filter((one) => /^(voice-view|menu)-.*js$/.test(one));
    expect(gone).toHaveLength(2);
    await ready(page);
    for (const name of gone) renameSync(path.join(folder, name), path.join(folder, `${name}.away`));
    try {
      loads = 0;
      await page.evaluate(() => sessionStorage.clear());
      await goInside(page, '/?view=voice');
      await expect.poll(() => loads).toBe(1);
      await page.getByText(zh.problem.crashed).waitFor();
      await ready(page);
      const missed = page.waitForResponse((response) => response.status() === 404);
      await page.getByRole('button', { name: zh.appName }).click();
      await missed;
      await page.waitForTimeout(500);
      expect(loads).toBe(1);
    } finally {
      for (const name of gone)
        renameSync(path.join(folder, `${name}.away`), path.join(folder, name));
    }
    await context.close();
  },
);

journey('a kiosk brings in a new version by itself', async ({ browser }) => {
  const { context, open } = await openTabs(browser, site);
  await context.clock.install();
  const page = await open('/?view=kiosk&station=jd-lq-01&idle=10');
  await page.locator('.kiosk-panel').waitFor();
  await kept(page);
  await site.deploy('second');
  await page.evaluate(() => dispatchEvent(new Event('online')));
  // It looks every quarter of a minute, and waits until the version is whole.
  await expect
    .poll(
      async () => {
        await page.clock.runFor(15_000).catch(() => {});
        return isFirst(await buildOf(page).catch(() => ''));
      },
      { timeout: 30_000, interval: 1500 },
    )
    .toBe(false);
  await page.locator('.kiosk-panel').waitFor();
  await context.close();
});

journey('the worker that withdraws takes everything along', async ({ browser }) => {
  const { context, open } = await openTabs(browser, site);
  const page = await open('/');
  await kept(page);
  const [, script = ''] = /```js\n(.*?)```/s.exec(readFileSync('docs/operations.md', 'utf8')) ?? [];
  expect(script).toContain('unregister');
  const worker = path.join(site.second, 'sw.js');
  const before = readFileSync(worker);
  writeFileSync(worker, script);
  try {
    await site.deploy('second');
    await lookForUpdate(page);
    await expect.poll(() => cachesOf(page)).toEqual([]);
    await page.reload();
    await list(page);
    expect(isFirst(await buildOf(page))).toBe(false);
    expect(await cachesOf(page)).toEqual([]);
  } finally {
    writeFileSync(worker, before);
  }
  await context.close();
});
