// The worker that writes a GeoPackage. SQLite is loaded here, when one is wanted.

import wasmUrl from 'sql.js/dist/sql-wasm-browser.wasm?url';
import type { ExportLayer } from '#core/planning/export-layer.ts';
import type { Provenance } from '#core/planning/provenance.ts';
import { makeGeoPackage } from './geopackage-file.ts';
import { type Context, type Port, serve } from './rpc.ts';

export interface GeoPackageQuery {
  readonly layers: readonly ExportLayer[];
  readonly provenance: Provenance;
}

const table = {
  async write({ layers, provenance }: GeoPackageQuery, { report }: Context) {
    return { bytes: await makeGeoPackage(layers, provenance, { wasmUrl, report }) };
  },
};
export type GeoPackageApi = typeof table;

serve(globalThis as unknown as Port, table);
