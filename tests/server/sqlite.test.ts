// What SQLite refuses to open, and what it does when the disk is full.

import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { instant } from '#core/units.ts';
import { type Engine, isUnavailable } from '#server/store/engine.ts';
import { openStore } from '#server/store/open.ts';
import { refuseFileSystem, refuseVersion } from '#server/store/sqlite.ts';
import { findSubmission, knownIds, putSubmission } from '#server/store/submissions.ts';
import { checkIn } from './test-api.ts';

const newFolder = () => path.join(mkdtempSync(path.join(tmpdir(), 'circle-sqlite-')), 'data');

test.each(['3.7.17', '3.45.1', '3.51.2'])(
  'SQLite %s may lose commits and is refused',
  (version) => {
    expect(() => refuseVersion(version)).toThrow('3.51.3 or newer is needed');
  },
);
test.each(['3.51.3', '3.53.4', '4.0.0'])('SQLite %s is accepted', (version) => {
  refuseVersion(version);
});

test('a network file system is refused by name, a local one is not', () => {
  expect(() => refuseFileSystem(0x6969)).toThrow('the data folder is on NFS');
  // Where the number is signed.
  expect(() => refuseFileSystem(0xff534d42 | 0)).toThrow('CIFS');
  refuseFileSystem(0xef53);
});

test('a second process on the same folder is refused, and let in when the first has ended', async () => {
  const folder = newFolder();
  const first = await openStore({ folder });
  await expect(openStore({ folder })).rejects.toMatchObject({ code: 'in_use' });
  await first.close();
  await (await openStore({ folder })).close();
});

test('nobody else on the machine may read the folder', async () => {
  const folder = newFolder();
  await (await openStore({ folder })).close();
  expect(statSync(folder).mode & 0o077).toBe(0);
  expect(existsSync(path.join(folder, 'circle.sqlite'))).toBe(true);
});

const put = (engine: Engine, id: string) =>
  putSubmission(engine, {
    id,
    submission: checkIn,
    at: instant(0),
    expires: instant(1),
    occurrence: null,
  });

test('when the disk is full nothing is acknowledged, and when it has room again all is well', async () => {
  const engine = await openStore({ folder: newFolder() });
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(engine.db);
  await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(engine.db);
  const ids = Array.from({ length: 60 }, () => randomUUID());
  const results = await Promise.allSettled(ids.map((id) => put(engine, id)));
  const failed = results.filter((result) => result.status === 'rejected');
  expect(failed.length).toBeGreaterThan(0);
  for (const { reason } of failed) expect(isUnavailable(reason)).toBe(true);
  const acknowledged = ids.filter((_, i) => results[i]?.status === 'fulfilled');
  expect(new Set(await knownIds(engine.db, ids))).toEqual(new Set(acknowledged));
  await sql`pragma max_page_count = 1000000`.execute(engine.db);
  for (const id of ids) await put(engine, id);
  expect((await knownIds(engine.db, ids)).length).toBe(60);
  await engine.close();
});

test('one piece of work that fails takes nothing from those that share its commit', async () => {
  const store = await openStore({ folder: newFolder() });
  const ids = Array.from({ length: 20 }, () => randomUUID());
  const broken = (id: string) =>
    store.write(async (transaction) => {
      const row = {
        id,
        kind: 'need',
        area: 'town',
        state: 'received',
        at_ms: 0,
        expires_ms: 1,
      } as const;
      const rest = { body: null, body_sha: null, reply: null };
      await transaction
        .insertInto('submission')
        .values({ ...row, ...rest })
        .execute();
      throw new Error('half way');
    });
  const results = await Promise.allSettled(
    ids.map((id, i) => (i % 2 === 0 ? put(store, id) : broken(id))),
  );
  for (const [i, result] of results.entries()) {
    expect(result.status).toBe(i % 2 === 0 ? 'fulfilled' : 'rejected');
    const stored = await findSubmission(store.db, ids[i] ?? '');
    expect(stored === null).toBe(i % 2 !== 0);
  }
  await store.close();
});
