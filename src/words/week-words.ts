// The hours of a week as text: one day's spans, and the short form for a service
// ("周二、周六 14:00–16:30") that groups days with the same hours.

import type { WeekDay } from '#core/hours/week.ts';
import { formatClock, minutesPerDay } from '#core/local-time.ts';
import type { Texts } from '#ui/texts/zh.ts';

/** `08:30–11:30` for each span; what is not certain says so. */
export function dayWords(day: WeekDay, texts: Texts): string {
  const { station } = texts;
  if (day.spans.length === 0) return station.closedAllDay;
  const spans = day.spans.map((span) => {
    if (span.from === 0 && span.to === minutesPerDay) {
      return span.certain ? station.allDay : station.unknownDay;
    }
    const end = span.to > minutesPerDay ? `${station.nextDay}${formatClock(span.to)}` : endOf(span);
    const hours = `${formatClock(span.from)}–${end}`;
    return span.certain ? hours : station.notCertain(hours);
  });
  return spans.join(texts.listSeparator);
}

/** Midnight at the end of a day reads 24:00, not 00:00. */
const endOf = ({ to }: { to: number }) => (to === minutesPerDay ? '24:00' : formatClock(to));

/** The open days of a week, days with the same hours together. */
export function weekSummary(week: readonly WeekDay[], texts: Texts): string {
  const groups = new Map<string, number[]>();
  for (const day of week.toSorted((a, b) => a.weekday - b.weekday)) {
    if (day.spans.length === 0) continue;
    const words = dayWords(day, texts);
    groups.set(words, [...(groups.get(words) ?? []), day.weekday]);
  }
  if (groups.size === 0) return texts.station.closedThisWeek;
  if (groups.size === 1 && groups.get(texts.station.allDay)?.length === 7) {
    return texts.station.always;
  }
  return [...groups]
    .map(([words, weekdays]) => `${weekdaysWords(weekdays, texts)} ${words}`)
    .join(texts.station.groupSeparator);
}

/** `每天`, `周一至周五`, `周二、周六`. */
function weekdaysWords(weekdays: readonly number[], texts: Texts): string {
  const names = weekdays.map((weekday) => texts.weekdays[weekday] ?? '');
  const [first, last] = [weekdays[0] ?? 0, weekdays.at(-1) ?? 0];
  if (weekdays.length === 7) return texts.station.everyDay;
  if (weekdays.length > 2 && last - first === weekdays.length - 1) {
    return texts.station.fromTo(names[0] ?? '', names.at(-1) ?? '');
  }
  return names.join(texts.listSeparator);
}
