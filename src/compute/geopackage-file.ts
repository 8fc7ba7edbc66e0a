// The bytes of a GeoPackage, by SQLite compiled to WebAssembly.

import openSqlite from 'sql.js';
import type { ExportLayer } from '#core/planning/export-layer.ts';
import { type SqlDatabase, writeGeoPackage } from '#core/planning/geopackage.ts';
import type { Provenance } from '#core/planning/provenance.ts';

interface Options {
  /** Address of SQLite in a browser; Node finds its own. */
  readonly wasmUrl?: string;
  readonly report?: (share: number) => void;
}

export async function makeGeoPackage(
  layers: readonly ExportLayer[],
  provenance: Provenance,
  { wasmUrl, report }: Options = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const { Database } = await openSqlite(wasmUrl ? { locateFile: () => wasmUrl } : {});
  const database = new Database();
  const through: SqlDatabase = {
    run: (sql) => database.run(sql),
    prepare: (sql) => {
      const statement = database.prepare(sql);
      return (values) => statement.run(values);
    },
  };
  try {
    writeGeoPackage(through, layers, provenance, report);
    return database.export();
  } finally {
    database.close();
  }
}
