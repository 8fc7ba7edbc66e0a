// The web server as one function of a request: the built app, its areas, and the API.
// Nothing is loaded from elsewhere and nothing runs that is not a file of the app.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import type { ApiEnv } from './api-context.ts';
import { areasIn } from './area-data.ts';
import { indexAreas } from './area-index.ts';
import { keepFiles } from './kept-files.ts';
import { refuse } from './problems.ts';
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
}

const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    // The planner's solver is WebAssembly of our own; no text is ever run as a script.
    scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
    styleSrc: ["'self'"],
    // MapLibre makes the map's images from data: and blob: addresses of its own.
    imgSrc: ["'self'", 'data:', 'blob:'],
    workerSrc: ["'self'"],
    // Files of areas that the browser keeps have blob: addresses of its own.
    connectSrc: ["'self'", 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  permissionsPolicy: { geolocation: ['self'], camera: [], microphone: [] },
  referrerPolicy: 'no-referrer',
  xFrameOptions: 'DENY',
  // Whether all addresses of this host speak TLS is for the proxy in front to say.
  strictTransportSecurity: false,
});

export function createApp({ dist, areas, calendars, api }: AppParts): Hono {
  const app = new Hono();
  app.use(keepFiles());
  app.use(headers);
  if (api) app.route('/', api);
  app.all('/api/*', (c) => {
    c.header('Cache-Control', 'no-store');
    return refuse(c, 'not_found');
  });
  app.get('/areas/index.json', async (c) => {
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
    return page ? c.html(page, 404) : c.text('There is no such page.', 404);
  });
  return app;
}
