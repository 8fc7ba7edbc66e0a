// The times table: for every demand point the stations within the cutoff, nearest first,
// with exact times. Points are put on their streets once; then each station is one bounded
// search whose answer is a column, and columns turned into rows are the table. Moving a
// station costs one column.

import type { LngLat } from '#core/units.ts';
import type { Network } from './network.ts';
import { arrivalAtPoint, type Direction, type Reach, reachOf } from './reach.ts';
import { type Labels, never } from './search.ts';
import { type Snap, type SnapIndex, snap } from './snap.ts';

/** A network with what it takes to search it. */
export interface Searchable {
  readonly network: Network;
  readonly index: SnapIndex;
  readonly labels: Labels;
}

/** Points on their streets, grouped by shape. */
export interface LinkedPoints {
  readonly pointCount: number;
  /** From each point to its street, metres; NaN: outside, more than `snapLimit` from every street. */
  readonly snapMetres: Float32Array;
  /** The points that have a street, those of a shape together. */
  readonly linked: readonly { readonly point: number; readonly place: Snap }[];
  /** Shapes with points, and where those of each begin in `linked`; one more start ends the list. */
  readonly shapes: Uint32Array;
  readonly starts: Uint32Array;
}

export interface ColumnQuery {
  readonly station: LngLat;
  readonly cutoffSeconds: number;
  /** `to`: from the points to the station; `from`: from the station to the points. */
  readonly direction: Direction;
}

/** The points within the cutoff of one station, in no order. */
export interface StationTimes {
  readonly points: Uint32Array;
  /** Of each of these points; exact but for the rounding of 32 bits, 0.2 ms at an hour. */
  readonly seconds: Float32Array;
  /** From the station to its street, metres; NaN: outside, and nothing is reached. */
  readonly snapMetres: number;
}

export interface TimesTable {
  readonly stationCount: number;
  readonly pointCount: number;
  /** The entries of point p are at starts[p] ≤ i < starts[p + 1], the least time first. */
  readonly starts: Uint32Array;
  /** Index of the station of each entry; of equal times the smaller index comes first. */
  readonly stations: Uint16Array;
  /** Of each entry, both snaps and parking included; the precision of `StationTimes`. */
  readonly seconds: Float32Array;
  /** Metres; NaN: outside, in no entry. */
  readonly stationSnapMetres: Float32Array;
  readonly pointSnapMetres: Float32Array;
}

export interface TableQuery extends Omit<ColumnQuery, 'station'> {
  readonly stations: readonly LngLat[];
  readonly points: readonly LngLat[];
}

/** Puts points on the streets of a network: the part of a table that no station changes. */
export function linkPoints(
  { network, index }: Omit<Searchable, 'labels'>,
  points: readonly LngLat[],
): LinkedPoints {
  const snapMetres = new Float32Array(points.length).fill(Number.NaN);
  const linked: { point: number; place: Snap }[] = [];
  for (const [point, at] of points.entries()) {
    const place = snap(network, index, at);
    if (place === null) continue;
    snapMetres[point] = place.metres;
    linked.push({ point, place });
  }
  linked.sort((a, b) => a.place.shape - b.place.shape);
  const starts: number[] = [];
  for (const [i, { place }] of linked.entries()) {
    if (linked[i - 1]?.place.shape !== place.shape) starts.push(i);
  }
  const shapes = Uint32Array.from(starts, (i) => linked[i]?.place.shape as number);
  const ends = Uint32Array.of(...starts, linked.length);
  return { pointCount: points.length, snapMetres, linked, shapes, starts: ends };
}

/** One column of a table: a search around one station. */
export function timesOfStation(
  { network, index, labels }: Searchable,
  linkedPoints: LinkedPoints,
  { station, cutoffSeconds, direction }: ColumnQuery,
): StationTimes {
  const place = snap(network, index, station);
  if (place === null) {
    return { points: new Uint32Array(), seconds: new Float32Array(), snapMetres: Number.NaN };
  }
  const reach = reachOf(network, labels, { places: [place], direction, cutoffSeconds });
  const { linked, shapes, starts } = linkedPoints;
  const points: number[] = [];
  const seconds: number[] = [];
  for (let group = 0; group < shapes.length; group++) {
    if (!touches(reach, shapes[group] as number)) continue;
    const end = starts[group + 1] as number;
    for (let i = starts[group] as number; i < end; i++) {
      const { point, place: there } = linked[i] as (typeof linked)[number];
      const arrival = arrivalAtPoint(reach, there);
      if (arrival === null) continue;
      points.push(point);
      seconds.push(arrival.time / 1000);
    }
  }
  return {
    points: Uint32Array.from(points),
    seconds: Float32Array.from(seconds),
    snapMetres: place.metres,
  };
}

/** Whether a reach may hold any place on a shape: it has an end of it, or begins there. */
function touches({ network, labels, direction, onShape }: Reach, shape: number): boolean {
  const ends = direction === 'from' ? network.ends : network.starts;
  return (
    labels.time[ends[2 * shape] as number] !== never ||
    labels.time[ends[2 * shape + 1] as number] !== never ||
    onShape.has(shape)
  );
}

/** The table of some columns; their order is the numbering of its stations. */
export function tableOf(
  { pointCount, snapMetres }: Pick<LinkedPoints, 'pointCount' | 'snapMetres'>,
  columns: readonly StationTimes[],
): TimesTable {
  if (columns.length > 0x10000) throw new RangeError(`${columns.length} stations, at most 65,536`);
  const starts = new Uint32Array(pointCount + 1);
  for (const { points } of columns) {
    for (const point of points) starts[point + 1] = (starts[point + 1] as number) + 1;
  }
  for (let p = 0; p < pointCount; p++) {
    starts[p + 1] = (starts[p + 1] as number) + (starts[p] as number);
  }
  const count = starts[pointCount] as number;
  const stations = new Uint16Array(count);
  const seconds = new Float32Array(count);
  const filled = starts.slice();
  for (const [station, column] of columns.entries()) {
    for (const [i, point] of column.points.entries()) {
      const time = column.seconds[i] as number;
      // Rows stay sorted while they grow: they are short, and stations come in order.
      let at = filled[point] as number;
      filled[point] = at + 1;
      for (; at > (starts[point] as number) && (seconds[at - 1] as number) > time; at--) {
        seconds[at] = seconds[at - 1] as number;
        stations[at] = stations[at - 1] as number;
      }
      seconds[at] = time;
      stations[at] = station;
    }
  }
  return {
    stationCount: columns.length,
    pointCount,
    starts,
    stations,
    seconds,
    stationSnapMetres: Float32Array.from(columns, (column) => column.snapMetres),
    pointSnapMetres: snapMetres,
  };
}

/** Times between all stations and all points within the cutoff, one search a station. */
export function timesTable(open: Searchable, query: TableQuery): TimesTable {
  const { stations, points, cutoffSeconds, direction } = query;
  const linked = linkPoints(open, points);
  return tableOf(
    linked,
    stations.map((station) => timesOfStation(open, linked, { station, cutoffSeconds, direction })),
  );
}
