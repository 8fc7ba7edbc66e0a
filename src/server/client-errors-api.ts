// Takes what pages tell of their errors, where it was switched on: `client-errors.json` tells pages that
// it is, and what comes is logged in a line and counted. Anybody may send anything: it is
// checked, scrubbed again, and only so much of it is taken.

import { Hono } from 'hono';
import { type ClientError, clientError, scrubbed } from '#core/client-error.ts';
import type { Operation } from '#core/contract.ts';
import type { Instant } from '#core/units.ts';
import { type ApiContext, type ApiEnv, addressOf } from './api-context.ts';
import { tokenBuckets } from './limits.ts';
import { refuse } from './problems.ts';
import { serveOperations } from './serve-operation.ts';

const sendClientError = {
  method: 'POST',
  path: '/api/client-errors',
  summary: 'Tell of an error in a page',
  who: 'anybody',
  body: clientError,
} as const satisfies Operation;

/** A page sends ten at most; a telephone company's address is that of many. */
const fromOneNetwork = { perSecond: 0.5, burst: 40 };
/** However many networks send: a log must not be filled from outside. */
const fromAll = { perSecond: 5, burst: 200 };

interface ClientErrorsOptions extends Pick<ApiContext, 'behindProxy' | 'origin'> {
  readonly now: () => Instant;
  readonly tell: (error: ClientError) => void;
}

export function createClientErrors(options: ClientErrorsOptions): Hono<ApiEnv> {
  const { behindProxy, origin, now, tell } = options;
  const app = new Hono<ApiEnv>();
  const ofNetwork = tokenBuckets(fromOneNetwork, now);
  const ofAll = tokenBuckets(fromAll, now);
  const guard = () => {
    throw new Error('this operation is for anybody');
  };
  serveOperations(app, { guard, origin })(sendClientError, async (c, sent) => {
    const wait = ofNetwork(addressOf(c, { behindProxy })) || ofAll('');
    if (wait > 0) return refuse(c, 'too_many', { retryAfterSeconds: wait });
    tell({ ...sent, message: scrubbed(sent.message) });
    return null;
  });
  app.get('/client-errors.json', (c) => {
    c.header('Cache-Control', 'no-cache');
    return c.json({ to: sendClientError.path });
  });
  return app;
}
