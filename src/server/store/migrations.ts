// The tables as they came to be, step by step. A step that has been released is never changed;
// there is no way back but a backup. Kysely remembers which were taken, under a lock, so that
// several processes may start at once.

import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { type Engine, StoreError } from './engine.ts';

/** A migration knows the tables of its own time, not those of `Tables`. */
type AnyTables = Kysely<Record<string, never>>;

const submissions = {
  up: async (db: AnyTables) => {
    await db.schema
      .createTable('submission')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('area', 'text', (c) => c.notNull())
      .addColumn('body', 'text')
      .addColumn('body_sha', 'text')
      .addColumn('state', 'text', (c) => c.notNull())
      .addColumn('reply', 'text')
      .addColumn('at_ms', 'bigint', (c) => c.notNull())
      .addColumn('expires_ms', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema
      .createIndex('submission_queue')
      .on('submission')
      .columns(['kind', 'state', 'at_ms', 'id'])
      .execute();
    await db.schema
      .createIndex('submission_expiry')
      .on('submission')
      .column('expires_ms')
      .where(sql<boolean>`body is not null`)
      .execute();
    await db.schema
      .createTable('need')
      .addColumn('submission', 'text', (c) => c.notNull().references('submission.id'))
      .addColumn('area', 'text', (c) => c.notNull())
      .addColumn('service', 'text', (c) => c.notNull())
      .addColumn('part', 'text', (c) => c.notNull())
      .addPrimaryKeyConstraint('need_key', ['submission', 'service', 'part'])
      .execute();
    await db.schema
      .createIndex('need_count')
      .on('need')
      .columns(['area', 'service', 'part'])
      .execute();
  },
};

const seats = {
  up: async (db: AnyTables) => {
    await db.schema
      .createTable('occurrence')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('seats', 'integer', (c) => c.notNull())
      .addColumn('waiting', 'integer', (c) => c.notNull())
      .addColumn('seats_taken', 'integer', (c) => c.notNull())
      .addColumn('waiting_taken', 'integer', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('seat')
      .addColumn('submission', 'text', (c) => c.primaryKey().notNull().references('submission.id'))
      .addColumn('occurrence', 'text', (c) => c.notNull().references('occurrence.id'))
      .execute();
    await db.schema.createIndex('seat_occurrence').on('seat').column('occurrence').execute();
  },
};

const live = {
  up: async (db: AnyTables) => {
    await db.schema
      .createTable('live')
      .addColumn('area', 'text', (c) => c.notNull())
      .addColumn('station', 'text', (c) => c.notNull())
      .addColumn('service', 'text', (c) => c.notNull())
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('until_ms', 'bigint')
      .addColumn('note', 'text')
      .addColumn('at_ms', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('live_key', ['area', 'station', 'service'])
      .execute();
  },
};

const audit = {
  up: async (db: AnyTables) => {
    await db.schema
      .createTable('audit')
      .addColumn('seq', 'bigint', (c) => c.primaryKey().notNull())
      .addColumn('at_ms', 'bigint', (c) => c.notNull())
      .addColumn('who', 'text', (c) => c.notNull())
      .addColumn('what', 'text', (c) => c.notNull())
      .addColumn('subject', 'text', (c) => c.notNull())
      .addColumn('previous', 'text', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('audit_head')
      .addColumn('id', 'integer', (c) => c.primaryKey().notNull())
      .addColumn('seq', 'bigint', (c) => c.notNull())
      .addColumn('hash', 'text', (c) => c.notNull())
      .execute();
    await sql`insert into audit_head (id, seq, hash) values (1, 0, '')`.execute(db);
  },
};

const staff = {
  up: async (db: AnyTables) => {
    await db.schema
      .createTable('staff')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('name', 'text', (c) => c.notNull())
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('at_ms', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('passkey')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('staff', 'text', (c) => c.notNull().references('staff.id'))
      .addColumn('public_key', 'text', (c) => c.notNull())
      .addColumn('counter', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('invitation')
      .addColumn('code_sha', 'text', (c) => c.primaryKey().notNull())
      .addColumn('role', 'text', (c) => c.notNull())
      .addColumn('expires_ms', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('challenge')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('challenge', 'text', (c) => c.notNull())
      .addColumn('code_sha', 'text')
      .addColumn('name', 'text')
      .addColumn('expires_ms', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema
      .createTable('session')
      .addColumn('token_sha', 'text', (c) => c.primaryKey().notNull())
      .addColumn('staff', 'text', (c) => c.notNull().references('staff.id'))
      .addColumn('at_ms', 'bigint', (c) => c.notNull())
      .addColumn('seen_ms', 'bigint', (c) => c.notNull())
      .execute();
  },
};

const settings = {
  up: async (db: AnyTables) => {
    await db.schema
      .createTable('setting')
      .addColumn('name', 'text', (c) => c.primaryKey().notNull())
      .addColumn('value', 'text', (c) => c.notNull())
      .execute();
  },
};

const matches = {
  up: async (db: AnyTables) => {
    await db.schema.alterTable('submission').addColumn('decided_ms', 'bigint').execute();
    await db.schema
      .createIndex('submission_time')
      .on('submission')
      .columns(['area', 'at_ms'])
      .execute();
    await db.schema
      .createTable('match')
      .addColumn('submission', 'text', (c) => c.primaryKey().notNull().references('submission.id'))
      .addColumn('area', 'text', (c) => c.notNull())
      .addColumn('offer', 'text', (c) => c.references('submission.id'))
      .addColumn('target', 'text', (c) => c.notNull())
      .addColumn('at_ms', 'bigint', (c) => c.notNull())
      .execute();
    await db.schema.createIndex('match_offer').on('match').column('offer').execute();
  },
};

const tasks = {
  up: async (db: AnyTables) => {
    await db.schema
      .createTable('task')
      .addColumn('id', 'text', (c) => c.primaryKey().notNull())
      .addColumn('submission', 'text', (c) => c.notNull().references('submission.id'))
      .addColumn('area', 'text', (c) => c.notNull())
      .addColumn('task', 'text', (c) => c.notNull())
      .addColumn('station', 'text')
      .addColumn('at_ms', 'bigint', (c) => c.notNull())
      .addColumn('minutes', 'integer')
      .addColumn('done_ms', 'bigint')
      .execute();
    await db.schema.createIndex('task_member').on('task').column('submission').execute();
    await db.schema.createIndex('task_done').on('task').columns(['area', 'done_ms']).execute();
  },
};

const drafts = {
  up: async (db: AnyTables) => {
    await db.schema
      .createTable('draft_step')
      .addColumn('area', 'text', (c) => c.notNull())
      .addColumn('step', 'bigint', (c) => c.notNull())
      .addColumn('kind', 'text', (c) => c.notNull())
      .addColumn('id', 'text', (c) => c.notNull())
      .addColumn('value', 'text')
      .addColumn('is_undone', 'integer', (c) => c.notNull())
      .addColumn('who', 'text', (c) => c.notNull())
      .addColumn('at_ms', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('draft_step_key', ['area', 'step'])
      .execute();
  },
};

/** Where a need is, which its words have told all along. */
const needPlaces = {
  up: async (db: AnyTables) => {
    await db.schema
      .alterTable('need')
      .addColumn('place', 'text', (c) => c.notNull().defaultTo(''))
      .execute();
    const { rows } = await sql<{ id: string; body: string }>`
      select id, body from submission where kind = 'need' and body is not null`.execute(db);
    for (const { id, body } of rows) {
      const { where } = JSON.parse(body) as { where: { kind: string; id: string } };
      const place = `${where.kind}/${where.id}`;
      await sql`update need set place = ${place} where submission = ${id}`.execute(db);
    }
  },
};

const liveSteps = {
  up: async (db: AnyTables) => {
    await db.schema
      .createTable('live_step')
      .addColumn('area', 'text', (c) => c.notNull())
      .addColumn('station', 'text', (c) => c.notNull())
      .addColumn('service', 'text', (c) => c.notNull())
      .addColumn('step', 'integer', (c) => c.notNull())
      .addColumn('source', 'text', (c) => c.notNull())
      .addColumn('status', 'text', (c) => c.notNull())
      .addColumn('until_ms', 'bigint')
      .addColumn('note', 'text')
      .addColumn('at_ms', 'bigint', (c) => c.notNull())
      .addPrimaryKeyConstraint('live_step_key', ['area', 'station', 'service', 'step'])
      .execute();
    await sql`
      insert into live_step (area, station, service, step, source, status, until_ms, note, at_ms)
      select area, station, service, 1, '', status, until_ms, note, at_ms from live`.execute(db);
  },
};

const migrations: Readonly<Record<string, Migration>> = {
  '2026-11-24-a-submissions': submissions,
  '2026-11-24-b-seats': seats,
  '2026-11-24-c-live': live,
  '2026-11-24-d-audit': audit,
  '2026-11-24-e-staff': staff,
  '2026-11-24-f-settings': settings,
  '2026-11-24-g-matches': matches,
  '2026-11-24-h-tasks': tasks,
  '2026-11-24-i-drafts': drafts,
  '2026-11-24-j-need-places': needPlaces,
  '2026-11-24-k-live-steps': liveSteps,
};

/** Throws `StoreError` where the database can't be reached or is newer than this program. */
export async function migrate({ db }: Engine): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => ({ ...migrations }) },
  });
  const { error } = await migrator.migrateToLatest();
  if (!error) return;
  throw new StoreError('unreachable', `the database is not to be had: ${reasonOf(error)}`, error);
}

/** A refused connection may carry its reasons in a list and no message of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return (error as Error).message;
}
