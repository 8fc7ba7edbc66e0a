// A device that can keep nothing says so at once, keeps the words in the form, and offers them as
// text: a full disk, and a private window whose database is refused.

import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { need as needWords } from '#ui/texts/need/zh.ts';
import { voice } from '#ui/texts/voice/zh.ts';
import { journey } from './browser.ts';

async function answerSurvey(page: Page): Promise<void> {
  await page.getByRole('button', { name: '理发', exact: true }).click();
  await page.getByRole('button', { name: needWords.part.evening }).click();
  await page.getByLabel(voice.chooseNeighbourhood).selectOption('州桥社区');
}

async function expectNotKept(page: Page, why: string): Promise<void> {
  await page.getByRole('button', { name: voice.confirm }).click();
  await page.getByText(why).waitFor();
  expect(await page.locator('[data-receipt]').count()).toBe(0);
  expect(await page.locator('[aria-pressed="true"]', { hasText: '理发' }).count()).toBe(1);
  await page.getByRole('button', { name: voice.copy }).click();
  await page.getByText(voice.copied).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('haircut');
}

const options = {
  viewport: { width: 360, height: 640 },
  permissions: ['clipboard-read', 'clipboard-write'],
  // The server of these tests has no API; nothing may be sent to it either.
  expected: [/status of 404/],
};

describe('where nothing can be kept', () => {
  journey('a full disk is told at once, and with room again it is kept', async ({ visit }) => {
    const { page, requests } = await visit('/?view=voice&form=need', options);
    await answerSurvey(page);
    const devtools = await page.context().newCDPSession(page);
    const { origin } = new URL(page.url());
    await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
    await expectNotKept(page, voice.keepFailed.no_room);
    expect(requests.filter((request) => request.startsWith('POST'))).toEqual([]);
    await devtools.send('Storage.overrideQuotaForOrigin', { origin });
    await page.getByRole('button', { name: voice.confirm }).click();
    await page.locator('[data-receipt="kept"]').waitFor();
  });

  journey('a database that is refused is told at once', async ({ visit }) => {
    const { page, requests } = await visit('/?view=voice&form=need', {
      ...options,
      before: (page) =>
        page.addInitScript(() => {
          IDBFactory.prototype.open = () => {
            throw new DOMException('refused', 'SecurityError');
          };
        }),
    });
    await answerSurvey(page);
    await expectNotKept(page, voice.keepFailed.no_store);
    expect(requests.filter((request) => request.startsWith('POST'))).toEqual([]);
  });
});
