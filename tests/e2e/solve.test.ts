// A proof in a real browser: the solver from files of our own build, under the policy of our
// own server, in a worker that can be ended.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { journey } from './browser.ts';
import { type ServedPage, servePage } from './build-page.ts';
import type {} from './solve-page/page.ts';

let served: ServedPage;

beforeAll(async () => {
  served = await servePage('solve-page');
});
afterAll(() => served?.close());

const open = async (page: Page) => {
  const foreign: string[] = [];
  page.context().on('request', (request) => {
    if (!request.url().startsWith(served.url)) foreign.push(request.url());
  });
  await page.goto(served.address);
  return foreign;
};

journey('a plan is proven, with nothing loaded from elsewhere', async ({ browser }) => {
  const page = await browser.newPage();
  const foreign = await open(page);
  const proof = await page.evaluate(() => window.proveCover(20));
  expect(proof).toMatchObject({ state: 'proven', plan: { chosen: expect.any(Array) } });
  expect(foreign.filter((url) => !url.startsWith('data:'))).toEqual([]);
  await page.close();
});

journey(
  'bounds come in while it runs, and a proof no longer wanted ends its worker',
  async ({ browser }) => {
    const page = await browser.newPage();
    await open(page);
    const ended = await page.evaluate(() => window.proveCover(60, 'abort'));
    expect(ended).toBe('no longer wanted');
    const progress = await page.evaluate(() => window.progress);
    expect(progress.at(-1)?.bound).toBeGreaterThan(progress.at(-1)?.plan?.value ?? 0);
    // Chromium gives a busy worker two seconds to end by itself.
    await expect.poll(() => page.workers().length, { timeout: 10_000 }).toBe(0);
    await page.close();
  },
);
