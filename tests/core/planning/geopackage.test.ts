// A GeoPackage as the specification has it, opened with a SQLite that knows nothing of
// the writer, and written by both SQLites we use.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, onTestFinished, test } from 'vitest';
import { makeGeoPackage } from '#compute/geopackage-file.ts';
import { type SqlDatabase, writeGeoPackage } from '#core/planning/geopackage.ts';
import { geometryBlob } from '#core/planning/geopackage-geometry.ts';
import { provenanceObject } from '#core/planning/provenance.ts';
import { layerNamed, layers } from './export-layers.ts';
import { provenance } from './some-provenance.ts';

function withNode(): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  const through: SqlDatabase = {
    run: (sql) => database.exec(sql),
    prepare: (sql) => {
      const statement = database.prepare(sql);
      return (values) => void statement.run(...values);
    },
  };
  writeGeoPackage(through, layers, provenance);
  return database;
}

async function withWebAssembly(): Promise<DatabaseSync> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gpkg-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'plan.gpkg');
  writeFileSync(file, await makeGeoPackage(layers, provenance));
  return new DatabaseSync(file, { readOnly: true });
}

describe.each([
  ['Node', withNode],
  ['WebAssembly', withWebAssembly],
])('written by the SQLite of %s', (_, write) => {
  test('says it is a GeoPackage 1.3, and is sound', async () => {
    const database = await write();
    expect(database.prepare('PRAGMA application_id').get()).toEqual({ application_id: 0x47504b47 });
    expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: 10300 });
    expect(database.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    expect(database.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  });

  test('lists each layer with its box and its geometry', async () => {
    const database = await write();
    const contents = database.prepare('SELECT * FROM gpkg_contents').all();
    expect(contents.map(({ table_name }) => table_name)).toEqual(layers.map(({ name }) => name));
    expect(contents.find(({ table_name }) => table_name === 'catchments')).toMatchObject({
      data_type: 'features',
      last_change: '2026-11-24T12:05:00.000Z',
      min_x: 121.2,
      min_y: 31.3,
      max_y: expect.closeTo(31.4, 9),
      srs_id: 4326,
    });
    const columns = database.prepare('SELECT * FROM gpkg_geometry_columns').all();
    expect(columns.map(({ geometry_type_name }) => geometry_type_name)).toEqual(
      layers.map(({ geometryType }) => geometryType.toUpperCase()),
    );
  });

  test('keeps values with their types, and what is not known as NULL', async () => {
    const database = await write();
    expect(database.prepare('SELECT * FROM demand').all()).toMatchObject([
      { fid: 1, id: 'd1', residents: 120, seconds: 312.5, nearest_station: 'plain', covered: 1 },
      { fid: 2, id: 'd2', residents: null, order_origins: 4.5, seconds: null, covered: null },
    ]);
  });

  test('carries its provenance as metadata of the whole', async () => {
    const database = await write();
    const [row] = database
      .prepare(
        `SELECT metadata, mime_type, reference_scope FROM gpkg_metadata
         JOIN gpkg_metadata_reference ON md_file_id = id`,
      )
      .all();
    expect(row).toMatchObject({ mime_type: 'application/json', reference_scope: 'geopackage' });
    expect(JSON.parse(String(row?.metadata))).toEqual(provenanceObject(provenance));
  });
});

test('a point is a header and WKB', () => {
  const blob = geometryBlob({ type: 'Point', coordinates: [1, 2] });
  const view = new DataView(blob.buffer);
  expect(blob).toHaveLength(29);
  expect(String.fromCharCode(...blob.slice(0, 2))).toBe('GP');
  expect([view.getInt32(4, true), view.getUint8(8), view.getUint32(9, true)]).toEqual([4326, 1, 1]);
  expect([view.getFloat64(13, true), view.getFloat64(21, true)]).toEqual([1, 2]);
});

test('an outline has its box in the order of the format: west, east, south, north', () => {
  const row = layerNamed('catchments').rows[0];
  if (!row) throw new Error('no catchment');
  const blob = geometryBlob(row.geometry);
  const view = new DataView(blob.buffer);
  expect(view.getUint8(3)).toBe(0b011);
  const box = [8, 16, 24, 32].map((at) => view.getFloat64(at, true));
  expect(box.map((edge) => Number(edge.toFixed(6)))).toEqual([121.2, 121.3, 31.3, 31.4]);
  // One polygon of two rings of five positions, and nothing after it.
  expect(blob).toHaveLength(40 + 9 + 9 + 2 * (4 + 5 * 16));
});
