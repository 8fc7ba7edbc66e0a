// The web server as one function of a request: the built app, its areas, and the API.
// Nothing is loaded from elsewhere and nothing runs that is not a file of the app.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Hono } from 'hono';
import { etag } from 'hono/etag';
import type { ApiEnv } from './api-context.ts';
import { areasIn } from './area-data.ts';
import { indexAreas } from './area-index.ts';
import { keepFiles } from './kept-files.ts';
import { traceOf } from './log.ts';
import { type Observer, observed } from './observe.ts';
import { refuse } from './problems.ts';
import { contentSecurityPolicy, securityHeaders } from './security-headers.ts';
import { staticFiles } from './static-files.ts';

export interface AppParts {
  /** The built app. */
  readonly dist: string;
  /** Further built areas by id, shown at `/areas/<id>/` before those of the app. */
  readonly areas: Readonly<Record<string, string>>;
  /** Calendars of further areas by their addresses; those of the app are files. */
  readonly calendars?: (address: string) => Promise<string | null>;
  /** Absent: there is none, and its addresses say so. */
  readonly api?: Hono<ApiEnv>;
  /** Whether people open the site by https, so that browsers may insist on it. */
  readonly https?: boolean;
  /** Takes what pages tell of their errors. */
  readonly clientErrors?: Hono<ApiEnv>;
  /** Hears of every request; absent: nobody does. */
  readonly observer?: Observer;
}

export function createApp(parts: AppParts): Hono<ApiEnv> {
  const { dist, areas, calendars, api, https = false, clientErrors, observer } = parts;
  const app = new Hono<ApiEnv>();
  if (observer) app.use(observed(observer.answered));
  app.use(keepFiles());
  app.use(async (c, next) => {
    await next();
    const { headers } = c.res;
    for (const [name, value] of Object.entries(securityHeaders(c.req.path, { https }))) {
      if (!headers.has(name)) headers.set(name, value);
    }
  });
  if (clientErrors) app.route('/', clientErrors);
  if (api) app.route('/', api);
  // Without data it is ready when it lives.
  else app.on('GET', ['/healthz', '/readyz'], (c) => c.text('ok\n'));
  app.all('/api/*', (c) => {
    c.header('Cache-Control', 'no-store');
    return refuse(c, 'not_found');
  });
  app.get('/areas/index.json', etag(), async (c) => {
    c.header('Cache-Control', 'no-cache');
    return c.json(await indexAreas({ ...(await areasIn(dist)), ...areas }));
  });
  for (const [id, folder] of Object.entries(areas)) {
    app.route(`/areas/${id}`, staticFiles(folder, `/areas/${id}`));
  }
  app.get('/calendar/*', async (c, next) => {
    const text = await calendars?.(c.req.path.slice(1));
    if (typeof text !== 'string') return next();
    c.header('Cache-Control', 'no-cache');
    return c.body(text, 200, { 'Content-Type': 'text/calendar; charset=utf-8' });
  });
  app.route('/', staticFiles(dist));
  app.notFound(async (c) => {
    const page = await readFile(path.join(dist, '404.html'), 'utf8').catch(() => null);
    // A page at the address of something else.
    c.header('Content-Security-Policy', contentSecurityPolicy('station'));
    return page ? c.html(page, 404) : c.text('There is no such page.', 404);
  });
  app.onError((error, c) => {
    observer?.log({ event: 'failure', request: c.get('request') ?? '', trace: traceOf(error) });
    return refuse(c, 'failed');
  });
  return app;
}
