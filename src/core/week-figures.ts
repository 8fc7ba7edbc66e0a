// The week that a moment lies in, and the desk's figures as a table to be handed around: counts of
// persons below five are not told there, as in everything that is public.

import type { CsvCell } from './csv.ts';
import type { DeskFigures } from './desk-figures.ts';
import {
  dayOf,
  formatDate,
  instantOf,
  localMinuteOf,
  minutesPerDay,
  weekdayOf,
} from './local-time.ts';
import { fewestCounted } from './need.ts';
import type { Instant } from './units.ts';

export interface Week {
  readonly from: Instant;
  /** When the next one begins. */
  readonly until: Instant;
  /** Local dates of its first and last day. */
  readonly firstDate: string;
  readonly lastDate: string;
}

/** From Monday to Sunday on the clock of the area; `ago`: weeks before that of `now`. */
export function weekAround(now: Instant, utcOffsetMinutes: number, ago: number): Week {
  const today = dayOf(localMinuteOf(now, utcOffsetMinutes));
  const monday = today - weekdayOf(today) - 7 * ago;
  return {
    from: instantOf(monday * minutesPerDay, utcOffsetMinutes),
    until: instantOf((monday + 7) * minutesPerDay, utcOffsetMinutes),
    firstDate: formatDate(monday),
    lastDate: formatDate(monday + 6),
  };
}

export interface TableWords {
  readonly kind: (kind: DeskFigures['kinds'][number]['kind']) => string;
  readonly station: (id: string) => string;
  readonly programme: (id: string) => string;
  readonly sections: {
    readonly byKind: string;
    readonly checkIns: string;
    readonly seats: string;
    readonly team: string;
  };
  readonly measures: {
    readonly received: string;
    readonly answered: string;
    readonly waiting: string;
    readonly median: string;
    readonly persons: string;
    readonly seated: string;
    readonly seats: string;
    readonly waitingList: string;
    readonly tasks: string;
    readonly minutes: string;
  };
  /** What stands for a count that is not told. */
  readonly withheld: string;
}

/** Rows of section, item, measure and value, which any spreadsheet can turn. */
export function figuresRows(figures: DeskFigures, words: TableWords): CsvCell[][] {
  const { sections, measures, withheld } = words;
  const isTold = (count: number) => count === 0 || count >= fewestCounted;
  const persons = (count: number): CsvCell => (isTold(count) ? count : withheld);
  return [
    ...figures.kinds.flatMap(({ kind, received, answered, waiting, medianSeconds }) => {
      const row = (measure: string, value: CsvCell) => [
        sections.byKind,
        words.kind(kind),
        measure,
        value,
      ];
      // One of the two would tell the other.
      const areTold = isTold(answered) && isTold(waiting);
      return [
        row(measures.received, persons(received)),
        row(measures.answered, areTold ? answered : withheld),
        row(measures.waiting, areTold ? waiting : withheld),
        row(measures.median, medianSeconds),
      ];
    }),
    ...figures.checkIns.map(({ station, persons: count }) => [
      sections.checkIns,
      words.station(station),
      measures.persons,
      persons(count),
    ]),
    ...figures.occurrences.flatMap(({ programme, date, seats, seated, waiting }) => {
      const row = (measure: string, value: CsvCell) => [
        sections.seats,
        `${words.programme(programme)} ${date}`,
        measure,
        value,
      ];
      return [
        row(measures.seated, persons(seated)),
        row(measures.seats, seats),
        row(measures.waitingList, persons(waiting)),
      ];
    }),
    [sections.team, '', measures.tasks, figures.team.tasks],
    [sections.team, '', measures.minutes, figures.team.minutes],
  ];
}
