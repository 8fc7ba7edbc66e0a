// When more comes than can be answered in time, some are told at once to come again, so that the
// others are still answered while they wait. The sign is a process that gets to its timers late
// while many requests are under way; being slow alone is no reason to turn anybody away.

import { randomInt } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { ApiEnv } from './api-context.ts';
import { refuse } from './problems.ts';

/** Under way at once; fewer are never turned away. */
const many = 64;
const lateMs = 1000;

/** Spread, or all who were turned away would come again together. */
export const comeAgainSeconds = (): number => randomInt(5, 15);

/** `lag`: how late the process is, in milliseconds. */
export function shedLoad(lag: () => number): MiddlewareHandler<ApiEnv> {
  let underWay = 0;
  return async (c, next) => {
    if (underWay >= many && lag() > lateMs) {
      return refuse(c, 'busy', { retryAfterSeconds: comeAgainSeconds() });
    }
    underWay += 1;
    try {
      return await next();
    } finally {
      underWay -= 1;
    }
  };
}

export interface LoopLag {
  readonly lag: () => number;
  readonly stop: () => void;
}

const everyMs = 100;

/** How late the last timer was, or the next one is by now. */
export function watchLoop(): LoopLag {
  let at = performance.now();
  let late = 0;
  const timer = setInterval(() => {
    late = performance.now() - at - everyMs;
    at = performance.now();
  }, everyMs).unref();
  return {
    lag: () => Math.max(late, performance.now() - at - everyMs),
    stop: () => clearInterval(timer),
  };
}
