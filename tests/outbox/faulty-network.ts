// What goes wrong between a device and the server, and a network in this process that does it.

import type { Fetch } from '#api/outbox/network.ts';

export const faults = [
  'none',
  'no network',
  'request lost',
  'answer lost',
  'half an answer',
  'twice',
  /** It breaks off, and what was sent arrives some time later. */
  'late',
  'slow',
  'page of a café',
  '500',
  '503',
  '429',
] as const;
export type Fault = (typeof faults)[number];

export interface FaultyNetwork {
  /** `next` is asked at each request. */
  readonly fetchWith: (next: () => Fault) => Fetch;
  /** Ends the server, though it may be in the middle of something. */
  readonly endServer: (afterMs: number) => Promise<void>;
  readonly startServer: () => Promise<void>;
  /** When nothing is on its way any more and the server is there. */
  readonly settled: () => Promise<void>;
}

export const noNetwork = () => new TypeError('Failed to fetch');

/** What somebody on the way answers instead of the server. */
export const answersOnTheWay: Partial<
  Record<Fault, readonly [status: number, type: string, body: string]>
> = {
  'page of a café': [200, 'text/html', '<h1>Sign in</h1>'],
  500: [500, 'application/problem+json', problem(500, 'failed')],
  503: [503, 'application/problem+json', problem(503, 'busy')],
  429: [429, 'application/problem+json', problem(429, 'too_many')],
};

function problem(status: number, code: string): string {
  return JSON.stringify({ type: 'about:blank', code, title: '', status });
}

/** `fetch` reaches the server; what is late arrives before the next request. */
export function networkHere(fetch: Fetch): FaultyNetwork {
  let isThere = true;
  const late: (() => Promise<unknown>)[] = [];
  const settled = async () => {
    for (const send of late.splice(0)) await send();
  };
  const reach: Fetch = async (address, init) => {
    if (!isThere) throw noNetwork();
    await settled();
    return fetch(address, init);
  };
  const fetchWith = (next: () => Fault) => async (address: string, init: RequestInit) => {
    const fault = next();
    if (fault === 'no network' || fault === 'request lost') throw noNetwork();
    const [status, type, text] = answersOnTheWay[fault] ?? [];
    if (status && type) {
      return new Response(text, { status, headers: { 'Content-Type': type, 'Retry-After': '20' } });
    }
    if (fault === 'late') {
      late.push(async () => isThere && fetch(address, init));
      throw noNetwork();
    }
    const answer = await reach(address, init);
    if (fault === 'twice') return reach(address, init);
    if (fault === 'answer lost') throw noNetwork();
    if (fault !== 'half an answer') return answer;
    const whole = await answer.text();
    return new Response(whole.slice(0, whole.length / 2) || null, answer);
  };
  return {
    fetchWith,
    endServer: async () => {
      isThere = false;
    },
    startServer: async () => {
      isThere = true;
    },
    settled,
  };
}
