// No file for a spreadsheet that leaves the app has a cell that a spreadsheet would run,
// whatever names the data hold.

import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { csvLines, readCsv, writeCsv } from '#core/csv.ts';
import type { DeskFigures } from '#core/desk-figures.ts';
import { demandLayer, gapsLayer, stationsLayer } from '#core/planning/export-layer.ts';
import { csvOf } from '#core/planning/export-text.ts';
import type { Provenance } from '#core/planning/provenance.ts';
import { figuresRows, type TableWords } from '#core/week-figures.ts';
import { hostileTexts } from '#tests/fixtures/hostile.ts';
import { station } from '#tests/fixtures/stations.ts';

const text = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary' }),
  fc
    .tuple(fc.constantFrom(...' \t\r\n\0\'"=+-@＝＋－＠;,|'), fc.string())
    .map((two) => two.join('')),
);

/** As a spreadsheet sees them: every cell whose content it would run. */
const runnable = (file: string): string[] =>
  Papa.parse(file.replace(/^\ufeff/, ''), { delimiter: ',' })
    .data.flat()
    .filter((cell) => /^\s*[=+\-@\0＝＋－＠]|^[\t\r\n]/.test(cell) && !isNumber(cell));
const isNumber = (cell: string) => /^-?[\d.]+(e[+-]\d+)?(,-?[\d.]+)?$/.test(cell);

const provenanceOf = (name: string): Provenance => ({
  appVersion: '1',
  area: { id: 'town', name: { zh: name } },
  dataDate: '2026-11-24',
  dataHash: '0',
  parameters: {
    profile: 'walk',
    direction: 'to',
    cutoffs: { unit: 'minutes', values: [15] },
    moment: null,
    services: [],
    weight: 'residents',
    unknownHours: 'closed',
    scenario: name,
  },
  licence: name,
  attribution: { zh: name },
  notice: { zh: name },
  madeAt: '2026-11-24T00:00:00Z',
});

const figures: DeskFigures = {
  area: 'town',
  kinds: [{ kind: 'need', received: 9, answered: 8, waiting: 0, medianSeconds: -1 }],
  checkIns: [{ station: 'a', persons: 7 }],
  occurrences: [{ programme: 'p', date: '2026-12-01', seats: 5, seated: 5, waiting: 0 }],
  team: { tasks: 1, minutes: 2 },
};
const wordsOf = (name: string): TableWords => ({
  kind: () => name,
  station: () => name,
  programme: () => name,
  sections: { byKind: name, checkIns: name, seats: name, team: name },
  measures: {
    received: name,
    answered: name,
    waiting: name,
    median: name,
    persons: name,
    seated: name,
    seats: name,
    waitingList: name,
    tasks: name,
    minutes: name,
  },
  withheld: name,
});

const writers: Readonly<Record<string, (name: string) => string>> = {
  'any table': (name) => writeCsv([name, 'b'], [[name, -1.5]]),
  'lines for programs': (name) => csvLines([[name, '121.2,31.3', '-0.1,51.5', '12.000']]),
  stations: (name) =>
    csvOf(
      stationsLayer([
        station('a', { name, name_en: name, address: name, tier: name, opening_hours: name }),
      ]),
      provenanceOf(name),
    ),
  demand: (name) =>
    csvOf(
      demandLayer(
        [{ id: name, at: [-0.1, 51.5], residents: 1 }],
        [{ seconds: -1, station: name, isCovered: null }],
      ),
      provenanceOf(name),
    ),
  gaps: (name) =>
    csvOf(
      gapsLayer([
        { at: [-0.1, 51.5], name: { zh: name, en: name }, weight: 1, points: 1, hours: null },
      ]),
      provenanceOf(name),
    ),
  'the figures of a week': (name) => writeCsv([name], figuresRows(figures, wordsOf(name))),
};

describe.each(Object.entries(writers))('%s', (_, write) => {
  test('has no cell that would run', () => {
    fc.assert(
      fc.property(text, (name) => {
        expect(runnable(write(name))).toEqual([]);
      }),
    );
    for (const name of hostileTexts) expect(runnable(write(name))).toEqual([]);
  });
});

test('a text comes back as it was, whatever it began with', () => {
  fc.assert(
    fc.property(text, (name) => {
      const line = name.replaceAll(/\r\n?/g, '\n');
      const [, row] = [...readCsv(writeCsv(['a', 'b'], [[line, 'x']]))].flat();
      expect(row?.cells[0]).toBe(line);
    }),
  );
});

test('numbers and pairs of numbers stay as they are for programs', () => {
  expect(csvLines([['-0.1,51.5', '-3', '12.5', null]])).toBe('"-0.1,51.5",-3,12.5,');
});

test('every table is written by these functions', async () => {
  const files = await Array.fromAsync(glob('src/**/!(*.d).{ts,tsx}'));
  const writing = files.filter((file) => readFileSync(file, 'utf8').includes('unparse('));
  expect(writing).toEqual(['src/core/csv.ts']);
});
