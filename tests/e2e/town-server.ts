// The real server of the built app with an empty database of its own, and somebody at its desk.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openServer } from '#cli/commands/serve.ts';
import type { NeedCounts } from '#core/need.ts';
import type { Submission } from '#core/submission.ts';
import { makeAuthenticator } from '#tests/server/authenticator.ts';
import { type Desk, enrol, firstCode } from '#tests/server/desk-session.ts';
import type { TestApi } from '#tests/server/test-api.ts';
import { freePort } from './serve-built-app.ts';

export interface TownServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly send: (submission: Submission) => Promise<Response>;
  readonly counts: () => Promise<NeedCounts>;
  readonly desk: () => Promise<Desk>;
  readonly close: () => Promise<void>;
}

export async function openTownServer(): Promise<TownServer> {
  const data = mkdtempSync(path.join(tmpdir(), 'circle-town-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const told: string[] = [];
  const options = { port, host: 'localhost', area: [], data, rate: 1000 };
  const server = await openServer('dist', options, { tell: (line) => told.push(line) });
  const ask: TestApi['ask'] = (address, init) => fetch(url + address, init);
  const send: TestApi['send'] = (address, body, headers = {}, method = 'POST') =>
    ask(address, {
      method,
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  // As far as the desk of a test asks it.
  const api = { ask, send, told } as unknown as TestApi;
  return {
    url,
    send: (submission) =>
      send('/api/submissions', submission, { 'Idempotency-Key': crypto.randomUUID() }),
    counts: async () => (await (await ask('/api/needs?area=jiading')).json()) as NeedCounts,
    desk: () => enrol(api, firstCode(api), makeAuthenticator(url)),
    close: async () => {
      await server.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}
