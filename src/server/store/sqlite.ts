// SQLite in this process: one file in the data folder, one connection, every commit on the disk
// before it is told. It refuses to open where that could not be kept: a version that may lose
// what was committed, a network file system, a second process.

import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, type SqliteDatabase, SqliteDialect } from 'kysely';
import { type Engine, StoreError } from './engine.ts';
import { groupCommit } from './group-commit.ts';
import type { Tables } from './tables.ts';

/** Up to here two connections could lose a commit between them (https://sqlite.org/wal.html#walresetbug). */
const firstSafe = [3, 51, 3];

/** Of statfs(2): file systems whose locks and syncs another machine answers for. */
const networkFileSystems: Readonly<Record<number, string>> = {
  26985: 'NFS',
  20859: 'SMB',
  4283649346: 'CIFS',
  4266872130: 'SMB 2',
  16914839: '9P',
  12805120: 'Ceph',
  198183888: 'Lustre',
  1397113167: 'AFS',
};

export const databaseFile = (folder: string): string => path.join(folder, 'circle.sqlite');

/** Throws `StoreError` where nothing could be promised. */
export function openSqlite(folder: string): Engine {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  refuseFileSystem(statfsSync(folder).type);
  const lock = takeLock(folder);
  try {
    const database = openDatabase(databaseFile(folder));
    const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKysely(database) }) });
    return {
      name: 'sqlite',
      db,
      ...groupCommit(db),
      close: async () => {
        await db.destroy();
        if (database.isOpen) database.close();
        lock.close();
      },
    };
  } catch (error) {
    lock.close();
    throw error;
  }
}

/** Beside a server that is running; nothing can be written. Throws `StoreError`. */
export function readSqlite(folder: string): Engine {
  const file = databaseFile(folder);
  if (!existsSync(file)) throw new StoreError('unreachable', `${file} is not there`);
  const database = new DatabaseSync(file, { readOnly: true });
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: asKysely(database) }) });
  const refuse = () => Promise.reject(new StoreError('in_use', 'this is for reading'));
  return { name: 'sqlite', db, write: refuse, waiting: () => 0, close: () => db.destroy() };
}

export function refuseFileSystem(type: number): void {
  const name = networkFileSystems[type >>> 0];
  if (name === undefined) return;
  const reason = `the data folder is on ${name}, where SQLite may lose what it has written`;
  throw new StoreError('unsafe', `${reason}; use a local disk, or PostgreSQL by DATABASE_URL`);
}

export function refuseVersion(version: string): void {
  const numbers = version.split('.').map(Number);
  const place = firstSafe.findIndex((least, i) => (numbers[i] ?? 0) !== least);
  if (place < 0 || (numbers[place] ?? 0) > (firstSafe[place] ?? 0)) return;
  const reason = `SQLite ${version} may lose what it has written`;
  throw new StoreError('unsafe', `${reason}; ${firstSafe.join('.')} or newer is needed`);
}

/** A lock of the system's, held by an open transaction: it ends with the process, however that ends. */
function takeLock(folder: string): DatabaseSync {
  const lock = new DatabaseSync(path.join(folder, 'lock.sqlite'));
  try {
    lock.exec('pragma locking_mode = exclusive; begin exclusive');
    return lock;
  } catch (error) {
    lock.close();
    throw new StoreError('in_use', `another process has the data in ${folder} open`, error);
  }
}

function openDatabase(file: string): DatabaseSync {
  const database = new DatabaseSync(file);
  const read = (question: string) => Object.values(database.prepare(question).get() ?? {})[0];
  refuseVersion(String(read('select sqlite_version()')));
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
  // What is erased is overwritten: otherwise it would lie in the file until the page is used again.
  database.exec('pragma secure_delete = on');
  // Asking is not having: both depend on the file and on how SQLite was built.
  const [mode, synchronous] = [read('pragma journal_mode'), read('pragma synchronous')];
  if (mode !== 'wal' || synchronous !== 2) {
    const found = `journal_mode ${mode}, synchronous ${synchronous}`;
    throw new StoreError('unsafe', `SQLite does not keep what was asked of it: ${found}`);
  }
  return database;
}

/** Node's SQLite as Kysely expects one; statements are kept, for there are few and each comes often. */
function asKysely(database: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, ReturnType<SqliteDatabase['prepare']>>();
  return {
    close: () => database.close(),
    prepare: (text) => {
      const known = prepared.get(text);
      if (known) return known;
      const statement = database.prepare(text);
      const made = {
        reader: statement.columns().length > 0,
        all: (values: readonly unknown[]) => statement.all(...(values as SQLInputValue[])),
        run: (values: readonly unknown[]) => statement.run(...(values as SQLInputValue[])),
        iterate: (values: readonly unknown[]) => statement.iterate(...(values as SQLInputValue[])),
      };
      if (prepared.size < 200) prepared.set(text, made);
      return made;
    },
  };
}
