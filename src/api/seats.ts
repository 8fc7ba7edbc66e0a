// Seats that are left, as the server counts them at the moment.

import { queryOptions } from '@tanstack/react-query';
import type { contract } from '#core/contract.ts';
import { seatsLeft } from '#core/seats.ts';
import { loadJson } from './load-json.ts';

const address: (typeof contract)['readSeats']['path'] = '/api/seats';

export interface SeatsAsked {
  readonly area: string;
  readonly programme: string;
  /** Local date. */
  readonly date: string;
}

const askAgainMs = 15_000;

export const seatsQuery = (asked: SeatsAsked) =>
  queryOptions({
    queryKey: ['seats', asked],
    queryFn: ({ signal }) =>
      loadJson(`${address}?${new URLSearchParams({ ...asked })}`, seatsLeft, signal),
    // A count of a quarter of a minute ago may be of seats that are gone.
    refetchInterval: askAgainMs,
    staleTime: 0,
    retry: false,
  });
