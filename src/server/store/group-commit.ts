// Several pieces of work in one transaction: a commit waits for the disk, so that what arrives
// within two milliseconds shares one. Each has a savepoint: one that fails is undone alone.

import { type Kysely, sql, type Transaction } from 'kysely';
import { type Engine, StoreError, type Work } from './engine.ts';
import type { Tables } from './tables.ts';

interface Pending {
  /** By the process's clock. */
  readonly since: number;
  /** Gives what tells the outcome, once it is certain. */
  readonly attempt: (transaction: Transaction<Tables>) => Promise<() => void>;
  readonly fail: (error: unknown) => void;
}

const gatherMs = 2;
const largestGroup = 256;
/** Who would wait behind so many, or behind one that has waited so long, is told to come again. */
const longestQueue = 1024;
const longestWaitMs = 5000;

export function groupCommit(
  db: Kysely<Tables>,
  mostMs = longestWaitMs,
): Pick<Engine, 'write' | 'waiting'> {
  const queue: Pending[] = [];
  let running = false;

  const commit = async (group: readonly Pending[]) => {
    const outcomes: (() => void)[] = [];
    try {
      await db.transaction().execute(async (transaction) => {
        for (const { attempt } of group) outcomes.push(await attempt(transaction));
      });
    } catch (error) {
      for (const { fail } of group) fail(new StoreError('busy', 'nothing was written', error));
      return;
    }
    for (const tell of outcomes) tell();
  };
  const drain = async () => {
    while (queue.length > 0) await commit(queue.splice(0, largestGroup));
    running = false;
  };

  const write = <T>(work: Work<T>) => {
    const since = performance.now();
    const waited = since - (queue[0]?.since ?? since);
    if (queue.length >= longestQueue || waited > mostMs) {
      return Promise.reject(new StoreError('busy', 'too much is waiting to be written'));
    }
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    queue.push({
      since,
      fail: reject,
      attempt: async (transaction) => {
        await sql`savepoint work`.execute(transaction);
        try {
          const value = await work(transaction);
          await sql`release work`.execute(transaction);
          return () => resolve(value);
        } catch (error) {
          await sql`rollback to work`.execute(transaction);
          await sql`release work`.execute(transaction);
          return () => reject(error);
        }
      },
    });
    if (!running) {
      running = true;
      setTimeout(drain, gatherMs);
    }
    return promise;
  };
  return { write, waiting: () => queue.length };
}
