// A real Chromium that can be killed like a phone whose battery ends, and opened again on the same
// disk.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { chromium, type Page } from 'playwright-core';
import { findChromium, quietFlags } from '#scripts/chromium.ts';

export interface MortalBrowser {
  readonly page: Page;
  readonly kill: () => Promise<void>;
}

/** On a disk that outlives it; killed with all its processes. */
export async function openMortalBrowser(
  disk: string,
  address: string,
  moreFlags: readonly string[] = [],
): Promise<MortalBrowser> {
  const program = findChromium();
  if (!program) throw new Error('no Chromium: CHROMIUM_PATH names one');
  const own = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${disk}`];
  const browser = spawn(program, [...quietFlags, ...own, ...moreFlags, 'about:blank'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const killAll = () => {
    try {
      process.kill(-Number(browser.pid), 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  process.once('exit', killAll);
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  createInterface({ input: browser.stderr }).on('line', (line) => {
    const found = /^DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (found) resolve(found);
  });
  browser.once('exit', () => reject(new Error('Chromium did not start')));
  const connected = await chromium.connectOverCDP(await promise);
  const [context] = connected.contexts();
  if (!context) throw new Error('Chromium has no window');
  const page = await context.newPage();
  await page.goto(address);
  return {
    page,
    kill: async () => {
      const ended = once(browser, 'exit');
      killAll();
      process.off('exit', killAll);
      await ended;
    },
  };
}
