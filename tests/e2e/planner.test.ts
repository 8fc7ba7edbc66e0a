// A planner's journey on the built app: the gap after hours, the best site and its proof,
// longer hours, the comparison, and a link under which another browser and the command line
// say the same.

import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { menu } from '#ui/texts/menu/en.ts';
import { journey, phone, smallDesk } from './browser.ts';
import { figuresAnswered, headline, openTab, pick, plannerTexts } from './planner.ts';

const { zh } = plannerTexts;
/** Where what is to be looked at is put. */
const shots = '.cache/looked-at';
const viewport = smallDesk;
/** For what is not about the map. */
const unmapped = { viewport, withoutMap: true };
const evening = 'when=2026-11-24T22:00';

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const shareIn = (text: string | null | undefined) => Number.parseFloat(text ?? '');
/** A row of a table of figures: its cells without its name. */
async function rowOf(page: Page, name: string): Promise<string[]> {
  const row = page.getByRole('row').filter({ has: page.getByText(name, { exact: true }) });
  await row.waitFor();
  return row.getByRole('cell').allTextContents();
}

/** What the command prints for the scenario of a link. */
async function coverageOf(link: URL): Promise<{ share: number }[]> {
  const asked = [
    ...['--area', 'dist/areas/jiading', '--profile', 'walk', '--minutes', '5,10,15'],
    ...['--when', '2026-11-24T22:00', '--weight', 'residents_in_service_area'],
    ...['--scenario', link.searchParams.get('plan') ?? ''],
  ];
  const { stdout } = await promisify(execFile)(process.execPath, [
    'src/cli/main.ts',
    'coverage',
    ...asked,
  ]);
  return JSON.parse(stdout).coverage;
}

/** The report of what is on screen, as a file of print that holds what the screen says. */
async function print(page: Page): Promise<void> {
  const shown = await headline(page);
  await button(page, zh.exchange.entry.report).click();
  const report = page.locator('.report');
  await report.locator('.report-map img').waitFor({ timeout: 60_000 });
  const text = await report.textContent();
  expect(await report.locator('h1').textContent()).toContain('可达覆盖率');
  expect(text).toContain(shown);
  expect(text).toContain(zh.exchange.illustrative);
  expect(text).toContain(zh.view.figures.within('15 分钟'));
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  mkdirSync(shots, { recursive: true });
  writeFileSync(`${shots}/planner-report.pdf`, pdf);
  const source = pdf.toString('latin1');
  expect(source.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(1);
  expect(source).toMatch(/\/Subtype\s*\/Image/);
  await button(page, zh.exchange.report.close).click();
}

journey(
  'from the gap after hours to a plan that another browser and the command line agree with',
  async ({ visit }) => {
    const { page } = await visit(`/?view=planner&tab=week&${evening}`, { viewport });
    const [after, office] = [
      await rowOf(page, zh.panels.week.bands.after),
      await rowOf(page, zh.panels.week.bands.office),
    ];
    expect(shareIn(after[0])).toBeLessThan(shareIn(office[0]) - 5);

    await openTab(page, 'zh', 'gaps');
    const gaps = page.locator('tbody .link-button');
    expect(await gaps.count()).toBeGreaterThan(0);
    await gaps.first().click();

    await openTab(page, 'zh', 'plan');
    const before = shareIn(await headline(page));
    await button(page, zh.best.suggest).click();
    const suggestion = page.locator('.suggestion-value');
    const promised = Number(/（([\d.]+)%）/.exec((await suggestion.textContent()) ?? '')?.[1]);
    expect(promised).toBeGreaterThan(before);
    await button(page, zh.best.prove).click();
    await page.locator('.proof[data-state="proven"]').waitFor({ timeout: 30_000 });
    await button(page, zh.best.apply).click();
    await expect.poll(async () => shareIn(await headline(page))).toBe(promised);

    await page.getByLabel(zh.plan.choose).selectOption({ label: '练祁驿嘉·西门站' });
    await pick(page.getByRole('radio', { name: zh.plan.hoursPresets.evening }));
    const hours = await page.locator('.change-list').textContent();
    expect(hours).toContain(zh.plan.change.hours);
    await page.getByLabel(zh.best.objective).selectOption('hours');
    await button(page, zh.best.suggest).click();
    await expect.poll(() => suggestion.textContent()).toContain('人·小时');
    await button(page, zh.best.prove).click();
    await page.locator('.proof[data-state="proven"]').waitFor({ timeout: 30_000 });
    await button(page, zh.best.apply).click();

    const compared = await rowOf(page, zh.view.figures.within('15 分钟'));
    expect(shareIn(compared[0])).toBe(before);
    expect(shareIn(compared[1])).toBeGreaterThanOrEqual(promised);
    expect(compared[2]).toContain('+');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+y');

    await print(page);
    await expect.poll(() => new URL(page.url()).searchParams.get('plan')).toBeTruthy();
    const link = new URL(page.url());
    const shown = await headline(page);
    const second = await visit(`${link.pathname}${link.search}`, { ...unmapped, viewport: phone });
    await figuresAnswered(second.page);
    expect(await headline(second.page)).toBe(shown);
    const printed = await coverageOf(link);
    expect(printed.map(({ share }) => `${(share * 100).toFixed(1)}%`)).toEqual(
      await Promise.all(
        ['5 分钟', '10 分钟', '15 分钟'].map(
          async (limit) => (await rowOf(page, zh.view.figures.within(limit)))[1],
        ),
      ),
    );
  },
  120_000,
);

journey('two kept plans are compared with each other, by name', async ({ visit }) => {
  const { page } = await visit(`/?view=planner&tab=plan&${evening}`, unmapped);
  const name = page.getByLabel(zh.plan.name);
  const close = async (station: string) => {
    await page.getByLabel(zh.plan.choose).selectOption({ label: station });
    const closed = page.getByRole('radio', { name: zh.plan.status.temporarily_closed });
    await pick(closed);
  };
  await name.fill('方案甲');
  await close('夜间伙伴店·平城路（示意）');
  await button(page, zh.plan.keep).click();
  const first = await headline(page);
  await name.fill('方案乙');
  await close('练祁驿嘉·塔城路站');
  await page.getByLabel(zh.plan.compareWith).selectOption({ label: '方案甲' });
  const table = page.getByRole('table', { name: zh.plan.compare });
  expect(await table.getByRole('columnheader').allTextContents()).toEqual([
    zh.view.figures.figure,
    '方案甲',
    '方案乙',
    zh.view.figures.difference,
  ]);
  const row = await rowOf(page, zh.view.figures.within('15 分钟'));
  expect(row[0]).toBe(first);
  expect(shareIn(row[1])).toBeLessThan(shareIn(row[0]));
  const { pathname, search, searchParams } = new URL(page.url());
  expect(searchParams.get('layer')).toBe('change');

  const second = await visit(`${pathname}${search}`, unmapped);
  await figuresAnswered(second.page);
  expect(await rowOf(second.page, zh.view.figures.within('15 分钟'))).toEqual(row);
  const other = second.page.getByLabel(zh.plan.compareWith).locator('option:checked');
  expect(await other.textContent()).toBe(zh.plan.fromLink('方案甲'));
});

journey(
  "the best site is looked for among junctions, and in a list of one's own",
  async ({ visit }) => {
    const { page } = await visit(`/?view=planner&tab=plan&${evening}`, unmapped);
    const suggestion = page.locator('.suggestion-value');
    await pick(page.getByRole('radio', { name: zh.best.sources.junctions }));
    await page.getByText(/^\d+ 个路口，相隔至少 100 米/).waitFor();
    await button(page, zh.best.suggest).click();
    const promised = Number(/（([\d.]+)%）/.exec((await suggestion.textContent()) ?? '')?.[1]);
    await button(page, zh.best.apply).click();
    await expect.poll(async () => shareIn(await headline(page))).toBe(promised);

    await pick(page.getByRole('radio', { name: zh.best.sources.own }));
    await page.getByText(zh.best.noOwn).waitFor();
    await button(page, zh.best.importOwn).click();
    const text = '名称,lng,lat\n甲空地,121.262,31.377\n乙空地,121.2440,31.3722\n';
    await page.locator('.drop-zone input').setInputFiles({
      ...{ name: '空地.csv', mimeType: 'text/csv', buffer: Buffer.from(text) },
    });
    await pick(page.getByRole('radio', { name: /WGS-84/ }));
    await button(page, '导入 2 个').click();
    await page.getByText(/^空地\.csv 里的 2 个地方/).waitFor();
    await pick(page.getByRole('radio', { name: '2', exact: true }));
    await button(page, zh.best.suggest).click();
    await page.locator('.site-list').getByText('甲空地').waitFor();
    await button(page, zh.best.apply).click();
    await page.locator('.change-list').getByText('乙空地').waitFor();
    expect(page.url()).not.toContain(encodeURIComponent('空地.csv'));
  },
);

journey('an area without demand says how much of its streets is covered', async ({ visit }) => {
  const at = '/?view=planner&area=grid&when=2026-11-25T10:00&outlines=all';
  const { page } = await visit(at, unmapped);
  // Two stations of 1.2 km each, in streets 32 km across: what `circle coverage` says, too.
  await expect.poll(() => headline(page), { timeout: 30_000 }).toBe('0.6%');
  const [streets] = await rowOf(page, zh.view.ways.streets);
  expect(streets).toBe('0.6%');
  await button(page, zh.view.question.heading).click();
  await pick(page.getByRole('radio', { name: '5 分钟', exact: true }));
  await button(page, '关闭').click();
  await expect.poll(() => headline(page), { timeout: 30_000 }).toBe('0.1%');
  await button(page, zh.exchange.entry.importDemand).waitFor();
});

journey('every figure is on the overview, or one tap from its name there', async ({ visit }) => {
  const { page } = await visit(`/?view=planner&${evening}`, unmapped);
  await figuresAnswered(page);
  const reach = page.locator('figure').filter({ hasText: zh.view.stationReach.title });
  await reach.getByText(/^可达系数平均 0\.\d\d，从 0\.\d\d 到/).waitFor();
  await reach.getByText(zh.charts.showTable).click();
  const factors = await reach.getByRole('cell').allTextContents();
  const counted = await rowOf(page, zh.view.figures.stations);
  expect(factors.length).toBe(2 * Number(counted[0]));
  expect(Math.max(...factors.filter((_, i) => i % 2 === 1).map(Number))).toBeLessThanOrEqual(1);
  for (const name of ['E2SFCA', 'Gini', 'Palma']) {
    await page.locator('th summary').getByText(name).waitFor();
  }
  const index = page.locator('.figure-index');
  await index.getByText('N−1').waitFor();
  await index.getByRole('button', { name: zh.view.tabs.backup }).click();
  await page.getByRole('heading', { name: zh.panels.backup.title }).waitFor();
});

journey('a search that takes too long is stopped, and can be begun again', async ({ visit }) => {
  const { page } = await visit(`/?view=planner&tab=plan&${evening}`, unmapped);
  // A worker whose script never comes stands for a search through a city.
  await page.route(/suggest-worker/, () => undefined);
  await button(page, zh.best.suggest).click();
  await page.getByText(zh.best.suggesting).waitFor();
  await button(page, zh.best.stop).click();
  await page.getByText(zh.best.suggesting).waitFor({ state: 'hidden' });
  await page.unroute(/suggest-worker/);
  await button(page, zh.best.suggest).click();
  await page.locator('.suggestion-value').waitFor();
});

/** Presses Tab until the element with this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 90; presses += 1) {
    await page.keyboard.press('Tab');
    const label = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
    if (label.trim() === name) return;
  }
  throw new Error(`Tab does not reach "${name}"`);
}

journey('a site is suggested, taken and undone by keys alone', async ({ visit }) => {
  const { page } = await visit(`/?view=planner&${evening}`, { ...unmapped, hasTouch: false });
  await figuresAnswered(page);
  const before = await headline(page);
  await tabTo(page, zh.view.tabs.plan);
  await page.keyboard.press('Enter');
  await button(page, zh.best.suggest).and(page.locator(':enabled')).waitFor();
  await tabTo(page, zh.best.suggest);
  await page.keyboard.press('Enter');
  await page.locator('.suggestion-value').waitFor();
  await tabTo(page, zh.best.apply);
  await page.keyboard.press('Enter');
  await expect.poll(() => headline(page)).not.toBe(before);
  await page.keyboard.press('Control+z');
  await expect.poll(() => headline(page)).toBe(before);
});

journey('from the rider to the planner and back, in the same look', async ({ visit }) => {
  const { page } = await visit('/?theme=glare&lang=en', { ...unmapped, viewport: phone });
  await page.locator('.brand button').click();
  await page.getByRole('button', { name: menu.views.planner.name }).click();
  await figuresAnswered(page);
  await page.getByRole('button', { name: plannerTexts.en.view.toRider }).click();
  await page.getByRole('button', { name: 'Settings' }).waitFor();
  const { searchParams } = new URL(page.url());
  expect(Object.fromEntries(searchParams)).toEqual({ theme: 'glare', lang: 'en' });
  await page.goBack();
  await figuresAnswered(page);
});
