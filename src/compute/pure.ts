// How answers of a worker are kept: they are functions of their keys, so none goes stale,
// and none waits for a network.

export const pure = {
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: 60_000,
  networkMode: 'always',
} as const;
