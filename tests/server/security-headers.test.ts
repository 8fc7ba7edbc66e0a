// What browsers are told about every kind of address, and that what is written down for other
// hosts says the same.

import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeHostHeaders } from '#scripts/host-headers.ts';
import { createApp } from '#server/app.ts';
import {
  type AddressKind,
  commonHeaders,
  contentSecurityPolicy,
  kindOfAddress,
  strictTransport,
} from '#server/security-headers.ts';
import { openTestApi, type TestApi } from './test-api.ts';

const dist = mkdtempSync(path.join(tmpdir(), 'circle-headers-'));
const put = (file: string, text = '<!doctype html>') => {
  mkdirSync(path.dirname(path.join(dist, file)), { recursive: true });
  writeFileSync(path.join(dist, file), text);
};

let t: TestApi;
beforeAll(async () => {
  const workers = ['worker', 'solve-worker', 'geopackage-worker', 'maplibre-gl-worker'];
  for (const name of workers) put(`assets/${name}-DX6FIJ71.js`, '');
  for (const file of ['sw.js', 'assets/index-a1.js', 'assets/index-a1.css', 'icon.svg']) put(file);
  for (const file of ['index.html', '404.html', 's/x/index.html', 's/x/en/index.html']) put(file);
  put('areas/jiading/stations.geojson', '{}');
  t = await openTestApi({ folder: path.join(dist, 'data') });
});
afterAll(() => t.api.close());

const calendars = async (address: string) => (address.endsWith('a.ics') ? 'BEGIN:VCALENDAR' : null);
const appOf = (https = false) => createApp({ dist, areas: {}, calendars, api: t.api.app, https });
const headersOf = async (address: string, init: RequestInit = {}) =>
  (await appOf().request(address, init)).headers;

const routes: readonly (readonly [address: string, kind: AddressKind, status?: number])[] = [
  ['/', 'app'],
  ['/?view=desk', 'app'],
  ['/index.html', 'app'],
  ['/s/x/', 'station'],
  ['/s/x/en/', 'station'],
  ['/s/x/?from=kiosk-y', 'station'],
  ['/nowhere', 'station', 404],
  ['/assets/gone-a1.js', 'station', 404],
  ['/assets/worker-DX6FIJ71.js', 'worker'],
  ['/assets/maplibre-gl-worker-DX6FIJ71.js', 'worker'],
  ['/sw.js', 'worker'],
  ['/assets/solve-worker-DX6FIJ71.js', 'solver'],
  ['/assets/geopackage-worker-DX6FIJ71.js', 'solver'],
  ['/assets/index-a1.css', 'data'],
  ['/icon.svg', 'data'],
  ['/areas/index.json', 'data'],
  ['/areas/jiading/stations.geojson', 'data'],
  ['/calendar/jiading/a.ics', 'data'],
  ['/api/status', 'data'],
  ['/api/openapi.json', 'data'],
  ['/api/nothing', 'data', 404],
  ['/api/desk/me', 'data', 401],
  ['/ogc', 'data'],
  ['/healthz', 'data'],
];

const answered = routes.map(([address, kind, status = 200]) => ({ address, kind, status }));
test.each(answered)(
  '$address has the policy of kind $kind and every header',
  async ({ address, kind, status }) => {
    const response = await appOf().request(address);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy(kind));
    for (const [name, value] of Object.entries(commonHeaders)) {
      expect([name, response.headers.get(name)]).toEqual([name, value]);
    }
  },
);

test('so have answers without a body: not modified, not allowed, HEAD, a refused method', async () => {
  const tag = (await headersOf('/')).get('etag') ?? '';
  const asked = [
    await appOf().request('/', { headers: { 'If-None-Match': tag } }),
    await appOf().request('/', { method: 'HEAD' }),
    await appOf().request('/api/status', { method: 'DELETE' }),
  ];
  expect(asked.map(({ status }) => status)).toEqual([304, 200, 405]);
  for (const { headers } of asked) {
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  }
});

test('browsers are told to insist on https where the site has it, and only there', async () => {
  const secure = await appOf(true).request('/api/status');
  expect(secure.headers.get('strict-transport-security')).toBe(strictTransport);
  expect(Number(/max-age=(\d+)/.exec(strictTransport)?.[1])).toBeGreaterThan(365 * 86_400);
  expect((await headersOf('/')).get('strict-transport-security')).toBeNull();
});

describe('the policies', () => {
  const kinds = ['app', 'station', 'worker', 'solver', 'data'] as const;
  const rules = (kind: AddressKind) =>
    new Map(
      contentSecurityPolicy(kind)
        .split('; ')
        .map((rule) => [rule.split(' ')[0] ?? '', rule.split(' ').slice(1)]),
    );

  test.each(kinds)('%s: nothing but what it lists, from here, and no frame', (kind) => {
    const policy = rules(kind);
    for (const name of ['default-src', 'base-uri', 'form-action', 'frame-ancestors']) {
      expect([name, policy.get(name)]).toEqual([name, ["'none'"]]);
    }
    expect(contentSecurityPolicy(kind)).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
    expect(policy.get('script-src') ?? ["'self'"]).toEqual(
      kind === 'solver' ? ["'self'", "'wasm-unsafe-eval'"] : ["'self'"],
    );
    if (kind !== 'data') expect(policy.get('require-trusted-types-for')).toEqual(["'script'"]);
  });

  test('data: and blob: are for pictures of the map and kept files, never for scripts', () => {
    for (const kind of kinds) {
      for (const [name, sources] of rules(kind)) {
        if (name === 'img-src' || name === 'connect-src') continue;
        expect(sources).not.toContain('data:');
        expect(sources).not.toContain('blob:');
      }
    }
    expect(contentSecurityPolicy('station')).not.toMatch(/data:|blob:/);
  });
});

describe('what is written down for other hosts', () => {
  test('_headers has each policy once for each address, and the common headers', async () => {
    await writeHostHeaders(dist);
    const entries = readFileSync(path.join(dist, '_headers'), 'utf8')
      .trim()
      .split(/\n(?=\/)/);
    const policies = new Map<string, string>();
    for (const entry of entries) {
      const [address = '', ...lines] = entry.split('\n');
      const headers = Object.fromEntries(lines.map((line) => line.trim().split(/: (.*)/)));
      if (address === '/*') expect(headers).toMatchObject(commonHeaders);
      else policies.set(address, headers['Content-Security-Policy']);
    }
    expect([...policies.keys()]).toEqual([
      '/',
      '/404.html',
      '/assets/geopackage-worker-DX6FIJ71.js',
      '/assets/maplibre-gl-worker-DX6FIJ71.js',
      '/assets/solve-worker-DX6FIJ71.js',
      '/assets/worker-DX6FIJ71.js',
      '/index.html',
      '/sw.js',
      '/s/*',
    ]);
    for (const [address, policy] of policies) {
      expect(policy).toBe(contentSecurityPolicy(kindOfAddress(address)));
    }
  });

  test.each(['nginx.conf', 'Caddyfile'])('%s says the same', (file) => {
    const text = readFileSync(`deploy/${file}`, 'utf8');
    for (const [name, value] of Object.entries(commonHeaders)) {
      expect(text).toContain(`${name} "${value}"`);
    }
    expect(text).toContain(`Strict-Transport-Security "${strictTransport}"`);
    // A line of the table: an expression of the address, then its policy; the first that fits.
    const table = [...text.matchAll(/^\s*~(\S+)\s+"(default-src [^"]+)";?$/gm)].map(
      ([, expression = '', policy]) => [new RegExp(expression), policy] as const,
    );
    const otherwise = /^\s*default\s+"([^"]+)";?$/m.exec(text)?.[1];
    for (const [address, kind, status] of routes) {
      if (status === 404) continue;
      const { pathname } = new URL(address, 'http://x');
      const found = table.find(([expression]) => expression.test(pathname))?.[1] ?? otherwise;
      expect([address, found]).toEqual([address, contentSecurityPolicy(kind)]);
    }
  });
});
