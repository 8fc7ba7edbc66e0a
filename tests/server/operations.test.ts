// What whoever runs the server relies on: a backup that restores, a bridge to the other engine,
// words that are forgotten in time, an audit log that shows what was changed.

import { copyFileSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Receipt } from '#core/submission.ts';
import { instant } from '#core/units.ts';
import { firstBrokenEntry } from '#server/store/audit.ts';
import { backupSqlite } from '#server/store/backup.ts';
import { atOneMoment, exportLines, importLines } from '#server/store/exchange.ts';
import { type DataPlace, openForReading, openStore } from '#server/store/open.ts';
import { databaseFile } from '#server/store/sqlite.ts';
import type { Authenticator } from './authenticator.ts';
import { type Desk, enrol, enrolAs, firstCode, signIn } from './desk-session.ts';
import { onEachEngine } from './engines.ts';
import {
  bearer,
  brokenMicrowave,
  checkIn,
  join,
  need,
  openTestApi,
  receiptOf,
  signUp,
  startOfTests,
  type TestApi,
} from './test-api.ts';

const newFolder = () => mkdtempSync(path.join(tmpdir(), 'circle-operations-'));

/** Something of everything, some of it decided, some taken back; and who decided. */
async function fill(t: TestApi): Promise<{ receipts: Receipt[]; desk: Desk }> {
  const receipts: Receipt[] = [];
  for (const submission of [need(), brokenMicrowave, checkIn, join, signUp(), need(), checkIn]) {
    receipts.push(await receiptOf(await t.submit(submission)));
  }
  const desk = await enrol(t, firstCode(t));
  const decision = { state: 'confirmed', reply: '谢谢' };
  await desk.post(`/api/desk/submissions/${receipts[1]?.id}/decision`, decision);
  const last = receipts.at(-1) as Receipt;
  await t.ask(`/api/receipts/${last.id}`, { ...bearer(last), method: 'DELETE' });
  return { receipts, desk };
}

async function readAll(t: TestApi, receipts: readonly Receipt[]): Promise<Receipt[]> {
  const read = receipts.map(async (r) =>
    receiptOf(await t.ask(`/api/receipts/${r.id}`, bearer(r))),
  );
  return Promise.all(read);
}

async function exportOf(place: DataPlace): Promise<string[]> {
  const engine = await openForReading(place);
  const lines = await atOneMoment(engine, (db) => Array.fromAsync(exportLines(db)));
  await engine.close();
  return lines;
}

async function* linesOf(lines: readonly string[]) {
  yield* lines;
}

describe('a backup', () => {
  test('taken while people send restores to all that was acknowledged before it', async () => {
    const folder = newFolder();
    const t = await openTestApi({ folder });
    const { receipts } = await fill(t);
    const during = Array.from({ length: 200 }, () => t.submit(need()));
    const copy = path.join(newFolder(), 'copy.sqlite');
    await backupSqlite(folder, copy);
    await Promise.all(during);
    const before = await readAll(t, receipts);
    await t.api.close();

    const restored = newFolder();
    mkdirSync(restored, { recursive: true });
    copyFileSync(copy, databaseFile(restored));
    const again = await openTestApi({ folder: restored });
    expect(await readAll(again, receipts)).toEqual(before);
    expect(await (await again.ask('/api/status')).json()).toHaveLength(1);
    await again.api.close();
  });

  test('of nothing is refused, and so is a damaged file', async () => {
    const copy = path.join(newFolder(), 'copy.sqlite');
    await expect(backupSqlite(newFolder(), copy)).rejects.toMatchObject({ code: 'unreachable' });
    const folder = newFolder();
    writeFileSync(databaseFile(folder), 'x'.repeat(8192));
    await expect(backupSqlite(folder, copy)).rejects.toThrow();
  });
});

onEachEngine((newPlace) => {
  describe('an export', () => {
    let receipts: Receipt[];
    let authenticator: Authenticator;
    let before: Receipt[];
    let lines: string[];
    beforeAll(async () => {
      const place = { folder: newFolder() };
      const t = await openTestApi(place);
      const filled = await fill(t);
      ({ receipts } = filled);
      ({ authenticator } = await enrolAs(t, filled.desk, 'editor'));
      before = await readAll(t, receipts);
      // The server goes on meanwhile.
      lines = await exportOf(place);
      await t.api.close();
    });

    const importInto = async (place: DataPlace, from: readonly string[]) => {
      const engine = await openStore(place);
      try {
        return await importLines(engine, linesOf(from));
      } finally {
        await engine.close();
      }
    };

    test('of SQLite comes here, and back from here, row by row as it was', async () => {
      const here = await newPlace();
      expect(await importInto(here, lines)).toBe(lines.length - 2);
      expect(await exportOf(here)).toEqual(lines);
      const back = { folder: newFolder() };
      await importInto(back, await exportOf(here));
      expect(await exportOf(back)).toEqual(lines);
    });

    test('brings receipts, live status, passkeys and a whole audit log', async () => {
      const place = await newPlace();
      await importInto(place, lines);
      const t = await openTestApi(place);
      expect(await readAll(t, receipts)).toEqual(before);
      expect(await (await t.ask('/api/status')).json()).toHaveLength(1);
      expect((await signIn(t, authenticator)).self.role).toBe('editor');
      await t.api.close();
      const engine = await openForReading(place);
      expect(await firstBrokenEntry(engine.db)).toBeNull();
      await engine.close();
    });

    test('that is not whole, or into a place that has data, changes nothing', async () => {
      const place = await newPlace();
      const damaged = [
        lines.slice(0, -1),
        lines.slice(1),
        lines.toSpliced(5, 1),
        lines.with(3, 'not JSON'),
        lines.with(3, '{"table":"session","row":{}}'),
        [],
      ];
      for (const some of damaged) {
        await expect(importInto(place, some)).rejects.toMatchObject({ code: 'unsafe' });
      }
      await importInto(place, lines);
      await expect(importInto(place, lines)).rejects.toMatchObject({ code: 'in_use' });
      expect(await exportOf(place)).toEqual(lines);
    });
  });

  test('words are forgotten when their time is over; counts, seats and the reply go with them', async () => {
    const place = await newPlace();
    const t = await openTestApi(place);
    const { receipts } = await fill(t);
    await t.api.close();
    const day = 86_400_000;
    const open = (days: number) =>
      openTestApi(place, { now: () => instant(startOfTests + days * day) });
    const erased = async (days: number) => {
      const later = await open(days);
      const read = await readAll(later, receipts);
      await later.api.close();
      return read.flatMap(({ kind, state }) => (state === 'erased' ? [kind] : []));
    };
    // One was taken back; the sign-up is for a week later and kept for thirty days more.
    expect(await erased(37)).toEqual(['check_in']);
    expect(await erased(38)).toEqual(['sign_up', 'check_in']);
    expect(await erased(179)).toEqual(['sign_up', 'check_in']);
    expect(await erased(181)).toEqual(['report', 'check_in', 'sign_up', 'check_in']);
    expect(await erased(366)).toHaveLength(7);
    const lines = (await exportOf(place)).join('\n');
    for (const word of ['13800138000', '小李', '小王', '小赵', '门关不上', '谢谢']) {
      expect(lines).not.toContain(word);
    }
    expect(lines).not.toContain('"table":"need"');
    expect(lines).not.toContain('"table":"seat"');
  });

  test('an audit log that was changed, shortened or extended by hand shows it', async () => {
    const place = await newPlace();
    const t = await openTestApi(place);
    await fill(t);
    await t.api.close();
    const engine = await openStore(place);
    const brokenBy = async (change: ReturnType<typeof sql>) => {
      const undone = new Error('undone');
      let broken: number | null = null;
      await engine
        .write(async (transaction) => {
          await change.execute(transaction);
          broken = await firstBrokenEntry(transaction);
          throw undone;
        })
        .catch((error: unknown) => expect(error).toBe(undone));
      return broken;
    };
    expect(await firstBrokenEntry(engine.db)).toBeNull();
    expect(await brokenBy(sql`update audit set who = 'nobody' where seq = 2`)).toBe(2);
    expect(await brokenBy(sql`delete from audit where seq = 3`)).toBe(3);
    expect(await brokenBy(sql`delete from audit where seq = 4`)).toBe(4);
    await engine.close();
  });
});
