// Answers for small files kept in memory, whole, as they went out the first time: to read a file
// and to make its headers costs ten times what the rest of a request does. The file is looked at
// each time; when it has changed, or is gone, so is its answer. What has been asked for least
// lately goes when there is too much.

import { statSync } from 'node:fs';
import type { Context, MiddlewareHandler } from 'hono';

export interface ServedFile {
  Variables: {
    /** The file that answers. */
    file: string;
  };
}

/** The checksum that an address asks for (`areaFileUrl`): how long its answer lasts hangs on it. */
export const checksumIn = (address: string): string | undefined =>
  /\?([0-9a-f]{64})$/.exec(address)?.[1];

type Headers = Readonly<Record<string, string>>;

interface Kept {
  readonly file: string;
  readonly version: string;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer>;
}

const largestKept = 256 * 1024;
/** The whole app with an area is a tenth of it. */
const roomBytes = 32 * 1024 * 1024;
/** Of an answer beside its body. */
const overhead = 2048;

/** Stands outside of everything that makes an answer; what it makes must not differ by person. */
export function keepFiles(mostBytes = roomBytes): MiddlewareHandler<ServedFile> {
  const answers = new Map<string, Kept>();
  let bytes = 0;

  const drop = (key: string, { body }: Kept) => {
    answers.delete(key);
    bytes -= body.byteLength + overhead;
  };
  const keep = (key: string, kept: Kept) => {
    const before = answers.get(key);
    if (before) drop(key, before);
    answers.set(key, kept);
    bytes += kept.body.byteLength + overhead;
    for (const [oldest, old] of answers) {
      if (bytes <= mostBytes) return;
      drop(oldest, old);
    }
  };
  const find = (key: string): Kept | null => {
    const kept = answers.get(key);
    if (!kept) return null;
    drop(key, kept);
    if (versionOf(kept.file) !== kept.version) return null;
    // The last in the map is the one asked for last.
    keep(key, kept);
    return kept;
  };
  return async (c, next) => {
    const { req } = c;
    const isWhole = req.method === 'GET' && req.header('range') === undefined;
    if (!isWhole || checksumIn(req.url) !== undefined) return next();
    const key = keyOf(c);
    const kept = find(key);
    if (kept) return answer(c, kept);
    await next();
    const { res } = c;
    const file = c.get('file');
    const length = Number(res.headers.get('content-length') ?? Number.NaN);
    if (res.status !== 200 || file === undefined || !(length <= largestKept)) return;
    const version = versionOf(file);
    const body = new Uint8Array(await res.arrayBuffer());
    c.res = new Response(body, res);
    // One that grew while it was read would be kept in two halves.
    if (version === null || version !== versionOf(file) || body.byteLength !== length) return;
    const headers = Object.fromEntries(res.headers);
    keep(key, { file, version, headers, body });
  };
}

/** Of what accepts, only what decides which copy goes out: nobody fills the memory with words. */
function keyOf({ req }: Context): string {
  const accepted = new Set(
    req
      .header('accept-encoding')
      ?.split(',')
      .map((name) => name.trim()),
  );
  return `${['br', 'zstd', 'gzip'].filter((name) => accepted.has(name))} ${req.path}`;
}

const ofBody = new Set(['content-length', 'content-type', 'content-encoding', 'last-modified']);

/** RFC 9110, 13.1.2 and 15.4.5. */
function answer(c: Context, { headers, body }: Kept): Response {
  const tag = headers.etag?.replace(/^W\//, '');
  const known = c.req.header('if-none-match');
  const isKnown = known === '*' || known?.match(/"[^"]*"/g)?.some((one) => one === tag);
  // Not by `c.body`: the server hands plain headers to the socket as they are.
  if (!isKnown) return new Response(body, { headers });
  const rest = Object.entries(headers).filter(([name]) => !ofBody.has(name));
  return new Response(null, { status: 304, headers: Object.fromEntries(rest) });
}

/** Null: it is gone. */
function versionOf(file: string): string | null {
  const found = statSync(file, { throwIfNoEntry: false });
  return found ? `${found.ino} ${found.size} ${found.mtimeMs}` : null;
}
