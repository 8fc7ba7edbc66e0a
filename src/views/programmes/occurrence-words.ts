// The words for when, where and for whom one occurrence is.

import { formatDate, weekdayOf } from '#core/local-time.ts';
import type { Occurrence } from '#core/programmes-on-day.ts';
import { stationName } from '#core/station.ts';
import { type Language, localized } from '#core/units.ts';
import type { ProgrammesTexts } from '#ui/texts/programmes/zh.ts';
import type { Texts } from '#ui/texts/zh.ts';
import { dateWords } from '#words/opening-words.ts';
import { type Programmes, stationOf } from './use-programmes.ts';

/** `今天 周二 12月1日`. */
export function dayTitle(day: number, today: number, texts: Texts, own: ProgrammesTexts): string {
  const near = day === today ? own.week.today : day === today + 1 ? texts.tomorrow : '';
  const parts = [near, texts.weekdays[weekdayOf(day)], dateWords(formatDate(day), texts)];
  return parts.filter(Boolean).join(' ');
}

export function placeName(
  programmes: Programmes,
  { programme }: Occurrence,
  language: Language,
): string {
  const station = stationOf(programmes, programme);
  return station ? localized(stationName(station), language) : programme.station_id;
}

export const seatWords = (
  { programme: { capacity } }: Occurrence,
  { card }: ProgrammesTexts,
): string => (capacity ? `${card.signUp} · ${card.seats(capacity.seats)}` : card.free);

/** The week as lines of text, days with nothing on left out. */
export function weekText(
  programmes: Programmes,
  language: Language,
  texts: Texts,
  own: ProgrammesTexts,
): string {
  return programmes.week
    .filter(({ occurrences }) => occurrences.length > 0)
    .map(({ day, occurrences }) =>
      [
        dayTitle(day, programmes.today, texts, own),
        ...occurrences.map((one) =>
          [
            own.card.time(one.start, one.end),
            localized(one.programme.title, language),
            placeName(programmes, one, language),
            seatWords(one, own),
          ].join('  '),
        ),
      ].join('\n'),
    )
    .join('\n\n');
}
