// WCAG 2.2 A and AA in every theme and language; contrast for strong sun; targets for gloves;
// nothing cut off on the narrowest phone, in large text and at 200 %. The rules are axe's; the
// rest is measured in the page.

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { zh } from '#ui/texts/zh.ts';
import { journey, phone } from './browser.ts';
import { flawsOf, thumb } from './inspect.ts';
import { firstLook } from './looks.ts';
import { lowContrasts, smallTargets } from './measure.ts';
import { riderAddress, riderStates } from './states.ts';
import { walks } from './walks.ts';

/** One title and the landmarks of a page; the content follows the name of the product at once. */
async function expectLandmarks(page: Page): Promise<void> {
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
  expect(await page.getByRole('banner').count()).toBe(1);
  expect(await page.getByRole('main').count()).toBe(1);
  const hasMap = (await page.locator('.shell').getAttribute('data-map')) === 'true';
  expect(await page.getByRole('region', { name: zh.map.label }).count()).toBe(hasMap ? 1 : 0);
  expect(await page.title()).not.toBe('');
  // Neither the map nor a menu is in the way.
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await page.locator('main :focus').count()).toBe(1);
}

journey.for(walks)(
  'everyone can use $name',
  async ({ address, visit: options, states, ...inspection }, { visit }) => {
    const { page } = await visit(address, options);
    for (const { name, enter } of states) {
      await enter(page);
      if (name === states[0]?.name) await expectLandmarks(page);
      expect.soft((await flawsOf(page, inspection)).join('\n'), name).toBe('');
    }
  },
);

journey('everyone can use the map that comes after the list', async ({ visit }) => {
  const { page } = await visit(riderAddress);
  await page.locator('.map-zoom').waitFor();
  const sizes = [{ ...phone, text: 'normal' as const }];
  const inspection = { target: thumb, looks: [firstLook], sizes };
  for (const { name, enter } of riderStates.slice(0, 3)) {
    await enter(page);
    expect.soft((await flawsOf(page, inspection)).join('\n'), name).toBe('');
  }
});

journey('a text too pale and a target too small are found', async ({ visit }) => {
  const { page } = await visit(`${riderAddress}&theme=glare`, { withoutMap: true });
  await page.getByRole('heading', { name: zh.place.where }).waitFor();
  await page.evaluate(() => {
    const [title, button] = [document.querySelector('h2'), document.querySelector('button')];
    if (title) title.style.color = '#777';
    if (button) button.style.cssText = 'height: 40px; min-height: 0; flex: none';
  });
  expect(await page.evaluate(lowContrasts, 7)).toHaveLength(1);
  expect(await page.evaluate(smallTargets, thumb)).toHaveLength(1);
});
