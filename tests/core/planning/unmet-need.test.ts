// Unmet need: what a rank may and may not depend on, over rankings at random, and the parts of
// the day as minutes of a week.

import { expect, test } from 'vitest';
import { localMinuteOf } from '#core/local-time.ts';
import { type DayPart, dayPartNames, fewestCounted, type NeedCounts } from '#core/need.ts';
import { type ServiceRow, serviceMatrix } from '#core/planning/by-service.ts';
import { partBands, spansOfPart, type UnmetRanking, unmetNeed } from '#core/planning/unmet-need.ts';
import { minutesPerWeek, mondayOf } from '#core/planning/week.ts';
import { phaseCoverage, weekReach } from '#core/planning/week-coverage.ts';
import type { ServiceCode } from '#core/service.ts';
import { at, china, offered, station } from '#tests/fixtures/stations.ts';
import { seeded } from '#tests/fixtures/streets.ts';
import { tableFrom } from '#tests/fixtures/times-tables.ts';

const codes: readonly ServiceCode[] = ['water', 'haircut', 'legal', 'aed'];
type Counts = NeedCounts['counts'];

/** Shares in steps of a tenth and few persons, so that equals happen. */
function town(seed: number): { counts: Counts; matrix: ServiceRow[] } {
  const random = seeded(seed);
  const tenths = (from: number) => from + Math.floor(random() * (11 - from));
  const matrix = codes.map((code) => ({
    code,
    stationCount: 1,
    shares: dayPartNames.map(() => {
      const least = tenths(0);
      return { least: least / 10, most: tenths(least) / 10 };
    }),
  }));
  const pairs = codes.flatMap((service) => dayPartNames.map((part) => ({ service, part })));
  const counts = pairs
    .filter(() => random() < 0.6)
    .map((pair) => ({ ...pair, persons: fewestCounted + Math.floor(random() * 20) }));
  return { counts, matrix };
}

const rankOf = ({ ranked }: UnmetRanking, service: ServiceCode, part: DayPart) =>
  ranked.findIndex((one) => one.service === service && one.part === part);
const seeds = Array.from({ length: 40 }, (_, seed) => seed);

test.each(seeds)('whoever is asked for by more never ranks lower, town %i', (seed) => {
  const { counts, matrix } = town(seed);
  const before = unmetNeed({ counts, withheld: 0 }, matrix);
  for (const one of counts) {
    const more = counts.map((each) =>
      each === one ? { ...each, persons: each.persons + 3 } : each,
    );
    const after = unmetNeed({ counts: more, withheld: 0 }, matrix);
    expect(rankOf(after, one.service, one.part)).toBeLessThanOrEqual(
      rankOf(before, one.service, one.part),
    );
  }
});

test.each(seeds)('what is better covered never ranks higher, town %i', (seed) => {
  const { counts, matrix } = town(seed);
  const before = unmetNeed({ counts, withheld: 0 }, matrix);
  for (const { service, part } of counts) {
    const column = dayPartNames.indexOf(part);
    const better = matrix.map((row) =>
      row.code === service
        ? {
            ...row,
            shares: row.shares.map(({ least, most }, i) =>
              i === column
                ? { least: Math.min(1, least + 0.2), most: Math.min(1, most + 0.2) }
                : { least, most },
            ),
          }
        : row,
    );
    const after = unmetNeed({ counts, withheld: 0 }, better);
    expect(rankOf(after, service, part)).toBeGreaterThanOrEqual(rankOf(before, service, part));
  }
});

test.each(seeds)('unmet persons lie between nobody and all who ask, town %i', (seed) => {
  const { counts, matrix } = town(seed);
  const { ranked } = unmetNeed({ counts, withheld: 0 }, matrix);
  expect(ranked).toHaveLength(counts.length);
  for (const { persons, unmet } of ranked) {
    expect(unmet.least).toBeGreaterThanOrEqual(0);
    expect(unmet.most).toBeGreaterThanOrEqual(unmet.least);
    expect(unmet.most).toBeLessThanOrEqual(persons);
  }
});

const rowOf = (code: ServiceCode, least: number, most = least): ServiceRow => ({
  code,
  stationCount: 1,
  shares: dayPartNames.map(() => ({ least, most })),
});

test('persons × what is not covered, with doubtful hours as a range', () => {
  const counts: Counts = [
    { service: 'water', part: 'noon', persons: 40 },
    { service: 'legal', part: 'night', persons: 10 },
  ];
  const { ranked } = unmetNeed({ counts, withheld: 0 }, [
    rowOf('water', 0.9),
    rowOf('legal', 0, 0.5),
  ]);
  expect(ranked.map(({ service, unmet }) => [service, unmet])).toEqual([
    ['legal', { least: 5, most: 10 }],
    ['water', { least: expect.closeTo(4), most: expect.closeTo(4) }],
  ]);
});

test('what is withheld has no rank, is not nobody, and could be up to four persons', () => {
  const counts: Counts = [{ service: 'water', part: 'noon', persons: 9 }];
  const matrix = [rowOf('water', 0.5), rowOf('legal', 0.25, 1)];
  const { ranked, withheld } = unmetNeed({ counts, withheld: 2 }, matrix);
  expect(ranked.map(({ service }) => service)).toEqual(['water']);
  expect(withheld).toEqual({ pairs: 2, unmetAtMost: 3 });
});

test('with nothing withheld nothing is unknown', () => {
  const { withheld } = unmetNeed({ counts: [], withheld: 0 }, [rowOf('legal', 0)]);
  expect(withheld).toEqual({ pairs: 0, unmetAtMost: 0 });
});

test('every pair told leaves none that could be withheld', () => {
  const counts: Counts = dayPartNames.map((part) => ({ service: 'legal', part, persons: 5 }));
  expect(unmetNeed({ counts, withheld: 1 }, [rowOf('legal', 0)]).withheld.unmetAtMost).toBe(0);
});

test('the parts of the day make up the week, each minute once', () => {
  const spans = dayPartNames.flatMap(spansOfPart).toSorted((a, b) => a.from - b.from);
  let end = 0;
  for (const { from, to } of spans) {
    expect(from).toBe(end);
    end = to;
  }
  expect(end).toBe(minutesPerWeek);
});

test('a station of the small hours serves the night, on Monday too', () => {
  const monday = mondayOf(localMinuteOf(at('2026-11-24T12:00'), china.utcOffsetMinutes));
  const stations = [
    station('a', { opening_hours: 'Mo-Su 00:00-05:00', services: [offered('water')] }),
  ];
  const table = tableFrom([[60]]);
  const matrix = serviceMatrix(
    {
      stations,
      calendar: china,
      monday,
      bands: partBands,
      inPhases: (week) => phaseCoverage(weekReach(table, week, 900), Float64Array.of(1)),
    },
    ['water'],
  );
  const counts: Counts = dayPartNames.map((part) => ({ service: 'water', part, persons: 8 }));
  const { ranked } = unmetNeed({ counts, withheld: 0 }, matrix);
  const night = ranked.at(-1);
  expect(night).toMatchObject({ part: 'night', covered: { least: expect.closeTo(5 / 8) } });
  expect(night?.unmet.most).toBeCloseTo(3);
  expect(ranked.slice(0, -1).every(({ unmet }) => unmet.most === 8)).toBe(true);
});
