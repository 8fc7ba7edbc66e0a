// Everything a rider needs, without a pointer.

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { need } from '#ui/texts/need/zh.ts';
import { programmes } from '#ui/texts/programmes/zh.ts';
import { voice } from '#ui/texts/voice/zh.ts';
import { zh } from '#ui/texts/zh.ts';
import { journey } from './browser.ts';
import { themes, wear } from './looks.ts';
import { focusContrast } from './measure.ts';
import { answers, streetsAnswered } from './rider.ts';

/** Presses Tab until the element with this name has the focus, and a ring that is seen. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 90; presses += 1) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return '';
      const { labels } = element as HTMLInputElement;
      const told = [
        element.getAttribute('aria-label'),
        ...Array.from(labels ?? [], (one) => one.textContent),
      ];
      return told.find(Boolean) ?? element.textContent ?? '';
    });
    if (!label.includes(name)) continue;
    expect(await page.evaluate(focusContrast), name).toBeGreaterThanOrEqual(3);
    return;
  }
  throw new Error(`Tab does not reach "${name}"`);
}

const press = async (page: Page, name: string, key = 'Enter') => {
  await tabTo(page, name);
  await page.keyboard.press(key);
};
const focused = (page: Page) => page.locator(':focus').textContent();
/** What keys alone open, without a map to wait for. */
const keys = { hasTouch: false, withoutMap: true };

journey('a place is chosen, a station opened and left by keys alone', async ({ visit }) => {
  const { page } = await visit('/?when=2026-11-25T22:00', keys);
  await page.getByRole('heading', { name: zh.place.where }).waitFor();
  await press(page, zh.place.pick);
  await page.getByRole('combobox').waitFor();
  await page.keyboard.type('fht');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await streetsAnswered(page);
  const [first] = await answers(page);
  await press(page, zh.answer.detailsOf(first?.name ?? ''));
  const title = page.getByRole('heading', { level: 2, name: first?.name ?? '' });
  await title.waitFor();
  expect(await title.evaluate((element) => element === document.activeElement)).toBe(true);
  await press(page, zh.answer.navigate);
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await focused(page)).toContain(zh.answer.navigate);
});

journey('the ring of the focus stands out in every theme', async ({ visit }) => {
  const { page } = await visit('/?when=2026-11-25T22:00', keys);
  await page.getByRole('heading', { name: zh.place.where }).waitFor();
  await tabTo(page, zh.place.pick);
  for (const theme of themes) {
    await wear(page, { theme, language: 'zh' });
    expect(await page.evaluate(focusContrast), theme).toBeGreaterThanOrEqual(3);
  }
});

journey('a programme is found, and a seat asked for, by keys alone', async ({ visit }) => {
  const { page } = await visit('/?view=programmes&date=2026-12-01', { ...keys, expected: [/404/] });
  await page.getByText('美术课').first().waitFor();
  await press(page, programmes.bar.filters);
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await focused(page)).toContain(programmes.bar.filters);
  await page.keyboard.press('Shift+Tab');
  await press(page, '美术课');
  await press(page, programmes.page.signUp);
  await page.getByRole('dialog').waitFor();
  await press(page, programmes.signUp.name, '1');
  await press(page, programmes.signUp.consent, 'Space');
  expect(await page.getByLabel(programmes.signUp.consent).isChecked()).toBe(true);
  // Round and round within the dialog, and out by one key.
  await tabTo(page, programmes.signUp.name);
  await press(page, programmes.signUp.send);
  await page.getByRole('status').getByText(programmes.signUp.queued).waitFor();
  await tabTo(page, programmes.signUp.openReceipts);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  expect(await focused(page)).toContain(programmes.page.signUp);
});

journey('a need is told by keys alone', async ({ visit }) => {
  const { page } = await visit('/?view=voice', { ...keys, expected: [/404/] });
  await press(page, voice.doors.need.name);
  await page.getByRole('heading', { name: need.heading }).waitFor();
  await press(page, voice.confirm);
  await page.getByRole('alert').getByText(voice.missing.services).waitFor();
  await press(page, '理发', 'Space');
  await press(page, need.part.evening, 'Space');
  await tabTo(page, voice.chooseNeighbourhood);
  await page.keyboard.press('ArrowDown');
  await press(page, voice.confirm);
  await page.locator('[data-receipt="kept"]').waitFor();
  expect(await focused(page)).toBe(voice.receipt.saved);
});
