// Builds of the app in turn at one address, as a deploy exchanges them. The second and the third
// are the first with every hashed name and the build's own name changed throughout, which is what
// a browser sees of another build, in a second instead of half a minute.

import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
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
import { setTimeout as wait } from 'node:timers/promises';
import { Hono } from 'hono';
import { writeServiceWorker } from '#scripts/service-worker.ts';
import { createApp } from '#server/app.ts';
import { type Listening, listen } from '#server/listen.ts';

export interface Site {
  /** Without a slash at the end; the same after every start. */
  readonly url: string;
  /** The folder of the second build, to damage. */
  readonly second: string;
  /** The third is made when it is wanted. */
  readonly deploy: (build: 'first' | 'second' | 'third') => Promise<void>;
  /** From now on each file takes so long, milliseconds. */
  readonly slowDown: (ms: number) => void;
  /** Ends the server with all its connections. */
  readonly stop: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** Paths asked for since it was last called. */
  readonly asked: () => readonly string[];
  readonly close: () => Promise<void>;
}

export const newsOf = {
  second: { zh: '第二版的新内容', en: 'What the second one brings' },
  third: { zh: '第三版的新内容', en: 'What the third one brings' },
};

const copied = (file: string) => !/\.(br|gz)$|\/\.vite/.test(file);

async function makeOther(folder: string, name: 'second' | 'third'): Promise<string> {
  const [first, other] = ['dist', path.join(folder, name)];
  if (existsSync(other)) return other;
  cpSync(first, other, { recursive: true, filter: copied });
  const hashed = await Array.fromAsync(glob('*', { cwd: path.join(other, 'assets') }));
  const names = new RegExp(hashed.map((name) => name.replaceAll('.', '\\.')).join('|'), 'g');
  const renamed = (asset: string) => asset.replace(/(?=\.\w+$)/, `.${name}`);
  const { build } = JSON.parse(readFileSync(path.join(first, 'version.json'), 'utf8'));
  const otherBuild = createHash('sha256')
    .update(build + name)
    .digest('hex')
    .slice(0, build.length);
  for (const asset of hashed) {
    const from = path.join(other, 'assets', asset);
    renameSync(from, path.join(other, 'assets', renamed(asset)));
  }
  for await (const changed of glob('**/*.{js,css,html}', { cwd: other })) {
    const file = path.join(other, changed);
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replaceAll(names, renamed).replaceAll(build, otherBuild));
  }
  const version = JSON.stringify({ build: otherBuild, news: newsOf[name] });
  writeFileSync(path.join(other, 'version.json'), version);
  await writeServiceWorker(other);
  return other;
}

export async function openSite(): Promise<Site> {
  const folder = mkdtempSync(path.join(tmpdir(), 'circle-site-'));
  const site = path.join(folder, 'site');
  const second = await makeOther(folder, 'second');
  const deploy: Site['deploy'] = async (build) => {
    const from = build === 'first' ? path.resolve('dist') : await makeOther(folder, build);
    rmSync(site, { force: true });
    symlinkSync(from, site);
  };
  await deploy('first');
  let asked: string[] = [];
  let ms = 0;
  const app = new Hono();
  app.use(async (c, next) => {
    asked.push(c.req.path);
    if (ms > 0) await wait(ms);
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
    slowDown: (by) => {
      ms = by;
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
