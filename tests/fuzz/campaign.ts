// Damaged files for one target, read in a thread of its own and watched from outside: a
// reader that hangs or fills the memory can't tell so itself. The same seed and count give
// the same files.

import { Worker } from 'node:worker_threads';

export interface Campaign {
  readonly target: string;
  readonly seed: number;
  readonly runs: number;
}

export type Outcome =
  | {
      readonly kind: 'passed';
      readonly counts: { readonly read: number; readonly refused: number };
    }
  /** `input`: the smallest bytes found that fail alike, or those that hang. */
  | { readonly kind: 'failed'; readonly reason: string; readonly input: Uint8Array };

/** What the thread writes before each input, so that it is known when the thread is gone. */
export interface Progress {
  /** [inputs begun, bytes of the last]. */
  readonly state: Int32Array<SharedArrayBuffer>;
  readonly bytes: Uint8Array<SharedArrayBuffer>;
}

/** One input takes milliseconds; this long is a hang even on a busy machine. */
const hangSeconds = 20;
/** A block of PBF may unpack to 32 MB; all the rest is small. */
const mostMegabytes = 800;

export async function runCampaign(campaign: Campaign): Promise<Outcome> {
  const progress: Progress = {
    state: new Int32Array(new SharedArrayBuffer(8)),
    bytes: new Uint8Array(new SharedArrayBuffer(1 << 20)),
  };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { campaign, progress },
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  });
  const { promise, resolve } = Promise.withResolvers<Outcome>();
  const fail = (reason: string) => {
    const input = progress.bytes.slice(0, progress.state[1]);
    resolve({ kind: 'failed', reason, input: new Uint8Array(input) });
  };
  const atFirst = process.memoryUsage.rss();
  let [seen, since] = [-1, performance.now()];
  const watch = setInterval(() => {
    const begun = progress.state[0] as number;
    if (begun !== seen) [seen, since] = [begun, performance.now()];
    const seconds = (performance.now() - since) / 1000;
    const megabytes = (process.memoryUsage.rss() - atFirst) / 2 ** 20;
    if (seconds > hangSeconds) fail(`input ${begun} is still read after ${hangSeconds} s`);
    if (megabytes > mostMegabytes) fail(`input ${begun} takes ${Math.round(megabytes)} MB`);
  }, 100);
  worker.on('message', resolve);
  worker.on('error', (error) => fail(String(error)));
  try {
    return await promise;
  } finally {
    clearInterval(watch);
    await worker.terminate();
  }
}
