// Builds the page beside this file as the app is built, and gives it to a browser as part
// of the app: at its address, and under a policy as strict as any server's.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';

const base = '/exchange/';
const input = 'tests/e2e/exchange/index.html';
export const pageAddress = `${base}${input}`;

const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "img-src 'self' data: blob:",
].join('; ');

export interface BuiltPage {
  readonly giveTo: (page: Page) => Promise<unknown>;
  readonly remove: () => void;
}

export async function buildPage(): Promise<BuiltPage> {
  const outDir = mkdtempSync(path.join(tmpdir(), 'exchange-'));
  await build({
    base,
    mode: 'production',
    logLevel: 'warn',
    publicDir: false,
    build: { outDir, rolldownOptions: { input } },
  });
  return {
    giveTo: (page) =>
      page.route(`**${base}**`, (route) => {
        const { pathname } = new URL(route.request().url());
        return route.fulfill({
          path: path.join(outDir, pathname.slice(base.length)),
          headers: { 'content-security-policy': policy },
        });
      }),
    remove: () => rmSync(outDir, { recursive: true }),
  };
}
