// What waits in the outbox goes out from any view; who never sent anything loads no code for it.

/** Of the outbox (`outbox-store.ts`), whose code is not loaded to find out. */
const databaseName = 'circle-outbox';

/** Where the browser keeps nothing it fails, and nothing waits. */
export async function sendWhatWaits(): Promise<void> {
  const databases = await indexedDB.databases();
  if (!databases.some(({ name }) => name === databaseName)) return;
  (await import('#api/outbox/outbox.ts')).startOutbox();
}
