// One round: people send as fast as they are answered and somebody works at the desk, the server
// is killed in the middle, what it acknowledged is looked for in what is left. After a power cut
// that is only what was synced.

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import type { Submission } from '#core/submission.ts';
import { canonicalJson } from '#server/canonical-json.ts';
import { type DataPlace, openStore } from '#server/store/open.ts';
import { need, signUp, type TestApi } from '#tests/server/test-api.ts';
import { deskWorkLost, newDeskLedger, workUntilKilled } from './desk-work.ts';
import { findFaults } from './ledger.ts';
import { kill, startProgram, startServer } from './server-process.ts';

export interface Outcome {
  /** Submissions. */
  readonly acknowledged: number;
  /** Decisions, matches, changes and tasks of the desk. */
  readonly deskWork: number;
  readonly lost: number;
  readonly duplicated: number;
  /** What is not as it must be besides. */
  readonly faults: readonly string[];
  readonly restartMs: number;
}

const clients = 12;
const longestWaitMs = 20_000;
const controlSize = 3000;

export interface Blow {
  /** Around the start of the server. */
  readonly env?: NodeJS.ProcessEnv;
  /** Between the end of the server and the look at what is left. */
  readonly strike?: () => Promise<void> | void;
}

export async function runRound(
  place: DataPlace,
  random: () => number,
  { env = process.env, strike = () => {} }: Blow = {},
): Promise<Outcome> {
  const server = await startServer(place, { env });
  const acknowledged = new Map<string, Submission>();
  const desk = newDeskLedger();
  const api = apiAt(server.url, server.told);
  const sending = Array.from({ length: clients }, () => sendUntilKilled(api, acknowledged));
  sending.push(workUntilKilled(api, desk));
  // On a busy machine it takes a while until anybody has sat down at the desk.
  const begun = performance.now();
  while (desk.decided.length === 0 && performance.now() - begun < longestWaitMs) await wait(20);
  await wait(random() * 1500);
  await server.kill();
  await Promise.all(sending);
  await strike();
  const left = await look(place, acknowledged);
  const engine = await openStore(place);
  const faults = [...left.faults, ...(await deskWorkLost(engine, desk))];
  await engine.close();
  const deskWork = Object.values(desk).reduce((sum, ids: string[]) => sum + ids.length, 0);
  return { ...left, faults, deskWork };
}

/** Only what was synced is there after the strike; `library` is the compiled power cut. */
export function powerCut(library: string, folder: string): Required<Blow> {
  const shadow = `${folder}-synced`;
  mkdirSync(shadow, { recursive: true });
  return {
    env: { ...process.env, LD_PRELOAD: library, FSYNCED_FOLDER: folder, FSYNCED_SHADOW: shadow },
    strike: () => {
      rmSync(folder, { recursive: true });
      renameSync(shadow, folder);
    },
  };
}

/** What a database that does not wait for the disk loses in the same power cut. */
export async function runControl(library: string, folder: string): Promise<Outcome> {
  const { env, strike } = powerCut(library, folder);
  const careless = startProgram('./careless.ts', [folder], env);
  const acknowledged = new Map<string, Submission | null>();
  const lines = createInterface({ input: careless.stdout as never });
  const enough = Promise.withResolvers<void>();
  lines.on('line', (id) => {
    acknowledged.set(id, null);
    if (acknowledged.size === controlSize) enough.resolve();
  });
  await Promise.race([enough.promise, once(careless, 'exit')]);
  await kill(careless);
  await strike();
  return { ...(await look({ folder: path.resolve(folder) }, acknowledged)), deskWork: 0 };
}

/** The server in another process, as tests ask it. */
function apiAt(url: string, told: readonly string[]): TestApi {
  const ask: TestApi['ask'] = (address, init) => fetch(new URL(address, url), init);
  const send: TestApi['send'] = (address, body, headers = {}, method = 'POST') =>
    ask(address, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const submit: TestApi['submit'] = (submission, id = randomUUID()) =>
    send('/api/submissions', submission, { 'Idempotency-Key': id });
  return { ask, send, submit, told } as unknown as TestApi;
}

async function sendUntilKilled(api: TestApi, acknowledged: Map<string, Submission>): Promise<void> {
  for (;;) {
    const id = randomUUID();
    const submission =
      Math.random() < 0.9 ? need({ parts: ['night'], services: ['aed'], note: id }) : signUp();
    try {
      const response = await api.submit(submission, id);
      await response.arrayBuffer();
      if (response.status === 201) acknowledged.set(id, submission);
    } catch {
      return;
    }
  }
}

/** Opens what is left, as the next start of the server would. */
async function look(
  place: DataPlace,
  acknowledged: ReadonlyMap<string, Submission | null>,
): Promise<Omit<Outcome, 'deskWork'>> {
  const started = performance.now();
  const engine = await openStore(place);
  const restartMs = performance.now() - started;
  const rows = await engine.db.selectFrom('submission').select(['id', 'body']).execute();
  const found = new Map(rows.map(({ id, body }) => [id, body]));
  const faults = await findFaults(engine);
  await engine.close();
  const altered = [...acknowledged].filter(
    ([id, sent]) => sent && found.has(id) && found.get(id) !== canonicalJson(sent.body),
  );
  if (altered.length > 0) faults.push(`${altered.length} with other words`);
  const lost = [...acknowledged.keys()].filter((id) => !found.has(id)).length;
  const duplicated = rows.length - found.size;
  return { acknowledged: acknowledged.size, lost, duplicated, faults, restartMs };
}
