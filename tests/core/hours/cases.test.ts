import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { answer, readCases } from './cases.ts';

const cases = readCases();

describe('hand-made cases of opening hours', () => {
  test('there are at least 200 of them', () => {
    expect(cases.length).toBeGreaterThanOrEqual(200);
  });

  for (const section of new Set(cases.map((row) => row.section))) {
    test(section, () => {
      const rows = cases.filter((row) => row.section === section);
      const lines = (text: (row: (typeof rows)[number]) => string) =>
        rows.map((row) => `${row.line}: ${row.moment} ${text(row)}`);
      expect(lines(answer)).toEqual(lines((row) => row.expected));
    });
  }
});

describe('the zone of the device does not enter', () => {
  test.each([
    ['UTC', 0],
    ['America/New_York', 300],
    ['Asia/Shanghai', -480],
  ])('all cases have the same answer in a process living in %s', (zone, winterOffset) => {
    const output = execFileSync(
      process.execPath,
      [fileURLToPath(import.meta.resolve('./answer-cases.ts'))],
      {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      },
    );
    const printed: unknown = JSON.parse(output);
    expect(printed).toEqual({ winterOffset, answers: cases.map((row) => row.expected) });
  });
});
