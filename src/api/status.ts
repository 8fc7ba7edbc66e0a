// Live status, laid over the built data where there is an API: as a stream of events, and asked
// for again while none comes. It is an extra: when it is absent or fails nobody is stopped,
// the app goes on with built data and says that it has no live status.

import { queryOptions } from '@tanstack/react-query';
import { isKeptId } from '#core/area.ts';
import type { contract } from '#core/contract.ts';
import { liveStatus } from '#core/live.ts';
import { loadJson } from './load-json.ts';

const address: (typeof contract)['readStatus']['path'] = '/api/status';

/** The stream tells the present every 25 seconds; while it does, this timer never ends. */
const everyMs = 50_000;

/** An area that the browser keeps is none of the server's. */
export const statusQuery = (area: string) => {
  const queryKey = ['status', area];
  return queryOptions({
    queryKey,
    queryFn: async ({ signal, client }) => {
      const status = await loadJson(`${address}?area=${area}`, liveStatus, signal);
      // The list need not wait for it, nor can it fail: without it this is asked again.
      import('./follow-status.ts').then(
        ({ followStatus }) => followStatus(area, (next) => client.setQueryData(queryKey, next)),
        () => {},
      );
      return status;
    },
    enabled: !isKeptId(area),
    // Who never had it is on a host without an API, and asks when the page is shown again.
    refetchInterval: ({ state }) => (state.data ? everyMs : false),
    retry: false,
  });
};
