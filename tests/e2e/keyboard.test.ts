// Everything a rider needs, without a pointer.

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { zh } from '#ui/texts/zh.ts';
import { journey } from './browser.ts';
import { answers, streetsAnswered } from './rider.ts';

/** Presses Tab until the element with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return '';
      return element.getAttribute('aria-label') ?? element.textContent ?? '';
    });
    if (label.includes(name)) return;
  }
  throw new Error(`Tab does not reach "${name}"`);
}

/** Whether the focused element differs from its unfocused self in outline or shadow. */
const focusIsVisible = (page: Page) =>
  page.locator(':focus').evaluate((element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  });

journey('a place is chosen, a station opened and left by keys alone', async ({ visit }) => {
  const { page } = await visit('/?when=2026-11-25T22:00', { hasTouch: false, withoutMap: true });
  await page.getByRole('heading', { name: zh.place.where }).waitFor();
  await tabTo(page, zh.place.pick);
  expect(await focusIsVisible(page)).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByRole('combobox').waitFor();
  await page.keyboard.type('fht');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await streetsAnswered(page);
  const [first] = await answers(page);
  await tabTo(page, zh.answer.detailsOf(first?.name ?? ''));
  expect(await focusIsVisible(page)).toBe(true);
  await page.keyboard.press('Enter');
  const title = page.getByRole('heading', { level: 2, name: first?.name ?? '' });
  await title.waitFor();
  expect(await title.evaluate((element) => element === document.activeElement)).toBe(true);
  await tabTo(page, zh.answer.navigate);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await page.locator(':focus').textContent()).toContain(zh.answer.navigate);
});
