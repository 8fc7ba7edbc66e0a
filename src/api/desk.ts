// The desk's side of the API: what is read again and again, as queries. A cookie that no script can
// read says who asks.

import { queryOptions } from '@tanstack/react-query';
import { contract } from '#core/contract.ts';
import type { QueueItem, SignedIn } from '#core/desk.ts';
import type { SubmissionKind, SubmissionState } from '#core/submission.ts';
import { ApiError, callApi } from './call-api.ts';

/** What is asked of the desk again and again; a change makes all of it old. */
export const deskKey = 'desk';

/** null: nobody is signed in. */
export const selfQuery = queryOptions({
  queryKey: [deskKey, 'self'],
  queryFn: async ({ signal }): Promise<SignedIn | null> => {
    try {
      return await callApi(contract.readSelf, { signal });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.code === 'not_signed_in') return null;
      throw error.code === 'not_found' ? new ApiError('no_server', error.message) : error;
    }
  },
  retry: false,
  // Whoever signs in on another page is let in when this one is looked at again.
  staleTime: ({ state }) => (state.data ? 60_000 : 0),
});

export const doorQuery = queryOptions({
  queryKey: ['desk door'],
  queryFn: ({ signal }) => callApi(contract.readDoor, { signal }),
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
        const { items: more, next } = await callApi(contract.readQueue, { query, signal });
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
    queryFn: ({ signal }) => callApi(contract.readMatches, { query: { area }, signal }),
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
    queryFn: ({ signal }) => callApi(contract.readFigures, { query: { ...span }, signal }),
    retry: false,
  });

export const teamQuery = (area: string) =>
  queryOptions({
    queryKey: [deskKey, 'team', area],
    queryFn: ({ signal }) => callApi(contract.readTeam, { query: { area }, signal }),
    retry: false,
  });

export const draftQuery = (area: string) =>
  queryOptions({
    queryKey: [deskKey, 'draft', area],
    queryFn: ({ signal }) => callApi(contract.readDraft, { id: area, signal }),
    retry: false,
  });

/** Where the files of a draft are handed out. */
export const draftFileUrl = (area: string, what: 'exportStations' | 'exportProgrammes'): string =>
  contract[what].path.replace('{id}', area);

export const accountsQuery = queryOptions({
  queryKey: [deskKey, 'accounts'],
  queryFn: ({ signal }) => callApi(contract.readAccounts, { signal }),
  retry: false,
});

export const auditQuery = queryOptions({
  queryKey: [deskKey, 'audit'],
  queryFn: ({ signal }) => callApi(contract.readAudit, { signal }),
  retry: false,
});
