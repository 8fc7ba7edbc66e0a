// Two people want the last seat at the same moment: the real server, SQLite in a folder of
// its own, and two browsers that know nothing of each other.

import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import * as v from 'valibot';
import { expect, onTestFinished, test } from 'vitest';
import { openServer } from '#cli/commands/serve.ts';
import { chinaOffsetMinutes, dayOf, formatDate, localMinuteOf } from '#core/local-time.ts';
import { programmesFile } from '#core/programme.ts';
import { programmesOnDay } from '#core/programmes-on-day.ts';
import { instant } from '#core/units.ts';
import { findChromium, quietFlags } from '#scripts/chromium.ts';
import { china } from '#tests/core/hours/china.ts';
import { programmes as texts } from '#ui/texts/programmes/zh.ts';
import { phone } from './browser.ts';

/** The next class of the area with seats, and how many it has. */
function nextClass() {
  const file = v.parse(
    programmesFile,
    JSON.parse(readFileSync('dist/areas/jiading/programmes.json', 'utf8')),
  );
  const withSeats = file.events.filter(({ capacity }) => capacity !== undefined);
  const tomorrow = dayOf(localMinuteOf(instant(Date.now()), chinaOffsetMinutes)) + 1;
  for (let day = tomorrow; day < tomorrow + 366; day++) {
    for (const one of withSeats) {
      const query = { station: one.station_id, day, calendar: china };
      if (programmesOnDay([one], query).length > 0) {
        const occurrence = { area: 'jiading', programme: one.id, date: formatDate(day) };
        return { occurrence, seats: one.capacity?.seats ?? 0 };
      }
    }
  }
  throw new Error('no programme of the area has seats within a year');
}

test('of two who sign up for the last seat at once, one is seated and one waits', async () => {
  const { occurrence, seats } = nextClass();
  const data = mkdtempSync(path.join(tmpdir(), 'circle-sign-up-'));
  const server = await openServer('dist', {
    ...{ port: 0, host: '127.0.0.1', area: [], data, rate: 1000 },
  });
  const browser = await chromium.launch({
    ...{ executablePath: findChromium() ?? '', args: [...quietFlags] },
  });
  onTestFinished(async () => {
    await browser.close();
    await server.close();
    rmSync(data, { recursive: true });
  });
  for (let taken = 1; taken < seats; taken++) {
    const body = { ...occurrence, name: `小${taken}`, consent: '2026-11' };
    const response = await fetch(new URL('/api/submissions', server.url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
      body: JSON.stringify({ kind: 'sign_up', body }),
    });
    expect(response.status).toBe(201);
  }
  const address = `/?view=programmes&programme=${occurrence.programme}&date=${occurrence.date}`;
  const fillIn = async () => {
    const page = await (
      await browser.newContext({ viewport: phone, serviceWorkers: 'block' })
    ).newPage();
    await page.goto(new URL(address, server.url).href);
    await page.getByRole('button', { name: texts.page.signUp, exact: true }).click();
    await page.getByLabel(texts.signUp.name).fill('小王');
    await page.getByLabel(texts.signUp.consent).check();
    return page;
  };
  const pages = [await fillIn(), await fillIn()];
  const outcomes = await Promise.all(
    pages.map(async (page) => {
      await page.getByRole('button', { name: texts.signUp.send }).click();
      const outcome = page.locator('.sign-up-outcome');
      await outcome.filter({ hasNotText: texts.signUp.sending }).waitFor();
      return outcome.textContent();
    }),
  );
  expect(outcomes.toSorted()).toEqual([texts.signUp.seated, texts.signUp.waiting].toSorted());
});
