// What a planner takes away and brings in, in a real browser: a map, a report as PDF, and a file
// back. They stay in `.cache/exports` to be looked at.

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { sheetOf } from '#views/planner/exchange/paper.ts';
import { journey, smallDesk } from './browser.ts';
import { type BuiltPage, buildPage, pageAddress } from './build-page.ts';
import type {} from './exchange/page.tsx';

let built: BuiltPage;
beforeAll(async () => {
  built = await buildPage('exchange');
});
afterAll(() => built?.remove());

/** A page of A3 is 17 million pixels, and here nothing but the processor draws them. */
const slow = 150_000;
const folder = '.cache/exports';
function keep(name: string, bytes: Uint8Array): string {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

const address = pageAddress('exchange');
const viewport = smallDesk;
const visitOptions = { viewport, before: (page: Page) => built.giveTo(page) };
const untilDrawn = (page: Page) => page.waitForFunction(() => document.body.dataset.map === 'idle');

journey(
  'the live map is as it was once a picture of it is made',
  async ({ visit }) => {
    const { page } = await visit(`${address}?panel=export`, visitOptions);
    await untilDrawn(page);
    const canvas = page.locator('canvas.maplibregl-canvas');
    const sizeOf = () => canvas.evaluate((one: HTMLCanvasElement) => [one.width, one.height]);
    const dialog = page.locator('dialog');
    const pictureWithout = async () => {
      await dialog.evaluate((one: HTMLDialogElement) => one.close());
      const picture = await canvas.screenshot();
      await dialog.evaluate((one: HTMLDialogElement) => one.showModal());
      return picture;
    };
    const before = [await sizeOf(), await pictureWithout()];
    await page.getByRole('radio', { name: '地图图片' }).check({ force: true });
    await page.getByRole('button', { name: '保存' }).click();
    await page.locator('.map-still').waitFor({ state: 'attached' });
    await page.getByText('已保存 1 个文件').waitFor({ timeout: slow });
    await expect.poll(() => page.locator('.map-still').count()).toBe(0);
    await page.waitForTimeout(500);
    expect(await sizeOf()).toEqual(before[0]);
    expect(Buffer.compare(await pictureWithout(), before[1] as Buffer)).toBe(0);
  },
  slow,
);

const pdfPages = (pdf: Buffer) => {
  const text = pdf.toString('latin1');
  const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)];
  return boxes.map(([, width, height]) =>
    [width, height].map((points) => Math.round((Number(points) / 72) * 25.4)),
  );
};

journey.for([{ size: 'A4', orientation: 'landscape', language: 'en' }] as const)(
  'a report in $language prints on $size $orientation, the map with it',
  { timeout: slow },
  async ({ size, orientation, language }, { visit }) => {
    const { page } = await visit(`${address}?report&lang=${language}`, visitOptions);
    const names = {
      zh: { portrait: '竖向', landscape: '横向', print: '打印或存为 PDF' },
      en: { portrait: 'Portrait', landscape: 'Landscape', print: 'Print or save as PDF' },
    }[language];
    await page.getByRole('radio', { name: size }).check({ force: true });
    await page.getByRole('radio', { name: names[orientation] }).check({ force: true });
    await page.locator('.report-map img').waitFor({ timeout: slow });
    await page.getByRole('button', { name: names.print, disabled: false }).waitFor();
    expect(await page.locator('.report-map img').evaluate(isLoaded)).toBe(true);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    keep(`report-${size}-${orientation}-${language}.pdf`, pdf);
    const pages = pdfPages(pdf);
    expect(pages.length).toBeGreaterThan(0);
    expect(pages.length).toBeLessThanOrEqual(5);
    for (const one of pages) expect(one).toEqual([...sheetOf({ size, orientation })]);
  },
);

const isLoaded = (image: Element) => (image as HTMLImageElement).naturalWidth > 1000;

journey('a GBK file dropped on the page comes in by the keyboard', async ({ visit }) => {
  const { page } = await visit(`${address}?panel=import`, visitOptions);
  // 名称,经度,纬度,hours and 甲站 in GB 2312.
  const header = [
    0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xbe, 0xad, 0xb6, 0xc8, 0x2c, 0xce, 0xb3, 0xb6, 0xc8,
  ];
  const row = [0xbc, 0xd7, 0xd5, 0xbe, ...Buffer.from(',121.25,31.38,24/7\n,121.25,31.38,24/7\n')];
  const dropped = await page.evaluateHandle(
    (bytes) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(bytes)], '站点.csv'));
      return transfer;
    },
    [...header, ...Buffer.from(',hours\n'), ...row],
  );
  await page.locator('.drop-zone').dispatchEvent('drop', { dataTransfer: dropped });
  await page.getByText('站点.csv：2 行，GB18030').waitFor();
  await page.getByRole('radio', { name: /WGS-84/ }).focus();
  await page.keyboard.press('Space');
  const only = page.getByRole('button', { name: '只导入有效的 1 个' });
  await only.waitFor();
  keep('import.png', await page.screenshot());
  await only.focus();
  await page.keyboard.press('Enter');
  const imported = await page.evaluate(() => window.harness.imported);
  expect(imported).toMatchObject({ kind: 'stations', rows: [{ name: '甲站' }] });
});
