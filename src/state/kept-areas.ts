// Areas that this browser made and keeps, each whole or not at all: one record of IndexedDB
// holds what an area is and its files, which the browser keeps on disk and hands back
// without reading them. The transaction that puts a record also finds its id, so that two
// pages that keep at once never take the same.
// https://www.w3.org/TR/IndexedDB-3/

import { type AreaManifest, keptPrefix } from '#core/area.ts';

export interface KeptArea {
  readonly id: string;
  readonly manifest: AreaManifest;
  /** By the paths of the manifest. */
  readonly files: ReadonlyMap<string, Blob>;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

/** `no_room`: the disk or what the browser allows is full; `no_store`: it keeps nothing. */
export type KeepErrorCode = 'no_room' | 'no_store';

export class KeepError extends Error {
  override readonly name = 'KeepError';
  readonly code: KeepErrorCode;
  constructor(code: KeepErrorCode, cause: unknown) {
    super(`The area could not be kept: ${String(cause)}`, { cause });
    this.code = code;
  }
}

const storeName = 'areas';

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open('circle-areas', 1);
  request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'id' });
  return answerOf(request);
}

const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const endOf = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });

/** Runs one transaction to its end; throws `KeepError`, and then nothing of it is kept. */
async function within<T>(
  mode: IDBTransactionMode,
  work: (areas: IDBObjectStore) => Promise<T>,
): Promise<T> {
  try {
    const database = await open();
    try {
      const transaction = database.transaction(storeName, mode);
      const [, value] = await Promise.all([
        endOf(transaction),
        work(transaction.objectStore(storeName)),
      ]);
      return value;
    } finally {
      database.close();
    }
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
    throw new KeepError(isFull ? 'no_room' : 'no_store', error);
  }
}

/** Keeps an area under an id like the wish, of letters, digits and dashes; gives the id. */
export const keepArea = (
  wish: string,
  { manifest, files, keptAt }: Omit<KeptArea, 'id'>,
): Promise<string> =>
  within('readwrite', async (areas) => {
    const id = freeId(`${keptPrefix}${wish}`, await answerOf(areas.getAllKeys()));
    await answerOf(areas.add({ id, manifest: { ...manifest, id }, files, keptAt }));
    return id;
  });

function freeId(wish: string, taken: readonly IDBValidKey[]): string {
  const numbered = (count: number) => (count === 1 ? wish : `${wish}-${count}`);
  let count = 1;
  while (taken.includes(numbered(count))) count += 1;
  return numbered(count);
}

/** The newest first. */
export const listKeptAreas = (): Promise<KeptArea[]> =>
  within('readonly', async (areas) => {
    const all: KeptArea[] = await answerOf(areas.getAll());
    return all.sort((a, b) => b.keptAt - a.keptAt);
  });

/** null: this browser keeps none under that id. */
export const readKeptArea = (id: string): Promise<KeptArea | null> =>
  within('readonly', async (areas) => (await answerOf(areas.get(id))) ?? null);

export const forgetKeptArea = (id: string): Promise<void> =>
  within('readwrite', async (areas) => {
    await answerOf(areas.delete(id));
  });
