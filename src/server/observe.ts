// Sees every request on its way: gives it an id, and when it has been answered tells what is
// known of it to whoever keeps the log and the counts.

import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { ProblemCode } from '#core/problem.ts';
import type { SubmissionKind } from '#core/submission.ts';
import type { Answered, Log } from './log.ts';

/** What the parts of the server note about a request for those who observe it. */
export interface Noted {
  request?: string;
  refusal?: ProblemCode;
  submission?: SubmissionKind;
}

export interface Observer {
  readonly answered: (answered: Answered) => void;
  readonly log: Log;
}

interface ObservedEnv {
  Bindings: Partial<HttpBindings>;
  Variables: Noted;
}

const methods = new Set(['GET', 'HEAD', 'POST', 'PATCH', 'DELETE', 'PUT', 'OPTIONS']);

export function observed(tell: (answered: Answered) => void): MiddlewareHandler<ObservedEnv> {
  return async (c, next) => {
    const began = performance.now();
    const request = randomUUID();
    c.set('request', request);
    // The answer lets go of its socket when it is done; the count of a socket goes on.
    const outgoing = c.env?.outgoing;
    const socket = outgoing?.socket;
    const sentBefore = socket?.bytesWritten ?? 0;
    await next();
    c.res.headers.set('X-Request-Id', request);
    const { refusal, submission } = c.var;
    const answered: Answered = {
      request,
      method: methods.has(c.req.method) ? c.req.method : 'other',
      route: routePath(c),
      status: c.res.status,
      ms: Number((performance.now() - began).toFixed(1)),
      bytes: null,
      ...(refusal && { code: refusal }),
      ...(submission && { submission }),
    };
    if (!outgoing || !socket) return tell(answered);
    outgoing.once('close', () => {
      const bytes = socket.bytesWritten - sentBefore;
      tell({ ...answered, bytes, ...(!outgoing.writableFinished && { aborted: true }) });
    });
  };
}
