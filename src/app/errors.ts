// Where errors are noticed: nobody caught them, a boundary of a panel did and passed them on to
// the window, a query failed, the map gave up, the content security policy refused something.
// It comes after the list, for which every byte counts.

import type { QueryClient } from '@tanstack/react-query';
import { report } from '#api/client-errors.ts';
import { LoadError } from '#api/load-error.ts';
import { useApp } from '#state/store.ts';

/** Gives the way to end it. */
export function watchErrors(queries: QueryClient): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  addEventListener(
    'error',
    ({ error, message }) => report('uncaught', error ?? new Error(message)),
    { signal },
  );
  addEventListener('unhandledrejection', ({ reason }) => report('rejection', reason), { signal });
  addEventListener('securitypolicyviolation', (event) => report('policy', violationOf(event)), {
    signal,
  });
  const endQueries = queries.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error') queryFailed(event.action.error);
  });
  const mapFailed = () => report('map', new Error('no map'));
  const endMap = useApp.subscribe(({ map }, before) => {
    if (map === 'failed' && before.map !== map) mapFailed();
  });
  // What went wrong before this came.
  for (const { state } of queries.getQueryCache().getAll())
    if (state.error) queryFailed(state.error);
  if (useApp.getState().map === 'failed') mapFailed();
  return () => {
    listening.abort();
    endQueries();
    endMap();
  };
}

function violationOf(event: SecurityPolicyViolationEvent): Error {
  const { effectiveDirective: name, blockedURI, sourceFile, lineNumber, columnNumber } = event;
  const stack = ` at ${sourceFile}:${lineNumber}:${columnNumber}`;
  return Object.assign(new Error(blockedURI), { name, stack });
}

/** No network and no such file are no errors: the page says so in its place. */
function queryFailed(error: unknown): void {
  if (error instanceof LoadError) {
    if (error.code !== 'not_found') report('data', error);
  } else if (!(error instanceof Error && /^(?:Offline|Abort)/.test(error.name))) {
    report('worker', error);
  }
}
