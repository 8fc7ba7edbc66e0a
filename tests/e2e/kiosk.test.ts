// A kiosk by itself, under a finger, and left again; and what a phone takes from it.

import jsQr from 'jsqr';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { kiosk as en } from '#ui/texts/kiosk/en.ts';
import { kiosk as zh } from '#ui/texts/kiosk/zh.ts';
import { pages } from '#ui/texts/pages/zh.ts';
import { journey, phone } from './browser.ts';
import { flawsOf } from './inspect.ts';
import { pictureOf } from './pixels.ts';

const portrait = { width: 1080, height: 1920 };
const landscape = { width: 1920, height: 1080 };
/** The same layout, where a map is drawn: each of its points costs time. */
const small = { width: 720, height: 1280 };
/** Time goes by itself, and faster when told to. */
const withClock = { withoutMap: true, before: ({ clock }: Page) => clock.install() };
const address = '/?view=kiosk&station=jd-lq-01';

const panelShown = (page: Page) => page.locator('.kiosk-tabs [aria-current]').textContent();
/** A button of the bar by its whole word: stations have the same words in their names. */
const button = (page: Page, name: string) =>
  page.locator('.kiosk-bar').getByRole('button', { name, exact: true });
const mapIdle = (page: Page) => page.locator('.map canvas').waitFor();

journey('panels turn by themselves, and stop under a finger', async ({ visit }) => {
  const options = { viewport: portrait, ...withClock };
  const { page } = await visit(`${address}&rotate=30&idle=600`, options);
  await page.locator('.kiosk-panel').waitFor();
  const first = await panelShown(page);
  await page.clock.fastForward(31_000);
  await expect.poll(() => panelShown(page)).not.toBe(first);
  await button(page, zh.panels.services).click();
  await page.clock.fastForward(40_000);
  await page.clock.runFor(1000);
  expect(await panelShown(page)).toBe(zh.panels.services);
});

journey('left alone it asks, then forgets everything', async ({ visit }) => {
  const options = { viewport: portrait, ...withClock };
  const { page } = await visit(`${address}&rotate=0&idle=60`, options);
  await page.locator('.kiosk-panel').waitFor();
  await button(page, zh.language).click();
  await button(page, en.text).click();
  await button(page, en.panels.near).click();
  await page.locator('.kiosk-row').first().click();
  await page.getByRole('button', { name: en.close }).waitFor();
  await page.clock.fastForward(61_000);
  await page.getByRole('alertdialog').waitFor();
  await page.clock.fastForward(11_000);
  await page.getByRole('alertdialog').waitFor({ state: 'hidden' });
  expect(await panelShown(page)).toBe(zh.panels.here);
  expect(await page.locator('html').getAttribute('data-text')).toBe('normal');
  const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, document.cookie]));
  expect(kept).toBe('[{},""]');
});

journey(
  'its set-up is read from the address, and what is not understood is listed',
  async ({ visit }) => {
    const { page } = await visit(`${address}&panels=near,gold&idle=1&diagnostics=1`, {
      viewport: portrait,
      withoutMap: true,
    });
    const list = page.locator('.kiosk-diagnostics');
    await list.waitFor();
    const words = (await list.textContent()) ?? '';
    for (const part of ['panels=near,gold', 'idle=1', 'jd-lq-01']) expect(words).toContain(part);
  },
);

journey('kiosk, code, page on the phone, hand-off', async ({ visit }) => {
  const { page } = await visit(`${address}&rotate=0`, { viewport: portrait, withoutMap: true });
  await button(page, zh.panels.take).click();
  const code = page.locator('.qr');
  await code.locator('img').waitFor();
  const { data, width, height } = await pictureOf(code);
  const link = new URL(jsQr(data, width, height)?.data ?? '');
  expect(`${link.pathname}${link.search}`).toBe('/s/jd-lq-01/?from=kiosk-jd-lq-01');
  const taken = await visit(`${link.pathname}${link.search}`, {
    viewport: phone,
    withoutMap: true,
  });
  await taken.page.locator('[data-badge]').waitFor();
  const href = await taken.page.locator('.hand-off a.primary').getAttribute('href');
  expect(href).toMatch(/^(https:\/\/uri\.amap\.com|amapuri:)/);
  await taken.page.getByRole('link', { name: pages.openApp }).click();
  await taken.page.getByRole('heading', { level: 2 }).first().waitFor();
});

journey('without a network it goes on with what it has, and says since when', async ({ visit }) => {
  const { page } = await visit(`${address}&rotate=30`, {
    viewport: small,
    before: ({ clock }) => clock.install(),
    expected: [/Failed to load resource/, /ERR_INTERNET_DISCONNECTED/],
  });
  await mapIdle(page);
  await expect.poll(() => page.locator('.shell').getAttribute('data-map')).toBe('true');
  await page.waitForTimeout(3000);
  await page.context().setOffline(true);
  await page.locator('.kiosk-age').filter({ hasText: '离线' }).waitFor();
  const before = await panelShown(page);
  await page.clock.fastForward(31_000);
  await expect.poll(() => panelShown(page)).not.toBe(before);
  await page.context().setOffline(false);
  await page.locator('.kiosk-age').filter({ hasText: '离线' }).waitFor({ state: 'hidden' });
});

journey('a lost graphics context comes back, or the list goes on alone', async ({ visit }) => {
  const { page } = await visit(`${address}&rotate=0`, { viewport: small, expected: [/WebGL/i] });
  await mapIdle(page);
  await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.map canvas');
    canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
  });
  const isBack = () =>
    page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.map canvas');
      return canvas !== null && canvas.getContext('webgl2')?.isContextLost() === false;
    });
  await expect.poll(isBack).toBe(true);
  expect(await page.locator('.kiosk-panel').isVisible()).toBe(true);
});

const panelNames = ['here', 'near', 'services', 'programmes', 'need', 'tip', 'take'] as const;

describe.each([
  ['portrait', portrait],
  ['landscape', landscape],
] as const)('%s', (name, viewport) => {
  journey(`in ${name} it is legible, in reach and accessible`, async ({ visit }) => {
    const set = `${address}&rotate=0&panels=${panelNames.join()}`;
    const { page } = await visit(set, { viewport, withoutMap: true });
    const sizes = (['normal', 'large'] as const).map((text) => ({ ...viewport, text }));
    // It is 8 px wider than the screen on each side, and moves about by 8 px.
    const inspection = { target: { width: 64, height: 64 }, sizes, slack: 17 };
    for (const panel of panelNames) {
      await button(page, zh.panels[panel]).click();
      await page.locator('.kiosk-panel h2').first().waitFor();
      expect.soft((await flawsOf(page, inspection)).join('\n'), panel).toBe('');
    }
    const boxes = await page
      .locator('.kiosk button')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
    for (const { width, height, top } of boxes) {
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(64);
      if (name === 'portrait') expect(top).toBeGreaterThanOrEqual(0.4 * viewport.height);
    }
    const size = await page
      .locator('.kiosk-panel')
      .evaluate((panel) => Number.parseFloat(getComputedStyle(panel).fontSize));
    expect(size).toBeGreaterThanOrEqual(24);
  });
});
