// What a screen reader is told: each new answer once, politely; what went wrong at once; a station
// as headings and buttons. Live regions are listened to in the page itself.

import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { en } from '#ui/texts/en.ts';
import { zh } from '#ui/texts/zh.ts';
import { journey } from './browser.ts';
import { figuresAnswered, headline, plannerTexts } from './planner.ts';
import { answers, here, locate, pickPlace, wantService } from './rider.ts';
import { riderAddress } from './states.ts';

interface Said {
  readonly how: 'polite' | 'assertive';
  readonly text: string;
}

/** In the page, before it: what its live regions come to say, as they stand when the page rests. */
function listen(): void {
  const said: Said[] = [];
  Object.assign(window, { said });
  const last = new Map<Element, string>();
  const live = '[aria-live="polite"], [aria-live="assertive"], [role="status"], [role="alert"]';
  const hear = () => {
    for (const region of document.querySelectorAll(live)) {
      const text = region.textContent?.trim() ?? '';
      if (text === '' || last.get(region) === text) continue;
      last.set(region, text);
      const isAlert = region.matches('[role="alert"], [aria-live="assertive"]');
      said.push({ how: isAlert ? 'assertive' : 'polite', text });
    }
  };
  const whole = { childList: true, subtree: true, characterData: true, attributes: true };
  new MutationObserver(hear).observe(document, whole);
}

/** What was said since it was last asked for. */
const heard = (page: Page): Promise<Said[]> =>
  page.evaluate(() => (window as unknown as { said: Said[] }).said.splice(0));

const listening = {
  withoutMap: true,
  before: (page: Page) => page.addInitScript(listen),
};

journey('a new answer is told once, and only when it is another one', async ({ visit }) => {
  const { page } = await visit(riderAddress, { ...listening, position: here });
  await locate(page);
  const [first] = await answers(page);
  const named =
    (name = '') =>
    (all: readonly Said[]) =>
      all.filter(({ how, text }) => how === 'polite' && text.includes(name));
  expect(named(first?.name)(await heard(page))).toHaveLength(1);
  await wantService(page, '饮水');
  await expect.poll(async () => (await answers(page)).length).toBe(3);
  const [other] = await answers(page);
  await expect.poll(async () => named(other?.name)(await heard(page)).length).toBe(1);
  // Opening and leaving what does not change the answer says it no more.
  await page.getByRole('button', { name: zh.settings.title }).first().click();
  await page.keyboard.press('Escape');
  expect(named(other?.name)(await heard(page))).toEqual([]);
});

journey('a refused position is told at once', async ({ visit }) => {
  const { page } = await visit(riderAddress, listening);
  await page.getByRole('button', { name: zh.place.locate }).first().click();
  await page.getByText(zh.place.denied, { exact: true }).waitFor();
  const alerts = (await heard(page)).filter(({ how }) => how === 'assertive');
  expect(alerts.map(({ text }) => text)).toEqual([expect.stringContaining(zh.place.denied)]);
});

journey('a place that is picked and the figure of a new question are told', async ({ visit }) => {
  const { page } = await visit(riderAddress, listening);
  await pickPlace(page, 'fht');
  const [first] = await answers(page);
  const told = await heard(page);
  expect(told.filter(({ text }) => text.includes(first?.name ?? ''))).not.toEqual([]);

  const planner = await visit('/?view=planner&when=2026-11-24T22:00', listening);
  await figuresAnswered(planner.page);
  await heard(planner.page);
  await planner.page
    .getByRole('button', { name: plannerTexts.zh.view.question.heading, exact: true })
    .click();
  await planner.page.getByRole('radio', { name: '5 分钟', exact: true }).click({ force: true });
  const figure = (await headline(planner.page)) ?? '';
  const figures = (await heard(planner.page)).filter(({ text }) => text.includes(figure));
  expect(figures.length).toBeGreaterThanOrEqual(1);
  // The figure itself and what it belongs to, not each of its steps.
  expect(figures.length).toBeLessThanOrEqual(2);
});

journey('the tree of a station, as it is read', async ({ visit }) => {
  const { page } = await visit('/?station=jd-lq-01&when=2026-11-25T10:00&lang=en', {
    withoutMap: true,
  });
  await page.getByRole('heading', { level: 2 }).first().waitFor();
  const read = await page.getByRole('main').ariaSnapshot();
  expect(read).toContain('heading "Lianqi Yijia');
  for (const part of [en.station.hours, en.services.heading, en.station.address]) {
    expect(read).toContain(`heading "${part}" [level=3]`);
  }
  expect(read).toContain(`button "${en.answer.navigate}`);
});
