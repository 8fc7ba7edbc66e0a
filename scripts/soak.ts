// `npm run soak`: a kiosk left alone for a day, in some minutes. The page's clock runs some
// hundred times too fast, so that panels turn thousands of times; the network goes and comes
// back, the API fails, the graphics context is lost, and a new version is offered. Prints what
// a host must know: memory, listeners, contexts, errors, reloads.

import { type CDPSession, chromium, type Page } from 'playwright-core';
import { openServer } from '#cli/commands/serve.ts';
import { findChromium, quietFlags } from './chromium.ts';

const wanted = Number(process.argv[2] ?? 7000);
const samplesWanted = 56;
/** How many times faster than the wall the page's clock runs. */
const speed = 240;
const limits = {
  megabytesPerThousand: 1,
  contexts: 2,
  listenersPerThousand: 10,
  errors: 0,
  reloads: 2,
  drawsWhenStill: 0,
  versionMinutes: 6,
};

const flags = [...quietFlags, '--enable-precise-memory-info'];

/** What the page counts. */
interface Counted {
  turns: number;
  contexts: number;
  /** Calls that draw on the map. */
  draws: number;
}

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
  const counted = globalThis as unknown as Counted;
  counted.turns = 0;
  counted.contexts = 0;
  counted.draws = 0;
  const gl = WebGL2RenderingContext.prototype;
  for (const draw of ['drawElements', 'drawArrays', 'clear'] as const) {
    const real = gl[draw] as (...all: unknown[]) => void;
    gl[draw] = function (this: WebGL2RenderingContext, ...all: unknown[]) {
      counted.draws++;
      real.apply(this, all);
    } as never;
  }
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
  // A panel has more on it than another: the middle of what several have.
  const seen: Omit<Sample, 'life' | 'turns'>[] = [];
  for (let i = 0; i < 9; i += 1) {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const { metrics } = await session.send('Performance.getMetrics');
    const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
    const [listeners, nodes] = [metric('JSEventListeners'), metric('Nodes')];
    seen.push({ megabytes: usedSize / 1e6, listeners, nodes });
  }
  const middle = (of: (one: (typeof seen)[number]) => number) =>
    seen.map(of).sort((a, b) => a - b)[seen.length >> 1] ?? Number.NaN;
  return {
    life,
    turns,
    megabytes: middle((one) => one.megabytes),
    listeners: middle((one) => one.listeners),
    nodes: middle((one) => one.nodes),
  };
}

/**
 * Growth in a thousand turns: the median of the slopes between all pairs of samples
 * (Theil–Sen), since a single sample may catch a panel with more on it.
 */
function slope(samples: readonly Sample[], of: (one: Sample) => number): number {
  const slopes = samples
    .flatMap((a, index) =>
      samples.slice(index + 1).map((b) => (1000 * (of(b) - of(a))) / (b.turns - a.turns)),
    )
    .sort((a, b) => a - b);
  return slopes[Math.floor(slopes.length / 2)] ?? Number.NaN;
}

/** When the page reloaded for the new version, by its own clock; NaN: it did not. */
const reloadedForVersion = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const { reloadedFor, at } = JSON.parse(
      sessionStorage.getItem('circle.kiosk.reload') ?? '{}',
    ) as { reloadedFor?: string; at?: number };
    return reloadedFor === 'soak-next' ? (at ?? Number.NaN) : Number.NaN;
  });

const counted = (page: Page): Promise<Counted> =>
  page.evaluate(() => {
    const { turns, contexts, draws } = globalThis as unknown as Counted;
    return { turns, contexts, draws };
  });

/** Until the map has come to rest: a busy machine takes its time for the first picture. */
async function untilStill(page: Page): Promise<void> {
  const giveUpAt = performance.now() + 120_000;
  for (let before = -1; performance.now() < giveUpAt; ) {
    const { draws } = await counted(page);
    if (draws === before && draws > 0) return;
    before = draws;
    await page.waitForTimeout(2000);
  }
}

/** What is drawn on the map in so many turns that nobody touches. */
async function drawsIn(page: Page, turns: number): Promise<number> {
  const { turns: from, draws } = await counted(page);
  await page.waitForFunction(
    (until) => (globalThis as unknown as Counted).turns >= until,
    from + turns,
  );
  return (await counted(page)).draws - draws;
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
      async () => {
        offered = await page.evaluate(() => Date.now());
        await page.route('**/version.json*', (route) =>
          route.fulfill({ json: { build: 'soak-next' } }),
        );
      },
    ],
  ];
  await page.locator('.map canvas').waitFor();
  await untilStill(page);
  const draws = await drawsIn(page, 20);
  const samples: Sample[] = [];
  let offered = Number.NaN;
  let versionMinutes = Number.NaN;
  let [before, contexts, last] = [0, 0, 0];
  const began = performance.now();
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    // While it reloads there is no page to ask.
    const now = await counted(page).catch(() => null);
    if (now === null) continue;
    if (now.turns < last) {
      before += last;
      contexts = 0;
    }
    last = now.turns;
    contexts = Math.max(contexts, now.contexts);
    if (offered > 0 && Number.isNaN(versionMinutes))
      versionMinutes = ((await reloadedForVersion(page)) - offered) / 60_000;
    const turns = before + now.turns;
    const [next] = trouble;
    if (next && turns >= next[0] * wanted) {
      trouble.shift();
      console.log(`${String(turns).padStart(6)} turns: ${next[1]}`);
      await next[2]();
    }
    if (turns >= (samples.length + 1) * (wanted / samplesWanted)) {
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
    draws,
    versionMinutes,
    hours: ((performance.now() - began) * speed) / 3.6e6,
  });
}

interface Outcome {
  readonly samples: readonly Sample[];
  readonly contexts: number;
  readonly errors: readonly string[];
  readonly reloads: number;
  readonly draws: number;
  readonly versionMinutes: number;
  readonly hours: number;
}

/** Samples of each life of the page that is long enough to judge, without its warming up; a run without one is a miss. */
function livesOf(samples: readonly Sample[]): (readonly Sample[])[] {
  const lives = Map.groupBy(samples, ({ life }) => life);
  return [...lives.values()].map((life) => life.slice(4)).filter((life) => life.length >= 8);
}

function judge(outcome: Outcome): boolean {
  const { samples, contexts, errors, reloads, hours } = outcome;
  const lives = livesOf(samples);
  const growth = (of: (one: Sample) => number) =>
    lives.length === 0 ? Number.NaN : Math.max(...lives.map((life) => slope(life, of)));
  const rows: readonly (readonly [string, number, number])[] = [
    ['memory, MB for 1,000 turns', growth((one) => one.megabytes), limits.megabytesPerThousand],
    ['listeners for 1,000 turns', growth((one) => one.listeners), limits.listenersPerThousand],
    ['WebGL contexts of one page', contexts, limits.contexts],
    ['uncaught errors', errors.length, limits.errors],
    ['draw calls in 20 turns that nobody touches', outcome.draws, limits.drawsWhenStill],
    ['minutes until a new version is shown', outcome.versionMinutes, limits.versionMinutes],
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
