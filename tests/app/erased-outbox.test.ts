// A person erases what the browser keeps while the outbox of a page still works: nothing of
// it brings the database back, but what is confirmed afterwards.

import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { newEntry } from '#api/outbox/entry.ts';
import { openOutboxStore, outboxName } from '#api/outbox/outbox-store.ts';
import { instant } from '#core/units.ts';
import { need } from '#tests/server/test-api.ts';

const entry = (id: string) => newEntry({ id, at: instant(0) }, need(), false);
const databases = async () => (await indexedDB.databases()).map(({ name }) => name);

test('an outbox that was erased is made anew by a confirmation alone', async () => {
  const store = openOutboxStore(() => {});
  await store.put(entry('before'));
  await new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(outboxName);
    request.onsuccess = resolve;
    request.onerror = reject;
  });
  await store.settle('before', () => ({ kind: 'goes', receipt: null }));
  await store.forgetReceipt('before');
  expect([await store.entries(), await store.receipts(), await databases()]).toEqual([[], [], []]);
  await store.put(entry('after'));
  expect((await store.entries()).map(({ id }) => id)).toEqual(['after']);
  expect(await databases()).toEqual([outboxName]);
});
