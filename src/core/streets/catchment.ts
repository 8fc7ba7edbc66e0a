// A catchment: what a reach holds within a cutoff, as parts of streets and as an outline.
// The outline is the union of the cells whose own place on a street is reached in time,
// so it never jumps to a street that is not. Figures come from the streets, never from it.

import type { MultiPolygon, Position } from 'geojson';
import { contour, type Field, type Ring } from './contour.ts';
import { lengthOf } from './graph.ts';
import { closedImpedance } from './network.ts';
import { arrivalAt, directTime, makeShapeTimes, type Reach, readShape } from './reach.ts';
import { never } from './search.ts';
import type { Snap } from './snap.ts';

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
  const { touched, touchedCount } = labels;
  const shapes = [...reach.onShape.keys()];
  for (const shape of shapes) seen[shape] = 1;
  for (let i = 0; i < touchedCount; i++) {
    const label = touched[i] as number;
    const end = offsets[label + 1] as number;
    for (let j = offsets[label] as number; j < end; j++) {
      const shape = (edges[j] as number) >> 1;
      if (shape === -1 || seen[shape] === 1) continue;
      seen[shape] = 1;
      shapes.push(shape);
    }
  }
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
  const { starts, cells: linked, fractions } = raster;
  for (let i = 0; i < field.cellCount; i++) {
    const cell = cells[i] as number;
    time[cell] = Number.POSITIVE_INFINITY;
    inside[cell] = 0;
  }
  let count = 0;
  const times = makeShapeTimes();
  for (const shape of shapes) {
    if (!readShape(reach, shape, times) && !reach.onShape.has(shape)) continue;
    const { a, slopeA, b, slopeB } = times;
    const farB = b + slopeB;
    const end = starts[shape + 1] as number;
    for (let i = starts[shape] as number; i < end; i++) {
      const cell = linked[i] as number;
      const fraction = fractions[i] as number;
      time[cell] = Math.min(a + slopeA * fraction, farB - slopeB * fraction);
      cells[count++] = cell;
    }
  }
  field.cellCount = count;
  for (const [shape, sources] of reach.onShape) {
    const end = starts[shape + 1] as number;
    for (let i = starts[shape] as number; i < end; i++) {
      const cell = linked[i] as number;
      for (const source of sources) {
        const direct = directTime(reach, reach.places[source] as Snap, fractions[i] as number);
        time[cell] = Math.min(time[cell] as number, direct);
      }
    }
  }
}

/** Holes smaller than this are filled, square metres: a yard that nobody enters, not a gap. */
const leastHole = 2_500;

/** The outline at a cutoff (milliseconds): closed rings by the right-hand rule, degrees to 1e-6. */
export function outline(field: Field, cutoff: number): MultiPolygon {
  const rings = contour(field, cutoff);
  const holes = rings.filter(({ area }) => area <= -leastHole);
  const filled = rings.filter(({ area }) => area < 0 && area > -leastHole);
  const outers = rings
    .filter(({ area }) => area > 0)
    .filter((ring) => ring.area > leastHole || !filled.some((hole) => holds(hole, ring)))
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
      .map(({ outer, holes: inner }) => [outer, ...inner].map(({ points }) => points)),
  };
}

const boxHolds = (outer: Ring, inner: Ring): boolean =>
  inner.west > outer.west &&
  inner.south > outer.south &&
  inner.east < outer.east &&
  inner.north < outer.north;

/** Whether a ring lies in another; rings never cross, so one point decides. */
function holds(outer: Ring, inner: Ring): boolean {
  if (!boxHolds(outer, inner)) return false;
  const [x, y] = inner.points[0] as [number, number];
  let inside = false;
  let before = outer.points.at(-1) as Position;
  for (const point of outer.points) {
    const ay = before[1] as number;
    const by = point[1] as number;
    if (ay > y !== by > y) {
      const ax = before[0] as number;
      if (x < ax + ((y - ay) / (by - ay)) * ((point[0] as number) - ax)) inside = !inside;
    }
    before = point;
  }
  return inside;
}
