// The stream of live status while the page is looked at. A browser opens a broken stream anew
// by itself; one that was refused is tried again later, and until then `status.ts` asks.
// https://html.spec.whatwg.org/multipage/server-sent-events.html

import * as v from 'valibot';
import { type LiveReport, liveStatus } from '#core/live.ts';

/** Not in step with the others that were refused. */
const againMs = () => 60_000 * (1 + Math.random());

/** Calls back with every list that comes, until the signal ends it. */
export function followStatus(
  area: string,
  tell: (status: LiveReport[]) => void,
  signal: AbortSignal,
): void {
  let stream: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const close = () => {
    clearTimeout(timer);
    stream?.close();
  };
  const open = () => {
    close();
    if (document.hidden || signal.aborted) return;
    const opened = new EventSource(`/api/events?area=${area}`);
    opened.addEventListener('status', ({ data }) => {
      const parsed = v.safeParse(liveStatus, jsonOf(data));
      if (parsed.success) tell(parsed.output);
    });
    opened.addEventListener('error', () => {
      if (opened.readyState === EventSource.CLOSED) timer = setTimeout(open, againMs());
    });
    stream = opened;
  };
  document.addEventListener('visibilitychange', open, { signal });
  signal.addEventListener('abort', close);
  open();
}

/** Undefined: it is none. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
