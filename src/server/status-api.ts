// Live status, once and as a stream of server-sent events. Each process looks into the database
// every other second while anybody listens, so that it hears of what another process confirmed;
// what it confirms itself is told at once. Who can't keep a stream open asks again instead.

import type { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { contract } from '#core/contract.ts';
import type { ApiContext, ApiEnv } from './api-context.ts';
import { refuse } from './problems.ts';
import type { ServeOperation } from './serve-operation.ts';
import { currentStatus } from './store/live.ts';

export interface StatusNews {
  /** Something was confirmed in this process. */
  readonly changed: () => void;
  /** How many listen now. */
  readonly listeners: () => number;
  /** Ends all streams. */
  readonly close: () => void;
}

const lookEveryMs = 2000;
/** What has not changed is told again: proxies close what is silent for a minute, and a page knows how old its list is. */
const tellEveryMs = 25_000;
const mostListeners = 1000;

type Listener = (status: string) => void;

export function serveStatus(
  app: Hono<ApiEnv>,
  serve: ServeOperation,
  { engine, areas, now }: ApiContext,
): StatusNews {
  const listeners = new Map<Listener, string | undefined>();
  let timer: NodeJS.Timeout | undefined;

  const read = async (area: string | undefined) =>
    JSON.stringify(await currentStatus(engine.db, now(), area));
  const look = async () => {
    const texts = new Map<string | undefined, string>();
    for (const [listener, area] of listeners) {
      const text = texts.get(area) ?? (await read(area).catch(() => null));
      // A database that does not answer now is asked again in two seconds.
      if (text === null) return;
      texts.set(area, text);
      listener(text);
    }
  };
  const leave = (listener: Listener) => {
    listeners.delete(listener);
    if (listeners.size === 0) timer = void clearInterval(timer);
  };

  serve(contract.readStatus, async (c) => {
    const area = c.req.query('area');
    const isKnown = area === undefined || areas.has(area);
    return isKnown ? currentStatus(engine.db, now(), area) : refuse(c, 'unknown_place');
  });

  app.get('/api/events', async (c) => {
    const area = c.req.query('area');
    if (area !== undefined && !areas.has(area)) return refuse(c, 'unknown_place');
    if (listeners.size >= mostListeners) return refuse(c, 'busy', { retryAfterSeconds: 60 });
    // Without this nginx gathers events until a buffer is full.
    c.header('X-Accel-Buffering', 'no');
    return streamSSE(c, async (stream) => {
      const { promise: ended, resolve: end } = Promise.withResolvers<void>();
      let told = '';
      let toldAt = 0;
      let isTelling = false;
      const tell = (status: string) => {
        // What a slow reader has not read yet is not gathered here: it hears of the newest.
        if (isTelling) return;
        if (status === told && performance.now() - toldAt < tellEveryMs) return;
        told = status;
        toldAt = performance.now();
        isTelling = true;
        const telling = stream.writeSSE({ event: 'status', data: status, retry: 5000 });
        telling.then(() => {
          isTelling = false;
        }, end);
      };
      listeners.set(tell, area);
      timer ??= setInterval(look, lookEveryMs);
      stream.onAbort(end);
      await read(area).then(tell, () => {});
      await ended;
      leave(tell);
    });
  });

  return {
    changed: () => void look(),
    listeners: () => listeners.size,
    close: () => {
      timer = void clearInterval(timer);
      listeners.clear();
    },
  };
}
