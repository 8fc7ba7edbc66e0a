// `npm run chaos`: what people were told is kept, is kept. Kills the server in the middle of its
// work and cuts the power in a model of it, on both engines; lives a thousand lives of outboxes on
// a faulty network; kills the browser. Each part has a control that must lose. Ends with 1 where
// anything was lost or came twice, or a control did not notice.
//   node scripts/chaos.ts [server|cluster|schedules|browser…] [--short] [--seed NUMBER]

import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { OutboxStore } from '#api/outbox/outbox-store.ts';
import type { Cluster } from '#tests/server/postgres-cluster.ts';
import { runBrowserRounds } from './chaos/browser.ts';
import { onPostgres, onSqlite, openPostgresCluster } from './chaos/places.ts';
import { type Outcome, powerCut, runControl, runRound } from './chaos/round.ts';
import { runSchedules } from './chaos/schedules.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { short: { type: 'boolean', default: false }, seed: { type: 'string' } },
});
const isShort = values.short;
const seed = Number(values.seed ?? (isShort ? 7 : Math.floor(Math.random() * 2 ** 31)));
const rounds = isShort ? 2 : 25;

/** Null where this machine has no C compiler, or no way to load a library before a program. */
function compilePowerCut(): string | null {
  const source = fileURLToPath(new URL('./chaos/fsynced-only.c', import.meta.url));
  const library = path.join(mkdtempSync(path.join(tmpdir(), 'circle-power-')), 'fsynced-only.so');
  if (process.platform !== 'linux') return null;
  const flags = ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl'];
  return spawnSync('cc', flags, { stdio: 'inherit' }).status === 0 ? library : null;
}

function tell(name: string, outcomes: readonly Outcome[]): boolean {
  const sum = (key: 'acknowledged' | 'deskWork' | 'lost' | 'duplicated') =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0);
  const faults = outcomes.flatMap((outcome) => outcome.faults);
  const slowest = Math.max(...outcomes.map(({ restartMs }) => restartMs));
  console.log(
    `${name}: ${outcomes.length} rounds, ${sum('acknowledged')} acknowledged and ` +
      `${sum('deskWork')} of the desk, ${sum('lost')} lost, ${sum('duplicated')} duplicated; ` +
      `opened again within ${slowest.toFixed(0)} ms`,
  );
  for (const fault of faults) console.log(`  ${fault}`);
  return sum('acknowledged') > 0 && sum('lost') + sum('duplicated') + faults.length === 0;
}

async function repeat(round: () => Promise<Outcome>): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let i = 0; i < rounds; i++) outcomes.push(await round());
  return outcomes;
}

async function killServers(cluster: Cluster | null): Promise<boolean> {
  const { random } = Math;
  const killed = await repeat(() => onSqlite((place) => runRound(place, random)));
  let isWell = tell('SIGKILL, SQLite', killed);
  const library = compilePowerCut();
  if (library === null) {
    console.log('POWER CUT NOT TRIED: it needs Linux and a C compiler (cc).');
  } else {
    const cut = await repeat(() =>
      onSqlite((place) => runRound(place, random, powerCut(library, folderOf(place)))),
    );
    isWell = tell('power cut, SQLite', cut) && isWell;
    const { acknowledged, lost } = await onSqlite((place) => runControl(library, folderOf(place)));
    console.log(`control, synchronous = normal: ${acknowledged} acknowledged, ${lost} lost`);
    isWell &&= lost > 0;
  }
  if (!cluster) return isWell;
  const inPostgres = onPostgres(cluster);
  const left = await repeat(() => inPostgres((place) => runRound(place, random)));
  return tell('SIGKILL, PostgreSQL', left) && isWell;
}

async function killClusters(cluster: Cluster | null): Promise<boolean> {
  if (!cluster) return true;
  const run = onPostgres(cluster);
  const crashed = await repeat(() =>
    run((place) => runRound(place, Math.random, { strike: cluster.crash })),
  );
  return tell('SIGKILL of PostgreSQL too', crashed);
}

const folderOf = (place: { folder: string } | { url: string }): string =>
  'folder' in place ? place.folder : '';

/** Takes an entry away before it is sent. */
const popFirst = (store: OutboxStore): OutboxStore => ({
  ...store,
  entries: async () => {
    const entries = await store.entries();
    await store.change(
      entries.map(({ id }) => id),
      () => null,
    );
    return entries;
  },
});

async function liveLives(cluster: Cluster | null): Promise<boolean> {
  const options = isShort
    ? { lives: 60, outages: 1, fewestKills: 2, seed }
    : { lives: 1000, outages: 1, fewestKills: 50, seed };
  let isWell = await onSqlite((place) => runSchedules('schedules, SQLite', place, options));
  if (cluster) {
    const run = onPostgres(cluster);
    isWell =
      (await run((place) => runSchedules('schedules, PostgreSQL', place, options))) && isWell;
  }
  const control = { ...options, lives: 24, spoil: popFirst };
  const isFooled = await onSqlite((place) =>
    runSchedules('control, taken away before it is sent', place, control),
  );
  return isWell && !isFooled;
}

const parts = {
  server: killServers,
  cluster: killClusters,
  schedules: liveLives,
  browser: () => runBrowserRounds(isShort ? 2 : 20, Math.random),
};
const chosen = Object.entries(parts).filter(
  ([name]) => positionals.length === 0 || positionals.includes(name),
);
const cluster = await openPostgresCluster();
let isWell = chosen.length > 0;
for (const [, run] of chosen) isWell = (await run(cluster)) && isWell;
await cluster?.stop();
process.exit(isWell ? 0 : 1);
