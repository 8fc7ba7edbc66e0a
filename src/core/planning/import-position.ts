// A position as somebody wrote it, in the system they say it is in, as WGS-84. There is
// no default: the three systems lie half a kilometre apart, and a wrong one looks right.

import { fromBd09, fromGcj02 } from '#core/coordinates.ts';
import type { Bbox, Bd09, Gcj02, LngLat } from '#core/units.ts';
import type { ColumnMap } from './import-columns.ts';

export const coordinateSystems = ['wgs84', 'gcj02', 'bd09'] as const;
export type CoordinateSystem = (typeof coordinateSystems)[number];

export type PositionFault =
  | 'no_position'
  | 'not_a_number'
  | 'out_of_range'
  /** Latitude where longitude should be: exchanged, it would lie in the area. */
  | 'swapped'
  | 'outside_area';

/** The pair as written; a text: what can't be read. */
export function writtenPosition(
  cells: readonly string[],
  { lng, lat, position }: ColumnMap,
): readonly [number, number] | PositionFault {
  const cell = (column: number | null | undefined) =>
    column === null || column === undefined ? '' : (cells[column] ?? '').normalize('NFKC').trim();
  const apart = [cell(lng), cell(lat)];
  const together = cell(position).replaceAll(/[[\]()]/g, '');
  const parts = apart.every((part) => part === '') ? together.split(/[\s,;、]+/) : apart;
  const [first = '', second = ''] = parts;
  if (first === '' && second === '') return 'no_position';
  if (first === '' || second === '') return 'not_a_number';
  const pair = [Number(first), Number(second)] as const;
  return pair.every(Number.isFinite) ? pair : 'not_a_number';
}

export function toWgs84([lng, lat]: readonly [number, number], system: CoordinateSystem): LngLat {
  const pair = [lng, lat] as const;
  if (system === 'gcj02') return fromGcj02(pair as unknown as Gcj02);
  if (system === 'bd09') return fromBd09(pair as unknown as Bd09);
  return pair;
}

const inside = ([lng, lat]: LngLat, [west, south, east, north]: Bbox) =>
  lng >= west && lng <= east && lat >= south && lat <= north;

/** The place in WGS-84, or why it is none. */
export function placeOf(
  cells: readonly string[],
  columns: ColumnMap,
  { system, area }: { readonly system: CoordinateSystem; readonly area: Bbox },
): LngLat | PositionFault {
  const pair = writtenPosition(cells, columns);
  if (typeof pair === 'string') return pair;
  const [lng, lat] = pair;
  const isOnEarth = Math.abs(lng) <= 180 && Math.abs(lat) <= 90;
  const at = isOnEarth ? toWgs84(pair, system) : null;
  if (at && inside(at, area)) return at;
  if (Math.abs(lng) <= 90 && inside(toWgs84([lat, lng], system), area)) return 'swapped';
  return isOnEarth ? 'outside_area' : 'out_of_range';
}
