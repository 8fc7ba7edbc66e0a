// What waits in the outbox goes out from any view; who never sent anything loads no code for it.

import { outboxName } from '#state/outbox-name.ts';

/** Where the browser keeps nothing it fails, and nothing waits. */
export async function sendWhatWaits(): Promise<void> {
  const databases = await indexedDB.databases();
  if (!databases.some(({ name }) => name === outboxName)) return;
  (await import('#api/outbox/outbox.ts')).startOutbox();
}
