// What the survey has heard, as the server counts it.

import { queryOptions } from '@tanstack/react-query';
import { contract } from '#core/contract.ts';
import { needCounts } from '#core/need.ts';
import { loadJson } from './load-json.ts';

export const needCountsQuery = (area: string) =>
  queryOptions({
    queryKey: ['needs', area],
    queryFn: ({ signal }) =>
      loadJson(`${contract.countNeeds.path}?area=${area}`, needCounts, signal),
    retry: false,
  });
