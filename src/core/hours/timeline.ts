// A timeline says for every local minute whether something is open, and why. Small
// ones are made from hours, and larger ones from smaller: a station is open when its
// site or its after-hours zone is, an answer is good when all wanted services are.
// Questions are answered by stepping from one edge of a span to the next.

import { dayOf, instantOf, localMinuteOf, minutesPerDay } from '#core/local-time.ts';
import type { Instant } from '#core/units.ts';
import type { Calendar } from './calendar.ts';
import { type DayHours, dayHours, isAllWeek } from './day-hours.ts';
import type { Opening } from './opening.ts';
import { type Hours, parseHours } from './parse.ts';
import type { HoursPolicy } from './policy.ts';
import { covers } from './spans.ts';

export interface Standing {
  readonly verdict: 'open' | 'unknown' | 'closed';
  readonly reason: Opening['reason'];
}

export interface Timeline {
  readonly at: (localMinute: number) => Standing;
  /** A later minute up to which the verdict stays; there it may change, or not. */
  readonly steadyUntil: (localMinute: number) => number;
}

/** The same for ever. */
export const constant = (standing: Standing): Timeline => ({
  at: () => standing,
  steadyUntil: () => Number.POSITIVE_INFINITY,
});

export function hoursTimeline(policy: HoursPolicy, calendar: Calendar): Timeline {
  if (policy.overrides.length === 0 && isAroundTheClock(parseHours(policy.text))) {
    return constant({ verdict: 'open', reason: 'always' });
  }
  const known = new Map<number, DayHours>();
  const on = (day: number): DayHours => {
    const hours = known.get(day) ?? dayHours(policy, day, calendar);
    known.set(day, hours);
    return hours;
  };
  return {
    at(localMinute) {
      const day = dayOf(localMinute);
      const minute = localMinute - day * minutesPerDay;
      const [today, yesterday] = [on(day), on(day - 1)];
      const later = minute + minutesPerDay;
      if (covers(today.open, minute)) return { verdict: 'open', reason: today.reason };
      if (covers(yesterday.open, later)) return { verdict: 'open', reason: yesterday.reason };
      if (covers(today.unknown, minute)) return { verdict: 'unknown', reason: today.doubt };
      if (covers(yesterday.unknown, later)) return { verdict: 'unknown', reason: yesterday.doubt };
      return { verdict: 'closed', reason: today.reason };
    },
    steadyUntil(localMinute) {
      const day = dayOf(localMinute);
      let next = (day + 1) * minutesPerDay;
      for (const begun of [day - 1, day]) {
        const { open, unknown } = on(begun);
        for (const spans of [open, unknown]) {
          for (const { from, to } of spans) {
            for (const edge of [from, to]) {
              const minute = begun * minutesPerDay + edge;
              if (localMinute < minute && minute < next) next = minute;
            }
          }
        }
      }
      return next;
    },
  };
}

/** Whatever the day counts as. */
const isAroundTheClock = (hours: Hours): boolean =>
  hours.kind === 'rules' && hours.everyDay && hours.holidays !== null && isAllWeek(hours);

/** Open when one is; the reason is that of the first that decides. */
export const anyOf = (parts: readonly Timeline[]): Timeline => combine(parts, 'open');

/** Open when all are. */
export const allOf = (parts: readonly Timeline[]): Timeline => combine(parts, 'closed');

const rank = { closed: 0, unknown: 1, open: 2 } as const;

/** One part with the decisive verdict decides; as long as it has it, the others may do what they like. */
function combine(parts: readonly Timeline[], decisive: 'open' | 'closed'): Timeline {
  const distance = ({ verdict }: Standing) => Math.abs(rank[verdict] - rank[decisive]);
  return {
    at: (minute) =>
      parts
        .map((part) => part.at(minute))
        .reduce((so, then) => (distance(then) < distance(so) ? then : so)),
    steadyUntil(minute) {
      const deciding = parts.filter((part) => part.at(minute).verdict === decisive);
      return deciding.length > 0
        ? Math.max(...deciding.map((part) => part.steadyUntil(minute)))
        : Math.min(...parts.map((part) => part.steadyUntil(minute)));
    },
  };
}

/** Nobody says that what is open here holds for the thing asked about. */
export const doubted = (timeline: Timeline, reason: Opening['reason']): Timeline => ({
  ...timeline,
  at(minute) {
    const standing = timeline.at(minute);
    return standing.verdict === 'open' ? { verdict: 'unknown', reason } : standing;
  },
});

/** Closed until a minute, whatever the hours say. */
export const closedUntil = (
  end: number,
  reason: Opening['reason'],
  timeline: Timeline,
): Timeline => ({
  at: (minute) => (minute < end ? { verdict: 'closed', reason } : timeline.at(minute)),
  steadyUntil: (minute) => (minute < end ? end : timeline.steadyUntil(minute)),
});

/** The first minute after `minute` with another verdict, up to `limit`; null: none. */
export function changeAfter(timeline: Timeline, minute: number, limit: number): number | null {
  const { verdict } = timeline.at(minute);
  for (let next = timeline.steadyUntil(minute); next <= limit; next = timeline.steadyUntil(next)) {
    if (timeline.at(next).verdict !== verdict) return next;
  }
  return null;
}

export const closingSoonMinutes = 30;
const horizonMinutes = 14 * minutesPerDay;

/** The opening at a moment, looking 14 days ahead. */
export function openingAt(
  timeline: Timeline,
  when: Instant,
  utcOffsetMinutes: number,
  soonMinutes = closingSoonMinutes,
): Opening {
  const now = localMinuteOf(when, utcOffsetMinutes);
  const { verdict, reason } = timeline.at(now);
  const end = changeAfter(timeline, now, now + horizonMinutes);
  const until = end === null ? null : instantOf(end, utcOffsetMinutes);
  const closing = verdict === 'open' && end !== null && end - now < soonMinutes;
  const opens = verdict === 'closed' && end !== null && timeline.at(end).verdict === 'open';
  return { state: closing ? 'closing' : verdict, until, next: opens ? until : null, reason };
}
