// All data as JSON Lines, the bridge from one engine to the other: a head, a line for each row, an
// end that counts them. Sessions and challenges stay behind; everybody signs in again.

import { type Kysely, sql, type Transaction } from 'kysely';
import * as v from 'valibot';
import { type Engine, isUnavailable, StoreError } from './engine.ts';
import type { Tables } from './tables.ts';

/** In the order in which rows refer to each other, with the columns that tell rows apart. */
const exchanged = {
  setting: ['name'],
  submission: ['id'],
  need: ['submission', 'service', 'part'],
  occurrence: ['id'],
  seat: ['submission'],
  match: ['submission'],
  task: ['id'],
  draft_step: ['area', 'step'],
  live: ['area', 'station', 'service'],
  live_step: ['area', 'station', 'service', 'step'],
  audit: ['seq'],
  audit_head: ['id'],
  staff: ['id'],
  passkey: ['id'],
  invitation: ['code_sha'],
} as const satisfies Partial<Record<keyof Tables, readonly string[]>>;
type Exchanged = keyof typeof exchanged;
const names = Object.keys(exchanged) as Exchanged[];

const pageSize = 1000;
const format = 'circle-data';
type Row = Record<string, string | number | null>;

/** Lines without their ends, as the data were at one moment. */
export async function* exportLines(transaction: Kysely<Tables>): AsyncGenerator<string> {
  yield JSON.stringify({ format, version: 1 });
  let count = 0;
  for (const table of names) {
    for await (const row of rowsOf(transaction, table)) {
      yield JSON.stringify({ table, row });
      count++;
    }
  }
  yield JSON.stringify({ rows: count });
}

async function* rowsOf(db: Kysely<Tables>, table: Exchanged): AsyncGenerator<Row> {
  const keys = exchanged[table];
  const key = sql.join(keys.map((name) => sql.ref(name)));
  for (let last: Row | undefined; ; ) {
    const after = last ? sql`where (${key}) > (${sql.join(keys.map((k) => last?.[k]))})` : sql``;
    const page = sql<Row>`select * from ${sql.table(table)} ${after} order by ${key} limit ${pageSize}`;
    const { rows } = await page.execute(db);
    yield* rows;
    last = rows.at(-1);
    if (rows.length < pageSize) return;
  }
}

const cell = v.nullable(v.union([v.string(), v.number()]));
const line = v.union([
  v.strictObject({ table: v.picklist(names), row: v.record(v.string(), cell) }),
  v.strictObject({ rows: v.number() }),
  v.strictObject({ format: v.literal(format), version: v.literal(1) }),
]);

/**
 * Into a database that holds nothing yet; all of it or nothing. Gives the number of rows. Throws
 * `StoreError` where the database is in use or the lines are not a whole export.
 */
export const importLines = (engine: Engine, lines: AsyncIterable<string>): Promise<number> =>
  engine.write(async (transaction) => {
    await clear(transaction);
    let count = 0;
    let number = 0;
    let told: number | null = null;
    for await (const text of lines) {
      const read = readLine(text, ++number);
      if (number === 1 && !('format' in read)) throw wrong(number, 'not the head of an export');
      if ('table' in read) {
        await insert(transaction, read.table, read.row).catch((error: unknown) => {
          throw isUnavailable(error) ? error : wrong(number, 'does not fit what is before it');
        });
        count++;
      }
      if ('rows' in read) told = read.rows;
    }
    if (told !== count) {
      const found = `it tells of ${told ?? 'no'} rows and holds ${count}`;
      throw new StoreError('unsafe', `the export is not whole: ${found}`);
    }
    return count;
  });

const insert = (transaction: Transaction<Tables>, table: Exchanged, row: Row) =>
  transaction
    .insertInto(table)
    .values(row as never)
    .execute();

function readLine(text: string, number: number): v.InferOutput<typeof line> {
  try {
    return v.parse(line, JSON.parse(text));
  } catch {
    throw wrong(number, 'not a line of an export');
  }
}

const wrong = (number: number, reason: string) =>
  new StoreError('unsafe', `line ${number}: ${reason}`);

/** What a server has written by starting, and nothing that people have. */
async function clear(transaction: Transaction<Tables>): Promise<void> {
  for (const table of ['submission', 'staff'] as const) {
    const found = await transaction.selectFrom(table).select('id').limit(1).execute();
    if (found.length > 0) {
      throw new StoreError('in_use', 'there are data already; an import needs an empty place');
    }
  }
  for (const table of names.toReversed()) await transaction.deleteFrom(table).execute();
}

/** Reads everything as it is at one moment, while others write. */
export const atOneMoment = <T>(engine: Engine, read: (db: Kysely<Tables>) => Promise<T>) =>
  engine.name === 'postgres'
    ? engine.db.transaction().setIsolationLevel('repeatable read').execute(read)
    : engine.db.transaction().execute(read);
