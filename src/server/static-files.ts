// Files as they lie on the disk, with what browsers need to keep them: addresses that carry
// a hash are kept for good, everything else (the page and its service worker above all) is asked
// for again by its ETag. Compressed copies, ranges and the refusal of paths that climb out of the
// folder are Hono's.

import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import { checksumIn, type ServedFile } from './kept-files.ts';

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
    headers.set('ETag', (await editionOf(file)).tag);
    headers.set(
      'Cache-Control',
      hashed.test(c.req.path) || (await isAsAsked(file, c.req.url))
        ? 'public, max-age=31536000, immutable'
        : 'no-cache',
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

interface Edition {
  /** Of the file: its size and time. */
  readonly version: string;
  readonly tag: string;
  /** Hex; null: too large to be read. */
  readonly sha256: string | null;
}
const editions = new Map<string, Edition>();

/** Follows the content, not the clock: a file copied or built again keeps its tag. */
async function editionOf(file: string): Promise<Edition> {
  const { size, mtimeMs } = await stat(file);
  const version = `${size}-${mtimeMs}`;
  if (size > largestHashed) return { version, tag: `W/"${version}"`, sha256: null };
  const known = editions.get(file);
  if (known?.version === version) return known;
  const hash = createHash('sha256')
    .update(await readFile(file))
    .digest();
  const tag = `"${hash.toString('base64url').slice(0, 27)}"`;
  const edition = { version, tag, sha256: hash.toString('hex') };
  editions.set(file, edition);
  return edition;
}

/** The address carries a checksum (`areaFileUrl`), and it is the file's: not that of another edition. */
async function isAsAsked(file: string, address: string): Promise<boolean> {
  const asked = checksumIn(address);
  if (asked === undefined) return false;
  return (await editionOf(file.replace(/\.(br|gz|zst)$/, ''))).sha256 === asked;
}
