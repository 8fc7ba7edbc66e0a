// The outbox's side of the API. Whatever happens becomes one of its answers: a sign-in page
// of a café's network, a host without a server, or half an answer settle nothing, so all
// of them mean "later".

import * as v from 'valibot';
import type { contract } from '#core/contract.ts';
import { type ProblemCode, problem } from '#core/problem.ts';
import { type Receipt, receipt, receiptsKnown } from '#core/submission.ts';
import type { Answer, Entry } from './entry.ts';

export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

type Later = Extract<Answer, { kind: 'later' }>;
type Found =
  | { readonly kind: 'receipt'; readonly receipt: Receipt }
  | { readonly kind: 'unknown' }
  | Later;

export interface Network {
  readonly send: (entry: Entry) => Promise<Answer>;
  /** Whether the server has it; null: it can't be asked now. */
  readonly knows: (id: string) => Promise<boolean | null>;
  readonly read: (receipt: Receipt) => Promise<Found>;
  /** Whether its words are gone there; one the server doesn't know has none. */
  readonly erase: (receipt: Receipt) => Promise<boolean>;
}

/** By type alone: the contract itself is more than a phone needs to carry. */
type Path<Name extends keyof typeof contract> = (typeof contract)[Name]['path'];
const submissions: Path<'sendSubmission'> = '/api/submissions';
const known: Path<'checkReceipts'> = '/api/receipts/check';
const receipts: Path<'readReceipt'> = '/api/receipts/{id}';

const patienceMs = 15_000;

/** The server has read it and will never take it as it is. */
const final: ReadonlySet<ProblemCode> = new Set([
  'not_json',
  'wrong_type',
  'too_large',
  'invalid',
  'no_key',
  'other_body',
  'unknown_place',
  'past',
  'no_sign_up',
  'full',
]);

export function networkOf(fetch: Fetch): Network {
  const ask = async (address: string, init: RequestInit): Promise<Response | null> => {
    try {
      return await fetch(address, { ...init, signal: AbortSignal.timeout(patienceMs) });
    } catch {
      return null;
    }
  };
  const json = { 'Content-Type': 'application/json' };
  return {
    send: async ({ id, submission }) => {
      const headers = { ...json, 'Idempotency-Key': id };
      const body = JSON.stringify(submission);
      return answerOf(id, await ask(submissions, { method: 'POST', headers, body }));
    },
    knows: async (id) => {
      const body = JSON.stringify({ ids: [id] });
      const response = await ask(known, { method: 'POST', headers: json, body });
      const parsed = v.safeParse(receiptsKnown, response?.ok ? await jsonOf(response) : null);
      return parsed.success ? parsed.output.known.includes(id) : null;
    },
    read: async (kept) => {
      const response = await ask(addressOf(kept), { headers: bearer(kept) });
      if (response !== null && (await codeOf(response.clone())) === 'wrong_secret') {
        return { kind: 'unknown' };
      }
      const answer = await answerOf(kept.id, response);
      return answer.kind === 'refused' ? later('no_server') : answer;
    },
    erase: async (kept) => {
      const response = await ask(addressOf(kept), { method: 'DELETE', headers: bearer(kept) });
      if (response === null) return false;
      return response.status === 204 || (await codeOf(response)) === 'wrong_secret';
    },
  };
}

const addressOf = ({ id }: Receipt): string => receipts.replace('{id}', id);
const bearer = ({ secret }: Receipt) => ({ Authorization: `Bearer ${secret}` });
const later = (delay: Later['delay'], retryAfterMs: number | null = null): Later => ({
  kind: 'later',
  delay,
  retryAfterMs,
});

async function answerOf(id: string, response: Response | null): Promise<Answer> {
  if (response === null) return later('offline');
  const text = await jsonOf(response);
  if (response.ok) {
    const parsed = v.safeParse(receipt, text);
    const isOurs = parsed.success && parsed.output.id === id;
    return isOurs ? { kind: 'receipt', receipt: parsed.output } : later('no_server');
  }
  const wish = retryAfterOf(response);
  const refused = v.safeParse(problem, text);
  if (!refused.success) return later(response.status >= 500 ? 'busy' : 'no_server', wish);
  const { code, errors = [] } = refused.output;
  if (final.has(code)) return { kind: 'refused', code, errors };
  if (code === 'too_many') return later('too_many', wish);
  return later(response.status >= 500 ? 'busy' : 'no_server', wish);
}

async function codeOf(response: Response): Promise<ProblemCode | null> {
  const parsed = v.safeParse(problem, await jsonOf(response));
  return parsed.success ? parsed.output.code : null;
}

/** Undefined: it is not JSON, or did not come to its end. */
const jsonOf = (response: Response): Promise<unknown> => response.json().catch(() => undefined);

/** RFC 9110: whole seconds; a date is taken for no wish, since clocks of phones are wrong. */
function retryAfterOf(response: Response): number | null {
  const text = response.headers.get('retry-after') ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) * 1000 : null;
}
