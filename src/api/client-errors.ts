// The one place where errors in the page arrive, whoever noticed them. What is known of each,
// scrubbed, is sent to where `client-errors.json` says: nowhere, unless whoever runs the site has
// written an address there. Ten are told at most, each once; that one can't be told is nobody's
// concern, so that this never throws and never hears of itself. Format: docs/operations.md.

import * as v from 'valibot';
import { type ClientError, type ClientErrorKind, clientErrorOf } from '#core/client-error.ts';
import { useApp } from '#state/store.ts';
import { OfflineError } from './load-error.ts';
import { loadJson } from './load-json.ts';
import { ownBuild } from './version.ts';

const mostTold = 10;
const patienceMs = 10_000;

const noticed: { count: number; last: ClientError | null } = { count: 0, last: null };
const told = new Set<string>();

/** How often something went wrong since the page was opened, and the last time what. */
export const noticedErrors = (): Readonly<typeof noticed> => noticed;

/** `thrown`: whatever was thrown. */
export function report(kind: ClientErrorKind, thrown: unknown): void {
  const { view } = useApp.getState().view;
  const error = clientErrorOf(kind, thrown, { view, build: ownBuild });
  noticed.count += 1;
  noticed.last = error;
  const text = JSON.stringify(error);
  if (told.has(text) || told.size >= mostTold) return;
  told.add(text);
  void tell(text);
}

const siteFile = v.object({ to: v.nullable(v.pipe(v.string(), v.minLength(1))) });
let destination: Promise<string | null> | null = null;

/** Asked once; where the site could not be reached, again with the next error. */
async function askDestination(): Promise<string | null> {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    return (await loadJson('/client-errors.json', siteFile, signal)).to;
  } catch (error) {
    if (error instanceof OfflineError) destination = null;
    return null;
  }
}

async function tell(body: string): Promise<void> {
  destination ??= askDestination();
  const to = await destination;
  if (to === null) return;
  await fetch(to, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
    credentials: 'omit',
    // The page may be about to close.
    keepalive: true,
    signal: AbortSignal.timeout(patienceMs),
  }).catch(() => {});
}
