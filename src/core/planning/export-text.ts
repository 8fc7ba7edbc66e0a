// A layer as GeoJSON and as CSV, each with its provenance: in GeoJSON a foreign member, in
// CSV more columns that are filled in the first row. A comment above the header would be
// taken for the header by a spreadsheet, and a second file is lost with the first mail.
// https://datatracker.ietf.org/doc/html/rfc7946 (3.1.6 right-hand rule, 6.1 foreign
// members, 11.2 precision)

import type { Position } from 'geojson';
import { type CsvCell, writeCsv } from '#core/csv.ts';
import type { ExportGeometry, ExportLayer } from './export-layer.ts';
import { type Provenance, provenanceEntries, provenanceObject } from './provenance.ts';

/** A centimetre. */
const decimals = 1e7;
const round = (degrees: number) => Math.round(degrees * decimals) / decimals;
const rounded = ([lng = 0, lat = 0]: Position): Position => [round(lng), round(lat)];

/** Twice the area of a ring; above 0: counter-clockwise. */
function doubleArea(ring: readonly Position[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [ax = 0, ay = 0] = ring[i - 1] as Position;
    const [bx = 0, by = 0] = ring[i] as Position;
    sum += (bx - ax) * (by + ay);
  }
  return -sum;
}

/** The outer ring counter-clockwise, the holes clockwise. */
const wound = (rings: readonly Position[][]): Position[][] =>
  rings.map((ring, i) => {
    const positions = ring.map(rounded);
    return doubleArea(positions) >= 0 === (i === 0) ? positions : positions.reverse();
  });

function exact(geometry: ExportGeometry): ExportGeometry {
  switch (geometry.type) {
    case 'Point':
      return { type: 'Point', coordinates: rounded(geometry.coordinates) };
    case 'LineString':
      return { type: 'LineString', coordinates: geometry.coordinates.map(rounded) };
    case 'MultiLineString':
      return {
        type: 'MultiLineString',
        coordinates: geometry.coordinates.map((line) => line.map(rounded)),
      };
    case 'Polygon':
      return { type: 'Polygon', coordinates: wound(geometry.coordinates) };
    case 'MultiPolygon':
      return { type: 'MultiPolygon', coordinates: geometry.coordinates.map(wound) };
  }
}

/** A FeatureCollection as RFC 7946 wants it, one feature a line. */
export function geoJsonOf({ name, fields, rows }: ExportLayer, provenance: Provenance): string {
  const features = rows.map(({ geometry, values }) => {
    const properties = Object.fromEntries(fields.map((field, i) => [field.name, values[i]]));
    return JSON.stringify({ type: 'Feature', properties, geometry: exact(geometry) });
  });
  const about = JSON.stringify(provenanceObject(provenance));
  return [
    `{"type":"FeatureCollection","name":${JSON.stringify(name)},"provenance":${about},`,
    `"features":[`,
    features.join(',\n'),
    ']}\n',
  ].join('\n');
}

/** A table; of points it has their longitude and latitude, of other shapes none. */
export function csvOf({ geometryType, fields, rows }: ExportLayer, provenance: Provenance): string {
  const hasPoints = geometryType === 'Point';
  const entries = provenanceEntries(provenance);
  const header = fields.map(({ name }) => name);
  const positionOf = (geometry: ExportGeometry): CsvCell[] =>
    geometry.type === 'Point' ? rounded(geometry.coordinates) : [];
  const width = header.length + (hasPoints ? 2 : 0);
  const table: CsvCell[][] = rows.map(({ geometry, values }) => [
    ...values,
    ...positionOf(geometry),
  ]);
  const first = table[0] ?? Array.from({ length: width }, () => null);
  return writeCsv(
    [
      ...header,
      ...(hasPoints ? ['lng', 'lat'] : []),
      ...entries.map(([name]) => `provenance_${name}`),
    ],
    [[...first, ...entries.map(([, value]) => value)], ...table.slice(1).map(padded)],
  );

  function padded(row: CsvCell[]): CsvCell[] {
    return [...row, ...entries.map(() => null)];
  }
}
