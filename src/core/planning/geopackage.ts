// Layers as one GeoPackage, the format desktop GIS opens best: SQLite with a few tables
// about the others. Written through any SQLite there is: in the browser one compiled to
// WebAssembly, on Node its own. Without a spatial index, which the format leaves open.
// https://www.geopackage.org/spec130/

import { boxAround } from '#core/box.ts';
import type { CsvCell } from '#core/csv.ts';
import type { ExportLayer, FieldType } from './export-layer.ts';
import { geometryBlob, positionsOf, wgs84 } from './geopackage-geometry.ts';
import { type Provenance, provenanceObject } from './provenance.ts';

type SqlValue = string | number | Uint8Array | null;

/** The part of a SQLite that is needed. */
export interface SqlDatabase {
  /** Carries out statements without values. */
  readonly run: (sql: string) => void;
  /** Prepares one statement with `?` for each value. */
  readonly prepare: (sql: string) => (values: readonly SqlValue[]) => void;
}

const columnTypes: Record<FieldType, string> = {
  text: 'TEXT',
  integer: 'INTEGER',
  real: 'DOUBLE',
  boolean: 'BOOLEAN',
};

const wgs84Text =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,' +
  'AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,' +
  'AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],' +
  'AUTHORITY["EPSG","4326"]]';

/** Tables every GeoPackage has, and those of its metadata extension. */
const tables = `
PRAGMA application_id = 0x47504B47;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
  ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', NULL),
  ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', NULL),
  ('WGS 84 geodetic', ${wgs84}, 'EPSG', ${wgs84}, '${wgs84Text}', NULL);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL,
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
  srs_id INTEGER REFERENCES gpkg_spatial_ref_sys (srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL UNIQUE REFERENCES gpkg_contents (table_name),
  column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys (srs_id),
  z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name));
CREATE TABLE gpkg_extensions (
  table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL,
  definition TEXT NOT NULL, scope TEXT NOT NULL,
  UNIQUE (table_name, column_name, extension_name));
INSERT INTO gpkg_extensions VALUES
  ('gpkg_metadata', NULL, 'gpkg_metadata',
   'http://www.geopackage.org/spec130/#extension_metadata', 'read-write'),
  ('gpkg_metadata_reference', NULL, 'gpkg_metadata',
   'http://www.geopackage.org/spec130/#extension_metadata', 'read-write');
CREATE TABLE gpkg_metadata (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, md_scope TEXT NOT NULL DEFAULT 'dataset',
  md_standard_uri TEXT NOT NULL, mime_type TEXT NOT NULL DEFAULT 'text/xml',
  metadata TEXT NOT NULL DEFAULT '');
CREATE TABLE gpkg_metadata_reference (
  reference_scope TEXT NOT NULL, table_name TEXT, column_name TEXT, row_id_value INTEGER,
  timestamp DATETIME NOT NULL, md_file_id INTEGER NOT NULL REFERENCES gpkg_metadata (id),
  md_parent_id INTEGER REFERENCES gpkg_metadata (id));`;

/** What the metadata are written by: the names of `docs/formats/exports.md`. */
const metadataForm = 'urn:15-minute-service-circle:provenance:1';

/** Fills an empty database. `report` gets the share done, at most once for a thousand rows. */
export function writeGeoPackage(
  database: SqlDatabase,
  layers: readonly ExportLayer[],
  provenance: Provenance,
  report: (share: number) => void = () => {},
): void {
  const changed = new Date(provenance.madeAt).toISOString();
  const total = layers.reduce((sum, { rows }) => sum + rows.length, 0);
  let done = 0;
  const count = () => {
    done += 1;
    if (done % 1000 === 0) report(done / total);
  };
  database.run(tables);
  database.run('BEGIN');
  for (const layer of layers) writeLayer(database, layer, changed, count);
  const about = JSON.stringify(provenanceObject(provenance));
  database.prepare("INSERT INTO gpkg_metadata VALUES (1, 'dataset', ?, 'application/json', ?)")([
    metadataForm,
    about,
  ]);
  database.prepare(
    "INSERT INTO gpkg_metadata_reference VALUES ('geopackage', NULL, NULL, NULL, ?, 1, NULL)",
  )([changed]);
  database.run('COMMIT');
}

const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
const sqlValue = (value: CsvCell): SqlValue => (typeof value === 'boolean' ? Number(value) : value);

function writeLayer(
  database: SqlDatabase,
  { name, geometryType, fields, rows }: ExportLayer,
  changed: string,
  count: () => void,
): void {
  const type = geometryType.toUpperCase();
  const columns = fields.map((field) => `${quoted(field.name)} ${columnTypes[field.type]}`);
  database.run(
    `CREATE TABLE ${quoted(name)} (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, ` +
      `geom ${type}, ${columns.join(', ')})`,
  );
  const insert = database.prepare(
    `INSERT INTO ${quoted(name)} VALUES (${['NULL', '?', ...fields.map(() => '?')].join(', ')})`,
  );
  for (const { geometry, values } of rows) {
    insert([geometryBlob(geometry), ...values.map(sqlValue)]);
    count();
  }
  const box = boxAround(everyPosition(rows)) ?? [null, null, null, null];
  database.prepare(
    `INSERT INTO gpkg_contents VALUES (?, 'features', ?, '', ?, ?, ?, ?, ?, ${wgs84})`,
  )([name, name, changed, ...box]);
  database.prepare(`INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ${wgs84}, 0, 0)`)([
    name,
    type,
  ]);
}

function* everyPosition(rows: ExportLayer['rows']) {
  for (const { geometry } of rows) yield* positionsOf(geometry);
}
