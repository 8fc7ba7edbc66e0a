// Without WebGL2 there is no map; the list is the page, and nothing else is missing.

import { expect } from 'vitest';
import { zh } from '#ui/texts/zh.ts';
import { journeyIn } from './browser.ts';
import { answers, here, locate, wantService } from './rider.ts';

const journey = journeyIn(['--disable-3d-apis']);

journey('the list answers, opens a station and hands over to a map app', async ({ visit }) => {
  const { page } = await visit('/?when=2026-11-25T22:00', { position: here });
  await page.getByText(zh.map.unavailable).waitFor();
  await locate(page);
  await wantService(page, '饮水');
  await expect.poll(async () => (await answers(page)).length).toBe(3);
  const [first] = await answers(page);
  await page.getByRole('button', { name: zh.answer.detailsOf(first?.name ?? '') }).click();
  await page.getByRole('heading', { level: 2, name: first?.name ?? '' }).waitFor();
  await page.getByRole('button', { name: zh.answer.navigate }).click();
  const amap = page.getByRole('link', { name: new RegExp(zh.handOff.apps['amap-web']) });
  expect(await amap.getAttribute('href')).toMatch(/^https:\/\/uri\.amap\.com\//);
});
