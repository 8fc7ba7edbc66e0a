// Where errors are noticed: nobody caught them, a boundary of a panel did, a query failed, the
// map gave up, the content security policy refused something. What is done with them is loaded
// with the first.

import { LoadError } from '#api/load-error.ts';
import type { ClientErrorKind } from '#core/client-error.ts';
import { useApp } from '#state/store.ts';

const report = (kind: ClientErrorKind, thrown: unknown): void => {
  import('#api/client-errors.ts')
    .then((errors) => errors.report(kind, thrown))
    // That one can't be told is not told: it would go round for ever.
    .catch(() => {});
};

export function watchErrors(): void {
  addEventListener('error', ({ error, message }) =>
    report('uncaught', error ?? new Error(message)),
  );
  addEventListener('unhandledrejection', ({ reason }) => report('rejection', reason));
  addEventListener('securitypolicyviolation', (event) => {
    const { effectiveDirective: name, blockedURI: message, sourceFile, lineNumber } = event;
    const stack = ` at ${sourceFile}:${lineNumber}:${event.columnNumber}`;
    report('policy', Object.assign(new Error(message), { name, stack }));
  });
  useApp.subscribe(({ map }, before) => {
    if (map === 'failed' && before.map !== 'failed') report('map', new Error('no map'));
  });
}

/** For React: a boundary shows it in its place, and the console as ever. */
export function boundaryCaught(error: unknown): void {
  console.error(error);
  report('view', error);
}

/** No network and no such file are no errors: the page says so in its place. */
export function queryFailed(error: Error): void {
  if (error instanceof LoadError && error.code !== 'not_found') report('data', error);
  else if (!(error instanceof LoadError) && !/^(?:Offline|Abort)/.test(error.name))
    report('worker', error);
}
