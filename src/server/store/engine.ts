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

/** Whether the database, not the program, is why this failed: it is down, full or overloaded. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof StoreError) return true;
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  // Of SQLSTATE: connection, transaction, resources, operator, system. Of Node: a socket's errors.
  const isCode = /^(08|40|53|57|58)[0-9A-Z]{3}$|^E[A-Z]+$/.test(code);
  return isCode || /^(timeout exceeded when|Connection terminated)/.test(error.message);
}
