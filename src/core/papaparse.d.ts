// What is used of Papa Parse. Its published types bring all of Node's with them, which
// core is compiled without.
declare module 'papaparse' {
  type CsvCell = import('./csv.ts').CsvCell;
  interface Fault {
    readonly code: string;
    readonly message: string;
    readonly row?: number;
  }
  interface Meta {
    readonly delimiter: string;
    /** First character that was not read. */
    readonly cursor: number;
    readonly fields?: readonly string[];
  }
  interface Result<Row> {
    readonly data: Row[];
    readonly errors: readonly Fault[];
    readonly meta: Meta;
  }
  interface ReadOptions {
    readonly header?: boolean;
    readonly preview?: number;
    /** Absent: it is guessed. */
    readonly delimiter?: string;
    readonly skipEmptyLines?: boolean | 'greedy';
  }
  const papa: {
    parse<Row = string[]>(text: string, options?: ReadOptions): Result<Row>;
    unparse(
      rows: readonly (readonly unknown[])[],
      options?: {
        readonly escapeFormulae?: boolean | RegExp;
        /** Whether a cell is quoted that need not be. */
        readonly quotes?: (cell: CsvCell) => boolean;
        readonly newline?: string;
      },
    ): string;
    /** Reads without guessing; `ignoreLastRow` leaves a row alone that may go on. */
    readonly Parser: new (options: {
      readonly delimiter: string;
      readonly newline: '\n';
    }) => { parse(text: string, baseIndex: number, ignoreLastRow: boolean): Result<string[]> };
  };
  export default papa;
}
