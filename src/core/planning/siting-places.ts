// Places where a station could be, and how long it takes between them and the demand.

import { metresPerLat, metresPerLng, nodeAt } from '#core/streets/graph.ts';
import { isClosed, type Network } from '#core/streets/network.ts';
import { arrivalAtPoint, type Direction, reachOf } from '#core/streets/reach.ts';
import { makeLabels } from '#core/streets/search.ts';
import { type SnapIndex, snap } from '#core/streets/snap.ts';
import type { LngLat } from '#core/units.ts';
import type { CostTable } from './siting.ts';

/** Junctions of three streets or more, of those closer together than `metres` the first. */
export function junctions(network: Network, metres: number): LngLat[] {
  const { graph, standing } = network;
  if (graph.nodeCount === 0) return [];
  // One latitude for all: a town is small.
  const perLng = metresPerLng(nodeAt(graph, 0)[1]);
  const streets = new Uint16Array(graph.nodeCount);
  for (let end = 0; end < graph.ends.length; end++) {
    if (standing[end >> 1] === isClosed) continue;
    const node = graph.ends[end] as number;
    streets[node] = (streets[node] as number) + 1;
  }
  const kept = new Map<string, LngLat[]>();
  const found: LngLat[] = [];
  for (const [node, count] of streets.entries()) {
    if (count < 3) continue;
    const at = nodeAt(graph, node);
    const [x, y] = [at[0] * perLng, at[1] * metresPerLat];
    const [column, row] = [Math.floor(x / metres), Math.floor(y / metres)];
    const near = [-1, 0, 1].flatMap((dx) =>
      [-1, 0, 1].flatMap((dy) => kept.get(`${column + dx} ${row + dy}`) ?? []),
    );
    if (near.some(([nx, ny]) => Math.hypot(nx - x, ny - y) < metres)) continue;
    kept.set(`${column} ${row}`, [...(kept.get(`${column} ${row}`) ?? []), [x, y]]);
    found.push([rounded(at[0]), rounded(at[1])]);
  }
  return found;
}

/** To the precision of the graph. */
const rounded = (value: number) => Number(value.toFixed(7));

export interface TimesQuery {
  readonly candidates: readonly LngLat[];
  readonly points: readonly LngLat[];
  /** `to`: from the points to the candidates. */
  readonly direction: Direction;
  readonly cutoffSeconds: number;
}

/**
 * Seconds between candidates and points. Places more than 300 m from every street reach
 * nothing. `report` gets the share done, once a candidate.
 */
export function timesTable(
  { network, index }: { readonly network: Network; readonly index: SnapIndex },
  { candidates, points, direction, cutoffSeconds }: TimesQuery,
  report: (share: number) => void = () => {},
): CostTable {
  const labels = makeLabels(network.labelCount);
  const snapped = points.map((point) => snap(network, index, point));
  const starts = new Int32Array(candidates.length + 1);
  const [members, costs]: [number[], number[]] = [[], []];
  for (const [j, at] of candidates.entries()) {
    const place = snap(network, index, at);
    if (place) {
      const reach = reachOf(network, labels, { places: [place], direction, cutoffSeconds });
      for (const [i, point] of snapped.entries()) {
        const arrival = point && arrivalAtPoint(reach, point);
        if (arrival === null) continue;
        members.push(i);
        costs.push(arrival.time / 1000);
      }
    }
    starts[j + 1] = members.length;
    report((j + 1) / candidates.length);
  }
  return { starts, points: Int32Array.from(members), costs: Float64Array.from(costs) };
}
