// What people say, from the finger to the desk and back, with the real server: written without
// a network, over a restart of the browser, answered, taken back; and live status on every face.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { QueueItem } from '#core/desk.ts';
import type { Submission } from '#core/submission.ts';
import { findChromium, quietFlags } from '#scripts/chromium.ts';
import type { Desk } from '#tests/server/desk-session.ts';
import { kiosk } from '#ui/texts/kiosk/zh.ts';
import { need as needWords } from '#ui/texts/need/zh.ts';
import { voice } from '#ui/texts/voice/zh.ts';
import { zh } from '#ui/texts/zh.ts';
import { journey, neverIdle, phone } from './browser.ts';
import { openTownServer, type TownServer } from './town-server.ts';

let town: TownServer;
let desk: Desk;
beforeAll(async () => {
  town = await openTownServer();
  desk = await town.desk();
  // From five persons on their number is told.
  for (let i = 0; i < 5; i += 1) await town.send(need);
});
afterAll(() => town.close());

/** A browser with a disk of its own, as a phone has one; to be opened again on the same. */
async function openBrowser(disk: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(disk, {
    executablePath: findChromium() ?? '',
    args: [...quietFlags],
    viewport: phone,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    hasTouch: true,
  });
  context.setDefaultTimeout(15_000);
  await context.addInitScript(neverIdle);
  return context;
}

function newDisk(): string {
  const disk = mkdtempSync(path.join(tmpdir(), 'circle-browser-'));
  onTestFinished(() => rmSync(disk, { recursive: true, force: true }));
  return disk;
}

/** What a visit to the town's own server is like; no map, since nothing here is about it. */
const inTown = () => ({ origin: town.url, withoutMap: true });

const need: Submission = {
  kind: 'need',
  body: {
    area: 'jiading',
    services: ['haircut'],
    parts: ['evening'],
    days: 'any',
    where: { kind: 'neighbourhood', id: '州桥社区' },
  },
};

async function answerSurvey(page: Page): Promise<void> {
  await page.getByRole('button', { name: '理发', exact: true }).click();
  await page.getByRole('button', { name: needWords.part.evening }).click();
  await page.getByLabel(voice.chooseNeighbourhood).selectOption('州桥社区');
  await page.getByRole('button', { name: voice.confirm }).click();
}

const newestOf = async (kind: Submission['kind']): Promise<QueueItem> => {
  const response = await desk.get(`/api/desk/submissions?kind=${kind}&state=received`);
  const { items } = (await response.json()) as { items: QueueItem[] };
  return items.at(-1) as QueueItem;
};

test('a survey written without a network is counted once, after the browser was closed', async () => {
  const disk = newDisk();
  let context = await openBrowser(disk);
  let page = await context.newPage();
  await page.goto(`${town.url}/?view=voice&form=need`);
  await page.getByRole('option', { name: '州桥社区' }).waitFor({ state: 'attached' });
  await context.setOffline(true);
  await answerSurvey(page);
  await page.locator('[data-receipt="kept"]').waitFor();
  await page.getByText(voice.sent.delay.offline).waitFor();
  expect((await town.counts()).persons).toBe(5);
  await context.close();

  context = await openBrowser(disk);
  onTestFinished(() => context.close());
  page = await context.newPage();
  // Whatever view is opened next.
  await page.goto(`${town.url}/`);
  await expect.poll(async () => (await town.counts()).persons, { timeout: 15_000 }).toBe(6);
  await page.goto(`${town.url}/?view=voice&form=sent`);
  await page.locator('[data-sent="received"]').waitFor();
  await page.reload();
  await page.locator('[data-sent="received"]').waitFor();
  expect((await town.counts()).persons).toBe(6);
  await page.goto(`${town.url}/?view=voice&form=counts`);
  const row = page.getByRole('row', { name: /^理发/ });
  await expect.poll(() => row.getByRole('cell').nth(4).textContent()).toMatch(/^6\/ \d+$/);
}, 60_000);

journey(
  'a check-in by the code on the wall is answered, and can be taken back',
  async ({ visit }) => {
    const { page } = await visit('/?view=voice&station=jd-lq-01&form=check-in', inTown());
    await page.getByLabel(voice.person.name).fill('小李');
    await page.getByRole('button', { name: voice.checkIn.offer.repair }).click();
    await page.getByRole('button', { name: voice.confirm }).click();
    await page.getByText(voice.missing.consent).waitFor();
    await page.getByLabel(voice.person.consent).check();
    await page.getByRole('button', { name: voice.confirm }).click();
    await page.locator('[data-receipt="arrived"]').waitFor();

    const { id, body } = await newestOf('check_in');
    expect(body).toMatchObject({ name: '小李', station: 'jd-lq-01', offers: ['repair'] });
    const decision = { state: 'confirmed', reply: '周六下午来修车角，等你' };
    expect((await desk.post(`/api/desk/submissions/${id}/decision`, decision)).status).toBe(200);
    await page.getByRole('button', { name: voice.receipt.toSent }).click();
    await page.locator('[data-sent="confirmed"]').getByText(decision.reply).waitFor();

    const kept = await page.evaluate(wholeOutbox);
    expect(kept).not.toContain('小李');
    expect(kept).not.toContain('jd-lq-01');

    await page.getByRole('button', { name: voice.sent.erase }).click();
    await page.getByRole('button', { name: voice.sent.sure(voice.sent.erase) }).click();
    await page.getByText(voice.sent.empty).waitFor();
    const after = await desk.get(`/api/desk/submissions/${id}`);
    expect(JSON.stringify(await after.json())).not.toContain('小李');
  },
);

/** In the page: everything its outbox holds, as text. */
async function wholeOutbox(): Promise<string> {
  const answer = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
  const database = await answer(indexedDB.open('circle-outbox'));
  const transaction = database.transaction(['entries', 'receipts']);
  const all = await Promise.all(
    ['entries', 'receipts'].map((name) => answer(transaction.objectStore(name).getAll())),
  );
  return JSON.stringify(all);
}

journey(
  'what staff confirm is seen on a phone and on a kiosk within a minute',
  async ({ visit }) => {
    const { page: rider } = await visit('/?station=jd-lq-01', inTown());
    const { page: withoutStream } = await visit('/?view=voice', {
      ...inTown(),
      expected: [/\/api\/events/],
      before: ({ clock }) => clock.install(),
    });
    await withoutStream.route('**/api/events*', (route) => route.abort());
    await withoutStream.goto(`${town.url}/?station=jd-lq-01`);
    const { page: screen } = await visit(
      '/?view=kiosk&station=jd-lq-01&rotate=0&idle=600',
      inTown(),
    );
    await screen
      .locator('.kiosk-bar')
      .getByRole('button', { name: kiosk.panels.services, exact: true })
      .click();
    const broken = (page: Page) => page.getByText(zh.services.outOfOrder, { exact: true });
    expect(await broken(rider).count()).toBe(0);

    const { page: reporter } = await visit('/?station=jd-lq-01', inTown());
    await reporter.getByRole('button', { name: zh.station.report }).click();
    expect(new URL(reporter.url()).search).toBe('?view=voice&station=jd-lq-01&form=report');
    await reporter.getByRole('button', { name: '热饭' }).click();
    await reporter.getByRole('button', { name: voice.confirm }).click();
    await reporter.locator('[data-receipt="arrived"]').waitFor();
    expect(await broken(screen).count()).toBe(0);

    const { id } = await newestOf('report');
    const asked = performance.now();
    const decided = await desk.post(`/api/desk/submissions/${id}/decision`, { state: 'confirmed' });
    expect(decided.status).toBe(200);
    await Promise.all([rider, screen].map((page) => broken(page).waitFor({ timeout: 60_000 })));
    console.log(`seen on both after ${((performance.now() - asked) / 1000).toFixed(1)} s`);
    await screen.getByText(kiosk.liveAge(0), { exact: true }).waitFor();
    // It has no stream and asks; its clock is put forward by what is left of a minute.
    await withoutStream.clock.fastForward(60_000 - (performance.now() - asked));
    await broken(withoutStream).waitFor();
  },
  60_000,
);

journey(
  'a kiosk counts an answer and keeps nothing of it',
  async ({ visit }) => {
    const before = (await town.counts()).persons ?? 0;
    const { page } = await visit('/?view=kiosk&station=jd-lq-01&rotate=0&idle=10', {
      ...inTown(),
      viewport: { width: 1080, height: 1920 },
      before: ({ clock }) => clock.install(),
    });
    await page
      .locator('.kiosk-bar')
      .getByRole('button', { name: kiosk.panels.need, exact: true })
      .click();
    await page.getByRole('button', { name: '厕所', exact: true }).click();
    await page.getByRole('button', { name: needWords.part.night }).click();
    await page.getByRole('button', { name: needWords.send }).click();
    await page.getByText(needWords.thanks).waitFor();
    await expect.poll(async () => (await town.counts()).persons).toBe(before + 1);
    await expect.poll(() => page.evaluate(wholeOutbox)).toBe('[[],[]]');

    await page.getByRole('button', { name: needWords.again }).click();
    await page.getByRole('button', { name: '厕所', exact: true }).click();
    await page.clock.fastForward(11_000);
    await page.getByRole('alertdialog').waitFor();
    await page.clock.fastForward(11_000);
    await page.getByRole('alertdialog').waitFor({ state: 'hidden' });
    await page
      .locator('.kiosk-bar')
      .getByRole('button', { name: kiosk.panels.need, exact: true })
      .click();
    expect(await page.locator('.kiosk-panel [aria-pressed="true"]').count()).toBe(1);
    const left = await page.evaluate(() => [
      { ...localStorage },
      Object.keys(sessionStorage),
      history.state,
      document.querySelectorAll('input:not([type="checkbox"]), textarea').length,
    ]);
    // Nothing in storage, no page to go back to, no field that somebody typed in.
    expect(left).toEqual([{}, [], null, 0]);
  },
  60_000,
);

journey(
  'what the server refuses waits for the person, and what is withdrawn never arrives',
  async ({ visit }) => {
    const { page } = await visit('/?view=voice&form=need', {
      ...inTown(),
      permissions: ['clipboard-read', 'clipboard-write'],
      expected: [/422/],
    });
    await page.route('**/api/submissions', (route) =>
      route.fulfill({
        status: 422,
        contentType: 'application/problem+json',
        json: { type: 'about:blank', code: 'unknown_place', title: '', status: 422 },
      }),
    );
    await answerSurvey(page);
    await page.getByText(voice.problem.unknown_place).waitFor();
    await page.getByRole('button', { name: voice.receipt.toSent }).click();
    const item = page.locator('[data-sent="attention"]');
    await item.getByRole('button', { name: voice.copy }).click();
    await item.getByText(voice.copied).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('haircut');
    await page.unroute('**/api/submissions');
    const before = (await town.counts()).persons ?? 0;
    await item.getByRole('button', { name: voice.sent.again }).click();
    await page.locator('[data-sent="received"]').waitFor();
    await expect.poll(async () => (await town.counts()).persons).toBe(before + 1);
  },
);

describe('without a server for submissions', () => {
  journey('it is kept, and the page says so', async ({ visit }) => {
    const { page } = await visit('/?view=voice&form=need', {
      expected: [/404/],
      withoutMap: true,
    });
    await answerSurvey(page);
    await page.getByText(voice.sent.delay.no_server).waitFor();
    await page.getByRole('button', { name: voice.receipt.toSent }).click();
    await page.locator('[data-sent="queued"]').waitFor();
    await page.getByRole('button', { name: voice.sent.withdraw }).click();
    await page.getByRole('button', { name: voice.sent.sure(voice.sent.withdraw) }).click();
    await page.getByText(voice.sent.withdrawn, { exact: true }).waitFor();
  });
});
