// Whether the app works without a network, whether there is one, and whether a newer version
// is at hand. The service worker does the keeping (`src/offline`); here the page starts it, once
// everything else is there, listens to it, and asks it to take over when a person agrees.

import { create } from 'zustand';
import { OfflineError } from '#api/load-error.ts';
import { type OfferedVersion, offeredVersion, ownBuild } from '#api/version.ts';
import { areaUrl } from '#core/area.ts';
import { dataCacheName, type FillFailed, type FillFailure, takeOver } from '#core/offline.ts';
import { type Instant, instant } from '#core/units.ts';
import { useApp } from './store.ts';

/** `unable`: this browser, or an address without https, has no service worker; `saving`: not asked for yet. */
export type Keeping =
  | { readonly kind: 'unknown' | 'filling' | 'unable' | 'saving' }
  | { readonly kind: 'kept' }
  | { readonly kind: 'failed'; readonly why: FillFailure };

export interface OfflineState {
  readonly keeping: Keeping;
  /** A newer version can be had by loading the page anew. */
  readonly isNewer: boolean;
  readonly news: OfferedVersion['news'] | null;
  /** The build that the server was last heard to have; null: not heard of. */
  readonly offered: string | null;
  /** The server does not answer, and when what is shown came from it; null there: not known. */
  readonly lost: { readonly since: Instant | null } | null;
}

const store = create<OfflineState>()(() => ({
  keeping: { kind: 'unknown' },
  isNewer: false,
  news: null,
  offered: null,
  lost: null,
}));
export const useOffline = store;
const set = store.setState;

const isBuilt = ownBuild !== 'development';
const hourMs = 3_600_000;
const soonMs = 30_000;

let timer: ReturnType<typeof setTimeout> | undefined;
let answeredAt: Instant | null = null;

/** Follows the network and the server's version, as long as the page lives. */
export function followServer(): void {
  addEventListener('offline', () => void lose());
  addEventListener('online', () => void askServer());
  addEventListener('vite:preloadError', missPart);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) void askServer();
  });
  void askServer();
}

/**
 * The server no longer has a part of this page: it has another version, and no worker keeps ours.
 * Loading anew helps, once for each version; where something is being written, or there is no
 * network, it would do harm, and a note says what happened.
 */
function missPart(): void {
  const key = 'circle.reloaded';
  const isSafe = navigator.onLine && !isWriting();
  if (!isSafe || sessionStorage.getItem(key) === ownBuild) return void askServer();
  sessionStorage.setItem(key, ownBuild);
  location.reload();
}

/** A form is open: what is being written lives in the page, and would go with it. */
export const isWriting = (): boolean => document.querySelector('form') !== null;

/** Asks now: whether it is there, and what it has. */
export async function askServer(): Promise<void> {
  clearTimeout(timer);
  if (!navigator.onLine) await lose();
  else if (isBuilt) await hearOf(offeredVersion(AbortSignal.timeout(10_000)));
  else set({ lost: null });
  timer = setTimeout(askServer, store.getState().lost ? soonMs : hourMs);
}

async function hearOf(asking: Promise<OfferedVersion>): Promise<void> {
  try {
    const { build, news } = await asking;
    found();
    const registration = build === ownBuild ? undefined : await registered();
    // It is being brought in before anybody hears of it.
    await registration?.update().catch(() => {});
    set({ offered: build });
    if (build === ownBuild) return;
    set({ news: news ?? null });
    // Without a worker the next load brings it; with one it is offered when it is whole.
    if (!registration?.active) set({ isNewer: true });
  } catch (error) {
    const isLost =
      error instanceof OfflineError || (error instanceof Error && error.name === 'TimeoutError');
    if (isLost) await lose();
    else found();
  }
}

function found(): void {
  answeredAt = instant(Date.now());
  set({ lost: null });
}

async function lose(): Promise<void> {
  const since = answeredAt ?? (await keptAt(useApp.getState().view.area));
  if (store.getState().lost === null) set({ lost: { since } });
}

/** When the data of an area were last had of the server. */
async function keptAt(area: string): Promise<Instant | null> {
  const cache = await globalThis.caches?.open(dataCacheName).catch(() => undefined);
  const manifest = await cache?.match(`${areaUrl(area)}manifest.json`);
  const date = Date.parse(manifest?.headers.get('Date') ?? '');
  return Number.isNaN(date) ? null : instant(date);
}

const registered = async (): Promise<ServiceWorkerRegistration | undefined> =>
  navigator.serviceWorker?.getRegistration().catch(() => undefined);

/** Starts the worker, or finds it at work. `isSaving`: the device saves data, so nobody is hurried. */
export async function keepOffline({ isSaving }: { readonly isSaving: boolean }): Promise<void> {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!isBuilt || !container) return set({ keeping: { kind: 'unable' } });
  if (isSaving && !(await registered())) return set({ keeping: { kind: 'saving' } });
  listen(container);
  try {
    const registration = await container.register('/sw.js', { updateViaCache: 'none' });
    follow(registration);
    registration.addEventListener('updatefound', () => follow(registration));
  } catch {
    set({ keeping: { kind: 'unable' } });
  }
}

/**
 * A newer version is whole; what it brings the server says. Not at once: a request that wakes the
 * worker in charge just when another takes over makes Chromium leave the other one waiting.
 */
function offer(): void {
  set({ isNewer: true });
  setTimeout(askServer, 1000);
}

let isListening = false;
let isReloading = false;

function listen(container: ServiceWorkerContainer): void {
  if (isListening) return;
  isListening = true;
  container.addEventListener('message', ({ data }: MessageEvent<FillFailed>) => {
    if (data.kind === 'fill failed') set({ keeping: { kind: 'failed', why: data.why } });
  });
  // The first worker of a page is no news; the next one was agreed to in another tab.
  let hadOne = container.controller !== null;
  container.addEventListener('controllerchange', () => {
    if (hadOne && !isReloading) offer();
    hadOne = true;
  });
}

function follow({ installing, waiting, active }: ServiceWorkerRegistration): void {
  if (waiting && active) offer();
  if (active) set({ keeping: { kind: 'kept' } });
  else if (installing) set({ keeping: { kind: 'filling' } });
  installing?.addEventListener('statechange', () => {
    const { state } = installing;
    if (state === 'installed' && active) offer();
    if (state === 'installed' || state === 'activated') set({ keeping: { kind: 'kept' } });
    else if (state === 'redundant' && store.getState().keeping.kind === 'filling') {
      set({ keeping: { kind: 'failed', why: 'unreachable' } });
    }
  });
}

/** A newer version is being brought in; a page that loads anew now would be of this one. */
export const isBringingIn = async (): Promise<boolean> => (await registered())?.installing != null;

/** Loads the page anew, in the newest version that the server has and this browser can keep. */
export async function reloadNewest(): Promise<void> {
  isReloading = true;
  const registration = await registered();
  if (registration) await bringIn(registration).catch(() => {});
  location.reload();
}

async function bringIn(registration: ServiceWorkerRegistration): Promise<void> {
  // Without a network what waits already can still be taken.
  await registration.update().catch(() => {});
  const next = registration.installing ?? registration.waiting;
  if (!next) return;
  await within(60_000, (done) => {
    if (next.state !== 'installing') done();
    else next.addEventListener('statechange', done, { once: true });
  });
  await within(10_000, (done) => {
    navigator.serviceWorker.addEventListener('controllerchange', done, { once: true });
    next.postMessage(takeOver);
    // For the same reason as in `offer`, more than once.
    setInterval(() => next.postMessage(takeOver), 300);
  });
}

const within = (ms: number, start: (done: () => void) => void): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
    start(resolve);
  });
