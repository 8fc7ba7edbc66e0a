// Places where a station could be, and their times to the demand as costs.

import { metresPerLat, metresPerLng, nodeAt } from '#core/streets/graph.ts';
import { isClosed, type Network } from '#core/streets/network.ts';
import type { StationTimes } from '#core/streets/times-table.ts';
import type { LngLat } from '#core/units.ts';
import type { CostTable } from './siting.ts';

/** Junctions of three streets or more, of those closer together than `metres` the first. */
export function junctions({ graph, standing }: Network, metres: number): LngLat[] {
  const streets = new Uint16Array(graph.nodeCount);
  for (let end = 0; end < graph.ends.length; end++) {
    if (standing[end >> 1] === isClosed) continue;
    const node = graph.ends[end] as number;
    streets[node] = (streets[node] as number) + 1;
  }
  const places = Array.from(streets).flatMap((count, node): LngLat[] => {
    if (count < 3) return [];
    const [lng, lat] = nodeAt(graph, node);
    return [[rounded(lng), rounded(lat)]];
  });
  return apart(places, metres);
}

/** Of places closer together than `metres` the first. */
function apart(places: readonly LngLat[], metres: number): LngLat[] {
  // One latitude for all: a town is small.
  const perLng = metresPerLng(places[0]?.[1] ?? 0);
  const kept = new Map<string, LngLat[]>();
  return places.filter(([lng, lat]) => {
    const [x, y] = [lng * perLng, lat * metresPerLat];
    const [column, row] = [Math.floor(x / metres), Math.floor(y / metres)];
    const near = [-1, 0, 1].flatMap((dx) =>
      [-1, 0, 1].flatMap((dy) => kept.get(`${column + dx} ${row + dy}`) ?? []),
    );
    if (near.some(([nx, ny]) => Math.hypot(nx - x, ny - y) < metres)) return false;
    kept.set(`${column} ${row}`, [...(kept.get(`${column} ${row}`) ?? []), [x, y]]);
    return true;
  });
}

export interface Thinned {
  readonly places: readonly LngLat[];
  /** How far apart they are at least; 0: all of them are there. */
  readonly metres: number;
}

/** At most so many places, spread out: those that come first stay. */
export function thinned(places: readonly LngLat[], most: number): Thinned {
  let found: Thinned = { places, metres: 0 };
  for (let metres = 50; found.places.length > most; metres *= 1.25) {
    found = { places: apart(places, metres), metres: Math.round(metres) };
  }
  return found;
}

/** To the precision of the graph. */
const rounded = (value: number) => Number(value.toFixed(7));

/** Columns of times, one a candidate, as costs. */
export function costsOfTimes(columns: readonly StationTimes[]): CostTable {
  const starts = new Int32Array(columns.length + 1);
  for (const [j, column] of columns.entries()) {
    starts[j + 1] = (starts[j] as number) + column.points.length;
  }
  const points = new Int32Array(starts.at(-1) as number);
  const costs = new Float64Array(points.length);
  for (const [j, column] of columns.entries()) {
    points.set(column.points, starts[j]);
    costs.set(column.seconds, starts[j]);
  }
  return { starts, points, costs };
}
