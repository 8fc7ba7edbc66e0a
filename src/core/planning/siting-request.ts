// What goes into the worker of a proof and what comes out, on Node as in the browser. One
// worker serves one proof: HiGHS blocks its thread, and its memory only grows.

import type { Highs } from 'highs';
import type { Plan, Siting } from './siting.ts';
import { type Proof, prove } from './siting-prove.ts';

export interface ProofRequest {
  readonly siting: Siting;
  /** A plan that is known. */
  readonly start: Plan | null;
  readonly secondsLimit: number;
}

export type ProofMessage =
  | { readonly kind: 'progress' | 'done'; readonly proof: Proof }
  | { readonly kind: 'failure'; readonly message: string; readonly code: string | null };

/** Long messages of the solver hold its whole source. */
const longestMessage = 300;

/** Answers one request: any number of `progress`, then `done` or `failure`. */
export async function answerProof(
  load: () => Promise<Highs>,
  { siting, start, secondsLimit }: ProofRequest,
  post: (message: ProofMessage) => void,
): Promise<void> {
  try {
    const highs = await load();
    const report = (proof: Proof) => post({ kind: 'progress', proof });
    post({ kind: 'done', proof: prove(highs, siting, { start, secondsLimit, report }) });
  } catch (error) {
    const { message, code } = error as Error & { code?: string };
    post({ kind: 'failure', message: message.slice(0, longestMessage), code: code ?? null });
  }
}
