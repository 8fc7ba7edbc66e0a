// The position of the device is used in the page and nowhere else. The app is given a
// marked position; its digits are then looked for in all that leaves or outlives the page.

import { expect } from 'vitest';
import { zh } from '#ui/texts/zh.ts';
import { journey } from './browser.ts';
import { answers, locate, settled, wantService } from './rider.ts';

const marked = [121.2471837, 31.3852619] as const;
/** Enough of the digits to mean this place and nothing else, however they are written. */
const traces = ['2471837', '247183', '24718', '3852619', '385261', '38526'];

journey('a position is in no request, no address, no storage and no log', async ({ visit }) => {
  const { page, requests, messages } = await visit('/?when=2026-11-25T22:00', { position: marked });
  await locate(page);
  await wantService(page, '饮水');
  const [first] = await answers(page);
  await page.getByRole('button', { name: zh.answer.navigateTo(first?.name ?? '') }).click();
  const links = await page
    .getByRole('dialog')
    .getByRole('link')
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  expect(links.length).toBeGreaterThan(2);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: zh.answer.detailsOf(first?.name ?? '') }).click();
  await page.getByRole('heading', { level: 2, name: first?.name ?? '' }).waitFor();
  await settled(page);

  const kept = await page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      databases,
      await caches.keys(),
      history.state,
    ]);
  });
  expect(JSON.parse(kept)[3]).toEqual([]);
  const everything = [...requests, ...messages, ...links, page.url(), kept].join('\n');
  expect(requests.length).toBeGreaterThan(5);
  for (const trace of traces) expect(everything).not.toContain(trace);
});

journey('the position is not asked for before the person taps', async ({ visit }) => {
  const { page } = await visit('/', {
    position: marked,
    before: (page) =>
      page.addInitScript(() => {
        const counter = globalThis as unknown as { asked: number };
        counter.asked = 0;
        const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
        navigator.geolocation.getCurrentPosition = (...parameters) => {
          counter.asked += 1;
          ask(...parameters);
        };
      }),
  });
  const asked = () => page.evaluate(() => (globalThis as unknown as { asked: number }).asked);
  await settled(page);
  expect(await asked()).toBe(0);
  await locate(page);
  expect(await asked()).toBe(1);
});
