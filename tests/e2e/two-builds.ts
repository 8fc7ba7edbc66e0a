// Two builds of the app in turn at one address, as a deploy exchanges them. The second is the
// first with every hashed name and the build's own name changed throughout, which is what a
// browser sees of another build, in a second instead of half a minute.

import {
  cpSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { glob } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Hono } from 'hono';
import { writeServiceWorker } from '#scripts/service-worker.ts';
import { createApp } from '#server/app.ts';
import { type Listening, listen } from '#server/listen.ts';

export interface Site {
  /** Without a slash at the end; the same after every start. */
  readonly url: string;
  /** The folder of the second build, to damage. */
  readonly second: string;
  readonly deploy: (build: 'first' | 'second') => void;
  /** Ends the server with all its connections. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Paths asked for since it was last called. */
  readonly asked: () => readonly string[];
  readonly close: () => Promise<void>;
}

export const newsOfSecond = { zh: '第二版的新内容', en: 'What the second one brings' };

const copied = (file: string) => !/\.(br|gz)$|\/\.vite/.test(file);

async function makeSecond(first: string, second: string): Promise<void> {
  cpSync(first, second, { recursive: true, filter: copied });
  const hashed = await Array.fromAsync(glob('*', { cwd: path.join(second, 'assets') }));
  const names = new RegExp(hashed.map((name) => name.replaceAll('.', '\\.')).join('|'), 'g');
  const renamed = (name: string) => name.replace(/(?=\.\w+$)/, '.second');
  const { build } = JSON.parse(readFileSync(path.join(first, 'version.json'), 'utf8'));
  const other = build.split('').toReversed().join('');
  for (const name of hashed) {
    const from = path.join(second, 'assets', name);
    renameSync(from, path.join(second, 'assets', renamed(name)));
  }
  for await (const name of glob('**/*.{js,css,html}', { cwd: second })) {
    const file = path.join(second, name);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replaceAll(names, renamed).replaceAll(build, other));
  }
  const version = JSON.stringify({ build: other, news: newsOfSecond });
  writeFileSync(path.join(second, 'version.json'), version);
  await writeServiceWorker(second);
}

export async function openSite(): Promise<Site> {
  const folder = mkdtempSync(path.join(tmpdir(), 'circle-site-'));
  const second = path.join(folder, 'second');
  const site = path.join(folder, 'site');
  await makeSecond('dist', second);
  const deploy: Site['deploy'] = (build) => {
    rmSync(site, { force: true });
    symlinkSync(build === 'first' ? path.resolve('dist') : second, site);
  };
  deploy('first');
  let asked: string[] = [];
  const app = new Hono();
  app.use((c, next) => {
    asked.push(c.req.path);
    return next();
  });
  // An API that answers, so that its answers could be kept.
  app.get('/api/status', (c) => c.json([]));
  app.route('/', createApp({ dist: site, areas: {} }));
  let server: Listening = await listen(app, 0, '127.0.0.1');
  const port = Number(new URL(server.url).port) satisfies AddressInfo['port'];
  return {
    url: server.url.replace(/\/$/, ''),
    second,
    deploy,
    stop: () => server.close(),
    start: async () => {
      server = await listen(app, port, '127.0.0.1');
    },
    asked: () => {
      const paths = asked;
      asked = [];
      return paths;
    },
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
