// Starts the real server on the built app, and on a synthetic city whose streets come in
// tiles, once for all browser tests.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { TestProject } from 'vitest/node';
import { writeFolder } from '#cli/area/write-folder.ts';
import { cityGraph, packCity } from '#tests/fixtures/synthetic-city.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built app, without a slash at the end. */
    readonly appUrl: string;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function untilItAnswers(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`circle serve ended with ${server.exitCode}`);
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await wait(100);
  }
  throw new Error(`circle serve does not answer at ${url}`);
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  if (!existsSync('dist/index.html')) throw new Error('no dist/: run `npm run build` first');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const folder = mkdtempSync(path.join(tmpdir(), 'circle-e2e-'));
  const city = path.join(folder, 'grid');
  await writeFolder(city, (await packCity(cityGraph())).files, 'manifest.json');
  const serve = [
    'src/cli/main.ts',
    'serve',
    '--log',
    'error',
    '--port',
    String(port),
    '--area',
    city,
  ];
  const server = spawn(process.execPath, serve, { stdio: ['ignore', 'ignore', 'inherit'] });
  await untilItAnswers(`${url}/`, server);
  project.provide('appUrl', url);
  return async () => {
    server.kill();
    if (server.exitCode === null) await once(server, 'exit');
    rmSync(folder, { recursive: true });
  };
}
