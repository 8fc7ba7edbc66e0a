// The desk in Chromium against the real server: who gets in, what waits, what is decided, and what
// the sender then reads on their receipt.

import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import type { Submission } from '#core/submission.ts';
import { desk as words } from '#ui/texts/desk/zh.ts';
import { journey, phone } from './browser.ts';
import { type DeskServer, enrolAt, openDesk, openPage, type Visitor, visitDesk } from './desk.ts';
import { flawsOf, pointer } from './inspect.ts';

const { edit, queue, match, signIn, staff } = words;
let desk: DeskServer;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

const area = 'jiading';
const station = 'jd-t1-01';
const checkIn: Submission = {
  kind: 'check_in',
  body: {
    area,
    station,
    name: '小李',
    phone: '13800138000',
    consent: '2026-11',
    offers: ['repair'],
    needs: ['haircut'],
  },
};
const broken: Submission = {
  kind: 'report',
  body: { about: 'service', area, station, service: 'microwave', status: 'out_of_order' },
};

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** The queue asks again every quarter of a minute; the page's clock is put forward. */
const askAgain = (page: Page) => page.clock.fastForward(16_000);
const row = (page: Page, kind: string) => page.locator('.queue-row', { hasText: kind }).first();

describe('with a session', () => {
  let visitor: Visitor;
  let page: Page;
  journey(
    'the first one in is the administrator, and finds nothing waiting',
    async ({ browser }) => {
      visitor = await visitDesk(browser, desk);
      page = visitor.page;
      await enrolAt(page, desk.code, '小陈');
      await page.getByText(queue.empty).waitFor();
      expect(await page.getByText(words.signedInAs('小陈', words.roles.admin)).count()).toBe(1);
    },
  );

  journey('a check-in is matched, and its receipt says so', async () => {
    const receipt = await desk.send(checkIn);
    // It appears by itself.
    await askAgain(page);
    await row(page, queue.kinds.check_in).click();
    const suggestion = page.locator('.suggestion').first();
    await suggestion.waitFor();
    const what = (await suggestion.getAttribute('aria-label')) ?? '';
    expect(what).toContain('理发');
    await button(page, match.accept).first().click();
    await page.getByText(match.done(what)).waitFor();
    const told = await desk.receipt(receipt);
    expect(told.state).toBe('confirmed');
    expect(told.reply).toContain(what);
    expect(await page.locator('.queue-row').count()).toBe(0);
    await button(page, queue.undo).click();
    await page.getByText(queue.undone).waitFor();
    expect(await desk.receipt(receipt)).toMatchObject({ state: 'received', reply: null });
  });

  journey('a number is masked until it is asked for, and that is logged', async () => {
    await row(page, queue.kinds.check_in).click();
    await page.getByText('*******8000').waitFor();
    await button(page, queue.showPhone).click();
    await page.getByText('13800138000').waitFor();
    await row(page, queue.kinds.check_in).click();
  });

  journey('a report is confirmed by keys alone, and everybody sees it', async () => {
    const receipt = await desk.send(broken);
    await page.getByRole('combobox', { name: queue.kind, exact: true }).selectOption('report');
    await row(page, queue.kinds.report).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel(queue.reply).fill('谢谢，已报修');
    await page.getByLabel(queue.note).fill('周四修好');
    await page.getByLabel(queue.note).press('Enter');
    await page.getByText(queue.emptyFiltered).waitFor();
    expect(await desk.receipt(receipt)).toMatchObject({
      state: 'confirmed',
      reply: '谢谢，已报修',
    });
    const status = await (await fetch(`${desk.url}/api/status?area=${area}`)).json();
    expect(status).toMatchObject([{ station, service: 'microwave', note: '周四修好' }]);
  });

  journey('a session that ends while somebody types takes nothing along', async () => {
    await desk.send({ ...broken, body: { ...broken.body, note: '第二次' } } as Submission);
    await askAgain(page);
    await row(page, queue.kinds.report).click();
    await page.getByLabel(queue.reply).fill('还没有写完');
    await page.context().clearCookies();
    await button(page, queue.confirm).click();
    await page.getByText(signIn.again).waitFor();
    await button(page, signIn.button).click();
    await page.getByRole('combobox', { name: queue.kind, exact: true }).selectOption('report');
    await row(page, queue.kinds.report).click();
    expect(await page.getByLabel(queue.reply).inputValue()).toBe('还没有写完');
  });

  journey('the week is counted, and the table holds no small numbers', async () => {
    await openPage(page, 'figures');
    const table = page.getByRole('table', { name: words.figures.byKind });
    await table.waitFor();
    const counted = table.getByRole('row', { name: queue.kinds.check_in });
    expect(await counted.textContent()).toContain(`${queue.kinds.check_in}101`);
    const saved = page.waitForEvent('download');
    await button(page, words.figures.export).click();
    const file = await (await saved).path();
    const text = readFileSync(file, 'utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text).toContain(words.figures.withheld);
  });

  journey('hours are edited in words, kept in the draft, and taken back', async () => {
    await openPage(page, 'edit');
    await page.getByRole('combobox', { name: edit.choose }).selectOption(station);
    const hours = page.getByLabel(edit.fields.opening_hours);
    await hours.fill('Mo-Su 8-22');
    await page.getByText(/读不懂/).waitFor();
    await hours.fill('Mo-Su 08:00-22:00');
    await page.getByText(edit.hoursReads('每天 08:00–22:00')).waitFor();
    await button(page, edit.save).click();
    await page.getByText(edit.saved).waitFor();
    const exported = async () => {
      const saved = page.waitForEvent('download');
      await page.getByRole('link', { name: edit.exportStations }).click();
      const file = JSON.parse(readFileSync(await (await saved).path(), 'utf8'));
      const found = file.features.find(({ id }: { id: string }) => id === station);
      return found.properties.opening_hours;
    };
    expect(await exported()).toBe('Mo-Su 08:00-22:00');
    await button(page, edit.undo).click();
    await button(page, edit.redo).waitFor();
    expect(await exported()).not.toBe('Mo-Su 08:00-22:00');
    await button(page, edit.add.station).click();
    await page.getByLabel(edit.fields.name, { exact: true }).fill('');
    await button(page, edit.save).click();
    await page.getByText('a station needs a name').waitFor();
    await page.getByLabel(edit.fields.name, { exact: true }).fill('塔城路驿站');
    await button(page, edit.save).click();
    await page.getByText(edit.saved).waitFor();
    await button(page, edit.remove).click();
    await page.getByText(new RegExp(edit.removal)).first().waitFor();
    await page.getByText(edit.programmes, { exact: true }).click();
    await page.getByRole('combobox', { name: edit.choose }).selectOption('ev-zm-art');
    await page.getByLabel(edit.fields.seats).fill('14');
    await button(page, edit.save).click();
    await page.getByText(edit.saved).waitFor();
  });

  journey.for(['queue', 'figures', 'edit', 'staff'] as const)(
    'everyone can use the page %s',
    async (tab) => {
      await openPage(page, tab);
      await page.waitForTimeout(300);
      expect((await flawsOf(page, { target: pointer })).join('\n')).toBe('');
    },
  );

  journey('an invitation lets a reader in, who can change nothing', async ({ browser }) => {
    await openPage(page, 'staff');
    await page.getByText(words.roles.reader, { exact: true }).last().click();
    await button(page, staff.inviteButton).click();
    const told = await page.locator('.invitation-code').textContent();
    const code = /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(told ?? '')?.[0] ?? '';
    const other = await visitDesk(browser, desk, { viewport: phone });
    await enrolAt(other.page, code, '小王');
    await other.page.getByText(words.roleLacking(words.roles.reader)).waitFor();
    await row(other.page, queue.kinds.check_in).click();
    expect(await button(other.page, queue.confirm).count()).toBe(0);
    await openPage(other.page, 'staff');
    await other.page.getByText(words.adminOnly).waitFor();
    const width = await other.page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(phone.width);
    expect(other.problems).toEqual([]);
    await other.page.context().close();
  });

  journey('who signs out is out', async () => {
    await button(page, words.signOut).click();
    await button(page, signIn.button).waitFor();
    await page.reload();
    await button(page, signIn.button).waitFor();
    expect(visitor.problems).toEqual([]);
    expect(desk.told.join('\n')).not.toMatch(/13800138000|小李/);
    await page.context().close();
  });
});

journey('a site without a server says that it has no desk', async ({ visit }) => {
  const expected = [/status of 404/];
  const { page } = await visit('/?view=desk', { expected });
  await page.getByText(signIn.noServer).waitFor();
});
