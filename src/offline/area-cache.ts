// The data of areas. An address that carries a checksum means these bytes and no others, so they
// are kept for whoever asks, and checked on the way in; the manifest, which says what belongs
// together, is asked of the server and taken from here only where that fails. So no old file is
// ever read with a new manifest, whichever of them was kept.

import { areaFileUrl, areaUrl } from '#core/area.ts';
import { dataCacheName } from '#core/offline.ts';

declare const self: ServiceWorkerGlobalScope;

/** Nobody is made to fetch all of a city: of larger files what was read is kept. */
const largestWhole = 1_000_000;

/** How long the server may take before what was kept is shown, milliseconds. */
const patienceMs = 1000;

interface Manifest {
  readonly id: string;
  readonly files: Readonly<
    Record<string, { readonly path: string; readonly bytes: number; readonly sha256: string }>
  >;
}

const open = () => caches.open(dataCacheName);
const manifestAddress = (area: string) => `${areaUrl(area)}manifest.json`;

/** The area whose manifest this address is; null: it is something else. */
const areaOf = (pathname: string): string | null =>
  /^\/areas\/([a-z0-9-]+)\/manifest\.json$/.exec(pathname)?.[1] ?? null;

/** The checksum in an address, hex; null: it has none. */
export const checksumIn = ({ search }: URL): string | null =>
  /^\?([0-9a-f]{64})$/.exec(search)?.[1] ?? null;

const integrityOf = (sha256: string): string =>
  `sha256-${btoa(String.fromCharCode(...(sha256.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16))))}`;

/** Keeps all of an area, the manifest last. Throws like `fetch` and `Cache.put`. */
export async function keepArea(area: string): Promise<void> {
  const cache = await open();
  const response = await fetch(manifestAddress(area), { cache: 'no-cache' });
  if (!response.ok) throw new TypeError(`${area} answered ${response.status}`);
  const { files } = (await response.clone().json()) as Manifest;
  const addresses = new Set<string>();
  for (const file of Object.values(files)) {
    const address = areaFileUrl(area, file);
    addresses.add(address);
    if (file.bytes <= largestWhole && !(await cache.match(address))) {
      await cache.put(address, await fetchAsNamed(address, file.sha256));
    }
  }
  await cache.put(manifestAddress(area), response);
  await dropOlder(cache, area, addresses);
}

/** Earlier editions, unless a tab may still be reading them. */
async function dropOlder(cache: Cache, area: string, wanted: ReadonlySet<string>): Promise<void> {
  if ((await self.clients.matchAll({ type: 'window' })).length > 1) return;
  for (const request of await cache.keys()) {
    const { pathname, search } = new URL(request.url);
    const isOlder = pathname.startsWith(areaUrl(area)) && search !== '';
    // A range is kept under the address of its file, followed by the range.
    if (isOlder && !wanted.has(pathname + search.replace(/&.*/, ''))) await cache.delete(request);
  }
}

const fetchAsNamed = (address: string, sha256: string): Promise<Response> => {
  const ask = (cache: RequestCache) => fetch(address, { integrity: integrityOf(sha256), cache });
  return ask('default').catch(() => ask('reload'));
};

/** A file whose address carries its checksum. */
export async function namedFile(
  request: Request,
  sha256: string,
  later: (work: Promise<unknown>) => void,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const address = pathname + search;
  const range = request.headers.get('Range');
  const cache = await open();
  const whole = await cache.match(address);
  if (range !== null) return rangeOf(cache, { address, range, whole, request }, later);
  if (whole) return whole;
  const response = await fetchAsNamed(address, sha256);
  if (response.ok) later(cache.put(address, response.clone()));
  return response;
}

interface RangeQuestion {
  readonly address: string;
  readonly range: string;
  readonly whole: Response | undefined;
  readonly request: Request;
}

/** Of the whole file, or as it was read before: caches refuse the status 206, so it is set here. */
async function rangeOf(
  cache: Cache,
  { address, range, whole, request }: RangeQuestion,
  later: (work: Promise<unknown>) => void,
): Promise<Response> {
  if (whole) return cutOut(whole, range);
  const key = `${address}&${range}`;
  const kept = await cache.match(key);
  if (kept) return new Response(kept.body, { status: 206, headers: kept.headers });
  const response = await fetch(request);
  if (response.status === 206) {
    const { body, headers } = response.clone();
    later(cache.put(key, new Response(body, { headers })));
  }
  return response;
}

async function cutOut(whole: Response, range: string): Promise<Response> {
  const [, from = '', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(range) ?? [];
  if (from === '') return whole;
  const blob = await whole.blob();
  const end = Math.min(to === '' ? blob.size : Number(to) + 1, blob.size);
  const headers = new Headers(whole.headers);
  headers.delete('Content-Encoding');
  headers.set('Content-Range', `bytes ${from}-${end - 1}/${blob.size}`);
  headers.set('Content-Length', String(end - Number(from)));
  return new Response(blob.slice(Number(from), end), { status: 206, headers });
}

/** What an operator may change: of the server while it answers, else as it was last. */
export async function fromServerFirst(
  request: Request,
  later: (work: Promise<unknown>) => void,
): Promise<Response> {
  const cache = await open();
  const asked = fetch(request);
  later(asked.then((response) => (response.ok ? keep(cache, request, response.clone()) : null)));
  const kept = await cache.match(request);
  if (!kept) return asked;
  return Promise.race([
    asked.catch(() => kept),
    new Promise<Response>((resolve) => setTimeout(() => resolve(kept), patienceMs)),
  ]);
}

/** A manifest is kept with all that it names or not at all. */
function keep(cache: Cache, request: Request, response: Response): Promise<void> {
  const area = areaOf(new URL(request.url).pathname);
  return area === null ? cache.put(request, response) : keepArea(area);
}
