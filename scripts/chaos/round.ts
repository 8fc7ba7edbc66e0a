// One round: clients send as fast as they are answered, the server is killed in the middle, what
// it acknowledged is looked for in what is left. After a power cut that is only what was synced.

import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import type { Engine } from '#server/store/engine.ts';
import { openStore } from '#server/store/open.ts';
import { knownIds } from '#server/store/submissions.ts';
import { need, signUp } from '#tests/server/test-api.ts';

export interface Outcome {
  readonly acknowledged: number;
  readonly lost: number;
  readonly duplicated: number;
  /** What is not as it must be besides. */
  readonly faults: readonly string[];
  readonly restartMs: number;
}

const clients = 16;
const controlSize = 3000;
const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** `library`: the compiled power cut; null: the process is killed and the machine goes on. */
export async function runRound(library: string | null, random: () => number): Promise<Outcome> {
  return inFolders(library, async (folder, start, cut) => {
    const server = start(script('./server.ts'));
    const [url] = (await once(createInterface({ input: server.stdout as never }), 'line')) as [
      string,
    ];
    const acknowledged = new Set<string>();
    const sending = Array.from({ length: clients }, () => sendUntilKilled(url, acknowledged));
    await new Promise((resolve) => setTimeout(resolve, 400 + random() * 1800));
    await kill(server);
    await Promise.all(sending);
    cut();
    return judge(folder, acknowledged);
  });
}

/** What a database that does not wait for the disk loses in the same power cut. */
export async function runControl(library: string): Promise<Outcome> {
  return inFolders(library, async (folder, start, cut) => {
    const careless = start(script('./careless.ts'));
    const acknowledged = new Set<string>();
    const lines = createInterface({ input: careless.stdout as never });
    const enough = Promise.withResolvers<void>();
    lines.on('line', (id) => {
      acknowledged.add(id);
      if (acknowledged.size === controlSize) enough.resolve();
    });
    await enough.promise;
    await kill(careless);
    cut();
    return judge(folder, acknowledged);
  });
}

type Run = (
  folder: string,
  start: (file: string) => ChildProcess,
  cut: () => void,
) => Promise<Outcome>;

async function inFolders(library: string | null, run: Run): Promise<Outcome> {
  const root = mkdtempSync(path.join(tmpdir(), 'circle-chaos-'));
  const [folder, shadow] = [path.join(root, 'data'), path.join(root, 'synced')];
  mkdirSync(shadow);
  const env = library
    ? { ...process.env, LD_PRELOAD: library, FSYNCED_FOLDER: folder, FSYNCED_SHADOW: shadow }
    : process.env;
  const start = (file: string) =>
    spawn(process.execPath, [file, folder], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const cut = () => {
    if (!library) return;
    rmSync(folder, { recursive: true });
    renameSync(shadow, folder);
  };
  try {
    return await run(folder, start, cut);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function kill(child: ChildProcess): Promise<void> {
  // Not its exit: what it has told may still be on the way.
  const ended = once(child, 'close');
  child.kill('SIGKILL');
  await ended;
}

async function sendUntilKilled(url: string, acknowledged: Set<string>): Promise<void> {
  for (;;) {
    const id = randomUUID();
    const submission =
      Math.random() < 0.9 ? need({ parts: ['night'], services: ['aed'] }) : signUp();
    try {
      const response = await fetch(`${url}api/submissions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': id },
        body: JSON.stringify(submission),
      });
      await response.arrayBuffer();
      if (response.status === 201) acknowledged.add(id);
    } catch {
      return;
    }
  }
}

async function judge(folder: string, acknowledged: ReadonlySet<string>): Promise<Outcome> {
  const started = performance.now();
  const engine = await openStore({ folder });
  const restartMs = performance.now() - started;
  const ids = [...acknowledged];
  const found = new Set<string>();
  for (let i = 0; i < ids.length; i += 500) {
    for (const id of await knownIds(engine.db, ids.slice(i, i + 500))) found.add(id);
  }
  const faults = await findFaults(engine);
  const duplicated = await count(
    engine,
    sql`select count(*) - count(distinct id) as n from submission`,
  );
  await engine.close();
  const lost = ids.length - found.size;
  return { acknowledged: ids.length, lost, duplicated, faults, restartMs };
}

async function count(engine: Engine, query: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await query.execute(engine.db);
  return Number((rows[0] as { n: number }).n);
}

/** Rows that have lost those they belong to, and counts that are not what they count. */
async function findFaults(engine: Engine): Promise<string[]> {
  const integrity = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(
    engine.db,
  );
  const told = integrity.rows[0]?.integrity_check;
  const needs = await count(
    engine,
    sql`select count(*) as n from submission s where kind = 'need' and body is not null
        and not exists (select 1 from need where need.submission = s.id)`,
  );
  const seats = await count(
    engine,
    sql`select count(*) as n from occurrence o where seats_taken > seats or
        seats_taken + waiting_taken <> (select count(*) from seat where seat.occurrence = o.id)`,
  );
  return [
    ...(told === 'ok' ? [] : [`integrity: ${told}`]),
    ...(needs === 0 ? [] : [`${needs} needs that count for nothing`]),
    ...(seats === 0 ? [] : [`${seats} occurrences with wrong seats`]),
  ];
}
