// The programmes in every theme and language: the week, the list, the page of one, its dialogs.

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { programmes as en } from '#ui/texts/programmes/en.ts';
import { programmes as zh } from '#ui/texts/programmes/zh.ts';
import { journey, phone } from './browser.ts';
import { smallTargets } from './measure.ts';
import { languages, tags, themes } from './states.ts';

const looks = themes.flatMap((theme) => languages.map((language) => ({ theme, language })));
const week = '2026-12-01';

async function found(page: Page): Promise<unknown[]> {
  const axe = new AxeBuilder({ page }).include('.shell-panel').withTags(tags);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => [id, ...nodes.map(({ html }) => html)]);
}

journey.for(looks)('axe finds nothing, $theme, $language', async (look, { visit }) => {
  const words = look.language === 'zh' ? zh : en;
  const { page } = await visit(
    `/?view=programmes&date=${week}&theme=${look.theme}&lang=${look.language}`,
    { viewport: phone },
  );
  const title = page.getByText(/美术课|art class/).first();
  await title.waitFor();
  expect(await found(page), 'week').toEqual([]);
  const bar = page.getByRole('navigation', { name: words.bar.label });
  await bar.getByRole('button').nth(1).click();
  expect(await found(page), 'list').toEqual([]);
  await bar.getByRole('button').nth(2).click();
  await page.getByRole('dialog').waitFor();
  expect(await found(page), 'filters').toEqual([]);
  await page.keyboard.press('Escape');
  await title.click();
  await page.getByRole('heading', { name: /美术课|art class/ }).waitFor();
  expect(await found(page), 'page').toEqual([]);
  expect(await page.evaluate(smallTargets, 44), 'targets').toEqual([]);
});
