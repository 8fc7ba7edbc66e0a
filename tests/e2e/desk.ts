// A desk to visit: the real server with data in a folder of its own, and a browser whose passkeys
// are kept by a virtual authenticator.
// https://chromedevtools.github.io/devtools-protocol/tot/WebAuthn/

import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { openServer, type ServeOptions } from '#cli/commands/serve.ts';
import type { Receipt, Submission } from '#core/submission.ts';
import { desk as words } from '#ui/texts/desk/zh.ts';
import { neverIdle } from './browser.ts';
import { freePort } from './serve-built-app.ts';

export interface DeskServer {
  /** Without a slash at the end. */
  readonly url: string;
  /** The code of the first administrator. */
  readonly code: string;
  /** All that whoever runs the server was told. */
  readonly told: readonly string[];
  readonly send: (submission: Submission) => Promise<Receipt>;
  readonly receipt: (receipt: Receipt) => Promise<Receipt>;
  readonly close: () => Promise<void>;
}

/** At `localhost`, to which passkeys may belong without TLS. */
export async function openDesk(more: Pick<ServeOptions, 'oidc'> = {}): Promise<DeskServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'circle-desk-'));
  const told: string[] = [];
  const port = await freePort();
  const data = path.join(folder, 'data');
  const options = { port, host: 'localhost', area: [], data, rate: 100, ...more };
  const server = await openServer('dist', options, { tell: (line) => told.push(line) });
  const url = `http://localhost:${port}`;
  return {
    url,
    told,
    code: /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(told.join('\n'))?.[0] ?? '',
    send: async (submission) => {
      const response = await fetch(`${url}/api/submissions`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() },
        body: JSON.stringify(submission),
      });
      if (response.status !== 201) throw new Error(await response.text());
      return (await response.json()) as Receipt;
    },
    receipt: async ({ id, secret }) => {
      const headers = { Authorization: `Bearer ${secret}` };
      return (await (await fetch(`${url}/api/receipts/${id}`, { headers })).json()) as Receipt;
    },
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface Visitor {
  readonly page: Page;
  /** What went wrong unseen: errors of the page and of its console, requests to elsewhere. */
  readonly problems: string[];
}

/** What the console says when the server answers that nobody is signed in, or that there is none. */
const usual = /status of (401|404|403|422) /;

export async function visitDesk(
  browser: Browser,
  { url }: Pick<DeskServer, 'url'>,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  await page.clock.install();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !usual.test(message.text())) problems.push(message.text());
  });
  context.on('request', (request) => {
    if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url())) {
      problems.push(`foreign request: ${request.url()}`);
    }
  });
  const session = await context.newCDPSession(page);
  await session.send('WebAuthn.enable');
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.addInitScript(neverIdle);
  await page.goto(`${url}/?view=desk`);
  return { page, problems };
}

const { signIn } = words;

export async function enrolAt(page: Page, code: string, name: string): Promise<void> {
  await page.getByLabel(signIn.code).fill(code);
  await page.getByLabel(signIn.name).fill(name);
  await page.getByRole('button', { name: signIn.enrol }).click();
  await page.getByRole('button', { name: words.signOut }).waitFor();
}

export const openPage = (page: Page, tab: keyof typeof words.tabs) =>
  page.getByRole('navigation', { name: words.tabGroup }).getByText(words.tabs[tab]).click();
