// CSV that a spreadsheet opens as it is meant, and cannot be tricked by.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CsvCell, readCsv, writeCsv } from '#core/csv.ts';

const rowsOf = (text: string) => [...readCsv(text)].flat();
const cellsOf = (text: string) => rowsOf(text).map(({ cells }) => cells);

describe('writing', () => {
  test('begins with a byte order mark and ends each line as RFC 4180 says', () => {
    expect(writeCsv(['名称', 'seconds'], [['甲站', 12]])).toBe('\ufeff名称,seconds\r\n甲站,12\r\n');
  });

  test('quotes commas, quotes and line breaks', () => {
    const text = writeCsv(['a'], [['x,y'], ['say "hi"'], ['two\nlines']]);
    expect(text).toBe('\ufeffa\r\n"x,y"\r\n"say ""hi"""\r\n"two\nlines"\r\n');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\0x', '＝1', "'=1"])(
    'a text like a formula is made a text: %j',
    (text) => {
      const [, line = ''] = writeCsv(['a'], [[text]]).split('\r\n');
      expect(line.replace(/^"/, '')).toMatch(/^'/);
    },
  );

  test('numbers below zero stay numbers, and nothing is an empty cell', () => {
    expect(writeCsv(['a', 'b', 'c'], [[-1.5, null, true]])).toContain('\r\n-1.5,,true\r\n');
  });

  const line = fc.string({ unit: 'binary' }).map((text) => text.replaceAll(/\r\n?/g, '\n'));
  test('what was written is read back as it was', () => {
    const table = fc.array(fc.tuple(line, line, line), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(table, (rows) => {
        const kept = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
        const read = cellsOf(writeCsv(['a', 'b', 'c'], rows as CsvCell[][]));
        expect(read).toEqual([['a', 'b', 'c'], ...kept]);
      }),
    );
  });
});

describe('reading', () => {
  test.each([',', ';', '\t', '|'])('finds the separator %j by itself', (separator) => {
    const text = ['id', 'lng', 'lat'].join(separator);
    expect(cellsOf(`${text}\n1${separator}2${separator}3\n`)[1]).toEqual(['1', '2', '3']);
  });

  test('takes any line end, and counts blank rows though it leaves them out', () => {
    expect(rowsOf('a,b\r1,2\r\n\n,\n3,4').map(({ number, cells }) => [number, ...cells])).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
      [5, '3', '4'],
    ]);
  });

  test('a quoted line break stays inside its cell and its row', () => {
    expect(rowsOf('a,b\n"x\ny",1\nz,2').at(-1)).toEqual({
      number: 3,
      cells: ['z', '2'],
      isBroken: false,
    });
  });

  test('a quote that is never closed is told', () => {
    expect(rowsOf('a,b\n"x,1\ny,2').map(({ isBroken }) => isBroken)).toEqual([false, true]);
  });

  test('rows cut by the end of a slice are whole, also long ones', () => {
    const long = `"${'多行\n文字,'.repeat(60_000)}"`;
    const rows = Array.from({ length: 20_000 }, (_, i) => `${i},"第${i}\n行"`);
    rows.splice(10_000, 0, `x,${long}`);
    const read = cellsOf(`id,text\n${rows.join('\n')}`);
    expect(read).toHaveLength(20_002);
    expect(read[10_001]?.[1]).toHaveLength(long.length - 2);
    expect(read.at(-1)).toEqual(['19999', '第19999\n行']);
  });
});
