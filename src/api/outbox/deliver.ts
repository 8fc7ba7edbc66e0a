// One round of sending, by whoever holds the lock. Send, keep the receipt, take the entry
// away, in this order: whatever breaks in between, the entry is sent once more, and by its id
// the server knows it again.

import type { Receipt } from '#core/submission.ts';
import { type Instant, instant } from '#core/units.ts';
import { type Answer, type Entry, isDue, keptReceipt, waitMs } from './entry.ts';
import type { Network } from './network.ts';
import type { OutboxStore } from './outbox-store.ts';

export interface Surroundings {
  readonly store: OutboxStore;
  readonly network: Network;
  readonly now: () => Instant;
  /** In [0, 1). */
  readonly random: () => number;
}

/** What keeps others from being sent too; null: nothing does. */
type Obstacle = Pick<Entry, 'notBefore' | 'delay'> | null;

/** `woken`: the network or the page has come back. Throws only what the store throws. */
export async function deliver(surroundings: Surroundings, woken: boolean): Promise<void> {
  const { store, now } = surroundings;
  const due = (await store.entries()).filter((entry) => isDue(entry, now(), woken));
  for (const [place, entry] of due.entries()) {
    const obstacle = await (entry.isWithdrawn ? withdraw : send)(surroundings, entry);
    if (obstacle === null) continue;
    // Each of the others would only wait for its own time-out.
    const others = due.slice(place + 1).map(({ id }) => id);
    return store.change(others, (other) => ({ ...other, ...obstacle }));
  }
}

async function send(surroundings: Surroundings, entry: Entry): Promise<Obstacle> {
  const { store, network } = surroundings;
  // Before anything leaves: from here on it can't be taken back by forgetting it.
  let isThere = entry.mayBeThere;
  if (!isThere) {
    await store.change([entry.id], (current) => {
      isThere = true;
      return { ...current, mayBeThere: true };
    });
  }
  if (!isThere) return null;
  const answer = await network.send(entry);
  if (answer.kind === 'later') return wait(surroundings, entry, answer);
  if (answer.kind === 'receipt') await settle(surroundings, entry, answer.receipt);
  else {
    const { code, errors } = answer;
    // It was read there and not taken: nothing is left to be taken back.
    await store.change([entry.id], (current) =>
      current.isWithdrawn ? null : { ...current, refusal: { code, errors } },
    );
  }
  return null;
}

async function settle(
  { store, network }: Surroundings,
  { id }: Entry,
  receipt: Receipt,
): Promise<void> {
  let isWithdrawn = false;
  await store.settle(id, (current) => {
    isWithdrawn = current.isWithdrawn;
    if (isWithdrawn) return { kind: 'stays' };
    return { kind: 'goes', receipt: current.keepsReceipt ? keptReceipt(receipt, current) : null };
  });
  if (isWithdrawn && (await network.erase(receipt))) await store.change([id], () => null);
}

/** Asks first whether it ever came there: then not a word is sent any more. */
async function withdraw(surroundings: Surroundings, entry: Entry): Promise<Obstacle> {
  const known = await surroundings.network.knows(entry.id);
  if (known === true) return send(surroundings, entry);
  if (known === null) return wait(surroundings, entry, { delay: 'offline', retryAfterMs: null });
  await surroundings.store.change([entry.id], () => null);
  return null;
}

async function wait(
  { store, now, random }: Surroundings,
  { id, attempts }: Entry,
  { delay, retryAfterMs }: Pick<Extract<Answer, { kind: 'later' }>, 'delay' | 'retryAfterMs'>,
): Promise<Obstacle> {
  const notBefore = instant(now() + waitMs(attempts, random(), retryAfterMs));
  await store.change([id], (current) => ({
    ...current,
    attempts: current.attempts + 1,
    notBefore,
    delay,
  }));
  // A server that fails over this one may take the next.
  return delay === 'busy' ? null : { notBefore, delay };
}
