// The outbox of this browser: what a person confirms is kept on the device first and sent
// then, at once, when the network or the page comes back, and by a timer. Of all tabs one
// sends at a time; all of them hear of what has changed.
// https://www.w3.org/TR/web-locks/

import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { randomId } from '#api/random-id.ts';
import { type Submission, submission } from '#core/submission.ts';
import { type Instant, instant } from '#core/units.ts';
import { deliver, type Surroundings } from './deliver.ts';
import { corrected, type Entry, type KeptReceipt, newEntry, nextDue, putAgain } from './entry.ts';
import { networkOf } from './network.ts';
import { openOutboxStore, outboxName } from './outbox-store.ts';
import { refreshReceipts } from './receipts.ts';

const now = (): Instant => instant(Date.now());
const listeners = new Set<() => void>();
const otherTabs = new BroadcastChannel(outboxName);
const tellHere = () => {
  for (const listener of listeners) listener();
};
otherTabs.onmessage = tellHere;

const surroundings: Surroundings = {
  store: openOutboxStore(() => {
    tellHere();
    otherTabs.postMessage(null);
  }),
  network: networkOf((address, init) => fetch(address, init)),
  now,
  random: Math.random,
};
const { store, network } = surroundings;

/** Without locks (pages that are not https) two tabs may send one twice; its id makes it one. */
const withLock = <T>(work: () => Promise<T>): Promise<T> =>
  navigator.locks ? navigator.locks.request(outboxName, work) : work();

let timer: ReturnType<typeof setTimeout> | undefined;
/** A round that waits for the lock will see what was put since. */
let waiting: { isWoken: boolean } | null = null;

async function round(isWoken: boolean): Promise<void> {
  if (waiting) {
    waiting.isWoken ||= isWoken;
    return;
  }
  const asked = { isWoken };
  waiting = asked;
  try {
    await withLock(async () => {
      waiting = null;
      await deliver(surroundings, asked.isWoken);
    });
    clearTimeout(timer);
    const due = nextDue(await store.entries());
    if (due !== null) timer = setTimeout(tryNow, Math.max(250, due - now()));
  } finally {
    if (waiting === asked) waiting = null;
  }
}

/** A device that keeps nothing any more says so where a person looks: in the list of what was sent. */
const tryNow = (): void => void round(false).catch(() => {});
const wake = (): void => {
  if (!document.hidden) void round(true).catch(() => {});
};

let isStarted = false;

/** Sends what waits, now and whenever it may be possible, as long as the page lives. */
export function startOutbox(): void {
  if (isStarted) return;
  isStarted = true;
  addEventListener('online', wake);
  document.addEventListener('visibilitychange', wake);
  wake();
}

/** Calls back after every change, in this tab or another; returns the way to stop. */
export function followOutbox(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export interface Outbox {
  readonly entries: readonly Entry[];
  readonly receipts: readonly KeptReceipt[];
}

export const outboxQuery = queryOptions({
  queryKey: ['outbox'],
  queryFn: async (): Promise<Outbox> => {
    const [entries, receipts] = await Promise.all([store.entries(), store.receipts()]);
    return { entries, receipts };
  },
  networkMode: 'always',
  retry: false,
});

/**
 * Resolves when it is on the device for good; gives its id. Throws `OutboxError` where it can't
 * be kept, and `ValiError` where it is not as a submission must be.
 */
export async function confirm(
  words: Submission,
  { keepsReceipt }: { readonly keepsReceipt: boolean },
): Promise<string> {
  const entry = newEntry({ id: randomId(), at: now() }, v.parse(submission, words), keepsReceipt);
  await store.put(entry);
  // A wish: whether the browser clears this when it needs room is for the browser to say.
  navigator.storage?.persist?.().catch(() => {});
  startOutbox();
  tryNow();
  return entry.id;
}

/**
 * Puts a corrected submission in the place of a refused one, in one step; gives its id. Null: the
 * other is not refused any more, since it was sent again or taken back, here or in another tab.
 * Throws as `confirm`.
 */
export async function correct(refused: string, words: Submission): Promise<string | null> {
  const made = { id: randomId(), at: now() };
  const checked = v.parse(submission, words);
  let isMade = false;
  await store.change([refused], (entry) => {
    const next = corrected(entry, made, checked);
    isMade = next !== entry;
    return next;
  });
  if (!isMade) return null;
  tryNow();
  return made.id;
}

/** Tries it now, whatever it waited for. */
export async function sendAgain(id: string): Promise<void> {
  await store.change([id], (entry) => putAgain(entry, now(), randomId()));
  await round(false);
}

/** Takes back what waits: at once where it never left, else as soon as the server can be asked. */
export async function withdraw(id: string): Promise<void> {
  await store.change([id], (entry) =>
    entry.mayBeThere && entry.refusal === null
      ? { ...entry, isWithdrawn: true, notBefore: now() }
      : null,
  );
  await round(false);
}

/** Has the words of a submission erased, and forgets its receipt; false: not now. */
export async function erase(receipt: KeptReceipt): Promise<boolean> {
  if (!(receipt.isLost || (await network.erase(receipt)))) return false;
  await store.forgetReceipt(receipt.id);
  return true;
}

/** Asks what has become of what was sent. */
export const refresh = (): Promise<void> => withLock(() => refreshReceipts(surroundings));
