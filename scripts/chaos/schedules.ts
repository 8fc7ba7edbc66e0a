// Outboxes of several devices over HTTP through a faulty network against the server in a process
// of its own, which is killed in the middle of it and may be gone for a day. The schedules are
// those of the model test; when all of them have come to their good end, the ledger is compared
// with the database. A seed gives the same schedules again; what is under way when the server is
// killed is for the machine to say.

import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import fc from 'fast-check';
import type { Fetch } from '#api/outbox/network.ts';
import { type OutboxStore, openOutboxStore } from '#api/outbox/outbox-store.ts';
import type { Submission } from '#core/submission.ts';
import { type DataPlace, openStore } from '#server/store/open.ts';
import { type Fault, faults, noNetwork } from '#tests/outbox/faulty-network.ts';
import { happenings, live, type Step, schedulesWith } from '#tests/outbox/schedule.ts';
import { brokenMicrowave, checkIn, join, need, signUp } from '#tests/server/test-api.ts';
import { openFaultyProxy } from './faulty-proxy.ts';
import { isWell, judge } from './ledger.ts';
import { type ServerProcess, startServer } from './server-process.ts';

const devicesAtOnce = 4;

export interface ScheduleOptions {
  readonly lives: number;
  /** How many of a hundred steps end the server. */
  readonly outages: number;
  readonly fewestKills: number;
  readonly seed: number;
  /** Spoils the devices, to see that the ledger notices. */
  readonly spoil?: (store: OutboxStore) => OutboxStore;
}

/** A server that anybody may end; it is there again when nobody wants it to be gone. */
async function openMortalServer(place: DataPlace) {
  let server: ServerProcess | null = await startServer(place);
  let { url } = server;
  let [wanted, kills] = [0, 0];
  let change = Promise.resolve();
  const become = (isThere: boolean) => {
    change = change.then(async () => {
      if (isThere) {
        server = await startServer(place);
        url = server.url;
      } else {
        await server?.kill();
        server = null;
        kills += 1;
      }
    });
    return change;
  };
  return {
    url: () => url.slice(0, -1),
    kills: () => kills,
    there: async () => {
      for (await change; wanted > 0 || server === null; await change) await wait(10);
    },
    end: async (afterMs: number) => {
      await wait(afterMs);
      return wanted++ === 0 ? become(false) : change;
    },
    start: async () => (--wanted === 0 ? become(true) : undefined),
    close: async () => server?.kill(),
  };
}

/** Each device has an IndexedDB of its own; the page finds it when it opens it first. */
async function newDevice(): Promise<OutboxStore> {
  globalThis.indexedDB = new IDBFactory();
  const store = openOutboxStore(() => {});
  await store.entries();
  return store;
}

/** Random words, so that no two are alike. */
function newSubmission(): Submission {
  const note = `${randomUUID()} 夜里没有热水`;
  const pick = Math.floor(Math.random() * 10);
  if (pick < 5) return need({ note });
  if (pick < 7)
    return { ...brokenMicrowave, body: { ...brokenMicrowave.body, note } } as Submission;
  if (pick === 7) return { ...checkIn, body: { ...checkIn.body, note } } as Submission;
  if (pick === 8) return { ...join, body: { ...join.body, note } } as Submission;
  return signUp(note.slice(0, 18), ['2026-12-01', '2026-12-08'][pick % 2]);
}

/** The server knows no such neighbourhood. */
const wrong = need({ where: { kind: 'neighbourhood', id: '没有这个片区' } });

/** Prints what happened; gives whether all is as it must be. */
export async function runSchedules(
  name: string,
  place: DataPlace,
  { lives, outages, fewestKills, seed, spoil }: ScheduleOptions,
): Promise<boolean> {
  const server = await openMortalServer(place);
  const proxy = await openFaultyProxy(server.url, Math.random);
  const counts = new Map<string, number>();
  const happened = (what: string) => void counts.set(what, (counts.get(what) ?? 0) + 1);
  const fetchWith =
    (next: () => Fault): Fetch =>
    async (address, init) => {
      const fault = next();
      if (fault !== 'none') happened(fault);
      if (fault === 'no network') throw noNetwork();
      const headers = { ...(init.headers as Record<string, string>), 'X-Fault': fault };
      return fetch(proxy.url + address, { ...init, headers });
    };
  const settled = async () => {
    await proxy.settled();
    await server.there();
  };
  const network = { fetchWith, endServer: server.end, startServer: server.start, settled };
  const standing = new Map<string, Submission>();
  const [takenBack, refused] = [new Set<string>(), new Set<string>()];
  const liveOne = async (steps: readonly Step[]) => {
    const store = await newDevice();
    const world = { store, network, newId: randomUUID, newSubmission, wrong, happened };
    const ended = await live(spoil ? { ...world, spoil } : world, steps);
    for (const [id, submission] of ended.standing) standing.set(id, submission);
    for (const id of ended.takenBack) takenBack.add(id);
    for (const id of [...ended.notKept, ...ended.refused]) refused.add(id);
    const kept = (await store.receipts()).filter(({ id }) => ended.standing.has(id));
    if (kept.length !== ended.standing.size) throw new Error('a receipt is missing on the device');
  };
  const together = fc.array(schedulesWith(outages, true), {
    minLength: devicesAtOnce,
    maxLength: devicesAtOnce,
  });
  const checked = await fc.check(
    fc.asyncProperty(
      together,
      async (schedules) => void (await Promise.all(schedules.map(liveOne))),
    ),
    { numRuns: Math.ceil(lives / devicesAtOnce), seed, endOnFailure: true },
  );
  await settled();
  await server.close();
  await proxy.close();
  const engine = await openStore(place);
  const judgement = await judge(engine, { standing, takenBack, refused });
  await engine.close();

  const missing = [...faults.slice(1), ...happenings].filter((kind) => !counts.has(kind));
  const kills = server.kills();
  if (spoil) {
    console.log(`${name}: ${checked.failed ? 'found out' : 'NOT FOUND OUT'}`);
    return !checked.failed && isWell(judgement);
  }
  console.log(
    `${name}: ${checked.numRuns * devicesAtOnce} lives, seed ${seed}, ${kills} times SIGKILL; ` +
      `${standing.size} confirmed, ${judgement.lost} lost, ${judgement.duplicated} duplicated, ` +
      `${judgement.altered} altered, ${judgement.unasked} that nobody sent; ` +
      `${takenBack.size} taken back, ${judgement.cameLate} of them came late; ` +
      `${refused.size} refused or not kept, and said so`,
  );
  console.log(`  ${[...counts].map(([kind, count]) => `${kind} ${count}`).join(', ')}`);
  for (const fault of judgement.faults) console.log(`  ${fault}`);
  if (checked.failed) console.log(`  ${String(checked.errorInstance)}`);
  if (missing.length > 0) console.log(`  never happened: ${missing.join(', ')}`);
  if (kills < fewestKills) console.log(`  fewer than ${fewestKills} times SIGKILL`);
  return !checked.failed && isWell(judgement) && missing.length === 0 && kills >= fewestKills;
}
