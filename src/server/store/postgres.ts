// PostgreSQL by its address. Any number of processes may share one database: what must not
// happen twice is held by keys and row locks, not by this process.

import { setTimeout as wait } from 'node:timers/promises';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { type Engine, isUnavailable, StoreError, type Work } from './engine.ts';
import type { Tables } from './tables.ts';

const int8 = 20;
/** Serialization failure and deadlock: the same work may well succeed the next time. */
const worthAnotherTry = new Set(['40001', '40P01']);
const tries = 4;
/** Who would wait behind so many for a connection is told to come again. */
const longestQueue = 1024;

/** Connections are made when they are needed; throws nothing. */
export function openPostgres(url: string): Engine {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5000,
    // A commit is told when it is on the disk, whatever the server's default says.
    options: '-c synchronous_commit=on',
    types: {
      // Counts and times are below 2^53.
      getTypeParser: (oid, format) =>
        oid === int8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
    },
  });
  // A connection that breaks while nobody uses it is replaced; whoever uses one hears of it.
  pool.on('error', () => {});
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });

  const write = async <T>(work: Work<T>): Promise<T> => {
    if (pool.waitingCount >= longestQueue) {
      throw new StoreError('busy', 'too much is waiting to be written');
    }
    for (let attempt = 1; ; attempt++) {
      try {
        return await db.transaction().execute(work);
      } catch (error) {
        if (error instanceof StoreError || !isUnavailable(error)) throw error;
        const { code } = error as { code?: string };
        if (!worthAnotherTry.has(code ?? '') || attempt === tries) {
          throw new StoreError('busy', 'nothing was written', error);
        }
        await wait(5 * 2 ** attempt);
      }
    }
  };
  const waiting = () => pool.waitingCount;
  return { name: 'postgres', db, write, waiting, close: () => db.destroy() };
}
