// Local time at a fixed offset from UTC. A local minute counts minutes and a day
// counts days since 1970-01-01T00:00 on the clock of the area, so every question
// about hours is integer arithmetic and the zone of the device can't enter it.
// (Mainland China has kept UTC+08:00 without summer time since 1991.)

import { type Instant, instant } from './units.ts';

export const minutesPerDay = 1440;
/** UTC+08:00, the clock of mainland China. */
export const chinaOffsetMinutes = 480;

const millisecondsPerMinute = 60_000;
const millisecondsPerDay = 86_400_000;

/** The offset of a zone's clock at a moment, minutes; null: there is no such IANA zone. */
export function utcOffsetAt(timeZone: string, when: Instant): number | null {
  try {
    const clock = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
    const name = clock.formatToParts(when).find(({ type }) => type === 'timeZoneName')?.value;
    const [, sign, hours, minutes] = /^GMT([+-])(\d\d):(\d\d)$/.exec(name ?? '') ?? [];
    const offset = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
    return sign === '-' ? -offset : offset;
  } catch {
    return null;
  }
}

export const localMinuteOf = (when: Instant, utcOffsetMinutes: number): number =>
  when / millisecondsPerMinute + utcOffsetMinutes;

export const instantOf = (localMinute: number, utcOffsetMinutes: number): Instant =>
  instant((localMinute - utcOffsetMinutes) * millisecondsPerMinute);

/** The day a local minute lies in. */
export const dayOf = (localMinute: number): number => Math.floor(localMinute / minutesPerDay);

/** 0 is Monday, 6 is Sunday; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

/** The day of `2026-11-24`; null: not a date of the calendar. */
export function parseDate(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return null;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const day = Date.UTC(year, month - 1, date) / millisecondsPerDay;
  return formatDate(day) === text ? day : null;
}

/** `2026-11-24`. */
export const formatDate = (day: number): string =>
  new Date(day * millisecondsPerDay).toISOString().slice(0, 10);

/** `08:30`; minutes past 24:00 start again at 00:00. */
export function formatClock(minute: number): string {
  const whole = Math.floor(minute) % minutesPerDay;
  const digits = (n: number) => String(n).padStart(2, '0');
  return `${digits(Math.floor(whole / 60))}:${digits(whole % 60)}`;
}

/** The instant of `2026-11-24T22:00` on the clock at this offset; null: not such a time. */
export function parseLocalTime(text: string, utcOffsetMinutes: number): Instant | null {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)$/.exec(text);
  const day = match?.[1] === undefined ? null : parseDate(match[1]);
  if (!match || day === null) return null;
  const minute = Number(match[2]) * 60 + Number(match[3]);
  return instantOf(day * minutesPerDay + minute, utcOffsetMinutes);
}

/** `2026-11-24T22:00`; seconds are dropped. */
export function formatLocalTime(when: Instant, utcOffsetMinutes: number): string {
  const localMinute = localMinuteOf(when, utcOffsetMinutes);
  const day = dayOf(localMinute);
  return `${formatDate(day)}T${formatClock(localMinute - day * minutesPerDay)}`;
}
