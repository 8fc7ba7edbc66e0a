// Traffic signals: one junction is often several signal nodes. Signals within 40 m of
// one another count as one; a street is charged for each such junction it enters.

import type { LngLat } from '#core/units.ts';
import { distance, metresPerLat } from './graph.ts';

const reach = 40;

interface Nodes {
  /** Numbers in use. */
  readonly count: number;
  readonly isSignal: (node: number) => boolean;
  readonly position: (node: number) => LngLat;
}

/**
 * Signalised junctions entered along each edge, [2k, 2k + 1] for stretch k.
 * A junction that an edge leaves is not charged again.
 */
export function clusterSignals(
  stretches: readonly (readonly number[])[],
  { count, isSignal, position }: Nodes,
): Uint8Array {
  const counts = new Uint8Array(2 * stretches.length);
  const signals = new Set<number>();
  for (const nodes of stretches) for (const node of nodes) if (isSignal(node)) signals.add(node);
  if (signals.size === 0) return counts;
  const cluster = clusterNear([...signals], { count, position });
  for (const [k, nodes] of stretches.entries()) {
    const along = [cluster(nodes[0] as number)];
    for (let i = 1; i < nodes.length - 1; i++) {
      if (isSignal(nodes[i] as number)) along.push(cluster(nodes[i] as number));
    }
    along.push(cluster(nodes.at(-1) as number));
    counts[2 * k] = entered(along);
    counts[2 * k + 1] = entered(along.reverse());
  }
  return counts;
}

function entered(along: readonly (number | null)[]): number {
  let count = 0;
  let inside = along[0] ?? null;
  for (const cluster of along) {
    if (cluster !== null && cluster !== inside) count++;
    inside = cluster ?? inside;
  }
  return Math.min(255, count);
}

/** Groups points closer than `reach` and tells the group of any node within `reach` of one. */
function clusterNear(ids: readonly number[], { count, position }: Omit<Nodes, 'isSignal'>) {
  const cell = reach / metresPerLat;
  // Fewer than a million cells of latitude lie on the Earth.
  const key = (x: number, y: number) => x * 1e6 + y;
  const grid = new Map<number, number[]>();
  const points = ids.map(position);
  const widen = 1 / Math.max(0.05, Math.cos(((points[0] as LngLat)[1] * Math.PI) / 180));
  const cellOf = ([lng, lat]: LngLat) =>
    [Math.floor(lng / (cell * widen)), Math.floor(lat / cell)] as const;
  const near = (point: LngLat) => {
    const [x, y] = cellOf(point);
    const found: number[] = [];
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const i of grid.get(key(x + dx, y + dy)) ?? []) {
          if (distance(points[i] as LngLat, point) <= reach) found.push(i);
        }
      }
    }
    return found;
  };
  const parent = points.map((_, i) => i);
  const root = (i: number): number => {
    let r = i;
    while (parent[r] !== r) r = parent[r] as number;
    return r;
  };
  for (const [i, point] of points.entries()) {
    for (const j of near(point)) parent[root(j)] = root(i);
    const [x, y] = cellOf(point);
    const list = grid.get(key(x, y));
    if (list) list.push(i);
    else grid.set(key(x, y), [i]);
  }
  // Kept one higher than the group, so that 0 says nothing yet; -1: no signal is near.
  const known = new Int32Array(count);
  return (node: number): number | null => {
    if (known[node] === 0) {
      const [first] = near(position(node));
      known[node] = first === undefined ? -1 : root(first) + 1;
    }
    const found = known[node] as number;
    return found < 0 ? null : found - 1;
  };
}
