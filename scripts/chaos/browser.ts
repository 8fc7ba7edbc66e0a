// A real browser with the outbox of the app, killed in the middle of confirming and sending and
// opened again on the same disk. What it has said to be kept arrives, once, with its words.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type DataPlace, openForReading } from '#server/store/open.ts';
import { buildPageInto, inputOf } from '#tests/e2e/build-page.ts';
import type {} from '#tests/e2e/outbox-page/page.ts';
import { type MortalBrowser, openMortalBrowser } from './mortal-browser.ts';
import { onSqlite } from './places.ts';
import { startServer } from './server-process.ts';

interface Kept {
  readonly id: string;
  readonly note: string;
}

/** Confirms until the browser is killed; adds what the page has said to be kept. */
async function confirmUntilKilled(browser: MortalBrowser, ms: number, kept: Kept[]): Promise<void> {
  browser.page.on('console', (message) => {
    const [word, id = '', note = ''] = message.text().split(' ');
    if (word === 'kept') kept.push({ id, note });
  });
  browser.page.evaluate(() => window.confirmOnAndOn()).catch(() => {});
  await wait(ms);
  await browser.kill();
}

async function untilSent(disk: string, address: string): Promise<number> {
  const { page, kill } = await openMortalBrowser(disk, address);
  let waiting = Number.POSITIVE_INFINITY;
  for (let attempt = 0; waiting > 0 && attempt < 600; attempt += 1) {
    await wait(200);
    waiting = await page.evaluate(() => window.waiting());
  }
  await kill();
  return waiting;
}

const mostControls = 10;

/** Prints what happened; gives whether all is as it must be. */
export async function runBrowserRounds(rounds: number, random: () => number): Promise<boolean> {
  const root = mkdtempSync(path.join(tmpdir(), 'circle-browser-'));
  const [app, disk] = [path.join(root, 'app'), path.join(root, 'disk')];
  await buildPageInto(app, 'outbox-page', '/');
  writeFileSync(path.join(app, 'index.html'), '');
  try {
    return await onSqlite(async (place) => {
      const server = await startServer(place, { app });
      const address = server.url + inputOf('outbox-page');
      const kept: Kept[] = [];
      const killOnce = async (of: string, told: Kept[]) => {
        const browser = await openMortalBrowser(disk, of);
        await confirmUntilKilled(browser, 300 + random() * 1500, told);
      };
      for (let round = 0; round < rounds; round += 1) await killOnce(address, kept);
      const waiting = await untilSent(disk, address);
      const careless: Kept[] = [];
      const lostOf = (told: readonly Kept[], notes: readonly string[]) => {
        const there = new Set(notes);
        return told.filter(({ note }) => !there.has(note)).length;
      };
      let lostByControl = 0;
      for (let n = 0; n < mostControls && lostByControl === 0; n += 1) {
        await killOnce(`${address}?careless`, careless);
        await wait(500);
        lostByControl = lostOf(careless, await notesIn(place));
      }
      await server.kill();
      const notes = await notesIn(place);
      const lost = lostOf(kept, notes);
      const duplicated = notes.length - new Set(notes).size;
      console.log(
        `browser: ${rounds} times SIGKILL, ${kept.length} said to be kept, ${lost} lost, ` +
          `${duplicated} duplicated, ${waiting} never sent`,
      );
      console.log(
        `control, sent without an outbox: ${careless.length} said, ${lostByControl} lost`,
      );
      return kept.length > 0 && lost + duplicated + waiting === 0 && lostByControl > 0;
    });
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function notesIn(place: DataPlace): Promise<string[]> {
  const engine = await openForReading(place);
  const rows = await engine.db.selectFrom('submission').select('body').execute();
  await engine.close();
  return rows.map(({ body }) => (JSON.parse(body ?? '{}') as { note: string }).note);
}
