// Reader of opening hours: the part of the OpenStreetMap syntax that stations use.
//
//   hours = rule *( ";" rule )          a later rule replaces an earlier one on its days
//   rule  = "24/7" / [ days ] ( "off" / "closed" / span *( "," span ) )
//   days  = part *( "," part )          part = "PH" / day [ "-" day ]
//   span  = HH:MM "-" HH:MM             past midnight: 18:00-02:00 or 18:00-26:00
//
// Semantics: docs/formats/hours.md. Grammar of the whole language:
// https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification

import { closedAllDay, openAllDay, type Span, type Spans, tidy } from './spans.ts';

/** What a readable text says about each kind of day. */
export interface HoursRules {
  readonly kind: 'rules';
  /** Monday first. */
  readonly weekdays: readonly Spans[];
  /** A public holiday, by the weekday it falls on; null: the text does not mention them. */
  readonly holidays: readonly Spans[] | null;
  /** The text names no days, so it speaks of every day alike. */
  readonly everyDay: boolean;
}

export interface UnreadableHours {
  readonly kind: 'unreadable';
  readonly text: string;
  /** Where reading stopped, characters from the start, and what could have stood there. */
  readonly position: number;
  readonly expected: string;
}

export type Hours = HoursRules | UnreadableHours;

interface Rule {
  /** Monday to Sunday and, in eighth place, public holidays; null: no days named. */
  readonly days: readonly boolean[] | null;
  readonly spans: Spans;
}

const dayNames = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su', 'PH'];
const weekdays = [0, 1, 2, 3, 4, 5, 6];
const publicHoliday = 7;
const dayOrHoliday = /Mo|Tu|We|Th|Fr|Sa|Su|PH/y;

interface Cursor {
  readonly text: string;
  position: number;
  /** What could have stood where reading stopped. */
  expected: string;
}

const texts = new Map<string, Hours>();
/** An area has some dozens of different texts; beyond this the memory starts anew. */
const rememberedTexts = 2000;

/** Reads a text of opening hours. The same text gives the same value. Never throws. */
export function parseHours(text: string): Hours {
  const known = texts.get(text);
  if (known) return known;
  if (texts.size >= rememberedTexts) texts.clear();
  const hours = readHours(text);
  texts.set(text, hours);
  return hours;
}

function readHours(text: string): Hours {
  const cursor: Cursor = { text, position: 0, expected: '' };
  const rules: Rule[] = [];
  do {
    const rule = readRule(cursor, rules.length === 0);
    if (!rule) return unreadable(cursor);
    rules.push(rule);
  } while (take(cursor, /;/y));
  return take(cursor, /$/y) ? resolve(rules) : unreadable(cursor);
}

const unreadable = ({ text, position, expected }: Cursor): UnreadableHours => ({
  kind: 'unreadable',
  text,
  position,
  expected,
});

/** Skips white space and moves past the pattern when it stands next. */
function take(cursor: Cursor, pattern: RegExp): RegExpExecArray | null {
  const blank = /\s*/y;
  blank.lastIndex = cursor.position;
  blank.exec(cursor.text);
  pattern.lastIndex = blank.lastIndex;
  const match = pattern.exec(cursor.text);
  cursor.position = match ? pattern.lastIndex : blank.lastIndex;
  return match;
}

function refuse(cursor: Cursor, expected: string, position = cursor.position): null {
  cursor.expected = expected;
  cursor.position = position;
  return null;
}

const ruleEnd = '";" or the end';

/** A rule without days would silently replace all before it, so only the first may be one. */
function readRule(cursor: Cursor, first: boolean): Rule | null {
  cursor.expected = ruleEnd;
  if (first && take(cursor, /24\/7/y)) {
    return { days: new Array<boolean>(8).fill(true), spans: openAllDay };
  }
  const days = readDays(cursor, first);
  if (days === undefined) return null;
  if (take(cursor, /(off|closed)\b/y)) return { days, spans: closedAllDay };
  const spans: Span[] = [];
  let expected = days ? 'a time (HH:MM) or "off"' : 'a day, a time (HH:MM), "off" or "24/7"';
  do {
    const span = readSpan(cursor, expected);
    if (!span) return null;
    spans.push(span);
    expected = 'a time (HH:MM)';
  } while (take(cursor, /,/y));
  cursor.expected = `"," or ${ruleEnd}`;
  return { days, spans: tidy(spans) };
}

/** null: the rule names no days, which only the first may do; undefined: refused. */
function readDays(cursor: Cursor, mayBeMissing: boolean): boolean[] | null | undefined {
  const days = new Array<boolean>(8).fill(false);
  for (let first = true; first || take(cursor, /,/y); first = false) {
    const from = take(cursor, dayOrHoliday)?.[0];
    if (from === undefined) {
      if (first && mayBeMissing) return null;
      refuse(cursor, 'a day (Mo, Tu, We, Th, Fr, Sa, Su or PH)');
      return undefined;
    }
    const ranges = from !== 'PH' && take(cursor, /-/y);
    const to = ranges ? take(cursor, /Mo|Tu|We|Th|Fr|Sa|Su/y)?.[0] : from;
    if (to === undefined) {
      refuse(cursor, 'a day (Mo, Tu, We, Th, Fr, Sa or Su)');
      return undefined;
    }
    const last = dayNames.indexOf(to);
    for (let day = dayNames.indexOf(from); ; day = (day + 1) % 7) {
      days[day] = true;
      if (day === last) break;
    }
  }
  return days;
}

function readSpan(cursor: Cursor, expected: string): Span | null {
  const from = readTime(cursor);
  if (!from) return refuse(cursor, expected);
  if (from.minute >= 1440) return refuse(cursor, 'an opening time before 24:00', from.position);
  if (!take(cursor, /-/y)) return refuse(cursor, '"-" and a closing time');
  const to = readTime(cursor);
  if (!to) return refuse(cursor, 'a closing time (HH:MM)');
  const end = to.minute < from.minute ? to.minute + 1440 : to.minute;
  if (end === from.minute || end > from.minute + 1440) {
    return refuse(cursor, 'a closing time within 24 hours of opening', to.position);
  }
  return { from: from.minute, to: end };
}

/** Minutes from midnight, which may run past 24:00, and where the time stood. */
function readTime(cursor: Cursor): { minute: number; position: number } | null {
  const match = take(cursor, /(\d\d?):([0-5]\d)(?!\d)/y);
  return match && { minute: Number(match[1]) * 60 + Number(match[2]), position: match.index };
}

/** The last rule that names a day decides it. */
function resolve(rules: readonly Rule[]): HoursRules {
  const on = (...kinds: number[]): Spans =>
    rules.findLast(({ days }) => days === null || kinds.some((kind) => days[kind]))?.spans ??
    closedAllDay;
  const mentionsHolidays = rules.some(({ days }) => days?.[publicHoliday]);
  return {
    kind: 'rules',
    weekdays: weekdays.map((day) => on(day)),
    holidays: mentionsHolidays ? weekdays.map((day) => on(day, publicHoliday)) : null,
    everyDay: rules.every(({ days }) => days === null || days.every(Boolean)),
  };
}
