// Live status, laid over the built data where there is an API. It is an extra: when
// it is absent or fails nobody is stopped, the app goes on with built data and says
// that it has no live status.

import { queryOptions } from '@tanstack/react-query';
import { liveStatus } from '#core/live.ts';
import { loadJson } from './load-json.ts';

/** Often enough for "out of order", seldom enough for a battery at 2 %. */
const everyMs = 120_000;

export const statusQuery = queryOptions({
  queryKey: ['status'],
  queryFn: ({ signal }) => loadJson('/api/status', liveStatus, signal),
  staleTime: everyMs / 2,
  // Having failed it is asked again when the page is shown again, not on a timer.
  refetchInterval: ({ state }) => (state.status === 'error' ? false : everyMs),
  retry: false,
});
