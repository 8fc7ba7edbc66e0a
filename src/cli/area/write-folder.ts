// A folder written as a whole or not at all: the files go to a new folder beside it,
// which takes its place by renaming. Whenever the program is killed, the old folder or
// the new one stands whole; killed in the instant between two renames, the old one stands
// aside as `.<name>.old`. The next run clears away what an earlier one has left.

import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CommandError } from '#cli/command-error.ts';

/** Replaces only a folder that is empty or holds `mark`, a file every such folder has. */
export async function writeFolder(
  folder: string,
  files: ReadonlyMap<string, Uint8Array>,
  mark: string,
): Promise<void> {
  const target = path.resolve(folder);
  const beside = (suffix: string) =>
    path.join(path.dirname(target), `.${path.basename(target)}.${suffix}`);
  const [fresh, old] = [beside('new'), beside('old')];
  await mkdir(path.dirname(target), { recursive: true });
  await refuseStranger(target, mark);
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh);
  try {
    for (const [name, bytes] of files) {
      await writeFile(path.join(fresh, name), bytes, { flush: true });
    }
    if (existsSync(target)) {
      await rm(old, { recursive: true, force: true });
      await rename(target, old);
    }
    await rename(fresh, target);
  } catch (error) {
    if (!existsSync(target) && existsSync(old)) await rename(old, target);
    await rm(fresh, { recursive: true, force: true });
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}

async function refuseStranger(target: string, mark: string) {
  const names: string[] = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') throw new CommandError(`${target} is a file, expected a folder`);
    throw error;
  });
  if (names.length === 0 || names.includes(mark)) return;
  throw new CommandError(`${target} holds something else (no ${mark} in it), so it is left alone`);
}
