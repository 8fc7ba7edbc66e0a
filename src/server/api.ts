// The API as one function of a request: every operation of the contract, health, and the
// refusals that are common to all.

import { type Context, Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import type { ApiContext, ApiEnv } from './api-context.ts';
import { serveDesk } from './desk-api.ts';
import { createOgcApi, ogcPaths } from './ogc-api.ts';
import { serveOidc } from './oidc-api.ts';
import { servePasskeys } from './passkeys-api.ts';
import { refuse } from './problems.ts';
import { serveOperations } from './serve-operation.ts';
import { guardOf } from './sessions.ts';
import { comeAgainSeconds, shedLoad, watchLoop } from './shed.ts';
import { serveStatus } from './status-api.ts';
import { isUnavailable } from './store/engine.ts';
import { serveSubmissions } from './submissions-api.ts';

export interface Api {
  readonly app: Hono<ApiEnv>;
  /** Ends what goes on without a request. */
  readonly close: () => void;
}

export function createApi(context: ApiContext): Api {
  const app = new Hono<ApiEnv>();
  app.use('/api/*', async (c, next) => {
    await next();
    c.res.headers.set('Cache-Control', 'no-store');
  });
  const loop = watchLoop();
  app.use('/api/*', shedLoad(loop.lag));
  const serve = serveOperations(app, guardOf(context));
  serveSubmissions(serve, context);
  const news = serveStatus(app, serve, context);
  servePasskeys(serve, context);
  serveOidc(app, serve, context);
  serveDesk(serve, context, news.changed);

  app.get('/api/openapi.json', async (c) =>
    c.json((await import('./openapi.ts')).openApiDocument(ogcPaths)),
  );
  app.get('/ogc/', (c) => c.redirect('/ogc', 308));
  app.route('/ogc', createOgcApi(context));

  app.get('/healthz', (c) => c.text('ok\n'));
  app.get('/readyz', async (c) => {
    await context.engine.db.selectFrom('setting').select('name').limit(1).execute();
    return c.text('ok\n');
  });

  app.use('/api/*', methodNotAllowed({ app, onMethodNotAllowed }));
  app.all('/api/*', (c) => refuse(c, 'not_found'));
  app.onError((error, c) => {
    if (isUnavailable(error)) return refuse(c, 'busy', { retryAfterSeconds: comeAgainSeconds() });
    context.tell(traceOf(error));
    return refuse(c, 'failed');
  });
  const close = () => {
    loop.stop();
    news.close();
  };
  return { app, close };
}

function onMethodNotAllowed(c: Context, methods: readonly string[]): Response {
  c.header('Allow', methods.join(', '));
  return refuse(c, 'method_not_allowed');
}

/** Where it went wrong, without the message: a database repeats in it what it was given. */
const traceOf = ({ name, stack = '' }: Error): string =>
  [name, ...stack.split('\n').filter((line) => /^ +at /.test(line))].join('\n');
