// What is used of sql.js. Its published types bring all of Node's with them.
declare module 'sql.js' {
  interface Statement {
    run(values: readonly unknown[]): void;
  }
  interface Database {
    run(sql: string): void;
    prepare(sql: string): Statement;
    /** The bytes of the file. Frees every statement. */
    export(): Uint8Array<ArrayBuffer>;
    close(): void;
  }
  export default function open(options: {
    readonly locateFile?: (name: string) => string;
  }): Promise<{ readonly Database: new () => Database }>;
}
