// Whatever the data say, they are shown as words: one area whose every field is hostile and a
// server to which every hostile text was sent, gone through view by view. The browser is told to
// ignore the policy of the page, so that markup that became markup would really run.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { openServer } from '#cli/commands/serve.ts';
import { sign } from '#cli/commands/sign.ts';
import type { Programme } from '#core/programme.ts';
import type { Station } from '#core/station.ts';
import { instant } from '#core/units.ts';
import { stationPage, stationPath } from '#pages/station-page.ts';
import { hostileTexts } from '#tests/fixtures/hostile.ts';
import { makeHostileArea } from '#tests/fixtures/hostile-area.ts';
import { journeyIn } from './browser.ts';
import { enrolAt, openPage, visitDesk } from './desk.ts';
import { openTab, tabs } from './planner.ts';
import { freePort } from './serve-built-app.ts';

/** What a page would hold only if words had become markup, or be pushed about by them. */
function traces(): string[] {
  const found: string[] = [];
  const never =
    'iframe,frame,object,embed,base,marquee,math,plaintext,xmp,template,video,audio,' +
    'body img:not([src^="data:image/svg+xml,%3Csvg"]),' +
    'meta[http-equiv],form[action],[formaction],[srcdoc],svg script,svg foreignObject,svg image,' +
    'svg use,svg animate,svg a,x,isindex,dialog:not(.dialog),#navigator,[contenteditable]';
  for (const element of document.querySelectorAll(never)) found.push(element.outerHTML);
  const schemes = /^(https?|tel|webcal|blob|amapuri|geo):$/;
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on')) found.push(`${element.tagName} ${name}`);
      if (!/^(href|src|action|xlink:href|poster|data)$/.test(name)) continue;
      // A code that we draw.
      if (element.tagName === 'IMG' && value.startsWith('data:image/svg+xml,%3Csvg')) continue;
      const address = URL.parse(value, location.href);
      if (!address || !schemes.test(address.protocol)) found.push(`${name}=${value}`);
      if (address?.host.includes('hacked')) found.push(`${name}=${value}`);
    }
  }
  for (const { src, type, text } of document.scripts) {
    if (!src && !/json/.test(type)) found.push(`script ${text.slice(0, 80)}`);
  }
  if ('hacked' in window) found.push('it ran');
  // A kiosk moves about by some pixels on purpose; its page hides them.
  const boxes =
    'html, .shell:not([data-view="kiosk"]) main, .sheet-body, .dialog-body, body > main';
  for (const box of document.querySelectorAll(boxes)) {
    const { scrollWidth, clientWidth, className, tagName } = box;
    if (scrollWidth > clientWidth + 1) {
      found.push(`${tagName}.${className} ${scrollWidth} px wide, of ${clientWidth}`);
    }
  }
  return found;
}

/** Which of the texts stand in the page, as words or in an attribute. */
function shown(texts: readonly string[]): number[] {
  const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
  const attributes = [...document.querySelectorAll('*')].flatMap((element) =>
    [...element.attributes].map(({ value }) => value),
  );
  const all = plain([document.documentElement.textContent, ...attributes].join('\n'));
  return texts.flatMap((text, i) => (all.includes(plain(text)) ? [i] : []));
}

/** A name in the middle of a line turns nothing around it: its element is a box or an isolate. */
function unisolated(): string[] {
  return [...document.querySelectorAll('body *:not(svg *, script, style, noscript)')].flatMap(
    (element) => {
      const { display, unicodeBidi } = getComputedStyle(element);
      const isLine = display === 'inline' && element.textContent !== '';
      return isLine && !/isolate|plaintext/.test(unicodeBidi)
        ? [element.outerHTML.slice(0, 80)]
        : [];
    },
  );
}

const scratch = mkdtempSync(path.join(tmpdir(), 'circle-hostile-'));
let url = '';
let area = '';
let close: () => Promise<void>;
const told: string[] = [];
beforeAll(async () => {
  area = makeHostileArea('dist/areas/jiading');
  const port = await freePort();
  url = `http://localhost:${port}`;
  const data = path.join(scratch, 'data');
  const options = { port, host: 'localhost', area: [area], data, rate: 10_000 };
  ({ close } = await openServer('dist', options, { tell: (line) => told.push(line) }));
});
afterAll(async () => {
  await close();
  for (const folder of [scratch, area]) rmSync(folder, { recursive: true, force: true });
});

const person = { area: 'hostile', consent: '2026-11' };
const reports = (note: string) => [
  { kind: 'need', body: { ...need, note } },
  { kind: 'report', body: { about: 'hazard', area: 'hostile', station, hazard: 'other', note } },
  {
    kind: 'check_in',
    body: { ...person, station, name: [...note].slice(0, 20).join(''), offers: [], note },
  },
  { kind: 'join', body: { ...person, name: '小赵', tasks: ['guide'], note } },
];
const station = 'jd-lq-01';
const need = {
  area: 'hostile',
  services: ['water'],
  parts: ['evening'],
  days: 'any',
  where: { kind: 'station', id: station },
};

/** Sends every text in one kind of submission or another; gives the statuses. */
const sendAll = () =>
  Promise.all(
    hostileTexts.map(async (text, i) => {
      const response = await fetch(`${url}/api/submissions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
        body: JSON.stringify(reports(text)[i % 4]),
      });
      const answer = await response.text();
      if (text.trim().length > 12 && response.status === 422) expect(answer).not.toContain(text);
      return response.status;
    }),
  );

const journey = journeyIn(['--disable-3d-apis']);

journey(
  'every text of an area and of a submission is words, in every view',
  async ({ browser }) => {
    const statuses = await sendAll();
    expect(new Set(statuses)).toEqual(new Set([201, 422]));
    const { page, problems } = await visitDesk(
      browser,
      { url },
      {
        bypassCSP: true,
        viewport: { width: 360, height: 640 },
      },
    );
    page.on('dialog', (dialog) => problems.push(`dialog: ${dialog.message()}`));
    const seen = new Set<number>();
    const found: string[] = [];
    const check = async (name: string, where: Page = page) => {
      for (const trace of await where.evaluate(traces)) found.push(`${name}: ${trace}`);
      for (const i of await where.evaluate(shown, hostileTexts)) seen.add(i);
    };
    const open = async (query: string, ready: string) => {
      await page.goto(`${url}/?area=hostile&when=2026-11-25T19:00&${query}`);
      await page.locator(ready).first().waitFor();
      await check(query);
    };

    await enrolAt(page, /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(told.join('\n'))?.[0] ?? '', '小陈');
    await open('view=desk', '.queue-row');
    const rows = page.locator('.queue-row');
    for (const i of [0, 1, 2, 3]) {
      await rows.nth(i).click();
      await check(`submission ${i}`);
      if (!(await rows.nth(0).isVisible())) await page.goBack();
    }
    await openPage(page, 'edit');
    await page.locator('main select').first().selectOption({ index: 3 });
    await page.locator('main input').first().waitFor();
    await check('edit');

    await open('at=121.2469,31.3846', 'article:has(.state-badge)');
    expect(await page.evaluate(unisolated)).toEqual([]);
    for (const id of ['jd-t1-01', 'jd-lq-01', 'jd-t7-04']) await open(`station=${id}`, '.sheet h2');
    await open('lang=en&station=jd-lq-08', '.sheet h2');
    await open('view=planner', '.bar');
    for (const tab of tabs) {
      await openTab(page, 'zh', tab);
      await check(`planner ${tab}`);
    }
    await open('view=programmes', 'h3');
    await open('view=tree', '.tree-list');
    for (const form of ['need', 'report', 'check-in', 'join']) {
      await open(`view=voice&form=${form}&station=${station}`, '.voice-heading');
    }
    await page.setViewportSize({ width: 1080, height: 1920 });
    await open(`view=kiosk&station=${station}&rotate=0&idle=3600`, '.kiosk-bar');
    const panels = page.locator('.kiosk-tabs button');
    for (let i = 0; i < (await panels.count()); i += 1) {
      await panels.nth(i).click();
      await check(`kiosk ${i}`);
    }

    await page.setViewportSize({ width: 360, height: 640 });
    await checkPaper(page, check);
    console.log(`${seen.size} of ${hostileTexts.length} texts were on screen`);
    expect([...found, ...problems]).toEqual([]);
    expect(hostileTexts.length).toBeGreaterThanOrEqual(200);
    expect(seen.size).toBeGreaterThanOrEqual(200);
    await page.context().close();
  },
  120_000,
);

const assetsOf = (built: string) => ({
  styles: [...built.matchAll(/assets\/[\w-]+\.css/g)].map(([file]) => file),
  script: /assets\/station-page[\w-]+\.js/.exec(built)?.[0] ?? '',
});

/** What is printed or prerendered. */
async function checkPaper(page: Page, check: (name: string) => Promise<void>): Promise<void> {
  const read = async (name: string) => (await fetch(`${url}/areas/hostile/${name}`)).json();
  const { features } = await read('stations.geojson');
  const { events } = (await read('programmes.json')) as { events: Programme[] };
  const shared = {
    manifest: await read('manifest.json'),
    programmes: events,
    moment: instant(Date.parse('2026-11-25T19:00:00+08:00')),
    assets: assetsOf(readFileSync('dist/s/jd-lq-01/index.html', 'utf8')),
    site: null,
  };
  for (const [i, { properties, geometry }] of features.slice(0, 10).entries()) {
    const one: Station = { ...properties, at: geometry.coordinates };
    const language = i % 2 ? 'en' : 'zh';
    const body = await stationPage({ ...shared, station: one, language });
    const address = `${url}/${stationPath(one.id, language)}`;
    await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body }));
    await page.goto(address);
    await check(`page of ${one.id}`);
    // What the script adds is seen on the first page.
    await page.route('**/station-page-*.js', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: '' }),
    );
  }
  const out = path.join(scratch, 'signs');
  const terminal = { write: () => {}, tell: () => {} } as unknown as Parameters<typeof sign>[1];
  await sign({ area, station: 'jd-lq-01', site: url, out }, terminal);
  await page.setViewportSize({ width: 1000, height: 800 });
  await page.setContent(await readFile(path.join(out, 'jd-lq-01.html'), 'utf8'));
  await check('door sign');
}

journey('markup that became markup is found', async ({ browser }) => {
  const page = await browser.newPage();
  await page.setContent('<p>站</p>');
  const planted: readonly string[] = [
    '<iframe></iframe>',
    '<img src=x>',
    '<a href="javascript:1">x</a>',
    '<b onclick="1">x</b>',
    '<script>window.hacked=1</script>',
    `<p style="white-space:pre">${'W'.repeat(500)}</p>`,
  ];
  for (const html of planted) {
    await page.setContent(html);
    expect([html, (await page.evaluate(traces)).length > 0]).toEqual([html, true]);
  }
  await page.close();
});
