// The thread of a campaign: every damaged file is read, or refused by the one exception of
// its reader, with a stable code and one clear line.

import { parentPort, workerData } from 'node:worker_threads';
import fc from 'fast-check';
import type { Campaign, Outcome, Progress } from './campaign.ts';
import { damaged } from './damage.ts';
import { type Target, targets } from './targets.ts';

const { campaign, progress } = workerData as { campaign: Campaign; progress: Progress };

const counts = { read: 0, refused: 0 };

function begin(bytes: Uint8Array) {
  progress.bytes.set(bytes.subarray(0, progress.bytes.length));
  progress.state[1] = Math.min(bytes.length, progress.bytes.length);
  Atomics.add(progress.state, 0, 1);
}

async function readOrRefuse({ read, refusal }: Target, bytes: Uint8Array) {
  try {
    await read(bytes);
    counts.read++;
  } catch (error) {
    if (!(error instanceof refusal)) throw error;
    const { code, message } = error;
    if (!/^[a-z_]+$/.test(code)) throw new Error(`the code "${code}"`, { cause: error });
    if (!/^.{10,400}$/u.test(message)) {
      throw new Error(`no clear line: ${JSON.stringify(message)}`, { cause: error });
    }
    counts.refused++;
  }
}

async function run({ target: name, seed, runs }: Campaign): Promise<Outcome> {
  const target = targets[name];
  if (!target) throw new Error(`no target is called ${name}`);
  const { repair = (bytes: Uint8Array) => bytes } = target;
  const property = fc.asyncProperty(damaged(target), async (bytes) => {
    const input = repair(bytes);
    begin(input);
    await readOrRefuse(target, input);
  });
  const result = await fc.check(property, { seed, numRuns: runs });
  if (!result.failed) return { kind: 'passed', counts };
  const [input = new Uint8Array()] = result.counterexample ?? [];
  const { stack } = result.errorInstance as Error;
  const reason = `file ${result.numRuns} of seed ${seed}: ${stack}`;
  return { kind: 'failed', reason, input: repair(input) };
}

parentPort?.postMessage(await run(campaign));
