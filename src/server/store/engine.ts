// What the server asks of a database. SQLite and PostgreSQL answer it alike: the queries are
// written once, with Kysely, and each engine brings only its way to open and to commit.

import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './tables.ts';

export type Work<T> = (transaction: Transaction<Tables>) => Promise<T>;

export interface Engine {
  readonly name: 'sqlite' | 'postgres';
  /** For reading. */
  readonly db: Kysely<Tables>;
  /**
   * Does all of the work or, where it throws, nothing of it. What it gives is there once it is
   * on the disk. Throws `StoreError` where the database can't take it.
   */
  readonly write: <T>(work: Work<T>) => Promise<T>;
  /** How much has been given to write and is not written yet. */
  readonly waiting: () => number;
  readonly close: () => Promise<void>;
}

export type StoreErrorCode = 'unsafe' | 'in_use' | 'unreachable' | 'busy';

export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  constructor(code: StoreErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

/** Of SQLite's result codes: busy, locked, read-only, I/O error, corrupt, full, can't open. */
const sqliteTrouble = new Set([5, 6, 8, 10, 11, 13, 14]);
/** Of SQLSTATE: connection, transaction, resources, operator, system. Of Node: a socket's errors. */
const postgresTrouble = /^(08|40|53|57|58)[0-9A-Z]{3}$|^E[A-Z]+$/;
/** What has no code: a connection that can't be had in time or has broken, a server that closes. */
const connectionTrouble = /^(timeout exceeded when|Connection terminated|driver has already been)/;

/** Whether the database, not the program, is why this failed: it is down, full or overloaded. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof StoreError) return true;
  if (!(error instanceof Error)) return false;
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  if (typeof errcode === 'number') return sqliteTrouble.has(errcode & 0xff);
  if (typeof code === 'string' && postgresTrouble.test(code)) return true;
  return connectionTrouble.test(error.message);
}
