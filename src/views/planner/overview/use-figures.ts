// The figures of an area as they are told: those of the scenario beside those of what it is
// compared with, what they differ by, and what each means.

import { useMemo } from 'react';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import type { PlannerTexts } from '#ui/texts/planner/zh.ts';
import { cutoffSeconds } from '#views/planner/map/scene.ts';
import type { Asked, Planner, Side } from '#views/planner/question/use-planner.ts';
import { useSameList } from '#views/planner/use-same-list.ts';
import { accessFigures, momentFigures } from './side-figures.ts';

export interface Figure {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** After less before, signed; empty where they are the same. */
  readonly difference: string;
  readonly definition: string;
}

/** Least and most share within the threshold of the headline. */
export function sharesOf({ coverage }: Side): readonly [least: number, most: number] {
  const { total, bands } = coverage;
  const band = bands.at(-1);
  if (!band || total === 0) return [0, 0];
  return [band.least / total, band.most / total];
}

/** What the two sides are called. */
export function useSideNames({
  against,
  scenario,
}: Pick<Asked, 'against' | 'scenario'>): Record<'base' | 'plan', string> {
  const { figures, today } = usePlannerTexts().view;
  return {
    base: against?.name ?? today,
    plan: scenario.edits.length === 0 ? today : scenario.name || figures.plan,
  };
}

type Values = readonly [before: number | null, after: number | null];

/** A number in words, and a difference of two in words. */
export interface Measure {
  readonly of: (value: number) => string;
  readonly by: (difference: number) => string;
}

export function measures({ view }: PlannerTexts): Record<MeasureName, Measure> {
  const { figures } = view;
  const plain = (digits: number): Measure => ({
    of: (value) => value.toFixed(digits),
    by: (value) => view.signed(value, digits),
  });
  return {
    share: { of: view.percent, by: (value) => view.points(value * 100) },
    time: { of: figures.time, by: (value) => figures.timeBy(value) },
    count: { of: view.count, by: (value) => view.signed(value, 0) },
    tenths: plain(1),
    index: plain(3),
  };
}
type MeasureName = 'share' | 'time' | 'count' | 'tenths' | 'index';

interface Told {
  readonly name: string;
  readonly definition: string;
  readonly measure: Measure;
}

export function figureOf({ name, definition, measure }: Told, [before, after]: Values): Figure {
  const words = (value: number | null) => (value === null ? '—' : measure.of(value));
  const by = before === null || after === null ? '' : measure.by(after - before);
  const [was, is] = [words(before), words(after)];
  return { name, definition, before: was, after: is, difference: was === is ? '' : by };
}

function useMoment({ coverage, eligibility }: Side, weights: Float64Array) {
  return useMemo(
    () => momentFigures({ coverage, eligibility }, weights),
    [coverage, eligibility, weights],
  );
}

function useAccess({ table, eligibility, stations }: Side, weights: Float64Array, cutoff: number) {
  const seats = useSameList(stations.map(({ capacity }) => capacity?.seats ?? null));
  return useMemo(
    () => accessFigures({ table, eligibility, seats }, weights, cutoff),
    [table, eligibility, seats, weights, cutoff],
  );
}

/** Of the moment: shares within each cutoff, ways to the nearest, stations that count. */
export function useFigures({ base, plan, weights, question }: Planner): readonly Figure[] {
  const texts = usePlannerTexts();
  const { figures, percent, range, question: words, definitions } = texts.view;
  const before = useMoment(base, weights);
  const after = useMoment(plan, weights);
  const { share, time, count } = measures(texts);
  const both = <T>(read: (one: typeof after) => T): [T, T] => [read(before), read(after)];
  const within = question.limits.values.map((limit, i): Figure => {
    const shares = both((one) => one.within[i] ?? { least: 0, most: 0 });
    const [was, is] = shares.map(({ least, most }) => range(percent(least), percent(most)));
    const name = figures.within(words.limits[question.limits.unit](limit));
    const [first, second] = shares.map(({ least }) => least) as [number, number];
    return {
      ...figureOf({ name, definition: definitions.within, measure: share }, [first, second]),
      before: was as string,
      after: is as string,
    };
  });
  const timed = (['mean', 'median', 'p90'] as const).map((key) =>
    figureOf(
      { name: figures[key], definition: definitions[key], measure: time },
      both(({ nearest }) => nearest[`${key}Seconds`]),
    ),
  );
  const unreached = figureOf(
    { name: figures.unreached, definition: definitions.unreached, measure: share },
    both(({ nearest }) => nearest.unreached / (nearest.total || 1)),
  );
  const stations = figureOf(
    { name: figures.stations, definition: definitions.stations, measure: count },
    both((one) => one.stations),
  );
  return [...within, ...timed, unreached, stations];
}

/** Of choice and supply: the second and third nearest, two in reach, seats, equity. */
export function useAccessFigures({ base, plan, weights, question }: Planner): {
  readonly figures: readonly Figure[];
  /** Of the scenario. */
  readonly seatsKnown: readonly [known: number, counted: number];
} {
  const texts = usePlannerTexts();
  const { access, definitions } = texts.view;
  const cutoff = cutoffSeconds(question);
  const before = useAccess(base, weights, cutoff);
  const after = useAccess(plan, weights, cutoff);
  const { share, time, tenths, index } = measures(texts);
  const row = (key: Exclude<keyof typeof after, 'seatsKnown'>, measure: Measure) =>
    figureOf({ name: access[key], definition: definitions[key], measure }, [
      before[key],
      after[key],
    ]);
  return {
    seatsKnown: after.seatsKnown,
    figures: [
      row('secondSeconds', time),
      row('thirdSeconds', time),
      row('withTwo', share),
      row('seatsPer1000', tenths),
      row('gini', index),
      row('palma', tenths),
    ],
  };
}
