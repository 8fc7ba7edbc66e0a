// A geometry as a GeoPackage keeps it: a header with the box, then WKB, little-endian.
// https://www.geopackage.org/spec130/#gpb_format

import type { Position } from 'geojson';
import { boxAround } from '#core/box.ts';
import type { ExportGeometry } from './export-layer.ts';

/** EPSG:4326; positions in the blob are longitude, latitude all the same. */
export const wgs84 = 4326;

const wkbTypes = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiLineString: 5,
  MultiPolygon: 6,
} as const satisfies Record<ExportGeometry['type'], number>;

/** Every position of a geometry. */
export function positionsOf(geometry: ExportGeometry): Position[] {
  switch (geometry.type) {
    case 'Point':
      return [geometry.coordinates];
    case 'LineString':
      return geometry.coordinates;
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.flat();
    case 'MultiPolygon':
      return geometry.coordinates.flat(2);
  }
}

/** The value of a geometry column. A point's box is the point, so it has none. */
export function geometryBlob(geometry: ExportGeometry): Uint8Array {
  const box = geometry.type === 'Point' ? null : boxAround(positionsOf(geometry));
  const bytes = new Uint8Array(8 + (box ? 32 : 0) + wkbLength(geometry));
  const view = new DataView(bytes.buffer);
  bytes.set([0x47, 0x50, 0, box ? 0b011 : 0b001]);
  view.setInt32(4, wgs84, true);
  if (box) {
    const [west, south, east, north] = box;
    for (const [i, edge] of [west, east, south, north].entries()) {
      view.setFloat64(8 + 8 * i, edge, true);
    }
  }
  writeWkb(view, box ? 40 : 8, geometry);
  return bytes;
}

const line = (positions: readonly Position[]) => 4 + 16 * positions.length;
const sum = <T>(parts: readonly T[], length: (part: T) => number) =>
  parts.reduce((total, part) => total + length(part), 0);

function wkbLength(geometry: ExportGeometry): number {
  switch (geometry.type) {
    case 'Point':
      return 21;
    case 'LineString':
      return 5 + line(geometry.coordinates);
    case 'Polygon':
      return 9 + sum(geometry.coordinates, line);
    case 'MultiLineString':
      return 9 + sum(geometry.coordinates, (part) => 5 + line(part));
    case 'MultiPolygon':
      return 9 + sum(geometry.coordinates, (rings) => 9 + sum(rings, line));
  }
}

/** Writes a geometry, and says where it ends. */
function writeWkb(view: DataView, start: number, geometry: ExportGeometry): number {
  let at = start;
  const integer = (value: number) => {
    view.setUint32(at, value, true);
    at += 4;
  };
  const position = ([lng = 0, lat = 0]: Position) => {
    view.setFloat64(at, lng, true);
    view.setFloat64(at + 8, lat, true);
    at += 16;
  };
  const positions = (list: readonly Position[]) => {
    integer(list.length);
    list.forEach(position);
  };
  const parts = (list: readonly ExportGeometry[]) => {
    integer(list.length);
    for (const part of list) at = writeWkb(view, at, part);
  };
  view.setUint8(at, 1);
  at += 1;
  integer(wkbTypes[geometry.type]);
  switch (geometry.type) {
    case 'Point':
      position(geometry.coordinates);
      break;
    case 'LineString':
      positions(geometry.coordinates);
      break;
    case 'Polygon':
      integer(geometry.coordinates.length);
      geometry.coordinates.forEach(positions);
      break;
    case 'MultiLineString':
      parts(geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates })));
      break;
    case 'MultiPolygon':
      parts(geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates })));
      break;
  }
  return at;
}
