// Where the data of a run are: SQLite in a temporary folder, or a database of a PostgreSQL of our
// own, whose commits wait for the disk.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DataPlace } from '#server/store/open.ts';
import { type Cluster, postgresPrograms, startCluster } from '#tests/server/postgres-cluster.ts';

/** Does the work with an empty place for data, which is gone afterwards. */
export type WithPlace = <T>(work: (place: DataPlace) => Promise<T>) => Promise<T>;

export const onSqlite: WithPlace = async (work) => {
  const root = mkdtempSync(path.join(tmpdir(), 'circle-chaos-'));
  try {
    return await work({ folder: path.join(root, 'data') });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};

/** Null: PostgreSQL is not on this machine, and the run says so. */
export async function openPostgresCluster(): Promise<Cluster | null> {
  if (postgresPrograms !== undefined) return startCluster(postgresPrograms, true);
  console.log('NOT TRIED ON POSTGRESQL: neither initdb nor postgres is on this machine.');
  return null;
}

export const onPostgres =
  (cluster: Cluster): WithPlace =>
  async (work) =>
    work({ url: await cluster.database() });
