// What the host of a kiosk has written into `kiosk.json`; nothing where there is none. Its
// values are checked one by one by whoever reads them.

import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { loadJson } from './load-json.ts';

export const kioskFileQuery = queryOptions({
  queryKey: ['kiosk file'],
  queryFn: ({ signal }) =>
    loadJson('/kiosk.json', v.unknown(), signal).catch((error: unknown) => {
      if (signal.aborted) throw error;
      return {};
    }),
  staleTime: Number.POSITIVE_INFINITY,
});
