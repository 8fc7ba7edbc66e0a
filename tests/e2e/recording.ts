// Records all that leaves a browser or stays in it: the bytes that its server gets, through a
// relay in front of it; what is written to storage and history at the moment it is written; what
// lies there in the end.

import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import type { Recorded } from './whereabouts.ts';

export interface Relay {
  readonly port: number;
  /** All bytes that came for the server, connection by connection. */
  readonly heard: () => Recorded[];
  readonly close: () => Promise<void>;
}

/** In front of a server on this machine; what it answers passes unread. */
export async function openRelay(): Promise<Relay & { readonly to: (port: number) => void }> {
  const connections: string[][] = [];
  let target = 0;
  const server = createServer((socket) => {
    const heard: string[] = [];
    connections.push(heard);
    const onward = connect(target, 'localhost');
    const end = () => {
      socket.destroy();
      onward.destroy();
    };
    socket.on('data', (bytes) => heard.push(bytes.toString('utf8')));
    for (const one of [socket, onward]) one.on('error', end).on('close', end);
    socket.pipe(onward).pipe(socket);
  }).listen(0, 'localhost');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    to: (port) => {
      target = port;
    },
    heard: () =>
      connections.flatMap((heard) =>
        // One record for each request: what stands in two is no pair.
        heard
          .join('')
          .split(/(?=(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \/\S* HTTP\/1\.1\r\n)/)
          .map((text) => ({ channel: 'request', text })),
      ),
    close: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}

/** Runs in every page before anything else: tells what is written where. */
function watchWrites(): void {
  const { note } = globalThis as unknown as { note: (channel: string, text: string) => void };
  const asText = (value: unknown) => {
    try {
      return JSON.stringify(value) ?? String(value);
    } catch {
      return String(value);
    }
  };
  const watch = <T extends object>(owner: T, name: keyof T & string, channel: string) => {
    const original = owner[name] as (...given: unknown[]) => unknown;
    owner[name] = function (this: unknown, ...given: unknown[]) {
      note(channel, given.map(asText).join(' '));
      return original.apply(this, given);
    } as T[typeof name];
  };
  for (const name of ['pushState', 'replaceState'] as const)
    watch(History.prototype, name, 'history');
  watch(Storage.prototype, 'setItem', 'storage');
  for (const name of ['put', 'add'] as const) watch(IDBObjectStore.prototype, name, 'IndexedDB');
  watch(BroadcastChannel.prototype, 'postMessage', 'other tabs');
  for (const name of ['put', 'add', 'addAll'] as const) {
    if (globalThis.Cache) watch(Cache.prototype, name, 'Cache Storage');
  }
}

export async function recordWrites(context: BrowserContext): Promise<Recorded[]> {
  const records: Recorded[] = [];
  await context.exposeBinding('note', (_, channel: string, text: string) => {
    records.push({ channel, text });
  });
  await context.addInitScript(watchWrites);
  context.on('console', (message) => records.push({ channel: 'console', text: message.text() }));
  return records;
}

/** What lies in the page and in the browser now. */
export async function whatLiesThere(page: Page): Promise<Recorded[]> {
  const inPage = await page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const found: { channel: string; text: string }[] = [
      { channel: 'address', text: location.href },
      { channel: 'history', text: JSON.stringify(history.state) },
      { channel: 'storage', text: JSON.stringify({ ...localStorage }) },
      { channel: 'storage', text: JSON.stringify({ ...sessionStorage }) },
    ];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const all = await answer(database.transaction(store).objectStore(store).getAll());
        for (const value of all) found.push({ channel: 'IndexedDB', text: JSON.stringify(value) });
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        found.push({ channel: 'Cache Storage', text: request.url });
        // The files of the site are the same for everybody.
        if (/^\/(areas|assets|icons|calendar|s)\//.test(new URL(request.url).pathname)) continue;
        const text = (await (await cache.match(request))?.text()) ?? '';
        found.push({ channel: 'Cache Storage', text });
      }
    }
    return found;
  });
  const cookies = await page.context().cookies();
  return [...inPage, { channel: 'cookie', text: JSON.stringify(cookies) }];
}
