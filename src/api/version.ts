// Which build the server hands out. Asked for past every cache: a page that is kept for
// months must hear of the next one.

import * as v from 'valibot';
import { loadJson } from './load-json.ts';

const versionFile = v.object({ build: v.pipe(v.string(), v.minLength(1)) });

/** The build this page is of; `development` where it was not built. */
export const ownBuild: string = import.meta.env.VITE_BUILD ?? 'development';

/** The build on the server. Throws like `loadJson`. */
export const offeredBuild = async (signal: AbortSignal): Promise<string> =>
  (await loadJson(`/version.json?${Date.now()}`, versionFile, signal)).build;
