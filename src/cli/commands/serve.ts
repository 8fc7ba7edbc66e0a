// `circle serve`: the built app, built areas beside its own and, where there is a place for
// data, the API, on a port.

import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, Option } from 'commander';
import { parse, ValiError } from 'valibot';
import { readManifest } from '#cli/area/read-built.ts';
import { readProgrammes } from '#cli/area/read-programmes.ts';
import { CommandError } from '#cli/command-error.ts';
import { placeOf } from '#cli/data-place.ts';
import {
  type HostAndPort,
  readHostAndPort,
  readOrigin,
  readPort,
  readRate,
} from '#cli/option-values.ts';
import type { Terminal } from '#cli/terminal.ts';
import { instant } from '#core/units.ts';
import { programmeCalendars } from '#pages/programme-calendars.ts';
import { type AppParts, createApp } from '#server/app.ts';
import { areasIn } from '#server/area-data.ts';
import { createClientErrors } from '#server/client-errors-api.ts';
import { type Listening, listen } from '#server/listen.ts';
import { type Log, type LogLevel, logLevels, openLog } from '#server/log.ts';
import type { Gauges, Metrics } from '#server/metrics.ts';
import type { Observer } from '#server/observe.ts';
import { type OidcConfig, oidcConfig } from '#server/oidc-config.ts';
import { type OpenApi, openApi } from '#server/open-api.ts';
import { StoreError } from '#server/store/engine.ts';

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly area: readonly string[];
  /** Folder of the data; absent: no API but by `DATABASE_URL`. */
  readonly data?: string;
  readonly origin?: string;
  readonly rate?: number;
  readonly proxy?: boolean;
  /** File of an identity provider for staff. */
  readonly oidc?: string;
  /** Where to listen for Prometheus. */
  readonly metrics?: HostAndPort;
  /** Takes what pages tell of their errors. */
  readonly clientErrors?: boolean;
}

interface Surroundings {
  /** Of PostgreSQL; it goes before the folder. */
  readonly databaseUrl?: string | undefined;
  readonly tell: (line: string) => void;
  readonly log?: Log;
}

export interface Served extends Listening {
  /** Address of the counts, null where nobody asked for any. */
  readonly metricsUrl: string | null;
}

/** A person sends one; a town behind one address of a telephone company sends some. */
const usualRate = 2;

const builtApp = fileURLToPath(new URL('../../../dist', import.meta.url));

/** Throws `CommandError` where there is no built app, no database, or the port can't be had. */
export async function openServer(
  dist: string,
  options: ServeOptions,
  surroundings: Surroundings = { tell: () => {} },
): Promise<Served> {
  if (!existsSync(path.join(dist, 'index.html'))) {
    throw new CommandError(`no built app in ${dist}; \`npm run build\` makes it`);
  }
  const named = options.area.map(
    async (folder) => [(await readManifest(folder)).id, path.resolve(folder)] as const,
  );
  const areas = Object.fromEntries(await Promise.all(named));
  const api = await openData(dist, areas, { ...options, ...surroundings });
  const watch = await openWatch(options, surroundings, api?.gauges ?? null);
  const calendars = calendarsOf(areas);
  const https = options.origin?.startsWith('https:') ?? false;
  const served = { dist, areas, calendars, https, ...(api && { api: api.app }) };
  const app = createApp({ ...served, ...watch.parts });
  const opened: Listening[] = [];
  const close = async () => {
    for (const listening of opened) await listening.close();
    await api?.close();
  };
  const open = async (what: Parameters<typeof listen>[0], { host, port }: HostAndPort) => {
    try {
      opened.push(await listen(what, port, host));
    } catch (error) {
      await close();
      throw new CommandError(whyNot(error as NodeJS.ErrnoException, port, host));
    }
  };
  await open(app, options);
  if (watch.metrics && options.metrics) await open(watch.metrics.app, options.metrics);
  const [{ url } = { url: '' }, counts] = opened;
  return { url, metricsUrl: counts ? `${counts.url}metrics` : null, close };
}

/** Who hears of what goes on: the log, the counts, both or nobody. */
async function openWatch(
  options: ServeOptions,
  { log }: Surroundings,
  gauges: Gauges | null,
): Promise<{ parts: Pick<AppParts, 'observer' | 'clientErrors'>; metrics: Metrics | null }> {
  const metrics = options.metrics ? (await import('#server/metrics.ts')).openMetrics(gauges) : null;
  const observer: Observer = {
    log: log ?? (() => {}),
    answered: (answered) => {
      log?.({ event: 'request', ...answered });
      metrics?.answered(answered);
    },
  };
  const clientErrors = createClientErrors({
    behindProxy: options.proxy ?? false,
    origin: originOf(options),
    now: () => instant(Date.now()),
    tell: (error) => {
      log?.({ event: 'client_error', ...error });
      metrics?.clientError(error.kind);
    },
  });
  const parts = {
    ...((log || metrics) && { observer }),
    ...(options.clientErrors && { clientErrors }),
  };
  return { parts, metrics };
}

/** Made when the first is asked for: most who serve an area never need one. */
function calendarsOf(areas: Readonly<Record<string, string>>) {
  const made = new Map<string, Promise<Map<string, string>>>();
  return async (address: string): Promise<string | null> => {
    const [, id = ''] = address.split('/');
    const folder = Object.hasOwn(areas, id) ? areas[id] : undefined;
    if (folder === undefined) return null;
    const files = made.get(id) ?? readProgrammes(folder).then(programmeCalendars);
    made.set(id, files);
    return (await files).get(address) ?? null;
  };
}

/** Address that people open. */
const originOf = ({ origin, port }: Pick<ServeOptions, 'origin' | 'port'>): string =>
  origin ?? `http://localhost:${port}`;

async function openData(
  dist: string,
  areas: Readonly<Record<string, string>>,
  options: ServeOptions & Surroundings,
): Promise<OpenApi | null> {
  const { data, databaseUrl, rate, proxy, oidc, tell, log } = options;
  const place = placeOf(data, databaseUrl);
  if (place === null) return null;
  const provider = oidc === undefined ? null : await readProvider(oidc);
  try {
    return await openApi(place, {
      folders: { ...(await areasIn(dist)), ...areas },
      origin: originOf(options),
      ratePerSecond: rate ?? usualRate,
      behindProxy: proxy ?? false,
      oidc: provider,
      now: () => instant(Date.now()),
      tell,
      log: log ?? (() => {}),
    });
  } catch (error) {
    if (error instanceof StoreError) throw new CommandError(error.message);
    if (error instanceof ValiError)
      throw new CommandError(`an area is not as built: ${error.message}`);
    throw error;
  }
}

/** Throws `CommandError` where the file is not there or not as docs/operations.md says. */
async function readProvider(file: string): Promise<OidcConfig> {
  try {
    return parse(oidcConfig, JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    throw new CommandError(`${file}: ${(error as Error).message}`);
  }
}

async function serve(options: ServeOptions & { log: LogLevel }, terminal: Terminal) {
  const log = openLog({
    level: options.log,
    isScreen: terminal.isScreen,
    now: () => instant(Date.now()),
    write: terminal.tell,
  });
  const listening = await openServer(builtApp, options, {
    databaseUrl: process.env.DATABASE_URL,
    tell: (line) => terminal.tell(`${line}\n`),
    ...(options.log !== 'off' && { log }),
  });
  terminal.write(listening.url);
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

export const addServe = (program: Command, terminal: Terminal) =>
  program
    .command('serve')
    .description('serve the built app, and with data its API; prints its address')
    .option('--port <number>', '0: any that is free', readPort, 8015)
    .option('--host <address>', 'network address to listen on; 0.0.0.0: all', '127.0.0.1')
    .option('--area <dir...>', 'further built areas', [])
    .option('--data <dir>', 'folder for what people send; DATABASE_URL: PostgreSQL instead')
    .option('--origin <url>', 'address that people open, where it is another', readOrigin)
    .option('--rate <number>', 'submissions a second from one network', readRate, usualRate)
    .option('--oidc <file>', 'identity provider by which staff may sign in')
    .option('--proxy', 'a proxy in front names the client in X-Forwarded-For')
    .addOption(
      new Option('--log <level>', 'what to write of the work to the error output')
        .choices(logLevels)
        .default('warn'),
    )
    .option('--metrics <[host:]port>', 'where Prometheus may read counts', readHostAndPort)
    .option('--client-errors', 'take and log what pages tell of their errors')
    .action((options: ServeOptions & { log: LogLevel }) => serve(options, terminal));
