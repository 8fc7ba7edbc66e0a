// One hour of the week in words: how many stations are open, and who is left out.

import { eligible } from '#core/planning/eligibility.ts';
import { findGaps, placeNear } from '#core/planning/gaps.ts';
import { type Language, localized } from '#core/units.ts';
import type { PlannerTexts } from '#ui/texts/planner/zh.ts';
import type { Planner } from '#views/planner/question/use-planner.ts';
import type { PlannerWeek } from './use-week.ts';

/** Places that are named; the others are in the panel of gaps. */
const named = 3;

/** As things stand at the beginning of the hour. */
export function hourWords(
  {
    demand,
    weights,
    places,
    question,
  }: Pick<Planner, 'demand' | 'weights' | 'places' | 'question'>,
  { week, reach }: PlannerWeek,
  {
    hour,
    language,
    texts: { view, panels },
  }: {
    readonly hour: number;
    readonly language: Language;
    readonly texts: PlannerTexts;
  },
): string {
  const minute = 60 * hour;
  const phase = week.stretches.find(({ from, to }) => from <= minute && minute < to)?.phase ?? 0;
  const open = Array.from(week.phases[phase] ?? [], (one) => one === eligible).filter(
    Boolean,
  ).length;
  const lack = weights.map((weight, p) => {
    const word = reach.certain[p * reach.words + (phase >> 5)] as number;
    return (word >>> (phase & 31)) & 1 ? 0 : weight;
  });
  const left = lack.reduce((sum, one) => sum + one, 0);
  const points = demand.map(({ at }) => at);
  const where = findGaps(points, lack)
    .slice(0, named)
    .flatMap(({ middle }) => {
      const near = placeNear(points[middle] as (typeof points)[number], places);
      return near ? [localized(near.place.name, language)] : [];
    });
  const unit = view.question.units[question.weight];
  const words = panels.week;
  return `${words.openThen(open)}${left === 0 ? words.nobodyOut : words.leftOut(view.count(left), unit, [...new Set(where)])}`;
}
