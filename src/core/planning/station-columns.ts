// The times table of stations that come and go: what each station adds to it is a column by
// its place, so a scenario asks the streets only for places that are new, and a station that
// is dragged changes one column of the table.

import {
  type LinkedPoints,
  type StationTimes,
  type TimesTable,
  tableOf,
} from '#core/streets/times-table.ts';
import type { LngLat } from '#core/units.ts';

export interface StationColumns {
  readonly places: readonly LngLat[];
  readonly columns: readonly StationTimes[];
  readonly table: TimesTable;
}

/** The points of the table, no stations yet. */
export const noColumns = (
  points: Pick<LinkedPoints, 'pointCount' | 'snapMetres'>,
): StationColumns => ({
  places: [],
  columns: [],
  table: tableOf(points, []),
});

/**
 * The columns of stations at these places, with those known taken over. `timesAt` answers for
 * a place that was not there (`timesOfStation`).
 */
export function withPlaces(
  known: StationColumns,
  places: readonly LngLat[],
  timesAt: (place: LngLat) => StationTimes,
): StationColumns {
  const byPlace = new Map(
    known.places.map((at, i) => [at.join(), known.columns[i] as StationTimes]),
  );
  const columns = places.map((at) => byPlace.get(at.join()) ?? timesAt(at));
  const changed = columns.flatMap((column, i) => (column === known.columns[i] ? [] : [i]));
  const [first] = changed;
  if (first === undefined && columns.length === known.columns.length) return { ...known, places };
  const isOne = changed.length === 1 && columns.length - known.columns.length <= 1;
  const { table } = known;
  if (first !== undefined && isOne && columns.length >= known.columns.length) {
    return { places, columns, table: withColumn(table, first, columns[first] as StationTimes) };
  }
  const points = { pointCount: table.pointCount, snapMetres: table.pointSnapMetres };
  return { places, columns, table: tableOf(points, columns) };
}

/** The table with another column for one of its stations, or for one more. */
function withColumn(table: TimesTable, station: number, column: StationTimes): TimesTable {
  const { pointCount } = table;
  const times = new Float32Array(pointCount).fill(Number.NaN);
  for (const [i, point] of column.points.entries()) times[point] = column.seconds[i] as number;
  const most = table.stations.length + column.points.length;
  const [stations, seconds] = [new Uint16Array(most), new Float32Array(most)];
  const starts = new Uint32Array(pointCount + 1);
  let at = 0;
  for (let p = 0; p < pointCount; p++) {
    const end = table.starts[p + 1] as number;
    const time = times[p] as number;
    let isWaiting = !Number.isNaN(time);
    for (let i = table.starts[p] as number; i < end; i++) {
      const other = table.stations[i] as number;
      if (other === station) continue;
      const its = table.seconds[i] as number;
      if (isWaiting && (time < its || (time === its && station < other))) {
        stations[at] = station;
        seconds[at++] = time;
        isWaiting = false;
      }
      stations[at] = other;
      seconds[at++] = its;
    }
    if (isWaiting) {
      stations[at] = station;
      seconds[at++] = time;
    }
    starts[p + 1] = at;
  }
  const stationCount = Math.max(table.stationCount, station + 1);
  const stationSnapMetres = new Float32Array(stationCount);
  stationSnapMetres.set(table.stationSnapMetres);
  stationSnapMetres[station] = column.snapMetres;
  return {
    ...table,
    stationCount,
    starts,
    stations: stations.slice(0, at),
    seconds: seconds.slice(0, at),
    stationSnapMetres,
  };
}
