// Unmet need: what the survey has heard beside what there is. Persons who ask for a service in a
// part of the day × the share that is not covered with it then. Persons are told from five up, so
// pairs that are withheld are unknown: they have no rank, only a bound. Definitions: docs/figures.md.

import type { Spans } from '#core/hours/spans.ts';
import { minutesPerDay } from '#core/local-time.ts';
import {
  type DayPart,
  dayPartNames,
  dayParts,
  fewestCounted,
  type NeedCounts,
} from '#core/need.ts';
import type { ServiceCode } from '#core/service.ts';
import type { ServiceRow } from './by-service.ts';
import type { Covered } from './coverage.ts';
import { minutesPerWeek } from './week.ts';

/** A part of the day on all seven days, minutes from Monday 00:00. The night goes on over midnight, and from Sunday into Monday. */
export function spansOfPart(part: DayPart): Spans {
  const [first, last] = dayParts[part];
  return Array.from({ length: 7 }, (_, day) => ({
    from: day * minutesPerDay + first * 60,
    to: day * minutesPerDay + last * 60,
  }))
    .flatMap(({ from, to }) =>
      to <= minutesPerWeek
        ? [{ from, to }]
        : [
            { from, to: minutesPerWeek },
            { from: 0, to: to - minutesPerWeek },
          ],
    )
    .sort((a, b) => a.from - b.from);
}

/** The columns of the service matrix that unmet need is ranked by. */
export const partBands: readonly Spans[] = dayPartNames.map(spansOfPart);

export interface UnmetNeed {
  readonly service: ServiceCode;
  readonly part: DayPart;
  readonly persons: number;
  /** Share covered with the service then, on average over a week. */
  readonly covered: Covered;
  /** Persons; `most` is what is not covered for certain. */
  readonly unmet: Covered;
}

export interface UnmetRanking {
  /** The largest first, by what is not covered for certain; of equals the surer, then the more persons. */
  readonly ranked: readonly UnmetNeed[];
  /** Pairs that somebody named but too few to be told: which ones, nobody knows. */
  readonly withheld: {
    readonly pairs: number;
    /** Persons that any one of them leaves unmet at most. */
    readonly unmetAtMost: number;
  };
}

/** `matrix`: a row for each service that may be asked for, its columns `partBands`. */
export function unmetNeed(
  { counts, withheld }: Pick<NeedCounts, 'counts' | 'withheld'>,
  matrix: readonly ServiceRow[],
): UnmetRanking {
  const told = new Map(counts.map((one) => [`${one.service} ${one.part}`, one.persons]));
  const pairs = matrix.flatMap(({ code, shares }) =>
    dayPartNames.map((part, column) => ({
      service: code,
      part,
      persons: told.get(`${code} ${part}`) ?? null,
      covered: shares[column] as Covered,
    })),
  );
  const ranked = pairs.flatMap(({ persons, covered, ...pair }) =>
    persons === null
      ? []
      : [
          {
            ...pair,
            persons,
            covered,
            unmet: { least: persons * (1 - covered.most), most: persons * (1 - covered.least) },
          },
        ],
  );
  const untold = pairs.filter(({ persons }) => persons === null);
  const leastCovered = Math.min(1, ...untold.map(({ covered }) => covered.least));
  return {
    ranked: ranked.sort(
      (a, b) =>
        b.unmet.most - a.unmet.most || b.unmet.least - a.unmet.least || b.persons - a.persons,
    ),
    withheld: {
      pairs: withheld,
      unmetAtMost: withheld === 0 ? 0 : (fewestCounted - 1) * (1 - leastCovered),
    },
  };
}
