// Files as they lie on the disk, with what browsers need to keep them: names that carry
// a hash are kept for good, everything else is asked for again by its ETag. Compressed
// copies, ranges and the refusal of paths that climb out of the folder are Hono's.

import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import type { ServedFile } from './kept-files.ts';

/** Types that Hono's table lacks. */
const types: Readonly<Record<string, string>> = {
  geojson: 'application/geo+json',
  ics: 'text/calendar; charset=utf-8',
  json: 'application/json; charset=utf-8',
  pmtiles: 'application/vnd.pmtiles',
};

/** Vite puts the hash of their content into the names of these. */
const hashed = /^\/assets\//;

/** `prefix`: the start of the address that stands for the folder, with no slash at the end. */
export function staticFiles(folder: string, prefix = ''): Hono<ServedFile> {
  const files = new Hono<ServedFile>();
  files.use(etag());
  files.use(async (c, next) => {
    // Dot files are the tools' own.
    if (/\/\.(?!well-known\/)/.test(c.req.path)) return c.notFound();
    await next();
    const file = c.get('file');
    if (file === undefined) return;
    const { headers } = c.res;
    headers.set('ETag', await tagOf(file));
    headers.set(
      'Cache-Control',
      hashed.test(c.req.path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    const type = types[/\.(\w+)$/.exec(c.req.path)?.[1] ?? ''];
    if (type) headers.set('Content-Type', type);
    return;
  });
  files.use(
    serveStatic<ServedFile>({
      root: folder,
      precompressed: true,
      rewriteRequestPath: (path) => path.slice(prefix.length),
      onFound: (path, c) => c.set('file', path),
    }),
  );
  return files;
}

/** A larger file is known by its size and time: reading it whole would take too long. */
const largestHashed = 8_000_000;
const tags = new Map<string, { readonly version: string; readonly tag: string }>();

/** Follows the content, not the clock: a file copied or built again keeps its tag. */
async function tagOf(file: string): Promise<string> {
  const { size, mtimeMs } = await stat(file);
  const version = `${size}-${mtimeMs}`;
  if (size > largestHashed) return `W/"${version}"`;
  const known = tags.get(file);
  if (known?.version === version) return known.tag;
  const hash = createHash('sha256').update(await readFile(file));
  const tag = `"${hash.digest('base64url').slice(0, 27)}"`;
  tags.set(file, { version, tag });
  return tag;
}
