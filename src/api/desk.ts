// The desk's side of the API: an operation of the contract is called, and what comes back has the
// contract's type or is an exception with the server's own code. A cookie that no script can read
// says who asks.

import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { contract, type Operation } from '#core/contract.ts';
import type { QueueItem, SignedIn } from '#core/desk.ts';
import { type ProblemCode, problem } from '#core/problem.ts';
import type { SubmissionKind, SubmissionState } from '#core/submission.ts';
import { LoadError, OfflineError } from './load-error.ts';

/** The server's refusal; `no_server`: nothing here answers as the API does. */
export class DeskError extends Error {
  override readonly name = 'DeskError';
  readonly code: ProblemCode | 'no_server';
  /** What is wrong with which field. */
  readonly errors: readonly { readonly field: string; readonly reason: string }[];
  constructor(code: DeskError['code'], message: string, errors: DeskError['errors'] = []) {
    super(message);
    this.code = code;
    this.errors = errors;
  }
}

interface Call {
  readonly id?: string;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

type Answer<O extends Operation> = O['answer'] extends v.GenericSchema
  ? v.InferOutput<O['answer']>
  : null;

/** Throws `DeskError`, `OfflineError`, or `LoadError` for an answer that is not the contract's. */
export async function callDesk<const O extends Operation>(
  operation: O,
  { id = '', query = {}, body, signal }: Call = {},
): Promise<Answer<O>> {
  const asked = Object.entries(query).filter((pair): pair is [string, string] => !!pair[1]);
  const search = asked.length > 0 ? `?${new URLSearchParams(asked)}` : '';
  const response = await reach(operation.path.replace('{id}', encodeURIComponent(id)) + search, {
    method: operation.method,
    ...(signal && { signal }),
    ...(body !== undefined && {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  if (!response.ok) throw await refusalOf(response);
  if (!operation.answer) return null as Answer<O>;
  const parsed = v.safeParse(operation.answer, await response.json().catch(() => undefined));
  if (parsed.success) return parsed.output as Answer<O>;
  throw new LoadError('not_valid', `${operation.path}: ${parsed.issues[0].message}`);
}

async function reach(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new OfflineError(`${address} could not be reached`);
  }
}

async function refusalOf(response: Response): Promise<DeskError> {
  const told = v.safeParse(problem, await response.json().catch(() => null));
  if (!told.success) return new DeskError('no_server', `answered ${response.status}`);
  const { code, title, errors } = told.output;
  // The desk asks for nothing that a server with data does not have, but for one that is gone.
  return new DeskError(code, title, errors);
}

/** What is asked of the desk again and again; a change makes all of it old. */
export const deskKey = 'desk';

/** null: nobody is signed in. */
export const selfQuery = queryOptions({
  queryKey: [deskKey, 'self'],
  queryFn: async ({ signal }): Promise<SignedIn | null> => {
    try {
      return await callDesk(contract.readSelf, { signal });
    } catch (error) {
      if (!(error instanceof DeskError)) throw error;
      if (error.code === 'not_signed_in') return null;
      throw error.code === 'not_found' ? new DeskError('no_server', error.message) : error;
    }
  },
  retry: false,
  // Whoever signs in on another page is let in when this one is looked at again.
  staleTime: ({ state }) => (state.data ? 60_000 : 0),
});

export const doorQuery = queryOptions({
  queryKey: ['desk door'],
  queryFn: ({ signal }) => callDesk(contract.readDoor, { signal }),
  retry: false,
  staleTime: Number.POSITIVE_INFINITY,
});

/** Where the browser goes to sign in by the provider, and what it comes back with in vain. */
export const providerUrl = '/api/desk/oidc';
export const providerFailed = '#provider-failed';

export interface QueueFilter {
  readonly area: string;
  readonly kind?: SubmissionKind | undefined;
  readonly state?: SubmissionState | undefined;
}

/** Of fifty each: more than anybody decides in a day. */
const mostPages = 8;

/** `isAll`: false where there are more than are shown. */
export const queueQuery = ({ area, kind, state }: QueueFilter) =>
  queryOptions({
    queryKey: [deskKey, 'queue', area, kind, state],
    queryFn: async ({ signal }) => {
      const items: QueueItem[] = [];
      let after: string | undefined;
      for (let page = 0; page < mostPages; page++) {
        const query = { area, kind, state, after };
        const { items: more, next } = await callDesk(contract.readQueue, { query, signal });
        items.push(...more);
        if (next === null) return { items, isAll: true };
        after = next;
      }
      return { items, isAll: false };
    },
    retry: false,
  });

export const matchesQuery = (area: string) =>
  queryOptions({
    queryKey: [deskKey, 'matches', area],
    queryFn: ({ signal }) => callDesk(contract.readMatches, { query: { area }, signal }),
    retry: false,
  });

export interface Span {
  readonly area: string;
  readonly from: string;
  readonly until: string;
}

export const figuresQuery = (span: Span) =>
  queryOptions({
    queryKey: [deskKey, 'figures', span],
    queryFn: ({ signal }) => callDesk(contract.readFigures, { query: { ...span }, signal }),
    retry: false,
  });

export const draftQuery = (area: string) =>
  queryOptions({
    queryKey: [deskKey, 'draft', area],
    queryFn: ({ signal }) => callDesk(contract.readDraft, { id: area, signal }),
    retry: false,
  });

/** Where the files of a draft are handed out. */
export const draftFileUrl = (area: string, what: 'exportStations' | 'exportProgrammes'): string =>
  contract[what].path.replace('{id}', area);

export const accountsQuery = queryOptions({
  queryKey: [deskKey, 'accounts'],
  queryFn: ({ signal }) => callDesk(contract.readAccounts, { signal }),
  retry: false,
});

export const auditQuery = queryOptions({
  queryKey: [deskKey, 'audit'],
  queryFn: ({ signal }) => callDesk(contract.readAudit, { signal }),
  retry: false,
});
