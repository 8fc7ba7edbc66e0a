// Takes docs/screenshot.png of a running app, a desk and a phone side by side:
//   npm start, then  node scripts/screenshot.ts http://localhost:8080

import { readFileSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { provideChromium } from './chromium.ts';

const url = process.argv[2];
if (!url) throw new Error('usage: node scripts/screenshot.ts <address of the app>');

/** A Wednesday afternoon at 法华塔 on the phone, near the south gate at the desk. */
const moment = 'when=2026-11-25T15:00';
const views = [
  {
    name: 'desk',
    width: 1080,
    height: 720,
    query: `${moment}&at=121.24944,31.37606&profile=walk&station=jd-t1-01`,
  },
  {
    name: 'phone',
    width: 390,
    height: 720,
    query: `${moment}&at=121.24633,31.38597&services=haircut`,
  },
];

async function picture(browser: Browser, { width, height, query }: (typeof views)[number]) {
  const page = await browser.newPage({ viewport: { width, height }, locale: 'zh-CN' });
  await page.goto(`${url}/?${query}`);
  await page.locator('canvas.maplibregl-canvas').waitFor();
  await page.waitForTimeout(5000);
  const png = await page.screenshot();
  await page.close();
  return `data:image/png;base64,${png.toString('base64')}`;
}

const args = ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader'];
const browser = await chromium.launch({ executablePath: provideChromium(), args });
const images: string[] = [];
for (const view of views) images.push(`<img alt="" src="${await picture(browser, view)}">`);
const sheet = await browser.newPage({ viewport: { width: 1560, height: 780 } });
await sheet.setContent(
  `<style>body{margin:0;padding:30px;display:flex;gap:30px;background:#e4e0d6}img{border-radius:14px}</style>${images.join('')}`,
);
await sheet.screenshot({ path: 'docs/screenshot.png' });
await browser.close();
console.log(
  `docs/screenshot.png, ${(readFileSync('docs/screenshot.png').length / 1000).toFixed(0)} kB`,
);
