// A file somebody brings, as a table: what CSV and GeoJSON have in common. Nothing is
// judged here but whether a row can be read at all. A generator, so that a long file can
// be read between frames and be given up.

import { readCsv } from '#core/csv.ts';

/** Why a row can't be read. */
export type RowFault = 'broken_quotes' | 'cell_count' | 'not_a_point';

export interface SourceRow {
  /** CSV: as a spreadsheet counts, the header is 1. GeoJSON: the feature, from 1. */
  readonly number: number;
  /** As many as there are columns. */
  readonly cells: readonly string[];
  readonly fault: RowFault | null;
}

export interface SourceTable {
  readonly kind: 'csv' | 'geojson';
  /** Of GeoJSON the first two are the position: `lng`, `lat`. */
  readonly columns: readonly string[];
  readonly rows: readonly SourceRow[];
}

/** Why a file can't be read; `too_long`: it has more rows than `mostRows`. */
export type FileFault =
  | 'empty'
  | 'not_json'
  | 'not_a_collection'
  | 'too_long'
  | 'too_wide'
  | 'too_large';

export type Reading =
  | { readonly kind: 'table'; readonly table: SourceTable }
  | { readonly kind: 'failed'; readonly fault: FileFault };

export const mostRows = 200_000;
const mostColumns = 250;
/** Characters of GeoJSON, which is parsed in one go: more would hold the page up. */
const largestJson = 16_000_000;
/** No collection of features is nested so deep, and a parser pays for every level. */
const tooDeep = /[[{]{64}/;

/** Yields the share read. */
export function* readTable(name: string, text: string): Generator<number, Reading> {
  const isJson = /\.(geo)?json$/i.test(name) || /^\ufeff?\s*\{/.test(text.slice(0, 100));
  return isJson ? yield* readGeoJson(text) : yield* readCsvTable(text);
}

const failed = (fault: FileFault): Reading => ({ kind: 'failed', fault });

function* readCsvTable(text: string): Generator<number, Reading> {
  const rows: SourceRow[] = [];
  let columns: readonly string[] | null = null;
  let read = 0;
  for (const batch of readCsv(text)) {
    for (const { number, cells, isBroken } of batch) {
      if (columns === null) {
        columns = cells.map((cell) => cell.trim());
        if (columns.length > mostColumns) return failed('too_wide');
        continue;
      }
      rows.push({ number, cells: fill(cells, columns.length), fault: faultOf(cells, isBroken) });
      read += cells.reduce((sum, cell) => sum + cell.length + 1, 0);
    }
    if (rows.length > mostRows) return failed('too_long');
    yield Math.min(1, read / Math.max(1, text.length));
  }
  if (columns === null || rows.length === 0) return failed('empty');
  return { kind: 'table', table: { kind: 'csv', columns, rows } };

  /** Empty cells at the end of a row are often left out, or there are some too many. */
  function faultOf(cells: readonly string[], isBroken: boolean): RowFault | null {
    if (isBroken) return 'broken_quotes';
    const extra = cells.slice(columns?.length).some((cell) => cell.trim() !== '');
    return extra ? 'cell_count' : null;
  }
}

const fill = (cells: readonly string[], count: number) =>
  Array.from({ length: count }, (_, i) => cells[i] ?? '');

type Loose = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const position = ['lng', 'lat'];
const atOnce = 2000;

function* readGeoJson(text: string): Generator<number, Reading> {
  if (text.length > largestJson) return failed('too_large');
  const features = featuresOf(text);
  if (typeof features === 'string') return failed(features);
  if (features.length > mostRows) return failed('too_long');
  if (features.length === 0) return failed('empty');
  const names = new Set<string>();
  for (const feature of features) {
    if (isObject(feature) && isObject(feature.properties)) {
      for (const name of Object.keys(feature.properties)) names.add(name);
    }
    if (isObject(feature) && isId(feature.id)) names.add('id');
  }
  for (const name of position) names.delete(name);
  if (names.size > mostColumns) return failed('too_wide');
  const properties = [...names];
  const rows: SourceRow[] = [];
  for (const feature of features) {
    rows.push(rowOf(feature, rows.length + 1, properties));
    if (rows.length % atOnce === 0) yield rows.length / features.length;
  }
  return { kind: 'table', table: { kind: 'geojson', columns: [...position, ...properties], rows } };
}

function featuresOf(text: string): readonly unknown[] | FileFault {
  if (tooDeep.test(text)) return 'not_a_collection';
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return 'not_json';
  }
  return isObject(json) && json.type === 'FeatureCollection' && Array.isArray(json.features)
    ? json.features
    : 'not_a_collection';
}

const isId = (id: unknown): id is string | number =>
  typeof id === 'string' || typeof id === 'number';

function rowOf(feature: unknown, number: number, names: readonly string[]): SourceRow {
  const { properties, geometry, id } = isObject(feature) ? feature : {};
  const point = isObject(geometry) && geometry.type === 'Point' ? geometry.coordinates : null;
  const isPoint = Array.isArray(point) && point.length >= 2;
  const own = isObject(properties) ? properties : {};
  return {
    number,
    cells: [
      ...(isPoint ? point.slice(0, 2).map(cellOf) : ['', '']),
      ...names.map((name) =>
        cellOf(Object.hasOwn(own, name) ? own[name] : name === 'id' ? id : undefined),
      ),
    ],
    fault: isPoint ? null : 'not_a_point',
  };
}

function cellOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? jsonOf(value) : String(value);
}

/** What is nested too deep to be written again holds no value of ours. */
function jsonOf(value: object): string {
  try {
    return JSON.stringify(value);
  } catch {
    return '';
  }
}
