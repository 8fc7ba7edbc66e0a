// The API as one function of a request: every operation of the contract, health, and the
// refusals that are common to all.

import { setTimeout as wait } from 'node:timers/promises';
import { type Context, Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import type { ApiContext, ApiEnv } from './api-context.ts';
import { serveDesk } from './desk-api.ts';
import { traceOf } from './log.ts';
import { createOgcApi, ogcPaths } from './ogc-api.ts';
import { serveOidc } from './oidc-api.ts';
import { servePasskeys } from './passkeys-api.ts';
import { refuse } from './problems.ts';
import { serveOperations } from './serve-operation.ts';
import { guardOf } from './sessions.ts';
import { comeAgainSeconds, shedLoad, watchLoop } from './shed.ts';
import { serveStatus } from './status-api.ts';
import { type Engine, isUnavailable } from './store/engine.ts';
import { serveSubmissions } from './submissions-api.ts';

export interface Api {
  readonly app: Hono<ApiEnv>;
  readonly eventStreams: () => number;
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
  const serve = serveOperations(app, { guard: guardOf(context), origin: context.origin });
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
  app.get('/readyz', async (c) =>
    (await isReady(context.engine)) ? c.text('ok\n') : refuse(c, 'busy', { retryAfterSeconds: 5 }),
  );

  app.use('/api/*', methodNotAllowed({ app, onMethodNotAllowed }));
  app.all('/api/*', (c) => refuse(c, 'not_found'));
  app.onError((error, c) => {
    if (isUnavailable(error)) return refuse(c, 'busy', { retryAfterSeconds: comeAgainSeconds() });
    context.log({ event: 'failure', request: c.get('request') ?? '', trace: traceOf(error) });
    return refuse(c, 'failed');
  });
  const close = () => {
    loop.stop();
    news.close();
  };
  return { app, eventStreams: news.listeners, close };
}

function onMethodNotAllowed(c: Context, methods: readonly string[]): Response {
  c.header('Allow', methods.join(', '));
  return refuse(c, 'method_not_allowed');
}

const patienceMs = 2000;

/** Whether the database answers, and soon: a proxy asks often, and goes elsewhere meanwhile. */
function isReady({ db }: Engine): Promise<boolean> {
  const asked = db.selectFrom('setting').select('name').limit(1).execute();
  const answered = asked.then(
    () => true,
    () => false,
  );
  return Promise.race([answered, wait(patienceMs, false, { ref: false })]);
}
