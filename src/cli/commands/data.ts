// `circle data`: copies, exports, imports and checks what the server keeps.

import { open } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { CommandError } from '#cli/command-error.ts';
import { placeOf } from '#cli/data-place.ts';
import type { Terminal } from '#cli/terminal.ts';
import { firstBrokenEntry } from '#server/store/audit.ts';
import { backupSqlite } from '#server/store/backup.ts';
import { type Engine, StoreError } from '#server/store/engine.ts';
import { atOneMoment, exportLines, importLines } from '#server/store/exchange.ts';
import { type DataPlace, openForReading, openStore } from '#server/store/open.ts';

interface Options {
  readonly data?: string;
}

function place({ data }: Options): DataPlace {
  const found = placeOf(data, process.env.DATABASE_URL);
  if (!found) throw new CommandError('name a folder with --data, or set DATABASE_URL', 2);
  return found;
}

async function within<T>(engine: Engine, work: (engine: Engine) => Promise<T>): Promise<T> {
  try {
    return await work(engine);
  } finally {
    await engine.close();
  }
}

/** A refusal of the store in its own words; anything else as it is. */
async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof StoreError ? new CommandError(error.message) : error;
  }
}

async function copy(options: Options & { readonly out: string }, { write }: Terminal) {
  const from = place(options);
  if ('url' in from) {
    throw new CommandError(
      'PostgreSQL is copied by its own pg_dump; `circle data export` is for both',
    );
  }
  await backupSqlite(from.folder, options.out);
  write(options.out);
}

const exportAll = async (options: Options, { write, drained }: Terminal) =>
  within(await openForReading(place(options)), (engine) =>
    atOneMoment(engine, async (db) => {
      for await (const line of exportLines(db)) {
        write(line);
        await drained();
      }
    }),
  );

async function importAll(file: string, options: Options, { write }: Terminal) {
  const count = await within(await openStore(place(options)), (engine) =>
    importLines(engine, linesOf(file)),
  );
  write(`${count} rows`);
}

/** Opened when the first line is asked for: a reader that waits for nobody loses lines. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const handle = await open(file);
  yield* handle.readLines();
}

const check = async (options: Options, { write }: Terminal) =>
  within(await openForReading(place(options)), async ({ db }) => {
    const broken = await firstBrokenEntry(db);
    if (broken !== null) throw new CommandError(`the audit log was changed at entry ${broken}`);
    write('the audit log is whole');
  });

export function addData(program: Command, terminal: Terminal) {
  const option = ['--data <dir>', 'folder of the data; DATABASE_URL: PostgreSQL instead'] as const;
  const data = program.command('data').description('copy, move and check what the server keeps');
  data
    .command('backup')
    .description('a copy of the SQLite database, also while the server runs; prints its name')
    .requiredOption('--data <dir>', 'folder of the data')
    .requiredOption('--out <file>', 'the copy', readFileName)
    .action((options) => explained(() => copy(options, terminal)));
  data
    .command('export')
    .description('everything as JSON Lines, personal data included')
    .option(...option)
    .action((options) => explained(() => exportAll(options, terminal)));
  data
    .command('import <file>')
    .description('an export into an empty place; prints the number of rows')
    .option(...option)
    .action((file, options) => explained(() => importAll(file, options, terminal)));
  data
    .command('check')
    .description('whether the audit log is as it was written')
    .option(...option)
    .action((options) => explained(() => check(options, terminal)));
}

function readFileName(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Expected a file name.');
  return text;
}
