// CSV as spreadsheets read and write it: RFC 4180, UTF-8 with a byte order mark, and no
// text that a spreadsheet would take for a formula. Reading goes in slices, so that a
// long file can be shown to be read and be given up.
// https://datatracker.ietf.org/doc/html/rfc4180
// https://owasp.org/www-community/attacks/CSV_Injection

import Papa from 'papaparse';

/** null is an empty cell. Numbers stay numbers: only a text can be a formula. */
export type CsvCell = string | number | boolean | null;

/** Begins like a formula, maybe behind apostrophes of its own. */
const formula = /^'*[=+\-@\t\r\0＝＋－＠]/;
/** Tells Excel that what follows is UTF-8. */
const byteOrderMark = '\ufeff';

/** A file's text: a header and rows, each line ended. */
export function writeCsv(header: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  const lines = Papa.unparse([header, ...rows], { escapeFormulae: formula, newline: '\r\n' });
  return `${byteOrderMark}${lines}\r\n`;
}

export interface CsvRow {
  /** As a spreadsheet counts: the header is row 1. */
  readonly number: number;
  readonly cells: readonly string[];
  /** Its quotes do not match, so its cells can't be trusted. */
  readonly isBroken: boolean;
}

const sliceLength = 1 << 17;

/**
 * The rows of a file, some at a time, without those that hold nothing. Comma, semicolon,
 * tab or bar, as in its first lines; what `writeCsv` wrote comes back as it was.
 */
export function* readCsv(file: string): Generator<CsvRow[], void> {
  const text = file.replace(byteOrderMark, '').replaceAll(/\r\n?/g, '\n');
  const { delimiter } = Papa.parse(text.slice(0, sliceLength), { preview: 20 }).meta;
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  let count = 0;
  let from = 0;
  let length = sliceLength;
  while (from < text.length) {
    const isLast = from + length >= text.length;
    const { data, errors, meta } = parser.parse(text.slice(from, from + length), 0, !isLast);
    // A row longer than the slice: try again with more of it.
    if (data.length === 0 && !isLast) {
      length *= 2;
      continue;
    }
    const broken = new Set(errors.map(({ row }) => row));
    const rows = data.map((cells, i) => ({
      number: count + i + 1,
      cells: cells.map(plain),
      isBroken: broken.has(i),
    }));
    count += data.length;
    from = isLast ? text.length : from + meta.cursor;
    length = sliceLength;
    yield rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  }
}

/** A text without the apostrophe that kept it from being a formula. */
const plain = (cell: string) => (formula.test(cell) && cell.startsWith("'") ? cell.slice(1) : cell);
