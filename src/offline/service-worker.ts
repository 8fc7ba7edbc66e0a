// The service worker: after one visit the app opens and works without a network. It answers
// what belongs to its own version and the data of areas; the API and everything it does not
// know go to the server as if it were not there.
// Why so: docs/decisions/0017-own-service-worker.md. https://www.w3.org/TR/service-workers/

import { type FillFailed, takeOver } from '#core/offline.ts';
import { checksumIn, fromServerFirst, namedFile } from './area-cache.ts';
import { shipped } from './shipped.ts';
import {
  dropOthers,
  failureOf,
  fetchChecked,
  fill,
  giveUp,
  ownFile,
  repair,
  takeCharge,
} from './version-cache.ts';

declare const self: ServiceWorkerGlobalScope;

const tabs = () => self.clients.matchAll({ type: 'window', includeUncontrolled: true });

self.addEventListener('install', (event) => {
  event.waitUntil(
    fill(shipped).catch(async (error: unknown) => {
      const why = await failureOf(error);
      await giveUp(shipped, why);
      const told: FillFailed = { kind: 'fill failed', why };
      for (const tab of await tabs()) tab.postMessage(told);
      throw error;
    }),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    // Without room for the mark it is in charge all the same.
    takeCharge(shipped)
      .catch(() => {})
      .then(tabs)
      .then(tidy)
      .then(() => self.clients.claim()),
  );
});

async function tidy(open: readonly Client[]): Promise<void> {
  const { installing, waiting } = self.registration;
  // A newer version may be filling its cache.
  if (!installing && !waiting) await dropOthers(shipped, open.length > 0);
}

self.addEventListener('message', ({ data }) => {
  if (data === takeOver) void self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const answer = answerTo(event);
  if (answer) event.respondWith(answer);
});

/** null: it is the server's to answer. */
function answerTo(event: FetchEvent): Promise<Response> | null {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return null;
  const later = (work: Promise<unknown>) =>
    // Without room the next one asks the server again.
    event.waitUntil(work.catch(() => {}));
  if (request.mode === 'navigate') {
    // The first tab again: nobody needs an earlier version any more.
    later(tabs().then((open) => (open.length === 0 ? tidy(open) : undefined)));
  }
  const address = url.pathname.replace(/index\.html$/, '');
  if (address in shipped.files) return answerOwn(request, address, later);
  if (request.mode === 'navigate' && `${address}/` in shipped.files) {
    return Promise.resolve(Response.redirect(`${address}/${url.search}`));
  }
  if (address.startsWith('/assets/')) return answerOlder(request);
  const sha256 = checksumIn(url);
  if (address.startsWith('/areas/') && sha256) return namedFile(request, sha256, later);
  if (/^\/(areas|calendar)\//.test(address) || shipped.changing.includes(address)) {
    return fromServerFirst(request, later);
  }
  return null;
}

/** One page has many addresses: what follows the question mark is the page's own business. */
async function answerOwn(
  request: Request,
  address: string,
  later: (work: Promise<unknown>) => void,
): Promise<Response> {
  const kept = await ownFile(shipped, address);
  if (kept) return kept;
  const integrity = shipped.files[address] as string;
  const response = await fetchChecked(address, integrity).catch(() => null);
  // The server has another version by now: its page finds its own parts there.
  if (response === null) return fetch(request);
  later(repair(shipped, address, response.clone()));
  return response;
}

/** A part of an earlier version, for a tab that is of it: names of parts carry their hashes. */
const answerOlder = async (request: Request): Promise<Response> =>
  (await caches.match(request)) ?? fetch(request);
