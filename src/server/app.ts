// The web server as one function of a request: the built app, its areas, and the API.
// Nothing is loaded from elsewhere and nothing runs that is not a file of the app.

import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { staticFiles } from './static-files.ts';

export interface AppFolders {
  /** The built app. */
  readonly dist: string;
  /** Further built areas by id, shown at `/areas/<id>/` before those of the app. */
  readonly areas: Readonly<Record<string, string>>;
}

const headers = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    // MapLibre makes the map's images from data: and blob: addresses of its own.
    imgSrc: ["'self'", 'data:', 'blob:'],
    workerSrc: ["'self'"],
    connectSrc: ["'self'"],
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

export function createApp({ dist, areas }: AppFolders): Hono {
  const app = new Hono();
  app.use(headers);
  app.all('/api/*', (c) =>
    c.json({ type: 'about:blank', title: 'Not Found', status: 404, instance: c.req.path }, 404, {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
    }),
  );
  for (const [id, folder] of Object.entries(areas)) {
    app.route(`/areas/${id}`, staticFiles(folder, `/areas/${id}`));
  }
  app.route('/', staticFiles(dist));
  app.notFound((c) => c.text('404\n没有这个页面。\nThere is no such page.\n', 404));
  return app;
}
