// The street graph as it lies in the file: typed views over one buffer. Nodes are
// junctions and dead ends in Hilbert order. Every stretch of street between two nodes
// has one shape k and two directed edges: 2k along the shape, 2k + 1 against it.
// The graph says what is true of the streets; speeds come with a network (`network.ts`).

import type { Bbox, LngLat } from '#core/units.ts';

export interface StreetGraph {
  readonly buffer: ArrayBuffer;
  readonly nodeCount: number;
  readonly shapeCount: number;
  /** [lng, lat] per node, 1e-7 degrees. */
  readonly nodes: Int32Array;
  /** [from, to] node per shape. */
  readonly ends: Uint32Array;
  /** Length per shape, millimetres. */
  readonly lengths: Uint32Array;
  /** [walk, walk back, ride, ride back] per shape; see `passage.ts`. */
  readonly passages: Uint8Array;
  /** Signalised junctions entered along each edge, [2k, 2k + 1]. */
  readonly signals: Uint8Array;
  /** Which modes find the shape in a scrap of network, bits of `components.ts`. */
  readonly scraps: Uint8Array;
  /** First inner point per shape, and the end. */
  readonly offsets: Uint32Array;
  /** [lng, lat] per inner point, 1e-7 degrees. */
  readonly points: Int32Array;
}

export const degrees = 1e-7;
const earthRadius = 6_371_008.8;
const radians = Math.PI / 180;

/** Great-circle distance, metres (haversine, mean Earth radius). */
export function distance(a: LngLat, b: LngLat): number {
  const sinLat = Math.sin(((b[1] - a[1]) * radians) / 2);
  const sinLng = Math.sin(((b[0] - a[0]) * radians) / 2);
  const h = sinLat ** 2 + Math.cos(a[1] * radians) * Math.cos(b[1] * radians) * sinLng ** 2;
  return 2 * earthRadius * Math.asin(Math.sqrt(Math.min(1, h)));
}

/** Metres per degree of latitude, and of longitude at a latitude. */
export const metresPerLat = earthRadius * radians;
export const metresPerLng = (lat: number) => metresPerLat * Math.cos(lat * radians);

export const fromNode = (graph: StreetGraph, shape: number) => graph.ends[2 * shape] as number;
export const toNode = (graph: StreetGraph, shape: number) => graph.ends[2 * shape + 1] as number;
export const lengthOf = (graph: StreetGraph, shape: number) =>
  (graph.lengths[shape] as number) / 1000;

export const nodeAt = (graph: StreetGraph, node: number): LngLat => [
  (graph.nodes[2 * node] as number) * degrees,
  (graph.nodes[2 * node + 1] as number) * degrees,
];

/** All points of a shape, both nodes included. */
export function shapeOf(graph: StreetGraph, shape: number): LngLat[] {
  const line: LngLat[] = [nodeAt(graph, fromNode(graph, shape))];
  const end = graph.offsets[shape + 1] as number;
  for (let i = graph.offsets[shape] as number; i < end; i++) {
    const lng = (graph.points[2 * i] as number) * degrees;
    line.push([lng, (graph.points[2 * i + 1] as number) * degrees]);
  }
  line.push(nodeAt(graph, toNode(graph, shape)));
  return line;
}

/** The part of a shape between two fractions of its length, from first to second. */
export function shapePart(
  graph: StreetGraph,
  shape: number,
  [first, second]: readonly [number, number],
): LngLat[] {
  const line = shapeOf(graph, shape);
  const backward = first > second;
  const [low, high] = backward ? [second, first] : [first, second];
  const part = cutLine(line, low, high);
  return backward ? part.reverse() : part;
}

function cutLine(line: readonly LngLat[], low: number, high: number): LngLat[] {
  const at: number[] = [0];
  for (let i = 1; i < line.length; i++) {
    at.push((at[i - 1] as number) + distance(line[i - 1] as LngLat, line[i] as LngLat));
  }
  const total = at.at(-1) as number;
  const between = (fraction: number): LngLat => {
    const along = fraction * total;
    let i = 1;
    while (i < line.length - 1 && (at[i] as number) < along) i++;
    const start = at[i - 1] as number;
    const step = (at[i] as number) - start;
    const f = step === 0 ? 0 : Math.min(1, Math.max(0, (along - start) / step));
    const [a, b] = [line[i - 1] as LngLat, line[i] as LngLat];
    return [a[0] + (b[0] - a[0]) * f, a[1] + (b[1] - a[1]) * f];
  };
  const inner = line.filter((_, i) => {
    const here = (at[i] as number) / (total || 1);
    return here > low && here < high;
  });
  return [between(low), ...inner, between(high)];
}

/** West, south, east and north end of a shape, 1e-7 degrees. */
export function shapeBounds(
  graph: StreetGraph,
  shape: number,
): readonly [west: number, south: number, east: number, north: number] {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const take = (list: Int32Array, i: number) => {
    const [lng, lat] = [list[2 * i] as number, list[2 * i + 1] as number];
    if (lng < west) west = lng;
    if (lng > east) east = lng;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  };
  take(graph.nodes, fromNode(graph, shape));
  take(graph.nodes, toNode(graph, shape));
  const end = graph.offsets[shape + 1] as number;
  for (let i = graph.offsets[shape] as number; i < end; i++) take(graph.points, i);
  return [west, south, east, north];
}

/** Smallest box around some shapes, or around all; null where there is none. */
export function bboxOf(graph: StreetGraph, shapes?: readonly number[]): Bbox | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const shape of shapes ?? Array.from({ length: graph.shapeCount }, (_, k) => k)) {
    const bounds = shapeBounds(graph, shape);
    west = Math.min(west, bounds[0]);
    south = Math.min(south, bounds[1]);
    east = Math.max(east, bounds[2]);
    north = Math.max(north, bounds[3]);
  }
  if (west > east) return null;
  return [west * degrees, south * degrees, east * degrees, north * degrees];
}
