// A PostgreSQL of the tests' own, from the system's packages: a cluster in a temporary folder,
// reached by a socket in it, gone when the tests are done.

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  accessSync,
  chownSync,
  constants,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

export interface Cluster {
  /** Makes an empty database; gives its address. */
  readonly database: () => Promise<string>;
  /** Kills every process of it at once, and starts it again. Linux only. */
  readonly crash: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

const folders = [
  ...(process.env.PATH ?? '').split(path.delimiter),
  ...globSync('/usr/lib/postgresql/*/bin'),
  ...globSync('/usr/pgsql-*/bin'),
  ...globSync('/opt/homebrew/opt/postgresql@*/bin'),
];

function has(folder: string): boolean {
  try {
    for (const name of ['initdb', 'postgres']) accessSync(path.join(folder, name), constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Where `initdb` and `postgres` are; undefined: this machine has none. */
export const postgresPrograms: string | undefined = folders.findLast(has);

/** PostgreSQL refuses to run as root; it gets the user its package made, or nobody. */
function unprivileged(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string, user: string) =>
    Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout || Number.NaN);
  for (const user of ['postgres', 'nobody']) {
    const [uid, gid] = [idOf('-u', user), idOf('-g', user)];
    if (uid > 0) return { uid, gid };
  }
  return {};
}

/** `isDurable`: commits wait for the disk, as they must where something is to be kept. */
export async function startCluster(programs: string, isDurable = false): Promise<Cluster> {
  const folder = mkdtempSync(path.join(tmpdir(), 'circle-pg-'));
  const owner = unprivileged();
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid ?? owner.uid);
  const options = { ...owner, cwd: folder, env: { ...process.env, LC_ALL: 'C.UTF-8' } };
  const data = path.join(folder, 'data');
  const made = spawnSync(
    path.join(programs, 'initdb'),
    ['-D', data, '-U', 'circle', '-A', 'trust', '-E', 'UTF8', '--no-sync', '--no-instructions'],
    { ...options, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const settings = ['listen_addresses=', `unix_socket_directories=${folder}`];
  if (!isDurable) settings.push('fsync=off');
  const start = () =>
    spawn(
      path.join(programs, 'postgres'),
      ['-D', data, ...settings.flatMap((setting) => ['-c', setting])],
      { ...options, stdio: 'ignore' },
    );
  let server = start();
  // A hook that fails may keep the one that stops it from running.
  const quit = () => server.kill('SIGQUIT');
  process.once('exit', quit);
  const address = (database: string) =>
    `postgresql:///${database}?host=${encodeURIComponent(folder)}&user=circle`;
  await untilReady(address('postgres'));
  let count = 0;
  return {
    database: async () => {
      const name = `test_${++count}`;
      await inClient(address('postgres'), (client) => client.query(`create database ${name}`));
      return address(name);
    },
    crash: async () => {
      const stopped = once(server, 'exit');
      const children = readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8');
      for (const pid of [Number(server.pid), ...children.trim().split(' ').map(Number)]) {
        killIfThere(pid);
      }
      await stopped;
      server = start();
      await untilReady(address('postgres'));
    },
    stop: async () => {
      const stopped = once(server, 'exit');
      // Without waiting for anybody, and without writing what nobody reads.
      quit();
      process.off('exit', quit);
      await stopped;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function inClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      await inClient(url, (client) => client.query('select 1'));
      return;
    } catch (error) {
      // After a crash it first reads its log again.
      if (attempt === 1200) throw error;
      await wait(50);
    }
  }
}
