// `circle serve`: the built app, and built areas beside its own, on a port.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { readManifest } from '#cli/area/read-built.ts';
import { CommandError } from '#cli/command-error.ts';
import { readPort } from '#cli/option-values.ts';
import { createApp } from '#server/app.ts';
import { type Listening, listen } from '#server/listen.ts';

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly area: readonly string[];
}

const builtApp = fileURLToPath(new URL('../../../dist', import.meta.url));

/** Throws `CommandError` where there is no built app, or the port can't be had. */
export async function openServer(
  dist: string,
  { port, host, area }: ServeOptions,
): Promise<Listening> {
  if (!existsSync(path.join(dist, 'index.html'))) {
    throw new CommandError(`no built app in ${dist}; \`npm run build\` makes it`);
  }
  const areas = await Promise.all(
    area.map(async (folder) => [(await readManifest(folder)).id, path.resolve(folder)]),
  );
  const app = createApp({ dist, areas: Object.fromEntries(areas) });
  return listen(app, port, host).catch((error: NodeJS.ErrnoException) => {
    throw new CommandError(whyNot(error, port, host));
  });
}

async function serve(options: ServeOptions, write: (line: string) => void) {
  const listening = await openServer(builtApp, options);
  write(listening.url);
  await untilStopped(listening);
}

function whyNot({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  if (code === 'EADDRINUSE') {
    return `port ${port} is in use; choose another with --port, or any that is free with --port 0`;
  }
  if (code === 'EACCES') return `port ${port} is not for everybody to use; choose one above 1023`;
  return `${host}:${port}: ${message}`;
}

async function untilStopped({ close }: Listening) {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  await promise;
  await close();
}

export const addServe = (program: Command, write: (line: string) => void) =>
  program
    .command('serve')
    .description('serve the built app; prints its address')
    .option('--port <number>', '0: any that is free', readPort, 8015)
    .option('--host <address>', 'network address to listen on; 0.0.0.0: all', '127.0.0.1')
    .option('--area <dir...>', 'further built areas', [])
    .action((options: ServeOptions) => serve(options, write));
