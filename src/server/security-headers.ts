// What a browser is told about every address: what may run there, what may be fetched, who may
// frame it. The server sends these headers, the build writes them down for static hosts
// (`_headers`), and docs/operations.md shows them for nginx and Caddy.
// https://www.w3.org/TR/CSP3/, https://www.w3.org/TR/trusted-types/

/** `app`: its page; `station`: a printed page; `worker`, `solver`: scripts of workers; `data`: all else. */
export type AddressKind = 'app' | 'station' | 'worker' | 'solver' | 'data';

type Policy = Readonly<Record<string, readonly string[]>>;

const self = "'self'";
const none: readonly string[] = ["'none'"];

const nothing: Policy = {
  'default-src': none,
  'base-uri': none,
  'form-action': none,
  'frame-ancestors': none,
};

/** No text becomes a script. Addresses of scripts pass the one policy of src/app/trusted-types.ts. */
const onlyFiles: Policy = {
  ...nothing,
  'script-src': [self],
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['default'],
};

/** A worker has the policy of its own file; it starts no other and makes no address of a script. */
const worker: Policy = {
  ...onlyFiles,
  // Files of areas that the browser keeps have blob: addresses of its own.
  'connect-src': [self, 'blob:'],
  'trusted-types': none,
};

const policies: Readonly<Record<AddressKind, Policy>> = {
  app: {
    ...onlyFiles,
    'style-src': [self],
    // MapLibre makes the map's images from data: and blob: addresses of its own.
    'img-src': [self, 'data:', 'blob:'],
    'connect-src': [self, 'blob:'],
    'worker-src': [self],
    'manifest-src': [self],
  },
  station: {
    ...onlyFiles,
    'style-src': [self],
    'img-src': [self],
    'connect-src': [self],
    'worker-src': [self],
    'manifest-src': [self],
  },
  worker,
  /** HiGHS and SQLite are WebAssembly of our own; they are compiled here and nowhere else. */
  solver: { ...worker, 'script-src': [self, "'wasm-unsafe-eval'"] },
  /** Opened as a page, such as a drawing, it can do nothing. */
  data: nothing,
};

export const contentSecurityPolicy = (kind: AddressKind): string =>
  Object.entries(policies[kind])
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');

/** `path`: of the address, as the server sees it. */
export function kindOfAddress(path: string): AddressKind {
  if (/^\/assets\/(?:solve|geopackage)-worker-[\w-]+\.js$/.test(path)) return 'solver';
  if (/^\/(?:assets\/.+|sw)\.js$/.test(path)) return 'worker';
  if (path.startsWith('/s/')) return 'station';
  return /^\/(?:.+\.html)?$/.test(path) ? 'app' : 'data';
}

/** The same for every address. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Permissions-Policy': [
    'geolocation=(self)',
    'clipboard-write=(self)',
    'publickey-credentials-create=(self)',
    'publickey-credentials-get=(self)',
    ...['camera', 'microphone', 'payment', 'usb', 'serial', 'midi', 'display-capture'],
  ]
    .map((one) => (one.includes('=') ? one : `${one}=()`))
    .join(', '),
  'X-Frame-Options': 'DENY',
};

/** For two years, of this host alone: others below its name are not ours. */
export const strictTransport = 'max-age=63072000';

export interface SecurityOptions {
  /** Whether people open the site by https. */
  readonly https: boolean;
}

export const securityHeaders = (path: string, { https }: SecurityOptions) => ({
  ...commonHeaders,
  'Content-Security-Policy': contentSecurityPolicy(kindOfAddress(path)),
  ...(https && { 'Strict-Transport-Security': strictTransport }),
});
