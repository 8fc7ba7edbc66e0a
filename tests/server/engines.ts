// Every test of the store and the API runs on each engine there is. Where PostgreSQL is not
// installed the run says so, once for each file that goes without.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe } from 'vitest';
import type { DataPlace } from '#server/store/open.ts';
import { type Cluster, postgresPrograms, startCluster } from './postgres-cluster.ts';

export type NewPlace = () => Promise<DataPlace>;

/** `tests` get a function that makes an empty place for data. */
export function onEachEngine(tests: (newPlace: NewPlace) => void): void {
  describe('on SQLite', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'circle-data-'));
    let count = 0;
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    tests(async () => ({ folder: path.join(folder, String(count++)) }));
  });
  if (postgresPrograms === undefined) {
    console.warn('NOT TESTED ON POSTGRESQL: neither initdb nor postgres is on this machine.');
    describe.skip('on PostgreSQL', () => tests(async () => ({ url: '' })));
    return;
  }
  const programs = postgresPrograms;
  describe('on PostgreSQL', () => {
    let cluster: Cluster;
    beforeAll(async () => {
      cluster = await startCluster(programs);
    }, 60_000);
    afterAll(() => cluster.stop());
    tests(async () => ({ url: await cluster.database() }));
  });
}
