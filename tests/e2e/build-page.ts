// Builds a page of a folder beside this file as the app is built, and gives it to a browser
// as part of the app: at an address of its own, and under a policy as strict as any server's.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';

const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "img-src 'self' data: blob:",
  "connect-src 'self' blob:",
].join('; ');

export interface BuiltPage {
  readonly giveTo: (page: Page) => Promise<unknown>;
  readonly remove: () => void;
}

const inputOf = (folder: string) => `tests/e2e/${folder}/index.html`;
export const pageAddress = (folder: string): string => `/${folder}/${inputOf(folder)}`;

export async function buildPage(folder: string): Promise<BuiltPage> {
  const outDir = mkdtempSync(path.join(tmpdir(), `${folder}-`));
  const base = `/${folder}/`;
  await build({
    base,
    mode: 'production',
    logLevel: 'warn',
    publicDir: false,
    build: { outDir, rolldownOptions: { input: inputOf(folder) } },
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
