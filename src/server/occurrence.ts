// The occurrence of a programme that a sign-up names: whether there is one, when it is, and how
// many it has room for.

import { parseDate, parseLocalTime } from '#core/local-time.ts';
import { programmesOnDay } from '#core/programmes-on-day.ts';
import type { SignUp } from '#core/registration.ts';
import type { Instant } from '#core/units.ts';
import type { AreaData } from './area-data.ts';
import type { Occurrence } from './store/seats.ts';

const millisecondsPerDay = 86_400_000;
/** Nobody signs up for what is further away; expanding a rule takes a step for each time. */
const furthestDays = 400;

export type Found =
  | { readonly kind: 'found'; readonly occurrence: Occurrence; readonly end: Instant }
  | { readonly kind: 'unknown_place' | 'past' | 'no_sign_up' };

export function findOccurrence(
  area: AreaData,
  { programme: id, date }: Pick<SignUp, 'programme' | 'date'>,
  now: Instant,
): Found {
  const programme = area.programmes.get(id);
  const day = parseDate(date);
  const { calendar } = area;
  if (!programme || day === null) return { kind: 'unknown_place' };
  const today = Math.floor(now / millisecondsPerDay);
  if (day < today - 1) return { kind: 'past' };
  if (day > today + furthestDays) return { kind: 'unknown_place' };
  const query = { station: programme.station_id, day, calendar };
  const [found] = programmesOnDay([programme], query);
  if (!found) return { kind: 'unknown_place' };
  const start = parseLocalTime(`${date}T${found.start}`, calendar.utcOffsetMinutes);
  if (start === null || start <= now) return { kind: 'past' };
  // Only now: who asks for one without seats learns that it takes place.
  if (!programme.capacity) return { kind: 'no_sign_up' };
  const lasts = Date.parse(programme.end) - Date.parse(programme.start);
  return {
    kind: 'found',
    occurrence: { id: `${area.id}/${id}/${date}`, ...programme.capacity },
    end: (start + lasts) as Instant,
  };
}
