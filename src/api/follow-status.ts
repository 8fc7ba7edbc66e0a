// The stream of live status while the page is looked at. A browser opens a broken stream anew
// by itself; one that was refused is tried again later, and until then `status.ts` asks.
// https://html.spec.whatwg.org/multipage/server-sent-events.html

import * as v from 'valibot';
import { type LiveReport, liveStatus } from '#core/live.ts';

/** Not in step with the others that were refused. */
const againMs = () => 60_000 * (1 + Math.random());

type Tell = (status: LiveReport[]) => void;

/** The one stream of the page: of the area that was last asked for. */
let following: { readonly area: string; readonly tell: Tell } | null = null;
let stream: EventSource | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Calls back with every list that comes, as long as no other area is followed. */
export function followStatus(area: string, tell: Tell): void {
  if (following?.area === area || !('EventSource' in globalThis)) return;
  if (following === null) document.addEventListener('visibilitychange', open);
  following = { area, tell };
  open();
}

function open(): void {
  clearTimeout(timer);
  stream?.close();
  if (document.hidden || following === null) return;
  const { area, tell } = following;
  const opened = new EventSource(`/api/events?area=${area}`);
  opened.addEventListener('status', ({ data }) => {
    const parsed = v.safeParse(liveStatus, jsonOf(data));
    if (parsed.success) tell(parsed.output);
  });
  opened.addEventListener('error', () => {
    if (opened.readyState === EventSource.CLOSED) timer = setTimeout(open, againMs());
  });
  stream = opened;
}

/** Undefined: it is none. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
