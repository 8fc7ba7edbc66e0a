// What this browser keeps of the app, counted, and the way to erase all of it: every database,
// every file of the service worker, everything in local and session storage.
// https://storage.spec.whatwg.org/

export interface OwnData {
  /** Confirmed, and not yet at the server. */
  readonly unsent: number;
  readonly receipts: number;
  /** Areas made of a file. */
  readonly areas: number;
  /** Plans and which map app was used last. */
  readonly settings: number;
}

/** Absent in a few browsers; then there is nothing to find out. */
const databaseNames = async (): Promise<string[]> =>
  ((await indexedDB.databases?.()) ?? []).flatMap(({ name }) => name ?? []);

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function countIn(names: readonly string[], name: string, store: string): Promise<number> {
  // Asking for a database that is not there would make it.
  if (!names.includes(name)) return 0;
  const database = await settled(indexedDB.open(name));
  try {
    if (!database.objectStoreNames.contains(store)) return 0;
    return await settled(database.transaction(store).objectStore(store).count());
  } finally {
    database.close();
  }
}

export async function ownData(): Promise<OwnData> {
  const names = await databaseNames();
  const [unsent, receipts, areas] = await Promise.all([
    countIn(names, 'circle-outbox', 'entries'),
    countIn(names, 'circle-outbox', 'receipts'),
    countIn(names, 'circle-areas', 'areas'),
  ]);
  return { unsent, receipts, areas, settings: localStorage.length };
}

/** What is at the server stays there. The page should be loaded anew afterwards. */
export async function eraseOwnData(): Promise<void> {
  localStorage.clear();
  sessionStorage.clear();
  const names = await databaseNames();
  await Promise.all(names.map((name) => settled(indexedDB.deleteDatabase(name))));
  // Both are absent on pages that are not https.
  const kept = globalThis.caches ? await caches.keys() : [];
  await Promise.all(kept.map((name) => caches.delete(name)));
  const workers = (await navigator.serviceWorker?.getRegistrations()) ?? [];
  await Promise.all(workers.map((worker) => worker.unregister()));
}
