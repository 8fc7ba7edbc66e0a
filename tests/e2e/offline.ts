// A person's browser on a site that is deployed anew or goes away: tabs of one profile, what
// failed in them, and what the browser keeps.

import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { smallPhone } from './browser.ts';
import type { Site } from './builds.ts';

export interface Tabs {
  readonly context: BrowserContext;
  readonly open: (address: string) => Promise<Page>;
  /** Requests that a person would miss, in all tabs: the API and the question for versions may fail. */
  readonly failed: string[];
}

const dispensable = /\/api\/|\/version\.json|\/client-errors\.json/;

/** No map is drawn: the browser of these tests has no graphics. */
export async function openTabs(
  browser: Browser,
  site: Pick<Site, 'url'>,
  options: BrowserContextOptions = {},
): Promise<Tabs> {
  const context = await browser.newContext({
    viewport: smallPhone,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const failed: string[] = [];
  const note = (address: string, why: string) => {
    if (!dispensable.test(address)) failed.push(`${address} ${why}`);
  };
  context.on('requestfailed', (request) => {
    // The worker's own are not seen.
    if (request.serviceWorker()) return;
    const why = request.failure()?.errorText ?? '';
    // What a page that is left had under way.
    if (why !== 'net::ERR_ABORTED') note(request.url(), why);
  });
  context.on('response', (response) => {
    if (response.status() >= 400 && !response.request().serviceWorker())
      note(response.url(), String(response.status()));
  });
  context.on('weberror', (error) => failed.push(error.error().message));
  return {
    context,
    failed,
    open: async (address) => {
      const page = await context.newPage();
      await page.goto(site.url + address);
      return page;
    },
  };
}

/** Until the first version is kept whole and looks after the page. */
export const kept = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');

/** The script that the page began with: which build it is of. */
export const buildOf = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector<HTMLScriptElement>('script[src]')?.src ?? '');

export const cachesOf = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys());

/** Addresses in all caches. */
export const addressesKept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const lists = (await caches.keys()).map(async (name) => (await caches.open(name)).keys());
    return (await Promise.all(lists)).flat().map(({ url }) => url);
  });

/** As the browser does on a visit, and once an hour; resolves when it is known how it went. */
export const lookForUpdate = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.update();
    const worker = registration?.installing ?? registration?.waiting;
    if (!worker) return 'none';
    while (worker.state === 'installing') await new Promise((resolve) => setTimeout(resolve, 50));
    return worker.state;
  });
