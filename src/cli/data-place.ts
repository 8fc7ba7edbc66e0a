// Where the data of the server are, as its commands are told: `DATABASE_URL` goes before a folder.

import path from 'node:path';
import type { DataPlace } from '#server/store/open.ts';

/** Null: nowhere. */
export function placeOf(folder: string | undefined, url: string | undefined): DataPlace | null {
  if (url !== undefined && url !== '') return { url };
  return folder === undefined ? null : { folder: path.resolve(folder) };
}
