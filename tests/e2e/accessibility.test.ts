// WCAG 2.2 A and AA in every theme and language; contrast for strong sun; targets for gloves;
// nothing cut off on the narrowest phone, in large text and at 200 %. The rules are axe's; the
// rest is measured in the page.

import { expect } from 'vitest';
import { zh } from '#ui/texts/zh.ts';
import { journey, phone } from './browser.ts';
import { flawsOf, thumb } from './inspect.ts';
import { firstLook } from './looks.ts';
import { lowContrasts, smallTargets } from './measure.ts';
import { riderAddress, riderStates } from './states.ts';
import { walks } from './walks.ts';

journey.for(walks)(
  'everyone can use $name',
  async ({ address, visit: options, states, ...inspection }, { visit }) => {
    const { page } = await visit(address, options);
    for (const { name, enter } of states) {
      await enter(page);
      expect.soft((await flawsOf(page, inspection)).join('\n'), name).toBe('');
    }
  },
);

journey('everyone can use the map that comes after the list', async ({ visit }) => {
  const { page } = await visit(riderAddress);
  await page.locator('.map-zoom').waitFor();
  const sizes = [{ ...phone, text: 'normal' as const }];
  const inspection = { target: thumb, looks: [firstLook], sizes };
  for (const { name, enter } of riderStates) {
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
