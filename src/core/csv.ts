// CSV as spreadsheets read and write it: RFC 4180, UTF-8 with a byte order mark, and no
// text that a spreadsheet would take for a formula. Reading goes in slices, so that a
// long file can be shown to be read and be given up.
// https://datatracker.ietf.org/doc/html/rfc4180
// https://owasp.org/www-community/attacks/CSV_Injection

import Papa from 'papaparse';

/** null is an empty cell. Numbers stay numbers: only a text can be a formula. */
export type CsvCell = string | number | boolean | null;

/** Begins like a formula, maybe behind blanks or apostrophes of its own. */
const formula = /^['\s]*[=+\-@\0＝＋－＠]|^'*[\t\r\n]/;
/** The same, but a number or a pair of numbers is none: programs read these too. */
const formulaNotNumber = new RegExp(`^(?!-?[\\d.]+(?:,-?[\\d.]+)?$)(?:${formula.source})`);
/** Of another spreadsheet's tables; whoever guesses the separator must not count it. */
const holdsSeparator = (cell: CsvCell) => typeof cell === 'string' && /[;\t|]/.test(cell);
/** Tells Excel that what follows is UTF-8. */
const byteOrderMark = '\ufeff';

/** A file's text: a header and rows, each line ended. */
export function writeCsv(header: readonly string[], rows: Iterable<readonly CsvCell[]>): string {
  const lines = Papa.unparse([header, ...rows], {
    escapeFormulae: formula,
    quotes: holdsSeparator,
    newline: '\r\n',
  });
  return `${byteOrderMark}${lines}\r\n`;
}

/** Rows for programs as well: lines end with a line feed, there is no byte order mark. */
export const csvLines = (rows: readonly (readonly CsvCell[])[]): string =>
  Papa.unparse([...rows], {
    escapeFormulae: formulaNotNumber,
    quotes: holdsSeparator,
    newline: '\n',
  });

export interface CsvRow {
  /** As a spreadsheet counts: the header is row 1. */
  readonly number: number;
  readonly cells: readonly string[];
  /** Its quotes do not match, so its cells can't be trusted. */
  readonly isBroken: boolean;
}

const sliceLength = 1 << 15;

/**
 * The rows of a file, some at a time, without those that hold nothing. Comma, semicolon,
 * tab or bar, as in its first lines; what `writeCsv` wrote comes back as it was.
 */
export function* readCsv(file: string): Generator<CsvRow[], void> {
  const reader = csvReader();
  for (let from = 0; from < file.length; from += sliceLength) {
    yield reader.push(file.slice(from, from + sliceLength));
  }
  yield reader.end();
}

/** The same for a text that comes in pieces: each gives the rows that end in it. */
export function csvReader() {
  let parser: InstanceType<typeof Papa.Parser> | null = null;
  let text = '';
  let count = 0;
  /** A row longer than the text so far: it is read again when there is twice as much of it. */
  let enough = sliceLength;
  const take = (isLast: boolean): CsvRow[] => {
    if (text === '' || (text.length < enough && !isLast)) return [];
    // The first half of a line end waits for the other.
    const held = !isLast && text.endsWith('\r') ? '\r' : '';
    const whole = text.slice(0, text.length - held.length).replaceAll(/\r\n?/g, '\n');
    parser ??= parserFor(whole.slice(0, sliceLength));
    const { data, errors, meta } = parser.parse(whole, 0, !isLast);
    const broken = new Set(errors.map(({ row }) => row));
    const rows = data.map((cells, i) => ({
      number: count + i + 1,
      cells: cells.map(plain),
      isBroken: broken.has(i),
    }));
    count += data.length;
    text = (isLast ? '' : whole.slice(data.length === 0 ? 0 : meta.cursor)) + held;
    enough = data.length === 0 ? 2 * text.length : sliceLength;
    return rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  };
  return {
    push(piece: string): CsvRow[] {
      text += count === 0 && text === '' ? piece.replace(byteOrderMark, '') : piece;
      return take(false);
    },
    end: () => take(true),
  };
}

function parserFor(start: string) {
  const { delimiter } = Papa.parse(start, { preview: 20 }).meta;
  return new Papa.Parser({ delimiter, newline: '\n' });
}

/** A text without the apostrophe that kept it from being a formula. */
const plain = (cell: string) => (formula.test(cell) && cell.startsWith("'") ? cell.slice(1) : cell);
