// The page's side of a proof: one worker a proof, ended when the proof is done or no longer
// wanted. A proof is no query of the other worker, which has to stay free for the map.

import type { Proof } from '#core/planning/siting-prove.ts';
import type { ProofMessage, ProofRequest } from '#core/planning/siting-request.ts';
import { RemoteError } from './rpc.ts';

export interface SolveOptions {
  /** Ends the worker; the promise rejects with the reason. */
  readonly signal?: AbortSignal | undefined;
  /** The best plan and bound so far, whenever one of them has changed. */
  readonly onProgress?: ((proof: Proof) => void) | undefined;
}

/** Proves a plan or finds a better one; rejects with a `RemoteError` that has a code. */
export function solve(request: ProofRequest, options: SolveOptions = {}): Promise<Proof> {
  const { signal, onProgress } = options;
  signal?.throwIfAborted();
  const worker = new Worker(new URL('./solve-worker.ts', import.meta.url), { type: 'module' });
  const proof = new Promise<Proof>((resolve, reject) => {
    const fail = (message: string, code: string | null) =>
      reject(new RemoteError({ name: 'SolverError', message, code }));
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.addEventListener('error', () => fail('the solver did not start', 'no_worker'));
    worker.addEventListener('message', ({ data }: MessageEvent<ProofMessage>) => {
      if (data.kind === 'failure') fail(data.message, data.code);
      else if (data.kind === 'done') resolve(data.proof);
      else onProgress?.(data.proof);
    });
  });
  worker.postMessage(request);
  return proof.finally(() => worker.terminate());
}
