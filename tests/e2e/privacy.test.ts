// Where a person is, is known to their page alone: a position that moves about for a whole
// session is looked for in all that reaches the server, all that is written on the device, and
// all that is left in the end.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { openServer } from '#cli/commands/serve.ts';
import { toBd09, toGcj02 } from '#core/coordinates.ts';
import { tileAt } from '#core/streets/tile-grid.ts';
import type { LngLat } from '#core/units.ts';
import { menu } from '#ui/texts/menu/zh.ts';
import { need as needWords } from '#ui/texts/need/zh.ts';
import { privacy as words } from '#ui/texts/privacy/zh.ts';
import { voice } from '#ui/texts/voice/zh.ts';
import { zh } from '#ui/texts/zh.ts';
import { axeFinds } from './axe.ts';
import { journeyIn, phone } from './browser.ts';
import { openRelay, type Relay, recordWrites, whatLiesThere } from './recording.ts';
import { answers, locate, streetsAnswered, wantService } from './rider.ts';
import { freePort } from './serve-built-app.ts';
import { type Recorded, spyOn } from './whereabouts.ts';

/** On streets, at places that nothing in the data shares a digit with. */
const positions = [
  [121.2471837, 31.3852619],
  [121.2391843, 31.3801277],
  [121.2523319, 31.3887413],
] as const satisfies readonly LngLat[];

/** Every pair of coordinates in the files of the area, which everybody is given. */
function publicPlaces(): LngLat[] {
  const found: LngLat[] = [];
  const collect = (value: unknown): void => {
    if (!Array.isArray(value)) {
      if (value && typeof value === 'object') for (const one of Object.values(value)) collect(one);
      return;
    }
    const [lng, lat] = value;
    if (typeof lng === 'number' && typeof lat === 'number') found.push([lng, lat]);
    for (const one of value) collect(one);
  };
  for (const file of ['manifest.json', 'stations.geojson', 'places.json', 'demand.geojson']) {
    collect(JSON.parse(readFileSync(`dist/areas/jiading/${file}`, 'utf8')));
  }
  return found;
}
const spy = spyOn(positions, publicPlaces());

const data = mkdtempSync(path.join(tmpdir(), 'circle-privacy-'));
const told: string[] = [];
let relay: Relay;
let url = '';
let close: () => Promise<void>;
beforeAll(async () => {
  const opened = await openRelay();
  relay = opened;
  url = `http://localhost:${relay.port}`;
  const port = await freePort();
  opened.to(port);
  const options = { port, host: 'localhost', area: [], data, rate: 1000, origin: url };
  ({ close } = await openServer('dist', options, { tell: (line) => told.push(line) }));
});
afterAll(async () => {
  await close();
  await relay.close();
  rmSync(data, { recursive: true, force: true });
});

/** Every row of the database, table by table. */
function databaseRows(): Recorded[] {
  const database = new DatabaseSync(path.join(data, 'circle.sqlite'), { readOnly: true });
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all();
  const rows = tables.flatMap(({ name }) =>
    database
      .prepare(`select * from "${String(name)}"`)
      .all()
      .map((row) => ({ channel: `table ${String(name)}`, text: JSON.stringify(row) })),
  );
  database.close();
  return rows;
}

const withoutMap = journeyIn(['--disable-3d-apis']);
const setOut = (context: BrowserContext, [longitude, latitude]: LngLat) =>
  context.setGeolocation({ longitude, latitude, accuracy: 15 });

async function goTo(page: Page, view: keyof typeof menu.views): Promise<void> {
  await page.getByRole('button', { name: zh.appName }).click();
  await page.getByRole('dialog').getByText(menu.views[view].name, { exact: true }).click();
  await page.locator(`.shell[data-view="${view}"]`).waitFor();
}

const confirmed = async (page: Page) => {
  await page.getByRole('button', { name: voice.confirm }).click();
  await page.locator('[data-receipt="arrived"]').waitFor();
};

withoutMap(
  'a position is in nothing that leaves the page or outlives it',
  async ({ browser }) => {
    const context = await browser.newContext({
      viewport: phone,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      permissions: ['geolocation'],
    });
    context.setDefaultTimeout(15_000);
    const records = await recordWrites(context);
    const foreign: string[] = [];
    context.on('request', (request) => {
      if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url())) {
        foreign.push(request.url());
      }
    });
    const page = await context.newPage();
    const look = async () => records.push(...(await whatLiesThere(page)));

    await setOut(context, positions[0]);
    await page.goto(`${url}/?when=2026-11-25T19:00`);
    await locate(page);
    await wantService(page, '饮水');
    const [first] = await answers(page);
    await page.getByRole('button', { name: zh.answer.navigateTo(first?.name ?? '') }).click();
    const links = page.getByRole('dialog').getByRole('link');
    for (const link of await links.all()) {
      records.push({ channel: 'link', text: (await link.getAttribute('href')) ?? '' });
    }
    expect(await links.count()).toBeGreaterThan(2);
    await page.keyboard.press('Escape');
    await look();

    await setOut(context, positions[1]);
    await page
      .getByRole('button', { name: /用我的位置|重新定位|定位/ })
      .first()
      .click();
    await streetsAnswered(page);
    const [next] = await answers(page);
    await page.getByRole('button', { name: zh.answer.detailsOf(next?.name ?? '') }).click();
    await page.getByRole('button', { name: zh.station.report }).click();
    await page.getByRole('button', { name: voice.report.abouts.hours }).click();
    await page.getByRole('textbox').fill('周六九点才开门');
    await confirmed(page);
    await look();
    for (const view of ['programmes', 'tree', 'planner', 'rider'] as const) await goTo(page, view);
    await streetsAnswered(page);
    await look();

    await context.setOffline(true);
    await setOut(context, positions[2]);
    await page
      .getByRole('button', { name: /用我的位置|重新定位|定位/ })
      .first()
      .click();
    await streetsAnswered(page);
    await goTo(page, 'voice');
    await page.locator('[data-form="need"]').click();
    await page.getByRole('button', { name: '理发', exact: true }).click();
    await page.getByRole('button', { name: needWords.part.evening }).click();
    await page.getByLabel(voice.chooseNeighbourhood).selectOption('州桥社区');
    await page.getByRole('button', { name: voice.confirm }).click();
    await page.locator('[data-receipt="kept"]').waitFor();
    await look();
    await context.setOffline(false);
    await page.locator('[data-receipt="arrived"]').waitFor();

    await page.goto(`${url}/?view=voice&station=jd-lq-01&form=check-in&lang=zh`);
    await page.getByLabel(voice.person.name).fill('小李');
    await page.getByRole('button', { name: voice.checkIn.offer.repair }).click();
    await page.getByLabel(voice.person.consent).check();
    await confirmed(page);
    await page.goto(`${url}/?view=voice&form=join`);
    await page.getByRole('button', { name: voice.join.task.guide }).click();
    await page.getByLabel(voice.person.name).fill('小赵');
    await page.getByLabel(voice.person.consent).check();
    await confirmed(page);
    await page.goto(`${url}/?lang=en`);
    await page.getByRole('button', { name: 'Use my position' }).first().click();
    await streetsAnswered(page, 'en');
    await page.reload();
    await page.goto(`${url}/s/jd-lq-01/`);
    await page.locator('[data-locate]').click();
    await page.locator('[data-minutes]:not(:empty)').waitFor();
    await page.goto(`${url}/?view=kiosk&station=jd-lq-01&rotate=0`);
    await page.locator('.kiosk-bar').waitFor();
    await look();

    const everything = [
      ...records,
      ...relay.heard(),
      ...databaseRows(),
      ...told.map((text) => ({ channel: 'server log', text })),
    ];
    const channels = new Set(everything.map(({ channel }) => channel));
    for (const channel of ['request', 'history', 'IndexedDB', 'storage', 'link', 'server log']) {
      expect(channels).toContain(channel);
    }
    expect(databaseRows().filter(({ channel }) => channel === 'table submission')).toHaveLength(4);
    console.log(`${everything.length} records searched, ${relay.heard().length} of them requests`);
    expect(spy.leaksIn(everything)).toEqual([]);
    expect(foreign).toEqual([]);
    await context.close();
  },
  120_000,
);

withoutMap('a leak in any channel, in any system of coordinates, is found', async ({ browser }) => {
  const context = await browser.newContext();
  const records = await recordWrites(context);
  const page = await context.newPage();
  await page.goto(`${url}/404.html`);
  const heardBefore = relay.heard().length;
  const [lng, lat] = positions[0];
  await page.evaluate(
    async ([x, y, tile]) => {
      const place = `${x},${y}`;
      await fetch(`/api/status?near=${encodeURIComponent(place)}`);
      await fetch('/api/status', { headers: { 'X-Near': `${x.toFixed(4)} ${y.toFixed(4)}` } });
      await fetch('/api/receipts/check', { method: 'POST', body: JSON.stringify({ x, y }) });
      navigator.sendBeacon('/api/beacon', `lng=${Math.round(x * 1e6)}&lat=${Math.round(y * 1e6)}`);
      const events = new EventSource(`/api/events?bbox=${x - 0.01},${y - 0.01}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
      events.close();
      await fetch(tile);
      localStorage.setItem('last', place);
      sessionStorage.setItem('last', place);
      await cookieStore.set('last', place);
      history.pushState({ x, y }, '', `?at=${place}`);
      console.log('at', x, y);
      new BroadcastChannel('x').postMessage({ x, y });
      await (await caches.open('x')).put('/near', new Response(place));
      const request = indexedDB.open('x');
      request.onupgradeneeded = () => request.result.createObjectStore('x').put({ x, y }, 1);
      await new Promise((resolve) => {
        request.onsuccess = resolve;
      });
      request.result.close();
    },
    [lng, lat, `/tiles/14/${tileAt([lng, lat]).x}/${tileAt([lng, lat]).y}.pbf`] as const,
  );
  const heard = relay.heard().slice(heardBefore);
  const found = spy.leaksIn([...records, ...heard, ...(await whatLiesThere(page))]);
  const count = (channel: string) => found.filter((one) => one.startsWith(`${channel}:`)).length;
  for (const sign of ['near=121', 'x-near', '"x":121', 'lng=121', 'bbox=121', '/tiles/14/']) {
    const requests = found.filter((one) => one.startsWith('request:'));
    expect([sign, requests.some((one) => one.toLowerCase().includes(sign))]).toEqual([sign, true]);
  }
  for (const channel of [
    'storage',
    'cookie',
    'history',
    'address',
    'console',
    'other tabs',
    'Cache Storage',
    'IndexedDB',
  ]) {
    expect([channel, count(channel) > 0]).toEqual([channel, true]);
  }
  for (const [x, y] of [toGcj02([lng, lat]), toBd09([lng, lat])]) {
    expect(spy.leaksIn([{ channel: 'x', text: `${y.toFixed(5)}|${x.toFixed(5)}` }])).toHaveLength(
      1,
    );
  }
  const far = [{ channel: 'x', text: `${lng + 0.05},${lat}` }];
  expect(spy.leaksIn(far)).toEqual([]);
  const [someStation = positions[0]] = publicPlaces().filter((one) => one[0] > 121.24);
  for (const [x, y] of [someStation, toGcj02(someStation), toBd09(someStation)]) {
    expect(spy.leaksIn([{ channel: 'x', text: `${y.toFixed(6)},${x.toFixed(6)}` }])).toEqual([]);
  }
  await context.close();
});

withoutMap('the position is not asked for before the person taps', async ({ visit }) => {
  const { page } = await visit('/', {
    position: positions[0],
    before: (page) =>
      page.addInitScript(() => {
        const counter = globalThis as unknown as { asked: number };
        counter.asked = 0;
        const ask = navigator.geolocation.getCurrentPosition.bind(navigator.geolocation);
        navigator.geolocation.getCurrentPosition = (...parameters) => {
          counter.asked += 1;
          ask(...parameters);
        };
      }),
  });
  const asked = () => page.evaluate(() => (globalThis as unknown as { asked: number }).asked);
  await page.getByText(zh.map.unavailable).waitFor();
  expect(await asked()).toBe(0);
  await locate(page);
  expect(await asked()).toBe(1);
});

withoutMap('all that the browser keeps is erased when that was meant', async ({ visit }) => {
  const { page } = await visit('/?view=voice&form=need', { expected: [/404/] });
  await page.getByRole('button', { name: '理发', exact: true }).click();
  await page.getByRole('button', { name: needWords.part.evening }).click();
  await page.getByLabel(voice.chooseNeighbourhood).selectOption('州桥社区');
  await page.getByRole('button', { name: voice.confirm }).click();
  await page.locator('[data-receipt="kept"]').waitFor();
  await page.evaluate(() => localStorage.setItem('hand-off', 'baidu'));
  await page.getByRole('button', { name: zh.appName }).click();
  await page.getByRole('button', { name: menu.privacy }).click();
  await page.getByRole('dialog', { name: words.title }).waitFor();
  expect(await axeFinds(page, { include: ['dialog'] })).toEqual([]);
  await page.getByRole('button', { name: words.device.erase }).click();
  for (const loss of words.device.losses({ unsent: 1, receipts: 0, areas: 0, settings: 1 })) {
    await page.getByText(loss).waitFor();
  }
  await page.getByRole('button', { name: words.device.keep }).click();
  expect(await page.evaluate(() => localStorage.length)).toBe(1);
  await page.getByRole('button', { name: words.device.erase }).click();
  await page.getByRole('button', { name: words.device.sure }).click();
  await page.getByRole('heading', { name: zh.place.where }).waitFor();
  const left = await page.evaluate(async () => [
    localStorage.length,
    sessionStorage.length,
    (await indexedDB.databases()).length,
    (await caches.keys()).length,
  ]);
  expect(left).toEqual([0, 0, 0, 0]);
});
