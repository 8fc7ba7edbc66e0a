// The page's side of a suggestion: one worker a question, ended when it is answered or no
// longer wanted. A search through a city takes seconds, and cannot be asked to stop.

import type { SitingDraft, Suggested } from '#core/planning/siting-suggest.ts';
import { RemoteError } from './rpc.ts';

/** Rejects with the reason of the signal, or with a `RemoteError`. */
export function suggestApart(draft: SitingDraft, signal: AbortSignal): Promise<Suggested> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('./suggest-worker.ts', import.meta.url), { type: 'module' });
  const answer = new Promise<Suggested>((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    worker.addEventListener('message', ({ data }: MessageEvent<Suggested>) => resolve(data));
    worker.addEventListener('error', ({ message }) =>
      reject(new RemoteError({ name: 'WorkerError', message, code: 'no_worker' })),
    );
  });
  worker.postMessage(draft);
  return answer.finally(() => worker.terminate());
}
