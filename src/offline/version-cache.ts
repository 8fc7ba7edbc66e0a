// The files of one version, in a cache of their own that is filled completely before the version
// is used. Every file is checked against its checksum on the way in, so that a server in the
// middle of a change, or a damaged copy, can't give a mixture: the fill fails, what there is stays.

import { dataCacheName, type FillFailure, versionCachePrefix } from '#core/offline.ts';
import { keepArea } from './area-cache.ts';
import type { Shipped } from './shipped.ts';

/** Requests under way at once: the page that is being read has the network first. */
const atOnce = 4;
/** Says since when the version is in charge; absent: it never was. */
const inChargeMark = '/.in-charge';

const nameOf = ({ version }: Shipped) => versionCachePrefix + version;

/** Fetches what is not there yet, so that a fill that was broken off goes on where it was. */
export async function fill(shipped: Shipped): Promise<void> {
  const cache = await caches.open(nameOf(shipped));
  const present = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  const missing = Object.entries(shipped.files).filter(([address]) => !present.has(address));
  await keepArea(shipped.area);
  await each(missing, async ([address, integrity]) =>
    cache.put(address, await fetchChecked(address, integrity)),
  );
  const data = await caches.open(dataCacheName);
  await each(shipped.changing, async (address) => {
    const response = await fetch(address, { cache: 'no-cache' });
    if (response.ok) await data.put(address, response);
  });
}

async function each<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const left = list.values();
  const worker = async () => {
    for (const one of left) await work(one);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

/** Of a copy that the browser holds already where that is right; throws like `fetch`. */
export function fetchChecked(address: string, integrity: string): Promise<Response> {
  const ask = (cache: RequestCache) => fetch(address, { integrity, cache });
  const first: RequestCache = address.startsWith('/assets/') ? 'default' : 'no-cache';
  // A copy that was cut off on an earlier visit must not stay in the way for ever.
  return ask(first).catch(() => ask('reload'));
}

export async function failureOf(error: unknown): Promise<FillFailure> {
  if (error instanceof DOMException && error.name === 'QuotaExceededError') return 'full';
  // `fetch` does not tell a wrong checksum from a lost connection.
  const isThere = await fetch('/version.json', { cache: 'no-store' }).then(
    () => true,
    () => false,
  );
  return isThere ? 'mixed' : 'unreachable';
}

/** A device without room gets it back; otherwise what was fetched is right and can wait. */
export async function giveUp(shipped: Shipped, why: FillFailure): Promise<void> {
  if (why === 'full') await caches.delete(nameOf(shipped));
}

/** The file of this version; absent where the browser has cleared it. */
export const ownFile = async (shipped: Shipped, address: string): Promise<Response | undefined> =>
  (await caches.open(nameOf(shipped))).match(address);

/** Puts a file back that the browser has cleared. */
export async function repair(shipped: Shipped, address: string, response: Response): Promise<void> {
  await (await caches.open(nameOf(shipped))).put(address, response);
}

export async function takeCharge(shipped: Shipped): Promise<void> {
  const cache = await caches.open(nameOf(shipped));
  await cache.put(inChargeMark, new Response(String(Date.now())));
}

/** Milliseconds since 1970; 0: it never was. */
async function inChargeSince(name: string): Promise<number> {
  const mark = await (await caches.open(name)).match(inChargeMark);
  return mark ? Number(await mark.text()) : 0;
}

/**
 * What this version, now in charge, leaves of the others. A tab that is still of the version that was
 * in charge before goes on loading its parts from that version's cache; without a tab nothing of
 * it is needed, and nothing of one that came and was overtaken.
 */
export async function dropOthers(shipped: Shipped, hasTabs: boolean): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(versionCachePrefix));
  const others = await Promise.all(
    names
      .filter((name) => name !== nameOf(shipped))
      .map(async (name) => ({ name, since: await inChargeSince(name) })),
  );
  const last = Math.max(...others.map(({ since }) => since));
  const dropped = others.filter(({ since }) => !hasTabs || since === 0 || since < last);
  await Promise.all(dropped.map(({ name }) => caches.delete(name)));
}
