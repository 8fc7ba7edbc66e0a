// WCAG 2.2 A and AA in every theme, language and main state; contrast for strong sun;
// targets for gloves. The rules are axe's; contrast and targets are measured in the page.

import { AxeBuilder } from '@axe-core/playwright';
import { expect } from 'vitest';
import { journey, phone, smallPhone } from './browser.ts';
import { lowContrasts, smallTargets } from './measure.ts';
import { figuresAnswered, openTab, tabs } from './planner.ts';
import { address, languages, states, tags, themes } from './states.ts';

const looks = themes.flatMap((theme) => languages.map((language) => ({ theme, language })));

journey.for(looks)(
  'axe finds nothing, $theme, $language',
  async ({ theme, language }, { visit }) => {
    const { page } = await visit(address(language, theme));
    for (const state of states) {
      await state.enter(page, language);
      const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
      const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
      expect(found, state.name).toEqual([]);
    }
  },
);

journey.for(looks)(
  'axe finds nothing in any tab of the planner, $theme, $language',
  async ({ theme, language }, { visit }) => {
    const { page } = await visit(
      `/?view=planner&when=2026-11-24T22:00&theme=${theme}&lang=${language}&station=jd-lq-08`,
    );
    await figuresAnswered(page);
    for (const tab of tabs) {
      await openTab(page, language, tab);
      const { violations } = await new AxeBuilder({ page })
        .include('.shell-panel')
        .withTags(tags)
        .analyze();
      const found = violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
      expect(found, tab).toEqual([]);
    }
  },
);

journey.for(languages)(
  'text in the strong-sun theme has at least 7:1, %s',
  async (language, { visit }) => {
    const { page } = await visit(address(language, 'glare'));
    for (const state of states) {
      await state.enter(page, language);
      expect(await page.evaluate(lowContrasts, 7), state.name).toEqual([]);
    }
  },
);

journey('a text too pale and a target too small are found', async ({ visit }) => {
  const { page } = await visit(address('zh', 'glare'));
  await states[0]?.enter(page, 'zh');
  await page.evaluate(() => {
    const [title, button] = [document.querySelector('h2'), document.querySelector('button')];
    if (title) title.style.color = '#777';
    if (button) button.style.cssText = 'height: 40px; min-height: 0; flex: none';
  });
  expect(await page.evaluate(lowContrasts, 7)).toHaveLength(1);
  expect(await page.evaluate(smallTargets, 56)).toHaveLength(1);
});

const sizes = [smallPhone, phone].map((viewport) => ({ viewport, name: `${viewport.width} px` }));

journey.for(sizes)('every target is at least 56 px, $name', async ({ viewport }, { visit }) => {
  const { page } = await visit(address('zh', 'day'), { viewport });
  for (const state of states) {
    await state.enter(page, 'zh');
    expect(await page.evaluate(smallTargets, 56), state.name).toEqual([]);
  }
});
