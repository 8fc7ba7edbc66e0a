// The outbox on the device: one IndexedDB database with what waits and the receipts of what
// has arrived. What a person has confirmed, and the step from one to the other, is on the
// disk when its promise resolves (`durability: 'strict'`; Chromium's default is not).
// A newer version of the database must carry over what is in it. https://www.w3.org/TR/IndexedDB-3/

import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Entry, KeptReceipt } from './entry.ts';

export const outboxName = 'circle-outbox';

/** `no_room`: the disk or what the browser allows is full; `no_store`: it keeps nothing. */
export type OutboxErrorCode = 'no_room' | 'no_store';

export class OutboxError extends Error {
  override readonly name = 'OutboxError';
  readonly code: OutboxErrorCode;
  constructor(code: OutboxErrorCode, cause: unknown) {
    super(`The outbox could not be written: ${String(cause)}`, { cause });
    this.code = code;
  }
}

export type Settlement =
  | { readonly kind: 'stays' }
  | { readonly kind: 'goes'; readonly receipt: KeptReceipt | null };

/** Every method throws `OutboxError`, and then nothing of it has happened. */
export interface OutboxStore {
  readonly put: (entry: Entry) => Promise<void>;
  /** The oldest first. */
  readonly entries: () => Promise<Entry[]>;
  /** Changes those that are still there, in one step; null takes one away. */
  readonly change: (ids: readonly string[], to: (entry: Entry) => Entry | null) => Promise<void>;
  /** Takes the entry away and keeps its receipt, if there is one to keep, in one step. */
  readonly settle: (id: string, to: (entry: Entry) => Settlement) => Promise<void>;
  /** The newest first. */
  readonly receipts: () => Promise<KeptReceipt[]>;
  readonly keepReceipt: (receipt: KeptReceipt) => Promise<void>;
  readonly forgetReceipt: (id: string) => Promise<void>;
}

interface Schema extends DBSchema {
  readonly entries: { readonly key: string; readonly value: Entry };
  readonly receipts: { readonly key: string; readonly value: KeptReceipt };
}
type Database = IDBPDatabase<Schema>;

const strict = { durability: 'strict' } as const;

/** `onChange` is called after everything that was written. */
export function openOutboxStore(onChange: () => void): OutboxStore {
  let opened: Promise<Database> | null = null;
  let isErased = false;
  const forget = () => {
    opened = null;
  };
  const open = (): Promise<Database> => {
    if (isErased) throw new DOMException('It was erased.', 'InvalidAccessError');
    opened ??= openDB<Schema>(outboxName, 1, {
      upgrade: (database) => {
        database.createObjectStore('entries', { keyPath: 'id' });
        database.createObjectStore('receipts', { keyPath: 'id' });
      },
      // A newer page of ours wants to upgrade it, and the next question opens it anew; or the
      // person has it erased, and then only a new confirmation may make another.
      blocking: (_, newVersion, event) => {
        (event.target as IDBDatabase).close();
        forget();
        isErased = newVersion === null;
      },
      terminated: forget,
    });
    opened.catch(forget);
    return opened;
  };
  /** A system short of memory closes databases behind the page's back: once more, then. */
  const within = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    try {
      return await work(await open()).catch(async (error: unknown) => {
        if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error;
        forget();
        return work(await open());
      });
    } catch (error) {
      const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
      throw new OutboxError(isFull ? 'no_room' : 'no_store', error);
    }
  };
  const reading = async <T>(work: (database: Database) => Promise<T[]>): Promise<T[]> =>
    isErased ? [] : within(work);
  const writing = async (work: (database: Database) => Promise<void>): Promise<void> => {
    if (isErased) return;
    await within(work);
    onChange();
  };
  return {
    put: (entry) => {
      isErased = false;
      return writing(async (database) => {
        const transaction = database.transaction('entries', 'readwrite', strict);
        await Promise.all([transaction.store.add(entry), transaction.done]);
      });
    },
    entries: () =>
      reading(async (database) =>
        (await database.getAll('entries')).sort((one, other) => one.at - other.at),
      ),
    change: (ids, to) =>
      writing(async (database) => {
        const transaction = database.transaction('entries', 'readwrite', strict);
        const { store } = transaction;
        const change = async (id: string) => {
          const entry = await store.get(id);
          if (!entry) return;
          const changed = to(entry);
          if (changed?.id !== id) await store.delete(id);
          if (changed) await store.put(changed);
        };
        await Promise.all([...ids.map(change), transaction.done]);
      }),
    settle: (id, to) =>
      writing(async (database) => {
        const transaction = database.transaction(['entries', 'receipts'], 'readwrite', strict);
        const settle = async () => {
          const entry = await transaction.objectStore('entries').get(id);
          const settlement = entry && to(entry);
          if (settlement?.kind !== 'goes') return;
          const { receipt } = settlement;
          if (receipt) await transaction.objectStore('receipts').put(receipt);
          await transaction.objectStore('entries').delete(id);
        };
        await Promise.all([settle(), transaction.done]);
      }),
    receipts: () =>
      reading(async (database) =>
        (await database.getAll('receipts')).sort((one, other) => (one.at < other.at ? 1 : -1)),
      ),
    keepReceipt: (receipt) =>
      writing(async (database) => void (await database.put('receipts', receipt))),
    forgetReceipt: (id) => writing((database) => database.delete('receipts', id)),
  };
}
