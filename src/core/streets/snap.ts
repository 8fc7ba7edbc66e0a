// Snapping: the place on the nearest usable street for a point. Streets in scraps of
// the network give way to the network proper if that is near. The result does not
// depend on any other point.

import Flatbush from 'flatbush';
import type { LngLat } from '#core/units.ts';
import { metresPerLat, metresPerLng, type StreetGraph, shapeBounds } from './graph.ts';
import { inScrap, isClosed, type Network } from './network.ts';

/** Farther than this from every street is an error of the data, metres. */
export const snapLimit = 300;
/** Farther than this deserves a warning, metres. */
export const snapWarning = 60;
/** A scrap is passed over if the network proper lies within this, metres. */
const scrapReach = 100;

/** A place on a street. */
export interface Snap {
  readonly shape: number;
  /** Share of the shape's length before the place, 0 at its `from` node. */
  readonly fraction: number;
  /** From the point to the place, metres. */
  readonly metres: number;
}

/** Boxes of all shapes. Built once for a graph, used by all its networks. */
export interface SnapIndex {
  readonly search: (minX: number, minY: number, maxX: number, maxY: number) => number[];
}

export function makeSnapIndex(graph: StreetGraph): SnapIndex {
  if (graph.shapeCount === 0) return { search: () => [] };
  const boxes = new Flatbush(graph.shapeCount, 16, Int32Array);
  for (let shape = 0; shape < graph.shapeCount; shape++) boxes.add(...shapeBounds(graph, shape));
  boxes.finish();
  return boxes;
}

/** The nearest usable place within `snapLimit`; null: none, the point is outside. */
export function snap(network: Network, index: SnapIndex, point: LngLat): Snap | null {
  for (const radius of [scrapReach, snapLimit]) {
    const found = nearestWithin(network, index, { point, radius });
    if (found !== null) return found;
  }
  return null;
}

function nearestWithin(
  network: Network,
  index: SnapIndex,
  { point, radius }: { point: LngLat; radius: number },
): Snap | null {
  const [lng, lat] = point;
  const [byLng, byLat] = [(radius / metresPerLng(lat)) * 1e7, (radius / metresPerLat) * 1e7];
  const [x, y] = [lng * 1e7, lat * 1e7];
  let main: Snap | null = null;
  let scrap: Snap | null = null;
  for (const shape of index
    .search(x - byLng, y - byLat, x + byLng, y + byLat)
    .sort((a, b) => a - b)) {
    const standing = network.standing[shape];
    if (standing === isClosed) continue;
    const best = standing === inScrap ? scrap : main;
    const place = nearestOnShape(network.graph, shape, point);
    if (place.metres > radius || (best !== null && !isNearer(network, place, best))) continue;
    if (standing === inScrap) scrap = place;
    else main = place;
  }
  if (main === null || scrap === null) return main ?? scrap;
  return scrap.metres < main.metres && main.metres > scrapReach ? scrap : main;
}

/** Where streets meet, a public one goes before a private one, whatever their order in the graph. */
function isNearer(network: Network, place: Snap, best: Snap): boolean {
  if (Math.abs(place.metres - best.metres) > 1e-6) return place.metres < best.metres;
  const isPublic = ({ shape }: Snap) => network.starts[2 * shape] === network.graph.ends[2 * shape];
  return isPublic(place) && !isPublic(best);
}

/** The nearest place on one shape, in the plane tangent at the point. */
export function nearestOnShape(graph: StreetGraph, shape: number, point: LngLat): Snap {
  const kx = metresPerLng(point[1]) * 1e-7;
  const ky = metresPerLat * 1e-7;
  const [px, py] = [point[0] * 1e7, point[1] * 1e7];
  const start = graph.offsets[shape] as number;
  const inner = (graph.offsets[shape + 1] as number) - start;
  const from = graph.ends[2 * shape] as number;
  const to = graph.ends[2 * shape + 1] as number;
  const read = (i: number, axis: 0 | 1): number => {
    if (i === 0) return graph.nodes[2 * from + axis] as number;
    if (i > inner) return graph.nodes[2 * to + axis] as number;
    return graph.points[2 * (start + i - 1) + axis] as number;
  };
  let [ax, ay] = [(read(0, 0) - px) * kx, (read(0, 1) - py) * ky];
  let [best, along, total] = [Infinity, 0, 0];
  for (let i = 1; i <= inner + 1; i++) {
    const [bx, by] = [(read(i, 0) - px) * kx, (read(i, 1) - py) * ky];
    const [dx, dy] = [bx - ax, by - ay];
    const square = dx * dx + dy * dy;
    const t = square === 0 ? 0 : Math.min(1, Math.max(0, -(ax * dx + ay * dy) / square));
    const length = Math.sqrt(square);
    const away = Math.hypot(ax + t * dx, ay + t * dy);
    if (away < best) {
      best = away;
      along = total + t * length;
    }
    total += length;
    [ax, ay] = [bx, by];
  }
  return { shape, fraction: total === 0 ? 0 : along / total, metres: best };
}
