// The figures of an area as they are told: those of today beside those of the scenario.

import { useMemo } from 'react';
import { type TimeToNearest, timeToNearest } from '#core/planning/access.ts';
import { eligible } from '#core/planning/eligibility.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import type { Planner, Side } from './use-planner.ts';

export interface Figure {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** Least and most share within the threshold of the headline. */
export function sharesOf({ coverage }: Side): readonly [least: number, most: number] {
  const { total, bands } = coverage;
  const band = bands.at(-1);
  if (!band || total === 0) return [0, 0];
  return [band.least / total, band.most / total];
}

export function useFigures({ base, plan, weights, question }: Planner): readonly Figure[] {
  const { view } = usePlannerTexts();
  const { figures } = view;
  const times = useMemo(
    () => [base, plan].map(({ coverage }) => timeToNearest(coverage.certain.first, weights)),
    [base, plan, weights],
  ) as [TimeToNearest, TimeToNearest];
  const within = question.cutoffs.map((minutes, i) => ({
    name: figures.within(minutes),
    of: ({ coverage }: Side) =>
      view.percent((coverage.bands[i]?.least ?? 0) / (coverage.total || 1)),
  }));
  const timed = [
    { name: figures.mean, of: (one: TimeToNearest) => figures.time(one.meanSeconds) },
    { name: figures.median, of: (one: TimeToNearest) => figures.time(one.medianSeconds) },
    { name: figures.p90, of: (one: TimeToNearest) => figures.time(one.p90Seconds) },
    {
      name: figures.unreached,
      of: (one: TimeToNearest) => view.percent(one.unreached / (one.total || 1)),
    },
  ];
  const open = ({ eligibility }: Side) =>
    view.count(eligibility.reduce((sum, level) => sum + Number(level === eligible), 0));
  return [
    ...within.map(({ name, of }) => ({ name, before: of(base), after: of(plan) })),
    ...timed.map(({ name, of }) => ({ name, before: of(times[0]), after: of(times[1]) })),
    { name: figures.stations, before: open(base), after: open(plan) },
  ];
}
