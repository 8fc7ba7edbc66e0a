// Takes the picture of a scene: the clock stands still, nothing moves, and it is taken when two
// pictures in a row are the same.

import { spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { moment, type Scene } from './scenes.ts';

/** What decides how letters and edges come out. */
export interface Machine {
  readonly chromium: string;
  readonly font: string;
}

export function machineOf(browser: Browser): Machine {
  const asked = ['-f', '%{family[0]} %{fontversion}', 'sans-serif:lang=zh-cn'];
  const { stdout } = spawnSync('fc-match', asked, { encoding: 'utf8' });
  return { chromium: browser.version(), font: stdout ?? 'unknown' };
}

/** A busy machine draws a map in ten seconds. */
const patienceMs = 50_000;

/** Throws when the page does not come to rest. */
async function atRest(page: Page): Promise<Buffer> {
  const until = performance.now() + patienceMs;
  let last: Buffer | null = null;
  while (performance.now() < until) {
    const now = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    if (last && now.equals(last)) return now;
    last = now;
    await wait(400);
  }
  throw new Error(`${page.url()} does not come to rest`);
}

export async function shoot(browser: Browser, appUrl: string, scene: Scene): Promise<Buffer> {
  const context = await browser.newContext({
    viewport: scene.viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    colorScheme: 'light',
    hasTouch: true,
  });
  try {
    context.setDefaultTimeout(patienceMs);
    const page = await context.newPage();
    await page.clock.setFixedTime(moment);
    const { answers = {} } = scene;
    await page.route('**/api/**', (route) => {
      const body = answers[new URL(route.request().url()).pathname];
      return route.fulfill(body === undefined ? { status: 404 } : { json: body });
    });
    await page.goto(appUrl + scene.address);
    await scene.ready(page);
    if (scene.hasMap) await page.locator('canvas.maplibregl-canvas').waitFor();
    // The map draws its first picture after its canvas is there.
    if (scene.hasMap) await wait(600);
    return await atRest(page);
  } finally {
    await context.close();
  }
}
