// Opening hours as a text again, and hours made longer: what a plan for later evenings
// writes into a station. Days with the same spans share a rule; parse(format(h)) says what
// h says.

import { type Hours, type HoursRules, parseHours } from './parse.ts';
import { type Span, type Spans, tidy } from './spans.ts';

const dayNames = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'];

export function formatHours({ weekdays, holidays }: Omit<HoursRules, 'kind' | 'everyDay'>): string {
  const groups = new Map<string, number[]>();
  for (const [day, spans] of weekdays.entries()) {
    const words = spanWords(spans);
    groups.set(words, [...(groups.get(words) ?? []), day]);
  }
  const rules = [...groups].map(([words, days]) => `${dayWords(days)} ${words}`);
  return [...rules, ...holidayRules(holidays)].join('; ');
}

/** A holiday may have other hours by its weekday; the texts of stations know only one kind. */
function holidayRules(holidays: HoursRules['holidays']): string[] {
  const [first] = holidays ?? [];
  return first === undefined ? [] : [`PH ${spanWords(first)}`];
}

const spanWords = (spans: Spans): string =>
  spans.length === 0
    ? 'off'
    : spans
        .flatMap(writable)
        .map(({ from, to }) => `${clock(from)}-${clock(to)}`)
        .join(',');

const lastMinute = 1439;

/** No span may be longer than a day; a longer one is two that overlap. */
const writable = ({ from, to }: Span): Span[] =>
  to - from <= 1440
    ? [{ from, to }]
    : [
        { from, to: 1440 },
        { from: lastMinute, to },
      ];

/** Runs past 24:00 for a span that ends the next day. */
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** `Mo-Fr`, `Sa,Su`, `Mo,We`. */
function dayWords(days: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const day of days) {
    const last = runs.at(-1);
    if (last && last[1] === day - 1) last[1] = day;
    else runs.push([day, day]);
  }
  return runs
    .map(([from, to]) => {
      const names = dayNames.slice(from, to + 1);
      return names.length > 2 ? `${names[0]}-${names.at(-1)}` : names.join(',');
    })
    .join(',');
}

/** The hours with one more span on some weekdays (0 is Monday); unreadable ones are replaced. */
export function withLongerHours(text: string, weekdays: readonly number[], span: Span): string {
  const hours: Hours = parseHours(text);
  const known =
    hours.kind === 'rules' ? hours : { weekdays: dayNames.map(() => []), holidays: null };
  return formatHours({
    weekdays: known.weekdays.map((spans, day) =>
      weekdays.includes(day) ? tidy([...spans, span]) : spans,
    ),
    holidays: known.holidays,
  });
}
