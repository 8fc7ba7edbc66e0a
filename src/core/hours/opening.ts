// What the opening hours say about one moment. "Unknown" is a state of its own:
// it is what an unreadable text, a missing value or a date past the end of the
// holiday calendar gives, and it never counts as open.

import type { Instant } from '#core/units.ts';

export type OpenState = 'open' | 'closing' | 'closed' | 'unknown';

export interface Opening {
  /** `closing` is open with less than `closingSoonMinutes` (timeline.ts) left. */
  readonly state: OpenState;
  /** When the present state ends; null: not within the horizon, or not known. */
  readonly until: Instant | null;
  /** When closed: the next opening; null: none within the horizon, or not known. */
  readonly next: Instant | null;
  /** Why the state is unknown, or what set aside the ordinary week. */
  readonly reason:
    | 'week'
    | 'public_holiday'
    | 'makeup_workday'
    | 'override'
    | 'always'
    | 'station_closed'
    | 'out_of_order'
    | 'not_offered'
    | 'calendar_ends'
    | 'unreadable'
    | 'not_stated';
}

/** Open for certain, closing soon or not. */
export const isOpen = ({ state }: Opening): boolean => state === 'open' || state === 'closing';

/** Whole minutes it stays open; 0 when it isn't, Infinity when no end is in sight. */
export function minutesLeft(opening: Opening, when: Instant): number {
  if (!isOpen(opening)) return 0;
  return opening.until === null
    ? Number.POSITIVE_INFINITY
    : Math.floor((opening.until - when) / 60_000);
}
