// The page of a station and the sheet for its door, in a real browser: read without a
// script, enhanced with one, scanned from paper.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import jsQr from 'jsqr';
import { describe, expect, inject } from 'vitest';
import { circle } from '#tests/build/circle.ts';
import { en } from '#ui/texts/en.ts';
import { pages as pagesZh } from '#ui/texts/pages/zh.ts';
import { voice } from '#ui/texts/voice/zh.ts';
import { zh } from '#ui/texts/zh.ts';
import { axeFinds } from './axe.ts';
import { journey } from './browser.ts';
import { pictureOf } from './pixels.ts';

const here = [121.2452, 31.3835] as const;

journey('a station page reads without a script', async ({ visit }) => {
  const { page, requests } = await visit('/s/jd-lq-01/', { javaScriptEnabled: false });
  expect(await page.locator('h1').textContent()).toBe('练祁驿嘉·州桥站');
  expect(await page.locator('.hours').textContent()).toContain('每天 07:30–21:00');
  expect(await page.locator('.services li').count()).toBeGreaterThan(4);
  expect(await page.locator('.now').isVisible()).toBe(false);
  expect(requests.some((request) => request.includes('worker'))).toBe(false);
});

journey('a script adds the state of the moment, and the minutes on a tap', async ({ visit }) => {
  const { page, requests } = await visit('/s/jd-lq-01/', { position: here });
  await page.locator('[data-badge]').waitFor();
  expect(Object.values(zh.state)).toContain(await page.locator('[data-badge]').textContent());
  await page.getByRole('button', { name: pagesZh.minutesFromHere }).click();
  await page.locator('[data-minutes]').filter({ hasText: '分钟' }).waitFor();
  expect(requests.join('\n')).not.toContain('121.2452');
});

journey('a check-in point leads to its form without a script', async ({ visit }) => {
  const { page } = await visit('/s/jd-jl-01/en/', { javaScriptEnabled: false });
  const link = page.getByRole('link', { name: en.station.checkIn });
  expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(56);
  const address = new URL((await link.getAttribute('href')) ?? '', page.url());
  expect(address.search).toBe('?view=voice&station=jd-jl-01&form=check-in&lang=en');
});

journey('in the app a check-in point leads to its form as well', async ({ visit }) => {
  const { page } = await visit('/?station=jd-jl-01');
  await page.getByRole('button', { name: zh.station.checkIn }).click();
  await page.getByText(voice.checkIn.at('景邻小站·州桥景区')).waitFor();
});

journey('scanned at a kiosk it says how far it is from that screen', async ({ visit }) => {
  const { page } = await visit('/s/jd-lq-01/?from=kiosk-jd-t4-03');
  await page.locator('[data-minutes]').filter({ hasText: '从屏幕这里步行约' }).waitFor();
});

journey.for(['light', 'dark'] as const)(
  'a station page is accessible when it is %s',
  async (colorScheme, { visit }) => {
    for (const address of ['/s/jd-t1-01/', '/s/jd-t1-01/en/']) {
      const { page } = await visit(address, { colorScheme });
      await page.locator('[data-badge]').waitFor();
      expect(await axeFinds(page)).toEqual([]);
    }
  },
);

journey('the page of an address that is not there is accessible', async ({ visit }) => {
  const { page } = await visit('/nowhere', { expected: [/404/] });
  expect(await page.getByRole('link').count()).toBeGreaterThan(0);
  expect(await axeFinds(page)).toEqual([]);
});

describe('a door sign', () => {
  journey(
    'prints on one page, and its code leads to the page of the station',
    async ({ browser, onTestFinished }) => {
      const out = mkdtempSync(path.join(tmpdir(), 'signs-'));
      onTestFinished(() => rmSync(out, { recursive: true }));
      const area = ['--area', 'public/areas/jiading', '--station', 'all'];
      const { code } = await circle(['sign', ...area, '--site', inject('appUrl'), '--out', out]);
      expect(code).toBe(0);
      const context = await browser.newContext({ viewport: { width: 900, height: 1200 } });
      onTestFinished(() => context.close());
      const page = await context.newPage();
      await page.goto(`file://${out}/all.html`);
      const sheets = await page.locator('.sheet').count();
      expect(sheets).toBe(50);
      const cut = await page
        .locator('.sheet')
        .evaluateAll((all) => all.filter((one) => one.scrollHeight > one.clientHeight + 1).length);
      expect(cut).toBe(0);
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(sheets);

      await page.goto(`file://${out}/jd-lq-01.html`);
      expect(await axeFinds(page)).toEqual([]);
      const { data, width, height } = await pictureOf(page.locator('.qr'));
      const link = jsQr(data, width, height)?.data ?? '';
      expect(link).toBe(`${inject('appUrl')}/s/jd-lq-01/`);
      await page.goto(link);
      expect(await page.locator('h1').textContent()).toBe('练祁驿嘉·州桥站');

      await page.goto(`file://${out}/jd-jl-01.html`);
      expect(await axeFinds(page)).toEqual([]);
      const codes = page.locator('.code');
      expect(await codes.count()).toBe(2);
      const [first, second] = await Promise.all(
        [0, 1].map(async (i) => {
          const picture = await pictureOf(codes.nth(i).locator('.qr'));
          return jsQr(picture.data, picture.width, picture.height)?.data ?? '';
        }),
      );
      expect(first).toBe(`${inject('appUrl')}/s/jd-jl-01/`);
      expect(await codes.nth(1).textContent()).toContain(pagesZh.scanCheckIn);
      await page.goto(second ?? '');
      await page.getByText(voice.checkIn.at('景邻小站·州桥景区')).waitFor();
    },
  );
});
