// Files that are kept in memory: the same answer as from the disk, never an older one, and not
// more of them than there is room for.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Hono } from 'hono';
import { afterAll, expect, test } from 'vitest';
import { createApp } from '#server/app.ts';
import { compressFolder } from '#server/compress.ts';
import { keepFiles, type ServedFile } from '#server/kept-files.ts';

const dist = mkdtempSync(path.join(tmpdir(), 'circle-kept-'));
afterAll(() => rmSync(dist, { recursive: true }));
const file = path.join(dist, 'data.json');
writeFileSync(file, JSON.stringify(Array(2000).fill('service')));
await compressFolder(dist);
const app = createApp({ dist, areas: {} });

test.each(['br', 'gzip, br;q=1.0', 'gzip', '', 'identity'])(
  'who accepts "%s" gets the same again, with all its headers',
  async (accept) => {
    const ask = async (more: Record<string, string> = {}) => {
      const headers = { ...(accept && { 'Accept-Encoding': accept }), ...more };
      const response = await app.request('/data.json', { headers });
      const body = Buffer.from(await response.arrayBuffer()).toString('base64');
      return { status: response.status, headers: Object.fromEntries(response.headers), body };
    };
    const fromDisk = await ask();
    expect(fromDisk.headers['content-security-policy']).toContain("default-src 'none'");
    expect(await ask()).toEqual(fromDisk);
    const { etag = '' } = fromDisk.headers;
    const known = await ask({ 'If-None-Match': `"older", W/${etag}` });
    expect([known.status, known.body, known.headers.etag]).toEqual([304, '', etag]);
    expect(known.headers['content-type']).toBeUndefined();
    expect(known.headers['content-security-policy']).toBe(
      fromDisk.headers['content-security-policy'],
    );
    expect((await ask({ 'If-None-Match': '"older"' })).status).toBe(200);
  },
);

test('a file that was changed or removed is not answered from memory', async () => {
  const note = path.join(dist, 'note.txt');
  const ask = async () => {
    const response = await app.request('/note.txt');
    return [response.status, await response.text()];
  };
  writeFileSync(note, 'open');
  expect([await ask(), await ask()]).toEqual([
    [200, 'open'],
    [200, 'open'],
  ]);
  writeFileSync(note, 'closed');
  expect(await ask()).toEqual([200, 'closed']);
  rmSync(note);
  expect((await ask())[0]).toBe(404);
});

test('the one that was asked for least lately goes when there is no room', async () => {
  const asked: string[] = [];
  const files = new Hono<ServedFile>();
  files.use(keepFiles(25_000));
  files.get('*', (c) => {
    asked.push(c.req.path);
    c.set('file', file);
    c.header('Content-Length', '10000');
    return c.body('x'.repeat(10_000));
  });
  const ask = async (name: string) => (await files.request(name)).text();
  for (const name of ['/a', '/b', '/a', '/c', '/a', '/b']) await ask(name);
  expect(asked).toEqual(['/a', '/b', '/c', '/b']);
});
