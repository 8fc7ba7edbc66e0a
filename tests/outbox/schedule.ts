// Random lives of an outbox: what is confirmed, refused, corrected and taken back, networks that lose requests and
// answers, servers that fail or ask to wait, pages that end in the middle of anything, two
// tabs at once. After every step nothing may have been lost from the device before its receipt
// was kept; when all is well again each has arrived once.

import fc from 'fast-check';
import { deliver } from '#api/outbox/deliver.ts';
import { corrected, type Entry, newEntry } from '#api/outbox/entry.ts';
import { type Fetch, networkOf } from '#api/outbox/network.ts';
import type { OutboxStore } from '#api/outbox/outbox-store.ts';
import type { Submission } from '#core/submission.ts';
import { instant } from '#core/units.ts';

const faults = ['none', 'request lost', 'answer lost', 'page of a café', '500', '429'] as const;
type Fault = (typeof faults)[number];

/** The page ends at its `at`-th step on the disk, before or after it was taken; null: it does not. */
type End = { readonly at: number; readonly isAfter: boolean } | null;

type Step =
  | { readonly kind: 'confirm'; readonly isWrong: boolean }
  | { readonly kind: 'correct'; readonly which: number; readonly isWrong: boolean }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'withdraw'; readonly which: number }
  | { readonly kind: 'deliver'; readonly tabs: readonly Tab[] };

interface Tab {
  readonly isWoken: boolean;
  /** In the order of requests; then there are none. */
  readonly faults: readonly Fault[];
  readonly end: End;
}

const tab: fc.Arbitrary<Tab> = fc.record({
  isWoken: fc.boolean(),
  faults: fc.array(fc.constantFrom(...faults), { maxLength: 6 }),
  end: fc.option(fc.record({ at: fc.nat(8), isAfter: fc.boolean() })),
});

/** Something that the server refuses. */
const isWrong = fc.integer({ min: 0, max: 3 }).map((n) => n === 0);

export const schedules: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('confirm' as const), isWrong }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('correct' as const), which: fc.nat(), isWrong }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('wait' as const),
        seconds: fc.constantFrom(1, 30, 600),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant('withdraw' as const), which: fc.nat() }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('deliver' as const),
        tabs: fc.array(tab, { minLength: 1, maxLength: 2 }),
      }),
    },
  ),
  { minLength: 1, maxLength: 25 },
);

class PageEnded extends Error {}

function endingStore(store: OutboxStore, end: End): OutboxStore {
  let steps = 0;
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    const isEnd = end !== null && steps++ >= end.at;
    if (isEnd && !end.isAfter) throw new PageEnded();
    const value = await work();
    if (isEnd) throw new PageEnded();
    return value;
  };
  return {
    put: (entry) => step(() => store.put(entry)),
    entries: () => step(store.entries),
    change: (ids, to) => step(() => store.change(ids, to)),
    settle: (id, to) => step(() => store.settle(id, to)),
    receipts: () => step(store.receipts),
    keepReceipt: (receipt) => step(() => store.keepReceipt(receipt)),
    forgetReceipt: (id) => step(() => store.forgetReceipt(id)),
  };
}

const problem = (status: number, code: string, headers = {}) =>
  Response.json({ type: 'about:blank', code, title: '', status }, { status, headers });

const faultyFetch =
  (fetch: Fetch, left: Fault[]): Fetch =>
  async (address, init) => {
    const fault = left.shift() ?? 'none';
    if (fault === 'request lost') throw new TypeError('Failed to fetch');
    if (fault === 'page of a café') return new Response('<h1>Sign in</h1>');
    if (fault === '500') return problem(500, 'failed');
    if (fault === '429') return problem(429, 'too_many', { 'Retry-After': '20' });
    const response = await fetch(address, init);
    if (fault === 'answer lost') throw new TypeError('Failed to fetch');
    return response;
  };

export interface World {
  readonly store: OutboxStore;
  readonly fetch: Fetch;
  readonly newId: () => string;
  readonly submission: Submission;
  /** One that the server refuses. */
  readonly wrong: Submission;
  /** How a correction is made; else as the outbox makes it. */
  readonly correct?: typeof corrected;
  /** A device whose entries behave otherwise; to see that the schedules notice. */
  readonly spoil?: (store: OutboxStore) => OutboxStore;
}

export interface Ended {
  /** Ids that must be on the server, once each: one that waits for the person is not among them. */
  readonly standing: ReadonlySet<string>;
  /** Ids that must not be there, or be erased. */
  readonly takenBack: ReadonlySet<string>;
}

/** Lives a schedule to its good end; throws where something was lost on the way. */
export async function live(world: World, steps: readonly Step[]): Promise<Ended> {
  const { store, fetch, newId, spoil = (same) => same, correct = corrected } = world;
  const words = (isWrong: boolean) => (isWrong ? world.wrong : world.submission);
  const [standing, takenBack] = [new Set<string>(), new Set<string>()];
  let now = instant(Date.parse('2026-11-24T10:00:00+08:00'));
  const open = async ({ isWoken, faults, end }: Tab) => {
    const network = networkOf(faultyFetch(fetch, [...faults]));
    const device = endingStore(spoil(store), end);
    const random = () => 0.5;
    await deliver({ store: device, network, now: () => now, random }, isWoken).catch((error) => {
      if (!(error instanceof PageEnded)) throw error;
    });
  };
  for (const step of steps) {
    if (step.kind === 'wait') now = instant(now + step.seconds * 1000);
    else if (step.kind === 'confirm') {
      const entry = newEntry({ id: newId(), at: now }, words(step.isWrong), true);
      await store.put(entry);
      standing.add(entry.id);
    } else if (step.kind === 'withdraw') {
      const waiting = await store.entries();
      const chosen = waiting[step.which % Math.max(1, waiting.length)];
      if (chosen) {
        await store.change([chosen.id], takeBack);
        standing.delete(chosen.id);
        takenBack.add(chosen.id);
      }
    } else if (step.kind === 'correct') {
      const waiting = await store.entries();
      const chosen = waiting[step.which % Math.max(1, waiting.length)];
      const made = { id: newId(), at: now };
      if (chosen) {
        await store.change([chosen.id], (entry) => correct(entry, made, words(step.isWrong)));
        const isMade = (await store.entries()).some(({ id }) => id === made.id);
        // In its place, never beside it.
        if (isMade && standing.delete(chosen.id)) standing.add(made.id);
        if (isMade) takenBack.add(chosen.id);
      }
    } else await Promise.all(step.tabs.map(open));
    await expectNothingLost(store, standing);
  }
  const waits = async () => (await store.entries()).some(({ refusal }) => refusal === null);
  for (let round = 0; await waits(); round += 1) {
    if (round === 10) throw new Error('something is never sent');
    now = instant(now + 7_200_000);
    await open({ isWoken: round % 2 === 0, faults: [], end: null });
  }
  await expectNothingLost(store, standing);
  for (const { id, submission } of await store.entries()) {
    if (JSON.stringify(submission) !== JSON.stringify(world.wrong)) {
      throw new Error(`${id} waits for the person for no reason`);
    }
    standing.delete(id);
  }
  return { standing, takenBack };
}

/** As `withdraw` of the outbox does it. */
const takeBack = (entry: Entry): Entry | null =>
  entry.mayBeThere && entry.refusal === null ? { ...entry, isWithdrawn: true } : null;

async function expectNothingLost(store: OutboxStore, standing: ReadonlySet<string>) {
  const here = new Set([...(await store.entries()), ...(await store.receipts())].map((x) => x.id));
  for (const id of standing) if (!here.has(id)) throw new Error(`${id} was lost`);
}
