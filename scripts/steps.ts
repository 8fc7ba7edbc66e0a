// Steps of a longer command: each is announced with its number and timed, and what it
// runs prints as it goes.

import { spawn } from 'node:child_process';

export interface Step {
  readonly name: string;
  readonly run: () => Promise<void>;
  /** The steps after it can't run without it. */
  readonly required?: boolean;
}

/** Runs the steps in order; gives the names of those that failed or could not run. */
export async function runSteps(steps: readonly Step[]): Promise<string[]> {
  const failed: string[] = [];
  for (const [index, { name, run, required }] of steps.entries()) {
    const label = `[${index + 1}/${steps.length}]`;
    console.log(`\n${label} ${name}`);
    const started = performance.now();
    const error = await run().catch((reason: Error) => reason);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    if (!error) {
      console.log(`${label} ${seconds} s`);
      continue;
    }
    console.error(`${label} failed after ${seconds} s: ${error.message}`);
    failed.push(name);
    if (required) return [...failed, ...steps.slice(index + 1).map((step) => step.name)];
  }
  return failed;
}

/** Runs a program to its end, its output shown; throws when it doesn't end with 0. */
export function run(program: string, ...parameters: string[]): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const child = spawn(program, parameters, { stdio: 'inherit' });
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, forward);
  child.on('error', reject);
  child.on('exit', (code, signal) => {
    for (const name of signals) process.off(name, forward);
    if (code === 0) resolve();
    else reject(new Error(`${program} ${parameters[0] ?? ''} ended with ${code ?? signal}`));
  });
  return promise;
}
