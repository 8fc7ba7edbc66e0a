// A real Chromium on the built app. A journey opens one or more visits; whatever goes
// wrong unseen during a visit (an error in the console, an uncaught exception, a request
// to another host, a refusal by the content security policy) fails the test at its end.

import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { test as base, inject } from 'vitest';
import { findChromium, quietFlags } from '#scripts/chromium.ts';

/** A server without an API answers 404, and Chromium notes that in the console. */
const usual = [/status of 404 .*\/api\/(status|needs|seats)\?area=[\w-]+[^)]*\)$/];

export const phone = { width: 390, height: 844 };
export const smallPhone = { width: 360, height: 640 };
/** The smallest: what is drawn on screen costs time too. */
export const smallDesk = { width: 960, height: 600 };
export const desk = { width: 1280, height: 800 };

export interface VisitOptions extends BrowserContextOptions {
  /** The position the device gives when asked; null: it is refused. */
  readonly position?: readonly [lng: number, lat: number] | null;
  /** Console texts that belong to what is tested. */
  readonly expected?: readonly RegExp[];
  /** Runs before the page opens, in the page. */
  readonly before?: (page: Page) => Promise<unknown>;
  /**
   * The map is never loaded: its place stays as on a slow network, and all else is as it is with
   * one. For what is not about the map, since drawing one in software takes seconds.
   */
  readonly withoutMap?: boolean;
  /** The server that is visited, without a slash at the end; absent: that of the built app. */
  readonly origin?: string;
}

export interface Visit {
  readonly page: Page;
  /** Every request of the page and its workers: method, address and body. */
  readonly requests: readonly string[];
  /** Every console message. */
  readonly messages: readonly string[];
}

interface Watch {
  readonly visit: Visit;
  readonly problems: string[];
}

function watch(page: Page, ownUrl: string, expected: readonly RegExp[]): Watch {
  const [requests, messages, problems]: [string[], string[], string[]] = [[], [], []];
  const complain = (text: string) => {
    if (![...usual, ...expected].some((pattern) => pattern.test(text))) problems.push(text);
  };
  page.on('pageerror', (error) => complain(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    messages.push(message.text());
    if (message.type() === 'error') {
      complain(`console: ${message.text()} (${message.location().url})`);
    }
  });
  page.context().on('request', (request) => {
    const url = request.url();
    requests.push(`${request.method()} ${url} ${request.postData() ?? ''}`);
    if (!url.startsWith(ownUrl) && !/^(data|blob):/.test(url)) complain(`foreign request: ${url}`);
  });
  return { visit: { page, requests, messages }, problems };
}

/** In the page: a browser that is never idle, which is when the map would be loaded. */
export const neverIdle = () => {
  window.requestIdleCallback = () => 0;
};

/** `test` with `visit`, in a Chromium started with more flags. */
export function journeyIn(moreFlags: readonly string[]) {
  return (
    base
      // biome-ignore lint/correctness/noEmptyPattern: Vitest reads a fixture's needs from the pattern.
      .extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
        const executablePath = findChromium();
        if (!executablePath) throw new Error('no Chromium: `npm test` finds or installs one');
        const browser = await chromium.launch({
          executablePath,
          args: [...quietFlags, ...moreFlags],
        });
        onCleanup(() => browser.close());
        return browser;
      })
      .extend('visit', async ({ browser }, { onCleanup }) => {
        const watches: Watch[] = [];
        onCleanup(async () => {
          await Promise.all(watches.map(({ visit }) => visit.page.context().close()));
          const problems = watches.flatMap((one) => one.problems);
          if (problems.length > 0) throw new Error(problems.join('\n'));
        });
        return async (address: string, options: VisitOptions = {}): Promise<Visit> => {
          const { position, expected = [], before, withoutMap, ...rest } = options;
          const { origin = inject('appUrl'), ...contextOptions } = rest;
          const context = await browser.newContext({
            viewport: phone,
            locale: 'zh-CN',
            timezoneId: 'Asia/Shanghai',
            hasTouch: true,
            // It keeps all of the app on every visit; what it does is tested in offline.test.ts.
            serviceWorkers: 'block',
            // Sheets and the map jump where they would glide; tests of gliding ask for it.
            reducedMotion: 'reduce',
            ...(position && {
              geolocation: { longitude: position[0], latitude: position[1], accuracy: 15 },
              permissions: ['geolocation'],
            }),
            ...contextOptions,
          });
          context.setDefaultTimeout(15_000);
          const page = await context.newPage();
          const watched = watch(page, origin, expected);
          watches.push(watched);
          if (withoutMap) await page.addInitScript(neverIdle);
          await before?.(page);
          await page.goto(`${origin}${address}`);
          return watched.visit;
        };
      })
  );
}

export const journey = journeyIn([]);
