// Which build the server hands out, and what it brings. Asked for past every cache: a page that
// is kept for months must hear of the next one.

import * as v from 'valibot';
import { loadJson } from './load-json.ts';

const text = v.pipe(v.string(), v.minLength(1));
const versionFile = v.object({ build: text, news: v.optional(v.object({ zh: text, en: text })) });
export type OfferedVersion = v.InferOutput<typeof versionFile>;

/** The build this page is of; `development` where it was not built. */
export const ownBuild: string = import.meta.env.VITE_BUILD ?? 'development';

/** What the server has. Throws like `loadJson`. */
export const offeredVersion = (signal: AbortSignal): Promise<OfferedVersion> =>
  loadJson(`/version.json?${Date.now()}`, versionFile, signal);
