// When the clock of a time zone changes, as far as a calendar file must tell (VTIMEZONE,
// RFC 5545, 3.6.5). The rules are those of `Intl`; a change is found by halving a day's step.

import { utcOffsetAt } from './local-time.ts';
import { type Instant, instant } from './units.ts';

export interface ZoneChange {
  readonly at: Instant;
  /** Minutes from UTC, before and after. */
  readonly before: number;
  readonly after: number;
}

const dayMs = 86_400_000;
const minuteMs = 60_000;

/** In order; none for a zone that `Intl` does not know. */
export function zoneChanges(timeZone: string, from: Instant, until: Instant): ZoneChange[] {
  const offset = (at: number) => utcOffsetAt(timeZone, instant(at)) ?? 0;
  const changes: ZoneChange[] = [];
  // No zone changes its clock twice within ten days.
  const step = 10 * dayMs;
  for (let low: number = from; low < until; low += step) {
    const [before, after] = [offset(low), offset(low + step)];
    if (before === after) continue;
    let [left, right] = [low, low + step];
    while (right - left > minuteMs) {
      const middle = left + Math.floor((right - left) / 2 / minuteMs) * minuteMs;
      if (offset(middle) === before) left = middle;
      else right = middle;
    }
    changes.push({ at: instant(right), before, after });
  }
  return changes;
}
