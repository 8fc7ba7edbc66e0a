// Whether a web server hands the built app out as browsers need it: asked of one that runs, over
// HTTP, against the tables that `circle serve` itself goes by. Reads a page, a file of every kind,
// and addresses that are not there; changes nothing.

import {
  commonHeaders,
  contentSecurityPolicy,
  kindOfAddress,
  strictTransport,
} from './security-headers.ts';

export interface Finding {
  readonly address: string;
  /** What it sends, and what it should. */
  readonly problem: string;
}

export interface HostCheck {
  readonly asked: number;
  readonly findings: readonly Finding[];
}

type Ask = (address: string, init?: RequestInit) => Promise<Response>;

/** A part of the type; of scripts there are several. */
const types: Readonly<Record<string, string>> = {
  html: 'text/html',
  js: 'javascript',
  css: 'text/css',
  wasm: 'application/wasm',
  json: 'application/json',
  geojson: 'application/geo+json',
  pmtiles: 'application/vnd.pmtiles',
  webmanifest: 'application/manifest+json',
};

const endingOf = (path: string): string => /\.(\w+)$/.exec(path)?.[1] ?? 'html';
const pathOf = (address: string): string => address.replace(/\?.*/, '');

/** `site` with no slash at the end. Throws what `get` throws, and `TypeError` where there is no app. */
export async function checkHost(site: string, get: typeof fetch): Promise<HostCheck> {
  const ask: Ask = (address, init) => get(site + address, { redirect: 'manual', ...init });
  const there = await addressesOf(ask);
  const ranged = there.filter((address) => /\.(pmtiles|bin)(\?|$)/.test(address));
  const gone = ['/nowhere', '/assets/nowhere-0a1b2c3d.js'];
  const problems = async (address: string, find: () => Promise<readonly string[]>) =>
    (await find()).map((problem): Finding => ({ address, problem }));
  const found = [
    ...there.map((address) => problems(address, () => problemsOfFile(ask, site, address))),
    ...ranged.map((address) => problems(address, () => problemsOfRange(ask, address))),
    ...gone.map((address) => problems(address, () => problemsOfGone(ask, address))),
  ];
  return { asked: found.length, findings: (await Promise.all(found)).flat() };
}

/** One of every kind that the app consists of. */
async function addressesOf(ask: Ask): Promise<string[]> {
  const text = async (address: string): Promise<string> => {
    const response = await ask(address);
    if (!response.ok) throw new TypeError(`${address} answers ${response.status}: no app is there`);
    return response.text();
  };
  const start = ['/', '/version.json', '/sw.js', '/manifest.webmanifest', '/areas/index.json'];
  const assets = (await text('/sw.js')).match(/(?<=")\/?assets\/[\w.-]+/g) ?? [];
  const kinds = new Map<string, string>();
  for (const name of assets) {
    const address = name.replace(/^\/?/, '/');
    kinds.set(`${endingOf(address)} ${kindOfAddress(address)}`, address);
  }
  const [area] = JSON.parse(await text('/areas/index.json')) as { id: string }[];
  if (!area) return [...start, ...kinds.values()];
  const folder = `/areas/${area.id}`;
  const { files } = JSON.parse(await text(`${folder}/manifest.json`)) as {
    files: Record<string, { path: string; sha256: string }>;
  };
  const data = Object.values(files).map(({ path, sha256 }) => `${folder}/${path}?${sha256}`);
  const stations = files.stations
    ? (JSON.parse(await text(`${folder}/${files.stations.path}`)) as {
        features: { properties: { id: string } }[];
      })
    : { features: [] };
  const pages = stations.features.slice(0, 1).map(({ properties }) => `/s/${properties.id}/`);
  return [...start, ...kinds.values(), `${folder}/manifest.json`, ...data, ...pages];
}

async function problemsOfFile(ask: Ask, site: string, address: string): Promise<string[]> {
  const response = await ask(address);
  const { byteLength } = await response.arrayBuffer();
  const { status, headers } = response;
  if (status !== 200) return [`answers ${status} in place of 200`];
  const path = pathOf(address);
  return [
    ...problemsOfPolicy(headers, path),
    ...problemsOfCommon(headers, site),
    ...problemsOfKeeping(headers, address),
    ...problemsOfContent(headers, path, byteLength),
  ];
}

const told = (value: string | null): string => (value === null ? 'is missing' : `is "${value}"`);

/** A policy means something on a page and on the script of a worker. */
function problemsOfPolicy(headers: Headers, path: string): string[] {
  const kind = kindOfAddress(path);
  const policy = headers.get('content-security-policy');
  if (kind === 'data' || policy === contentSecurityPolicy(kind)) return [];
  return [`Content-Security-Policy ${told(policy)}, not that of kind ${kind}`];
}

function problemsOfCommon(headers: Headers, site: string): string[] {
  const wanted = {
    ...commonHeaders,
    ...(site.startsWith('https:') && { 'Strict-Transport-Security': strictTransport }),
  };
  return Object.entries(wanted)
    .filter(([name, value]) => headers.get(name) !== value)
    .map(([name, value]) => `${name} ${told(headers.get(name))}, not "${value}"`);
}

function problemsOfKeeping(headers: Headers, address: string): string[] {
  const keeping = headers.get('cache-control');
  const says = keeping ?? '';
  if (address.startsWith('/assets/')) {
    return /max-age=31536000/.test(says) && says.includes('immutable')
      ? []
      : [`Cache-Control ${told(keeping)}: a name with a hash can be kept for good`];
  }
  const mayStay = address.includes('?') && says.includes('immutable');
  const problems =
    mayStay || says.includes('no-cache')
      ? []
      : [`Cache-Control ${told(keeping)}: it must be asked for again, with "no-cache"`];
  const hasEdition = headers.has('etag') || headers.has('last-modified');
  return hasEdition ? problems : [...problems, 'ETag and Last-Modified are missing'];
}

/** `size`: in bytes, not compressed. */
function problemsOfContent(headers: Headers, path: string, size: number): string[] {
  const ending = endingOf(path);
  const type = headers.get('content-type');
  const wanted = types[ending];
  const problems =
    wanted === undefined || type?.includes(wanted)
      ? []
      : [`Content-Type ${told(type)}, not "${wanted}"`];
  const isText = /^(html|js|css|json|geojson|webmanifest)$/.test(ending);
  return isText && size > 5000 && !headers.has('content-encoding')
    ? [...problems, 'is not compressed, though the request allowed br and gzip']
    : problems;
}

async function problemsOfRange(ask: Ask, address: string): Promise<string[]> {
  const headers = { Range: 'bytes=0-15', 'Accept-Encoding': 'identity' };
  const response = await ask(address, { headers });
  if (response.status !== 206) {
    await response.body?.cancel();
    return [`answers a range with ${response.status} in place of 206`];
  }
  const { byteLength } = await response.arrayBuffer();
  return byteLength === 16 ? [] : [`answers a range of 16 bytes with ${byteLength}`];
}

async function problemsOfGone(ask: Ask, address: string): Promise<string[]> {
  const response = await ask(address);
  await response.body?.cancel();
  const { status, headers } = response;
  if (status !== 404) return [`is not there, and answers ${status}`];
  const keeping = headers.get('cache-control');
  return keeping?.includes('immutable') ? [`Cache-Control ${told(keeping)}: it may come`] : [];
}
