// A catchment: what a reach holds within a cutoff, as parts of streets and as an outline.
// The outline is the union of the cells whose own place on a street is reached in time,
// so it never jumps to a street that is not. Figures come from the streets, never from it.

import type { MultiPolygon, Position } from 'geojson';
import { contour, type Field, type Ring } from './contour.ts';
import { lengthOf } from './graph.ts';
import { closedImpedance } from './network.ts';
import type { Raster } from './raster.ts';
import { arrivalAt, makeShapeTimes, type Reach, readShape } from './reach.ts';
import { never } from './search.ts';

/** A part of a shape along which the time changes steadily. */
export interface StreetPart {
  readonly shape: number;
  /** Fractions of the shape, first less than second. */
  readonly part: readonly [number, number];
  /** Milliseconds at both. */
  readonly times: readonly [number, number];
}

/** Shapes that the reach touches, each once. `seen`: one byte per shape, zero at rest. */
export function reachedShapes(reach: Reach, seen: Uint8Array): number[] {
  const { network, labels } = reach;
  const { offsets, edges } = reach.direction === 'from' ? network.forward : network.reverse;
  const shapes: number[] = [];
  const take = (shape: number) => {
    if (seen[shape] === 1) return;
    seen[shape] = 1;
    shapes.push(shape);
  };
  for (let i = 0; i < labels.touchedCount; i++) {
    const label = labels.touched[i] as number;
    const end = offsets[label + 1] as number;
    for (let j = offsets[label] as number; j < end; j++) {
      const edge = edges[j] as number;
      if (edge !== -1) take(edge >> 1);
    }
  }
  for (const shape of reach.onShape.keys()) take(shape);
  for (const shape of shapes) seen[shape] = 0;
  return shapes;
}

/** The parts of a shape reached within the cutoff (milliseconds, at most that of the reach). */
export function partsOf(reach: Reach, shape: number, cutoff: number): StreetPart[] {
  const { impedance } = reach.network;
  const onward = impedance[2 * shape + (reach.direction === 'from' ? 0 : 1)] as number;
  const backward = impedance[2 * shape + (reach.direction === 'from' ? 1 : 0)] as number;
  const places = (reach.onShape.get(shape) ?? []).map((i) => reach.places[i]?.fraction as number);
  const stops = [...new Set([0, ...places, 1])].sort((a, b) => a - b);
  const parts: StreetPart[] = [];
  const add = (part: readonly [number, number], times: readonly [number, number]) => {
    if (part[1] > part[0]) parts.push({ shape, part, times });
  };
  for (let i = 1; i < stops.length; i++) {
    const [p, q] = [stops[i - 1] as number, stops[i] as number];
    const atP = onward === closedImpedance ? never : (arrivalAt(reach, shape, p)?.time ?? never);
    const atQ = backward === closedImpedance ? never : (arrivalAt(reach, shape, q)?.time ?? never);
    const fromP = atP > cutoff ? p : Math.min(q, p + (cutoff - atP) / onward);
    const fromQ = atQ > cutoff ? q : Math.max(p, q - (cutoff - atQ) / backward);
    let [endP, startQ] = [fromP, fromQ];
    if (atP <= cutoff && atQ <= cutoff && fromP > fromQ) {
      const meet = (atQ - atP + backward * q + onward * p) / (onward + backward);
      endP = Math.min(q, Math.max(p, meet));
      startQ = endP;
    }
    if (atP <= cutoff) add([p, endP], [atP, atP + onward * (endP - p)]);
    if (atQ <= cutoff) add([startQ, q], [atQ + backward * (q - startQ), atQ]);
  }
  return parts;
}

/** Metres of street reached within the cutoff. */
export function streetMetres(reach: Reach, shapes: readonly number[], cutoff: number): number {
  let metres = 0;
  for (const shape of shapes) {
    for (const { part } of partsOf(reach, shape, cutoff)) {
      metres += (part[1] - part[0]) * lengthOf(reach.network.graph, shape);
    }
  }
  return metres;
}

/** Puts the times of a reach on the raster; the field then holds that reach. */
export function fillField(field: Field, reach: Reach, shapes: readonly number[]) {
  const { raster, time, inside, cells } = field;
  for (let i = 0; i < field.cellCount; i++) {
    time[cells[i] as number] = Number.POSITIVE_INFINITY;
    inside[cells[i] as number] = 0;
  }
  let count = 0;
  const times = makeShapeTimes();
  for (const shape of shapes) {
    const hasPlace = reach.onShape.has(shape);
    if (!readShape(reach, shape, times) && !hasPlace) continue;
    const { a, slopeA, b, slopeB } = times;
    const end = raster.starts[shape + 1] as number;
    for (let i = raster.starts[shape] as number; i < end; i++) {
      const cell = raster.cells[i] as number;
      const fraction = raster.fractions[i] as number;
      const byA = a + slopeA * fraction;
      const byB = b + slopeB * (1 - fraction);
      let least = Math.min(byA, byB);
      if (hasPlace) least = Math.min(least, arrivalAt(reach, shape, fraction)?.time ?? never);
      time[cell] = least;
      cells[count++] = cell;
    }
  }
  field.cellCount = count;
}

/** Holes smaller than this are filled, square metres: a block that nobody enters, not a gap. */
const leastHole = 10_000;

/** The outline at a cutoff (milliseconds): closed rings by the right-hand rule, degrees to 1e-6. */
export function outline(field: Field, cutoff: number): MultiPolygon {
  const { raster } = field;
  const square = raster.cell * raster.cell;
  const rings = contour(field, cutoff);
  const holes = rings.filter((ring) => -ring.area * square >= leastHole);
  const filled = rings.filter((ring) => ring.area < 0 && -ring.area * square < leastHole);
  const outers = rings
    .filter((ring) => ring.area > 0 && !filled.some((hole) => holds(hole, ring)))
    .sort((a, b) => a.area - b.area);
  const polygons = outers.map((outer) => ({ outer, holes: [] as Ring[] }));
  for (const hole of holes) {
    const around = polygons.filter(({ outer }) => boxHolds(outer, hole));
    const owner = around.length === 1 ? around[0] : around.find(({ outer }) => holds(outer, hole));
    owner?.holes.push(hole);
  }
  return {
    type: 'MultiPolygon',
    coordinates: polygons
      .reverse()
      .map(({ outer, holes: inner }) => [outer, ...inner].map((ring) => positions(raster, ring))),
  };
}

function boxHolds(outer: Ring, inner: Ring): boolean {
  const [west, south, east, north] = outer.box;
  const [left, low, right, high] = inner.box;
  return left > west && low > south && right < east && high < north;
}

/** Whether a ring lies in another; rings never cross, so one point decides. */
function holds(outer: Ring, inner: Ring): boolean {
  if (!boxHolds(outer, inner)) return false;
  const [x, y] = [inner.points[0] as number, inner.points[1] as number];
  const { points } = outer;
  let inside = false;
  let [bx, by] = [points.at(-2) as number, points.at(-1) as number];
  for (let i = 0; i < points.length; i += 2) {
    const [ax, ay] = [points[i] as number, points[i + 1] as number];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    bx = ax;
    by = ay;
  }
  return inside;
}

const round = (value: number) => Math.round(value * 1e6) / 1e6;

function positions({ origin, step }: Raster, { points }: Ring): Position[] {
  const ring: Position[] = [];
  for (let i = 0; i < points.length; i += 2) {
    const lng = origin[0] + (points[i] as number) * step[0];
    ring.push([round(lng), round(origin[1] + (points[i + 1] as number) * step[1])]);
  }
  ring.push(ring[0] as Position);
  return ring;
}
