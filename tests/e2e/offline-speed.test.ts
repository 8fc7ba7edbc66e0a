// How soon the list stands when the app is opened without a network, on this machine and on one
// four times slower, as a rider's phone is; and that the map comes after it with nothing missing.

import { afterAll, beforeAll, expect } from 'vitest';
import { journey, phone } from './browser.ts';
import { openSite, type Site } from './builds.ts';
import { kept, openTabs } from './offline.ts';
import { median, observe, recordOf, slowDown } from './phone-speed.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** A busy machine may spoil a measurement; a slow app spoils all of them. */
const busy = { retry: 2 };

journey('without a network a cold start shows the list in 1.0 s', busy, async ({ browser }) => {
  const { context, open, failed } = await openTabs(browser, site, { viewport: phone });
  const first = await open('/');
  await first.locator('canvas.maplibregl-canvas').waitFor();
  await kept(first);
  await first.close();
  await site.stop();
  await context.setOffline(true);
  const startsOf = async (isSlow: boolean) => {
    const listAt: number[] = [];
    for (let start = 0; start < 3; start += 1) {
      const page = await context.newPage();
      if (isSlow) await slowDown(page, { offline: true });
      await observe(page);
      await page.goto(`${site.url}/?at=121.2466,31.3846&when=2026-11-24T12:00`);
      await page.locator('article .state-badge').first().waitFor();
      await expect.poll(async () => (await recordOf(page)).listAt).not.toBeNull();
      listAt.push((await recordOf(page)).listAt ?? Number.NaN);
      // Once is enough, and not on the slower one, whose map takes seconds.
      if (start === 2 && !isSlow) {
        const ready = page.locator('.shell[data-map="true"] canvas.maplibregl-canvas');
        await ready.waitFor({ timeout: 40_000 });
        await page.waitForTimeout(1500);
      }
      await page.close();
    }
    return listAt;
  };
  try {
    const here = await startsOf(false);
    const onPhone = await startsOf(true);
    const words = (times: readonly number[]) => times.map((time) => time.toFixed(0)).join(', ');
    console.log(
      `cold start to the list without a network: ${words(here)} ms; four times slower: ${words(onPhone)} ms`,
    );
    expect(failed).toEqual([]);
    expect(median(here)).toBeLessThanOrEqual(1000);
    expect(median(onPhone)).toBeLessThanOrEqual(1300);
  } finally {
    await site.start();
    await context.close();
  }
});
