// The page's side of the worker: it starts on import, and each call is a query whose key
// holds every input, so that caching, cancelling and error states come with it. Nothing
// is written to storage: a key may hold the device's position.

import { queryOptions } from '@tanstack/react-query';
import type { CatchmentQuery, ComputeApi, RouteQuery, TimesQuery } from './compute-api.ts';
import { pure } from './pure.ts';
import { connect } from './rpc.ts';

const remote = connect<ComputeApi>(
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
);

/** Loads an area's streets ahead of the first question. */
export const openStreets = remote.open;

export const timesQuery = (query: TimesQuery) =>
  queryOptions({
    queryKey: ['times', query],
    queryFn: ({ signal }) => remote.times(query, { signal }),
    ...pure,
  });

export const routeQuery = (query: RouteQuery) =>
  queryOptions({
    queryKey: ['route', query],
    queryFn: ({ signal }) => remote.route(query, { signal }),
    ...pure,
  });

export const catchmentQuery = (query: CatchmentQuery) =>
  queryOptions({
    queryKey: ['catchment', query],
    queryFn: ({ signal }) => remote.catchment(query, { signal }),
    ...pure,
  });
