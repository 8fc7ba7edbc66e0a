// A GeoPackage, asked for on the page: a worker for each, ended with it, so that giving up
// stops the work and SQLite is not kept in memory.

import type { GeoPackageApi, GeoPackageQuery } from './geopackage-worker.ts';
import { type CallOptions, connect } from './rpc.ts';

/** Rejects with the signal's reason when it is aborted. */
export async function geoPackage(query: GeoPackageQuery, options: CallOptions = {}): Promise<Blob> {
  const worker = new Worker(new URL('./geopackage-worker.ts', import.meta.url), {
    type: 'module',
  });
  try {
    const { bytes } = await connect<GeoPackageApi>(worker).write(query, options);
    return new Blob([bytes], { type: 'application/geopackage+sqlite3' });
  } finally {
    worker.terminate();
  }
}
