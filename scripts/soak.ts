// `npm run soak`: a kiosk left alone for a day, in some minutes. The page's clock runs some
// hundred times too fast, so that panels turn thousands of times; the network goes and comes
// back, the API fails, the graphics context is lost, and a new version is offered. Prints what
// a host must know: memory, listeners, contexts, errors, reloads.

import { type CDPSession, chromium, type Page } from 'playwright-core';
import { openServer } from '#cli/commands/serve.ts';
import { findChromium, quietFlags } from './chromium.ts';

const wanted = Number(process.argv[2] ?? 7000);
/** How many times faster than the wall the page's clock runs. */
const speed = 240;
const limits = { megabytesPerThousand: 1, contexts: 2, listeners: 50, errors: 0, reloads: 2 };

const flags = [...quietFlags, '--enable-precise-memory-info'];

/** Runs in the page before anything else: a fast clock, and what is counted. */
function prepare(factor: number): void {
  const realNow = performance.now.bind(performance);
  const realDate = Date.now;
  const [start, startDate] = [realNow(), realDate()];
  performance.now = () => start + (realNow() - start) * factor;
  Date.now = () => startDate + (realDate() - startDate) * factor;
  const { setTimeout: realTimeout, setInterval: realInterval } = globalThis;
  const faster =
    (real: (...all: never[]) => unknown) =>
    (handler: never, delay = 0 as never, ...rest: never[]) =>
      real(handler, (delay / factor) as never, ...rest);
  globalThis.setTimeout = faster(realTimeout as never) as never;
  globalThis.setInterval = faster(realInterval as never) as never;
  const counted = globalThis as unknown as { turns: number; contexts: number };
  counted.turns = 0;
  counted.contexts = 0;
  const getContext = HTMLCanvasElement.prototype.getContext as (...all: unknown[]) => unknown;
  const seen = new WeakSet<object>();
  HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...all: unknown[]) {
    const context = getContext.apply(this, all);
    if (all[0] === 'webgl2' && context && !seen.has(context as object)) {
      seen.add(context as object);
      counted.contexts++;
    }
    return context;
  } as never;
  let shown = '';
  new MutationObserver(() => {
    const now = document.querySelector('.kiosk-tabs [aria-current]')?.textContent ?? '';
    if (now !== '' && now !== shown) counted.turns++;
    shown = now;
  }).observe(document, { subtree: true, childList: true, attributes: true });
}

interface Sample {
  /** Which life of the page: it begins anew with each reload. */
  readonly life: number;
  readonly turns: number;
  readonly megabytes: number;
  readonly listeners: number;
  readonly nodes: number;
}

async function sample(
  session: CDPSession,
  { life, turns }: Pick<Sample, 'life' | 'turns'>,
): Promise<Sample> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { metrics } = await session.send('Performance.getMetrics');
  const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
  return {
    life,
    turns,
    megabytes: usedSize / 1e6,
    listeners: metric('JSEventListeners'),
    nodes: metric('Nodes'),
  };
}

/** Slope of a line through the samples, megabytes for a thousand turns. */
function slope(samples: readonly Sample[]): number {
  const mean = (of: (one: Sample) => number) =>
    samples.reduce((sum, one) => sum + of(one), 0) / samples.length;
  const [x, y] = [mean(({ turns }) => turns), mean(({ megabytes }) => megabytes)];
  const up = samples.reduce((sum, one) => sum + (one.turns - x) * (one.megabytes - y), 0);
  return (1000 * up) / samples.reduce((sum, one) => sum + (one.turns - x) ** 2, 0);
}

const loseContext = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.map canvas');
    canvas?.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext();
  });

async function soak(): Promise<boolean> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium: `npm test` finds or installs one');
  const server = await openServer('dist', { port: 0, host: '127.0.0.1', area: [] });
  const browser = await chromium.launch({ executablePath, args: flags });
  const context = await browser.newContext({ viewport: { width: 1080, height: 1920 } });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  let reloads = -1;
  page.on('domcontentloaded', () => reloads++);
  await page.addInitScript(prepare, speed);
  await page.goto(`${server.url}?view=kiosk&station=jd-lq-01&idle=45&rotate=12`);
  await page.locator('.kiosk-panel').waitFor();
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');

  const trouble: (readonly [share: number, name: string, run: () => Promise<unknown>])[] = [
    [0.2, 'network cut', () => context.setOffline(true)],
    [0.3, 'network back', () => context.setOffline(false)],
    [0.4, 'API fails', () => page.route('**/api/**', (route) => route.fulfill({ status: 500 }))],
    [0.5, 'a touch', () => page.locator('.kiosk-button').nth(3).click()],
    [0.6, 'graphics context lost', () => loseContext(page)],
    [
      0.7,
      'a new version offered, twice the same',
      () =>
        page.route('**/version.json*', (route) => route.fulfill({ json: { build: 'soak-next' } })),
    ],
  ];
  const samples: Sample[] = [];
  let [before, contexts, last] = [0, 0, 0];
  const began = performance.now();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const now = await page
      .evaluate(() => {
        const { turns, contexts } = globalThis as unknown as { turns: number; contexts: number };
        return { turns, contexts };
      })
      // While it reloads there is no page to ask.
      .catch(() => null);
    if (now === null) continue;
    if (now.turns < last) {
      before += last;
      contexts = 0;
    }
    last = now.turns;
    contexts = Math.max(contexts, now.contexts);
    const turns = before + now.turns;
    const [next] = trouble;
    if (next && turns >= next[0] * wanted) {
      trouble.shift();
      console.log(`${String(turns).padStart(6)} turns: ${next[1]}`);
      await next[2]();
    }
    if (turns >= (samples.length + 1) * (wanted / 28)) {
      const taken = await sample(session, { life: reloads, turns });
      samples.push(taken);
      console.log(
        `${String(turns).padStart(6)} turns: ${taken.megabytes.toFixed(2)} MB, ` +
          `${taken.listeners} listeners, ${taken.nodes} nodes`,
      );
    }
    if (turns >= wanted) break;
    if (performance.now() - began > 40 * 60_000)
      throw new Error(`only ${turns} turns in 40 minutes`);
  }
  await browser.close();
  await server.close();
  return judge({
    samples,
    contexts,
    errors,
    reloads,
    hours: ((performance.now() - began) * speed) / 3.6e6,
  });
}

interface Outcome {
  readonly samples: readonly Sample[];
  readonly contexts: number;
  readonly errors: readonly string[];
  readonly reloads: number;
  readonly hours: number;
}

/** Samples of each life of the page that is long enough to judge, without its warming up. */
function livesOf(samples: readonly Sample[]): (readonly Sample[])[] {
  const lives = Map.groupBy(samples, ({ life }) => life);
  return [...lives.values()].map((life) => life.slice(2)).filter((life) => life.length >= 4);
}

function judge({ samples, contexts, errors, reloads, hours }: Outcome): boolean {
  const lives = livesOf(samples);
  const growth = Math.max(...lives.map(slope));
  const listeners = Math.max(
    ...lives.map((life) => (life.at(-1)?.listeners ?? 0) - (life[0]?.listeners ?? 0)),
  );
  const rows: readonly (readonly [string, number, number])[] = [
    ['memory, MB for 1,000 turns', growth, limits.megabytesPerThousand],
    ['listeners more than at first', listeners, limits.listeners],
    ['WebGL contexts of one page', contexts, limits.contexts],
    ['uncaught errors', errors.length, limits.errors],
    ['reloads (a version once, nights)', reloads, limits.reloads + Math.floor(hours / 24)],
  ];
  console.log(`\n${samples.at(-1)?.turns} turns, ${hours.toFixed(1)} hours of the kiosk's clock`);
  for (const [name, value, limit] of rows) {
    const verdict = value <= limit ? 'PASS' : 'MISS';
    console.log(`${verdict}  ${name}: ${Math.round(value * 100) / 100} (at most ${limit})`);
  }
  for (const error of new Set(errors)) console.log(`      ${error}`);
  return rows.every(([, value, limit]) => value <= limit);
}

process.exitCode = (await soak()) ? 0 : 1;
