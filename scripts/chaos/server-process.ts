// A server in a process of its own, to be killed in the middle of its work.

import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { DataPlace } from '#server/store/open.ts';

export interface ServerProcess {
  /** A slash at the end. */
  readonly url: string;
  readonly pid: number;
  /** What the one who runs it was told. */
  readonly told: readonly string[];
  readonly kill: () => Promise<void>;
}

export interface HowToStart {
  readonly app?: string;
  readonly env?: SpawnOptions['env'];
}

const script = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export function startProgram(file: string, parameters: readonly string[], env = process.env) {
  const program = [script(file), ...parameters];
  const child = spawn(process.execPath, program, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  // A run that fails leaves nobody behind.
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.off('exit', end));
  return child;
}

/** Resolves when it listens. */
export async function startServer(
  place: DataPlace,
  { app, env = process.env }: HowToStart = {},
): Promise<ServerProcess> {
  const where = 'url' in place ? place.url : place.folder;
  const server = startProgram('./server.ts', app === undefined ? [where] : [where, app], env);
  const told: string[] = [];
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  createInterface({ input: server.stdout as never }).on('line', (line) => {
    if (line.startsWith('http://')) resolve(line);
    else told.push(line);
  });
  server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  return { url: await promise, pid: server.pid ?? 0, told, kill: () => kill(server) };
}

export async function kill(child: ChildProcess): Promise<void> {
  // Not its exit: what it has told may still be on the way.
  const ended = once(child, 'close');
  child.kill('SIGKILL');
  await ended;
}
