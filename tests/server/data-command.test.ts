// `circle data` as a person runs it, on what a server has kept.

import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { circle } from '#tests/build/circle.ts';
import { checkIn, openTestApi, receiptOf } from './test-api.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'circle-command-'));
const [data, elsewhere] = [path.join(folder, 'data'), path.join(folder, 'elsewhere')];
let id = '';

beforeAll(async () => {
  const t = await openTestApi({ folder: data });
  ({ id } = await receiptOf(await t.submit(checkIn)));
  await t.api.close();
});

test('a backup is one file that only its owner may read', async () => {
  const out = path.join(folder, 'copy.sqlite');
  expect(await circle(['data', 'backup', '--data', data, '--out', out])).toMatchObject({
    code: 0,
    stdout: `${out}\n`,
  });
  expect(statSync(out).mode & 0o077).toBe(0);
});

test('an export goes in somewhere else, whole, and only once', async () => {
  const { stdout } = await circle(['data', 'export', '--data', data]);
  expect(stdout).toContain(id);
  const file = path.join(folder, 'all.jsonl');
  writeFileSync(file, stdout);
  const first = await circle(['data', 'import', file, '--data', elsewhere]);
  expect(first).toMatchObject({
    code: 0,
    stdout: `${stdout.trim().split('\n').length - 2} rows\n`,
  });
  const again = await circle(['data', 'import', file, '--data', elsewhere]);
  expect([again.code, again.stderr]).toEqual([
    1,
    'there are data already; an import needs an empty place\n',
  ]);
  const checked = await circle(['data', 'check', '--data', elsewhere]);
  expect(checked).toMatchObject({ code: 0, stdout: 'the audit log is whole\n' });
});

test('what cannot be done is told in a line, with the code of its kind', async () => {
  const nowhere = path.join(folder, 'nowhere');
  const missing = await circle(['data', 'export', '--data', nowhere]);
  expect([missing.code, missing.stderr]).toEqual([
    1,
    `${path.join(nowhere, 'circle.sqlite')} is not there\n`,
  ]);
  expect((await circle(['data', 'export'])).code).toBe(2);
  expect((await circle(['data', 'backup', '--data', data])).code).toBe(2);
  const noFile = await circle(['data', 'import', nowhere, '--data', path.join(folder, 'third')]);
  expect([noFile.code, noFile.stderr]).toMatchObject([1, expect.stringContaining('ENOENT')]);
});
