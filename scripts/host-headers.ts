// Writes `dist/_headers`: what `circle serve` tells browsers, for static hosts that read such a
// file. Some of these hosts join the values of all lines that match an address, and two policies
// together allow only what both do; so every address with a policy stands here once.

import { writeFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import path from 'node:path';
import {
  commonHeaders,
  contentSecurityPolicy,
  kindOfAddress,
  strictTransport,
} from '#server/security-headers.ts';

const entry = (address: string, headers: Readonly<Record<string, string>>) =>
  [address, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n');

const isHttps = process.env.CIRCLE_SITE?.startsWith('https:') ?? false;

/** Gives the number of addresses. */
export async function writeHostHeaders(dist: string): Promise<number> {
  // A policy means something on a page and on the script of a worker.
  const files = ['*.html', 'sw.js', 'assets/*worker*.js'];
  const found = await Array.fromAsync(glob(files, { cwd: dist }));
  const addresses = ['/', ...found.sort().map((file) => `/${file}`), '/s/*'];
  const entries = addresses.map((address) =>
    entry(address, {
      'Content-Security-Policy': contentSecurityPolicy(kindOfAddress(address)),
    }),
  );
  const common = {
    ...commonHeaders,
    ...(isHttps && { 'Strict-Transport-Security': strictTransport }),
  };
  writeFileSync(path.join(dist, '_headers'), `${[entry('/*', common), ...entries].join('\n')}\n`);
  return addresses.length;
}
