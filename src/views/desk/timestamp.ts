// A local time as the files write it.

import { parseLocalTime } from '#core/local-time.ts';

/** `2026-12-01T19:00` → `2026-12-01T19:00:00+08:00`; null: it is no time. */
export function timestampOf(local: string, utcOffsetMinutes: number): string | null {
  if (parseLocalTime(local, utcOffsetMinutes) === null) return null;
  const minutes = Math.abs(utcOffsetMinutes);
  const digits = (n: number) => String(n).padStart(2, '0');
  const sign = utcOffsetMinutes < 0 ? '-' : '+';
  return `${local}:00${sign}${digits(Math.floor(minutes / 60))}:${digits(minutes % 60)}`;
}
