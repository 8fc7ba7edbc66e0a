// The database that was asked for, with its tables as this program knows them.

import type { Engine } from './engine.ts';
import { migrate } from './migrations.ts';
import { openSqlite, readSqlite } from './sqlite.ts';

/** Where the data are: a folder of this machine, or a PostgreSQL database. */
export type DataPlace = { readonly folder: string } | { readonly url: string };

/** Throws `StoreError`. */
export async function openStore(place: DataPlace): Promise<Engine> {
  const engine = 'url' in place ? await openPostgres(place.url) : openSqlite(place.folder);
  try {
    await migrate(engine);
    return engine;
  } catch (error) {
    await engine.close();
    throw error;
  }
}

/** What is there as it is, beside a server that may be running. Throws `StoreError`. */
export const openForReading = async (place: DataPlace): Promise<Engine> =>
  'url' in place ? openPostgres(place.url) : readSqlite(place.folder);

/** Its client is loaded where it is used. */
const openPostgres = async (url: string): Promise<Engine> =>
  (await import('./postgres.ts')).openPostgres(url);
