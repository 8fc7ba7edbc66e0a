// Turns moments and openings into the sentences of the catalogue: "骑行 6 分钟，到时
// 还开 40 分钟". Pure, so that the sentence a rider reads is a test.

import {
  dayOf,
  formatClock,
  formatDate,
  localMinuteOf,
  minutesPerDay,
  weekdayOf,
} from '#core/local-time.ts';
import { leastMinutes, type RankedStation, type Travel } from '#core/ranking.ts';
import type { ProfileName } from '#core/streets/profile.ts';
import type { Instant } from '#core/units.ts';
import type { Texts } from '#ui/texts/zh.ts';

/** From when a moment is looked at, and on which clock. */
export interface Clock {
  readonly now: Instant;
  readonly utcOffsetMinutes: number;
}

/** `20:30` today, `明天 08:30`, `周五 08:30` within six days, else with the date. */
export function momentWords(when: Instant, { now, utcOffsetMinutes }: Clock, texts: Texts): string {
  const minute = localMinuteOf(when, utcOffsetMinutes);
  const day = dayOf(minute);
  const ahead = day - dayOf(localMinuteOf(now, utcOffsetMinutes));
  return texts.moment(dayWords(day, ahead, texts), formatClock(minute - day * minutesPerDay));
}

function dayWords(day: number, ahead: number, texts: Texts): string {
  if (ahead === 0) return '';
  if (ahead === 1) return texts.tomorrow;
  if (ahead > 1 && ahead < 7) return texts.weekdays[weekdayOf(day)] ?? '';
  return dateWords(formatDate(day), texts);
}

/** `2026-11-24` → `11月24日`. */
export function dateWords(date: string, texts: Texts): string {
  const [, month, day] = date.split('-');
  return texts.monthDay(Number(month), Number(day));
}

/** Whole minutes, never too few: a rider who trusts them must not come late. */
export const travelMinutes = ({ seconds }: Travel): number => Math.max(1, Math.ceil(seconds / 60));

export const travelWords = (
  travel: Travel,
  profile: ProfileName,
  about: boolean,
  texts: Texts,
): string => texts.answer.travel(texts.move[profile], travelMinutes(travel), about);

/** Left for longer than this, the closing time says more than the minutes. */
const longMinutes = 180;

/**
 * What the opening means for someone who is there at the row's moment. The state itself
 * is the badge's word; this is what follows from it.
 */
export function openingWords(
  row: Pick<RankedStation, 'opening' | 'minutesLeft' | 'travel'>,
  clock: Clock,
  texts: Texts,
  of: 'station' | 'services' = 'station',
): string {
  const { answer } = texts;
  const { opening, minutesLeft } = row;
  const arriving = row.travel !== null;
  if (opening.state === 'unknown') return answer.unknown;
  if (opening.state === 'closed') {
    const { next, noNext } = of === 'station' ? answer : texts.services;
    return opening.next === null ? noNext : next(momentWords(opening.next, clock, texts));
  }
  if (opening.until === null) return answer.openAlways;
  if (minutesLeft < leastMinutes) {
    return arriving ? answer.onlyLeft(minutesLeft) : answer.onlyLeftNow(minutesLeft);
  }
  if (minutesLeft > longMinutes) return answer.openUntil(momentWords(opening.until, clock, texts));
  return arriving ? answer.stillOpen(minutesLeft) : answer.stillOpenNow(minutesLeft);
}

/** The word beside the state's shape: of the station, or of the services asked for. */
export function stateWord(
  row: Pick<RankedStation, 'opening' | 'travel'>,
  wantedNames: readonly string[],
  texts: Texts,
): string {
  const { state } = row.opening;
  const { services } = texts;
  const arriving = row.travel !== null;
  if (wantedNames.length === 0) return (arriving ? texts.stateOnArrival : texts.state)[state];
  return services.wanted(wantedNames, (arriving ? services.stateOnArrival : services.state)[state]);
}

const dayMs = 86_400_000;

/** How far the facts of a station can be trusted, in words; `warn` beyond three months. */
export function verifiedWords(
  verifiedAt: string | undefined,
  now: Instant,
  texts: Texts,
): { readonly words: string; readonly tone: 'plain' | 'warn' } {
  const { provenance } = texts;
  if (verifiedAt === undefined) return { words: provenance.unverified, tone: 'warn' };
  const days = (now - Date.parse(verifiedAt)) / dayMs;
  if (days > 180) return { words: provenance.stale(verifiedAt), tone: 'warn' };
  if (days > 90) return { words: provenance.ageing(verifiedAt), tone: 'warn' };
  return { words: provenance.verified(verifiedAt), tone: 'plain' };
}
