// The outbox through random lives: thousands against a server and a disk in memory, and some
// against the real ones, IndexedDB's rules by fake-indexeddb and the API on SQLite.

import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Entry, type KeptReceipt, newEntry } from '#api/outbox/entry.ts';
import type { Fetch } from '#api/outbox/network.ts';
import { type OutboxStore, openOutboxStore } from '#api/outbox/outbox-store.ts';
import type { NeedCounts } from '#core/need.ts';
import { need, openTestApi, type TestApi } from '#tests/server/test-api.ts';
import { networkHere } from './faulty-network.ts';
import { live, schedules, type World } from './schedule.ts';

function memoryStore(): OutboxStore {
  const entries = new Map<string, Entry>();
  const receipts = new Map<string, KeptReceipt>();
  return {
    put: async (entry) => void entries.set(entry.id, entry),
    entries: async () => [...entries.values()],
    change: async (ids, to) => {
      for (const id of ids) {
        const entry = entries.get(id);
        const changed = entry && to(entry);
        if (entry) entries.delete(id);
        if (changed) entries.set(changed.id, changed);
      }
    },
    settle: async (id, to) => {
      const entry = entries.get(id);
      const settlement = entry && to(entry);
      if (settlement?.kind !== 'goes') return;
      entries.delete(id);
      if (settlement.receipt) receipts.set(id, settlement.receipt);
    },
    receipts: async () => [...receipts.values()],
    keepReceipt: async (receipt) => void receipts.set(receipt.id, receipt),
    forgetReceipt: async (id) => void receipts.delete(id),
  };
}

const nowhere = '没有这个片区';
const wrong = need({ where: { kind: 'neighbourhood', id: nowhere } });

/** Takes what the API's contract says, and counts what it takes. */
function memoryServer() {
  const taken: string[] = [];
  const erased = new Set<string>();
  const fetch: Fetch = async (address, { method, headers, body }) => {
    const key = new Headers(headers).get('Idempotency-Key') ?? '';
    if (address === '/api/receipts/check') {
      const { ids } = JSON.parse(String(body)) as { ids: string[] };
      return Response.json({ known: ids.filter((id) => taken.includes(id)) });
    }
    if (method === 'DELETE') {
      erased.add(address.split('/').at(-1) ?? '');
      return new Response(null, { status: 204 });
    }
    if (String(body).includes(nowhere)) {
      const refused = { type: 'about:blank', code: 'unknown_place', title: '', status: 422 };
      return Response.json(refused, { status: 422 });
    }
    if (!taken.includes(key)) taken.push(key);
    const at = '2026-11-24T02:00:00.000Z';
    const state = erased.has(key) ? 'erased' : 'received';
    const rest = { kind: 'need', state, at, expires: at, reply: null };
    return Response.json({ id: key, secret: 's', ...rest }, { status: 201 });
  };
  return { taken, erased, fetch };
}

const newSubmission = () => need();

async function liveInMemory(steps: Parameters<typeof live>[1], change: Partial<World> = {}) {
  const server = memoryServer();
  let count = 0;
  const newId = () => `00000000-0000-4000-8000-${String(count++).padStart(12, '0')}`;
  const world = {
    store: memoryStore(),
    network: networkHere(server.fetch),
    newId,
    newSubmission,
    wrong,
  };
  const { standing, takenBack } = await live({ ...world, ...change }, steps);
  const there = server.taken.filter((id) => !server.erased.has(id));
  expect(there.toSorted()).toEqual([...standing.keys()].toSorted());
  for (const id of takenBack) expect(there).not.toContain(id);
}

describe('in memory', () => {
  test(
    'each submission arrives once, and none is lost before its receipt is kept',
    () =>
      fc.assert(
        fc.asyncProperty(schedules, (steps) => liveInMemory(steps)),
        { numRuns: 10_000 },
      ),
    60_000,
  );

  test('an outbox that takes an entry away before it is sent is found out', async () => {
    const popFirst = (store: OutboxStore): OutboxStore => ({
      ...store,
      entries: async () => {
        const entries = await store.entries();
        const ids = entries.map(({ id }) => id);
        await store.change(ids, () => null);
        return entries;
      },
    });
    const property = fc.asyncProperty(schedules, (steps) =>
      liveInMemory(steps, { spoil: popFirst }),
    );
    await expect(fc.assert(property, { numRuns: 200 })).rejects.toThrow();
  });

  test('one that is not refused and is corrected all the same is found out', async () => {
    const always: World['correct'] = (entry, made, submission) =>
      newEntry(made, submission, entry.keepsReceipt);
    const property = fc.asyncProperty(schedules, (steps) =>
      liveInMemory(steps, { correct: always }),
    );
    await expect(fc.assert(property, { numRuns: 1000 })).rejects.toThrow();
  });

  test('an outbox that sends each time under another id is found out', async () => {
    const property = fc.asyncProperty(schedules, (steps) => {
      const server = memoryServer();
      const fetch: Fetch = async (address, init) => {
        const headers = { ...init.headers, 'Idempotency-Key': randomUUID() };
        return server.fetch(address, { ...init, headers });
      };
      return liveInMemory(steps, { network: networkHere(fetch) });
    });
    await expect(fc.assert(property, { numRuns: 200 })).rejects.toThrow();
  });
});

describe('against the server', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'circle-outbox-'));
  let t: TestApi;
  let persons = 0;
  beforeAll(async () => {
    t = await openTestApi({ folder });
    // From five persons on their number is told.
    for (; persons < 5; persons += 1) await t.submit(need());
  });
  afterAll(async () => {
    await t.api.close();
    rmSync(folder, { recursive: true });
  });

  test(
    'whatever happens on the way, everybody is counted once',
    () =>
      fc.assert(
        fc.asyncProperty(schedules, async (steps) => {
          const store = openOutboxStore(() => {});
          for (const { id } of await store.receipts()) await store.forgetReceipt(id);
          await store.change(
            (await store.entries()).map(({ id }) => id),
            () => null,
          );
          const network = networkHere(t.ask);
          const world = { store, network, newId: randomUUID, newSubmission, wrong };
          const { standing } = await live(world, steps);
          persons += standing.size;
          const counted = (await (await t.ask('/api/needs?area=town')).json()) as NeedCounts;
          expect(counted.persons).toBe(persons);
          expect(new Set((await store.receipts()).map(({ id }) => id))).toEqual(
            new Set(standing.keys()),
          );
        }),
        // What is left by one life would be counted in the next.
        { numRuns: 100, endOnFailure: true },
      ),
    60_000,
  );
});
