// A proof in a thread of its own, so that it can be watched and stopped.

import { Worker } from 'node:worker_threads';
import type { Proof } from '#core/planning/siting-prove.ts';
import type { ProofMessage, ProofRequest } from '#core/planning/siting-request.ts';

export interface Watching {
  /** Ends the proof; the best that is known by then is the answer. */
  readonly signal: AbortSignal;
  readonly onProgress: (proof: Proof) => void;
}

/** Rejects with what the solver failed of; the code of the error says of what kind. */
export async function proveApart(request: ProofRequest, watching: Watching): Promise<Proof> {
  const { signal, onProgress } = watching;
  const worker = new Worker(new URL('./solve-worker.ts', import.meta.url), { workerData: request });
  try {
    return await new Promise<Proof>((resolve, reject) => {
      let best: Proof = { plan: request.start, bound: null, state: 'open' };
      signal.addEventListener('abort', () => resolve(best), { once: true });
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`the solver ended with ${code}`)));
      worker.on('message', (message: ProofMessage) => {
        if (message.kind === 'failure') {
          reject(Object.assign(new Error(message.message), { code: message.code }));
          return;
        }
        best = message.proof;
        if (message.kind === 'done') resolve(best);
        else onProgress(best);
      });
    });
  } finally {
    await worker.terminate();
  }
}
