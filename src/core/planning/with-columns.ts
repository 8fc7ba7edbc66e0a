// The times table of a scenario: that of the stations as they are, with the columns of those
// that moved put in place of the old ones and those that were added behind the last. Rows are
// sorted already, so each is merged with the few new entries; tableOf would sort all of them.

import { type StationTimes, type TimesTable, tableOf } from '#core/streets/times-table.ts';

/** Columns by station; new stations follow those of the table without a gap. */
export function withColumns(
  table: TimesTable,
  columns: ReadonlyMap<number, StationTimes>,
): TimesTable {
  const { pointCount, pointSnapMetres } = table;
  const numbers = [...columns.keys()].sort((a, b) => a - b);
  const others = tableOf(
    { pointCount, snapMetres: pointSnapMetres },
    numbers.map((station) => columns.get(station) as StationTimes),
  );
  const most = table.stations.length + others.stations.length;
  const [stations, seconds] = [new Uint16Array(most), new Float32Array(most)];
  const starts = new Uint32Array(pointCount + 1);
  let count = 0;
  const isReplaced = new Uint8Array(table.stationCount);
  for (const station of numbers) if (station < table.stationCount) isReplaced[station] = 1;
  const put = (station: number, time: number) => {
    stations[count] = station;
    seconds[count++] = time;
  };
  for (let p = 0; p < pointCount; p++) {
    let next = others.starts[p] as number;
    const last = others.starts[p + 1] as number;
    const end = table.starts[p + 1] as number;
    for (let i = table.starts[p] as number; i < end; i++) {
      const [station, time] = [table.stations[i] as number, table.seconds[i] as number];
      if (isReplaced[station] === 1) continue;
      for (; next < last; next++) {
        const other = numbers[others.stations[next] as number] as number;
        const its = others.seconds[next] as number;
        if (its > time || (its === time && other > station)) break;
        put(other, its);
      }
      put(station, time);
    }
    for (; next < last; next++) {
      put(numbers[others.stations[next] as number] as number, others.seconds[next] as number);
    }
    starts[p + 1] = count;
  }
  const stationCount = Math.max(table.stationCount, (numbers.at(-1) ?? -1) + 1);
  const stationSnapMetres = new Float32Array(stationCount);
  stationSnapMetres.set(table.stationSnapMetres);
  for (const [i, station] of numbers.entries()) {
    stationSnapMetres[station] = others.stationSnapMetres[i] as number;
  }
  return {
    stationCount,
    pointCount,
    starts,
    stations: stations.slice(0, count),
    seconds: seconds.slice(0, count),
    stationSnapMetres,
    pointSnapMetres,
  };
}
