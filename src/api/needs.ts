// What the survey has heard, as the server counts it.

import { queryOptions } from '@tanstack/react-query';
import type { contract } from '#core/contract.ts';
import { needCounts } from '#core/need.ts';
import { loadJson } from './load-json.ts';

const address: (typeof contract)['countNeeds']['path'] = '/api/needs';

export const needCountsQuery = (area: string) =>
  queryOptions({
    queryKey: ['needs', area],
    queryFn: ({ signal }) => loadJson(`${address}?area=${area}`, needCounts, signal),
    retry: false,
  });
