// Brings the time of day into the store, on the minute. A hidden page doesn't tick;
// it catches up when it is shown again.

import { type Instant, instant } from '#core/units.ts';

const minuteMs = 60_000;

/** Calls `tick` at every full minute while the page is visible; returns the way to stop. */
export function startClock(tick: (now: Instant) => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const next = () => {
    clearTimeout(timer);
    if (document.hidden) return;
    tick(instant(Date.now()));
    timer = setTimeout(next, minuteMs - (Date.now() % minuteMs));
  };
  document.addEventListener('visibilitychange', next);
  timer = setTimeout(next, minuteMs - (Date.now() % minuteMs));
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', next);
  };
}
