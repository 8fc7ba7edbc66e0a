// A copy of the SQLite database while the server goes on: SQLite's own online backup, brought to
// the disk and read through before it is called one.

import { existsSync } from 'node:fs';
import { chmod, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { StoreError } from './engine.ts';
import { databaseFile } from './sqlite.ts';

/** Throws `StoreError` where there is nothing to copy or the copy is not whole. */
export async function backupSqlite(folder: string, copy: string): Promise<void> {
  const file = databaseFile(folder);
  if (!existsSync(file)) throw new StoreError('unreachable', `${file} is not there`);
  const unfinished = `${copy}.unfinished`;
  await rm(unfinished, { force: true });
  const source = new DatabaseSync(file, { readOnly: true });
  try {
    await backup(source, unfinished);
  } finally {
    source.close();
  }
  await chmod(unfinished, 0o600);
  checkSqlite(unfinished);
  await syncFile(unfinished);
  await rename(unfinished, copy);
  await syncFile(path.dirname(copy));
}

/** Throws `StoreError` where the file is damaged. */
function checkSqlite(file: string): void {
  const copy = new DatabaseSync(file);
  try {
    const found = Object.values(copy.prepare('pragma integrity_check').get() ?? {})[0];
    if (found !== 'ok') throw new StoreError('unsafe', `${file} is not whole: ${found}`);
    // One file, with no log beside it.
    copy.exec('pragma journal_mode = delete');
  } finally {
    copy.close();
  }
}

async function syncFile(name: string): Promise<void> {
  const handle = await open(name, 'r');
  await handle.sync();
  await handle.close();
}
