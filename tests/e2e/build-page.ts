// Builds a page of a folder beside this file as the app is built, and gives it to a browser
// as part of the app: at an address of its own, and under a policy as strict as any server's.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { createApp } from '#server/app.ts';
import { listen } from '#server/listen.ts';
import { securityHeaders } from '#server/security-headers.ts';

export interface BuiltPage {
  readonly giveTo: (page: Page) => Promise<unknown>;
  readonly remove: () => void;
}

export const inputOf = (folder: string) => `tests/e2e/${folder}/index.html`;
export const pageAddress = (folder: string): string => `/${folder}/${inputOf(folder)}`;

export const buildPageInto = (outDir: string, folder: string, base: string) =>
  build({
    base,
    mode: 'production',
    logLevel: 'error',
    publicDir: false,
    build: { outDir, rolldownOptions: { input: inputOf(folder) } },
  });

export interface ServedPage {
  /** Where the server begins; a slash at the end. */
  readonly url: string;
  /** Of the page. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/** The page from our own server, under the server's own policy, beside some areas. */
export async function servePage(
  folder: string,
  areas: Readonly<Record<string, string>> = {},
): Promise<ServedPage> {
  const dist = mkdtempSync(path.join(tmpdir(), `${folder}-`));
  await buildPageInto(dist, folder, '/');
  const { url, close } = await listen(createApp({ dist, areas }), 0, '127.0.0.1');
  return {
    url,
    address: `${url}${inputOf(folder)}`,
    close: async () => {
      await close();
      rmSync(dist, { recursive: true });
    },
  };
}

export async function buildPage(folder: string): Promise<BuiltPage> {
  const outDir = mkdtempSync(path.join(tmpdir(), `${folder}-`));
  const base = `/${folder}/`;
  await buildPageInto(outDir, folder, base);
  return {
    giveTo: (page) =>
      page.route(`**${base}**`, (route) => {
        const { pathname } = new URL(route.request().url());
        return route.fulfill({
          path: path.join(outDir, pathname.slice(base.length)),
          headers: securityHeaders(pathname.slice(base.length - 1), { https: false }),
        });
      }),
    remove: () => rmSync(outDir, { recursive: true }),
  };
}
