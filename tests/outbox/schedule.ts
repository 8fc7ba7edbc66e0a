// Random lives of an outbox: what is confirmed, refused, corrected and taken back, networks that lose requests and
// answers or bring them twice, servers that fail, ask to wait or are gone for a day, clocks that
// are wrong, disks that are full, pages that end in the middle of anything, two tabs at once.
// After every step nothing may have been lost from the device before its receipt was kept; when
// all is well again each has arrived once.

import fc from 'fast-check';
import { deliver } from '#api/outbox/deliver.ts';
import { corrected, type Entry, newEntry } from '#api/outbox/entry.ts';
import { networkOf } from '#api/outbox/network.ts';
import { OutboxError, type OutboxStore } from '#api/outbox/outbox-store.ts';
import type { Submission } from '#core/submission.ts';
import { instant } from '#core/units.ts';
import { type Fault, type FaultyNetwork, faults } from './faulty-network.ts';

/** From its `at`-th step on the disk it goes wrong, before or after that was taken; null: never. */
type End = {
  readonly at: number;
  readonly how: 'page ends before' | 'page ends after' | 'disk full';
} | null;

interface Tab {
  readonly isWoken: boolean;
  /** In the order of requests; then there are none. */
  readonly faults: readonly Fault[];
  readonly end: End;
}

export type Step =
  | { readonly kind: 'confirm'; readonly isFull: boolean; readonly isWrong: boolean }
  /** Other words in the place of refused ones. */
  | { readonly kind: 'correct'; readonly which: number; readonly isWrong: boolean }
  | { readonly kind: 'wait'; readonly seconds: number }
  /** The device's clock is set, forward or back. */
  | { readonly kind: 'clock'; readonly hours: number }
  | { readonly kind: 'withdraw'; readonly which: number }
  | { readonly kind: 'deliver'; readonly tabs: readonly Tab[] }
  /** The server ends while the tabs send; then it is not there for so long. */
  | {
      readonly kind: 'outage';
      readonly tabs: readonly Tab[];
      readonly afterMs: number;
      readonly seconds: number;
    };

const tab: fc.Arbitrary<Tab> = fc.record({
  isWoken: fc.boolean(),
  faults: fc.array(fc.constantFrom(...faults), { maxLength: 6 }),
  end: fc.option(
    fc.record({
      at: fc.nat(8),
      how: fc.constantFrom('page ends before', 'page ends after', 'disk full'),
    }),
  ),
});
const tabs = fc.array(tab, { minLength: 1, maxLength: 2 });
const year = 8766;

const stepOf = <Kind extends Step['kind']>(
  kind: Kind,
  weight: number,
  rest: { [Key in Exclude<keyof Extract<Step, { kind: Kind }>, 'kind'>]: fc.Arbitrary<unknown> },
) => ({
  weight,
  arbitrary: fc.record({ kind: fc.constant(kind), ...rest }) as unknown as fc.Arbitrary<Step>,
});

/** Something that the server refuses. */
const isWrong = fc.nat(3).map((n) => n === 0);

/** `outages`: how many of a hundred steps end the server; `isLong`: up to 25 steps, not some ten. */
export const schedulesWith = (outages: number, isLong = false): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof(
      stepOf('confirm', 30, { isFull: fc.nat(9).map((n) => n === 0), isWrong }),
      stepOf('correct', 8, { which: fc.nat(), isWrong }),
      stepOf('wait', 8, { seconds: fc.constantFrom(1, 30, 600, 86_400) }),
      stepOf('clock', 3, { hours: fc.constantFrom(-1, 1, -24, 24, -10 * year, 10 * year) }),
      stepOf('withdraw', 9, { which: fc.nat() }),
      stepOf('deliver', 50 - outages, { tabs }),
      stepOf('outage', outages, {
        tabs,
        afterMs: fc.nat(40),
        seconds: fc.constantFrom(1, 600, 86_400),
      }),
    ),
    { minLength: 1, maxLength: 25, ...(isLong && { size: 'max' }) },
  );

export const schedules = schedulesWith(3);

class PageEnded extends Error {}

function endingStore(store: OutboxStore, end: End): OutboxStore {
  let steps = 0;
  const fail = () => {
    throw end?.how === 'disk full' ? new OutboxError('no_room', null) : new PageEnded();
  };
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    const isEnd = end !== null && steps++ >= end.at;
    if (isEnd && end.how !== 'page ends after') fail();
    const value = await work();
    if (isEnd) fail();
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

export interface World {
  readonly store: OutboxStore;
  readonly network: FaultyNetwork;
  readonly newId: () => string;
  readonly newSubmission: () => Submission;
  /** One that the server refuses; absent: nobody says such a thing. */
  readonly wrong?: Submission;
  /** How a correction is made; else as the outbox makes it. */
  readonly correct?: typeof corrected;
  /** Hears what went wrong beside the network. */
  readonly happened?: (what: Happening) => void;
  /** A device whose entries behave otherwise; to see that the schedules notice. */
  readonly spoil?: (store: OutboxStore) => OutboxStore;
}

export const happenings = [
  'page ended',
  'disk full',
  'two tabs',
  'clock set forward',
  'clock set back',
  'server gone for a day',
  'taken back',
  'corrected',
] as const;
type Happening = (typeof happenings)[number];

export interface Ended {
  /** What must be on the server, once each. */
  readonly standing: ReadonlyMap<string, Submission>;
  /** Ids that must not be there, or be erased. */
  readonly takenBack: ReadonlySet<string>;
  /** Ids that the device could not keep, and said so. */
  readonly notKept: ReadonlySet<string>;
  /** Ids that the server has refused; they wait on the device for the person. */
  readonly refused: ReadonlySet<string>;
}

type Confirmed = { -readonly [Key in keyof Ended]: Ended[Key] } & {
  standing: Map<string, Submission>;
  takenBack: Set<string>;
  notKept: Set<string>;
};

type Device = { [K in Step['kind']]: (step: Extract<Step, { kind: K }>) => Promise<void> };

function deviceIn(world: World, { standing, takenBack, notKept }: Confirmed): Device {
  const { store, network, happened = () => {} } = world;
  const { correct = corrected, spoil = (same) => same } = world;
  const words = (isWrong: boolean) => (isWrong && world.wrong) || world.newSubmission();
  let now = instant(Date.parse('2026-11-24T10:00:00+08:00'));
  const pass = (seconds: number) => {
    now = instant(now + seconds * 1000);
  };
  const open = async ({ isWoken, faults, end }: Tab) => {
    const left = [...faults];
    const fetch = network.fetchWith(() => left.shift() ?? 'none');
    const device = endingStore(spoil(store), end);
    const random = () => 0.5;
    const surroundings = { store: device, network: networkOf(fetch), now: () => now, random };
    await deliver(surroundings, isWoken).catch((error) => {
      if (error instanceof PageEnded) happened('page ended');
      else if (error instanceof OutboxError) happened('disk full');
      else throw error;
    });
  };
  const openAll = async (tabs: readonly Tab[]) => {
    if (tabs.length > 1) happened('two tabs');
    await Promise.all(tabs.map(open));
  };
  return {
    wait: async ({ seconds }) => pass(seconds),
    clock: async ({ hours }) => {
      pass(hours * 3600);
      happened(hours > 0 ? 'clock set forward' : 'clock set back');
    },
    confirm: async ({ isFull, isWrong }) => {
      const submission = words(isWrong);
      const entry = newEntry({ id: world.newId(), at: now }, submission, true);
      try {
        await endingStore(store, isFull ? { at: 0, how: 'disk full' } : null).put(entry);
        standing.set(entry.id, submission);
      } catch (error) {
        if (!(error instanceof OutboxError)) throw error;
        happened('disk full');
        notKept.add(entry.id);
      }
    },
    correct: async ({ which, isWrong }) => {
      const waiting = await store.entries();
      const chosen = waiting[which % Math.max(1, waiting.length)];
      if (!chosen) return;
      const made = { id: world.newId(), at: now };
      const submission = words(isWrong);
      await store.change([chosen.id], (entry) => correct(entry, made, submission));
      const isMade = (await store.entries()).some(({ id }) => id === made.id);
      if (!isMade) return;
      // In its place, never beside it.
      if (standing.delete(chosen.id)) standing.set(made.id, submission);
      takenBack.add(chosen.id);
      happened('corrected');
    },
    withdraw: async ({ which }) => {
      const waiting = await store.entries();
      const chosen = waiting[which % Math.max(1, waiting.length)];
      if (!chosen) return;
      await store.change([chosen.id], takeBack);
      standing.delete(chosen.id);
      takenBack.add(chosen.id);
      happened('taken back');
    },
    deliver: ({ tabs }) => openAll(tabs),
    outage: async ({ tabs, afterMs, seconds }) => {
      await Promise.all([openAll(tabs), network.endServer(afterMs)]);
      for (let tried = 0; tried < 3; tried += 1) {
        pass(seconds / 3);
        await open({ isWoken: true, faults: [], end: null });
      }
      if (seconds >= 86_400) happened('server gone for a day');
      await network.startServer();
    },
  };
}

/** Lives a schedule to its good end; throws where something was lost on the way. */
export async function live(world: World, steps: readonly Step[]): Promise<Ended> {
  const { store, network } = world;
  const ended: Confirmed = {
    standing: new Map(),
    takenBack: new Set(),
    notKept: new Set(),
    refused: new Set(),
  };
  const device = deviceIn(world, ended);
  for (const step of steps) {
    await device[step.kind](step as never);
    await expectNothingLost(store, ended.standing.keys());
  }
  for (let round = 0; (await store.entries()).some((entry) => !entry.refusal); round += 1) {
    if (round === 10) throw new Error('something is never sent');
    await network.settled();
    await device.wait({ kind: 'wait', seconds: 7200 });
    const tab: Tab = { isWoken: round % 2 === 0, faults: [], end: null };
    await device.deliver({ kind: 'deliver', tabs: [tab] });
  }
  await expectNothingLost(store, ended.standing.keys());
  const left = await store.entries();
  for (const { id, submission, refusal } of left) {
    // All seats of an occurrence may be taken by the others.
    if (refusal?.code !== 'full' && JSON.stringify(submission) !== JSON.stringify(world.wrong)) {
      throw new Error(`${id} waits for the person for no reason: ${JSON.stringify(refusal)}`);
    }
  }
  const refused = new Set(left.map(({ id }) => id));
  for (const id of refused) ended.standing.delete(id);
  return { ...ended, refused };
}

/** As `withdraw` of the outbox does it. */
const takeBack = (entry: Entry): Entry | null =>
  entry.mayBeThere && entry.refusal === null ? { ...entry, isWithdrawn: true } : null;

async function expectNothingLost(store: OutboxStore, standing: Iterable<string>) {
  const here = new Set([...(await store.entries()), ...(await store.receipts())].map((x) => x.id));
  for (const id of standing) if (!here.has(id)) throw new Error(`${id} was lost`);
}
