// The planner's way in and out, on the built app under the policy of its server: files of
// data and of the map are saved, stations and demand come in, the report is printed.

import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { mapThemes } from '#map/theme.ts';
import packageFile from '#package.json' with { type: 'json' };
import { sheetOf } from '#views/planner/exchange/paper.ts';
import { journey, smallDesk } from './browser.ts';
import { pick } from './planner.ts';
import { chunksOf, coloursOf } from './png.ts';

/** Nothing but the processor draws a page of print. */
const slow = 120_000;
const viewport = smallDesk;
/** For what is not about the map. */
const unmapped = { viewport, withoutMap: true };
const evening = '/?view=planner&when=2026-11-24T20:00';

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const choose = (page: Page, name: string | RegExp) => pick(page.getByRole('radio', { name }));
const headline = (page: Page) => page.locator('.headline-figure').textContent();

/** Saves as a format: name and content of each file. */
async function saved(page: Page, format: string, files: number) {
  await choose(page, format);
  const coming: Promise<{ name: string; content: Buffer; path: string }>[] = [];
  page.on('download', (download) => {
    const file = async () => {
      const path = await download.path();
      return { name: download.suggestedFilename(), content: readFileSync(path), path };
    };
    coming.push(file());
  });
  await button(page, '保存').click();
  await page.getByText(`已保存 ${files} 个文件`).waitFor({ timeout: slow });
  await expect.poll(() => coming.length, { timeout: 30_000 }).toBe(files);
  page.removeAllListeners('download');
  const all = await Promise.all(coming);
  return new Map(all.map((file) => [file.name.split('-')[1] ?? '', file]));
}

journey(
  'figures are saved as GeoJSON, CSV, GeoPackage and a map, each with where it comes from',
  async ({ visit }) => {
    const { page } = await visit(`${evening}&theme=night`, { viewport });
    await button(page, '导出').click();

    const geoJson = await saved(page, 'GeoJSON', 5);
    expect([...geoJson.keys()].toSorted()).toEqual([
      'catchments',
      'demand',
      'gaps',
      'stations',
      'streets',
    ]);
    const read = (name: string) => JSON.parse(`${geoJson.get(name)?.content}`);
    const { provenance } = read('demand');
    expect(provenance).toMatchObject({
      app_version: packageFile.version,
      area: 'jiading',
      profile: 'walk',
      cutoff_minutes: '5 10 15',
      moment: '2026-11-24T20:00',
      weight: 'residents_in_service_area',
      scenario: 'none',
      notice: expect.stringContaining('示意数据'),
    });
    // What is exported is what the headline says.
    const share = (features: { properties: Record<string, number | boolean> }[]) => {
      const sum = (some: typeof features) =>
        some.reduce((so, { properties }) => so + Number(properties.residents_in_service_area), 0);
      return sum(features.filter(({ properties }) => properties.covered)) / sum(features);
    };
    expect(await headline(page)).toBe(`${(share(read('demand').features) * 100).toFixed(1)}%`);
    const minutes = read('catchments').features.map(
      ({ properties }: { properties: { minutes: number } }) => properties.minutes,
    );
    expect(new Set(minutes)).toEqual(new Set([5, 10, 15]));
    expect(read('streets').features.length).toBeGreaterThan(1000);

    // Here, since it takes its time: Chromium drops the eleventh file within one second.
    const png = (await saved(page, '地图图片', 1)).get('map')?.content ?? Buffer.alloc(0);
    const chunks = chunksOf(png);
    const dataOf = (type: string) =>
      chunks.flatMap((chunk) => (chunk.type === type ? [chunk.data] : []));
    const [size] = dataOf('IHDR');
    const dots = sheetOf({ size: 'A4', orientation: 'landscape' }).map((side) =>
      Math.round((side / 25.4) * 300),
    );
    expect([size?.readUInt32BE(0), size?.readUInt32BE(4)]).toEqual(dots);
    expect(dataOf('pHYs').map((data) => [data.readUInt32BE(0), data[8]])).toEqual([[11_811, 1]]);
    expect(dataOf('iTXt').map(String)).toContain(
      `provenance:data_hash\0\0\0\0\0${provenance.data_hash}`,
    );
    expect(chunks.at(-1)?.type).toBe('IEND');
    // Printed by day, whatever is on the screen.
    const [street, open, night] = [
      mapThemes.day.street.fill,
      mapThemes.day.states.open,
      mapThemes.night.street.fill,
    ];
    const { shares, kinds } = await coloursOf(page, png, [street, open, night]);
    expect(kinds).toBeGreaterThan(100);
    expect(shares[0]).toBeGreaterThan(0.002);
    expect(shares[1]).toBeGreaterThan(0.00005);
    expect(shares[2]).toBe(0);

    const csv = await saved(page, 'CSV', 5);
    const [header = '', first = ''] = `${csv.get('gaps')?.content}`.split('\r\n');
    expect(header).toMatch(/^\ufeffname,.*provenance_data_hash/);
    expect(first).toContain(provenance.data_hash);

    const { path } = (await saved(page, 'GeoPackage', 1)).get('plan') ?? { path: '' };
    const database = new DatabaseSync(path, { readOnly: true });
    const { streets } = database.prepare('SELECT count(*) AS streets FROM streets').get() as {
      streets: number;
    };
    expect(streets).toBe(read('streets').features.length);
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
  },
  slow,
);

/** Chooses a file and says which system it is in. */
async function bring(page: Page, file: { name: string; text: string }, system: string) {
  const buffer = Buffer.from(file.text);
  await page
    .locator('.drop-zone input')
    .setInputFiles({ name: file.name, mimeType: 'text/csv', buffer });
  await choose(page, new RegExp(system));
}

journey(
  'own stations come in as edits, and those that cannot say what to do',
  async ({ visit }) => {
    const { page } = await visit(evening, unmapped);
    const before = await headline(page);
    await button(page, '导入').click();
    // As a map of GCJ-02 writes 121.2440, 31.3722 on WGS-84.
    const rows = [
      '南站,121.24844,31.37023,24/7,饮水',
      '无时间站,121.25,31.38,,',
      ',121.25,31.38,24/7,',
    ];
    await bring(
      page,
      { name: '站点.csv', text: `名称,经度,纬度,开放时间,服务\n${rows.join('\n')}` },
      'GCJ-02',
    );
    const problems = page.getByRole('table', { name: '2 处错误' }).getByRole('row');
    expect(await problems.nth(1).textContent()).toContain('没有开放时间补上');
    await button(page, '只导入有效的 1 个').click();
    await page.locator('.change-list').getByText('南站').waitFor();
    await page.getByRole('navigation', { name: '规划内容' }).getByText('总览').click();
    await expect.poll(() => headline(page)).not.toBe(before);
    const plan = new URL(page.url()).searchParams.get('plan');
    expect(Buffer.from(plan?.slice(1) ?? '', 'base64url').toString()).toContain('南站');
  },
);

journey(
  'a plan of many stations is still there when the page is loaded anew',
  async ({ visit }) => {
    const { page } = await visit(evening, unmapped);
    const before = await headline(page);
    await button(page, '导入').click();
    const rows = Array.from(
      { length: 200 },
      (_, i) => `站点${i},${121.23 + (i % 20) * 0.002},${31.37 + Math.floor(i / 20) * 0.002},24/7`,
    );
    const text = `名称,经度,纬度,开放时间\n${rows.join('\n')}`;
    await bring(page, { name: '站点.csv', text }, 'WGS-84');
    await button(page, /^(只导入有效的|导入) \d+ 个$/).click();
    await page.getByText('方案太长').waitFor();
    await expect.poll(() => headline(page)).not.toBe(before);
    const shown = await headline(page);
    expect(page.url().length).toBeLessThan(200);
    const added = await page.locator('.change-list li').count();
    expect(added).toBeGreaterThan(100);

    await page.reload();
    await page.getByText('方案太长').waitFor();
    await expect.poll(() => headline(page)).toBe(shown);
    expect(await page.locator('.change-list li').count()).toBe(added);

    const { pathname, search } = new URL(page.url());
    const second = await visit(`${pathname}${search}`, unmapped);
    await second.page.getByText('链接里的方案在这里打不开').waitFor();
  },
);

journey(
  'own demand is used for this visit, printed as such, and given up again',
  async ({ visit }) => {
    const { page, requests } = await visit(`${evening}&outlines=all`, { viewport });
    const before = await headline(page);
    await button(page, '导入').click();
    await choose(page, '需求点');
    const rows = Array.from({ length: 30 }, (_, i) => `${121.24 + i * 0.0007},31.377,${i + 1}`);
    await bring(page, { name: '订单.csv', text: `lng,lat,订单数\n${rows.join('\n')}` }, 'WGS-84');
    await button(page, '导入 30 个').click();
    await page.getByText('需求点来自你的文件 订单.csv（30 个）').waitFor();
    expect(await page.locator('.headline').textContent()).toContain('/ 465 单/日');
    expect(await page.locator('.question-basis').textContent()).toContain('订单起点（自有数据）');

    await button(page, '打印报告').click();
    await page.locator('.report-map img').waitFor({ timeout: slow });
    const report = page.locator('.report');
    expect(await report.textContent()).toContain('需求点来自自有文件 订单.csv（30 个）');
    for (const part of [
      '八小时以外',
      '一周里每个小时的覆盖率',
      '停一个站，谁受影响',
      '参数与来源',
    ]) {
      await report.getByRole('heading', { name: part }).waitFor();
    }
    expect(await report.getByText(/^服务范围：5/).count()).toBe(1);
    await button(page, '关闭').click();

    expect(page.url()).not.toContain('465');
    expect(requests.filter((request) => /订单|465/.test(decodeURI(request)))).toEqual([]);
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
    expect(kept).not.toContain('订单');
    await button(page, '用回本区域的数据').click();
    await expect.poll(() => headline(page)).toBe(before);
  },
  slow,
);
