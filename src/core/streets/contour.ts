// Marching squares over the raster: rings around all cells reached within a cutoff, each
// walked cell by cell with the inside to the left, so that only boundaries cost time.
// Rings are closed, run counter-clockwise around what they hold, and do not cross: opposite
// corners are kept apart, and crossings keep a fifth of a metre from the cell centres.

import type { Position } from 'geojson';
import { snapSpeed } from './profile.ts';
import { linkReach, type Raster } from './raster.ts';

/** Times on the raster. One memory serves all contours in turn. */
export interface Field {
  readonly raster: Raster;
  /** Milliseconds per cell; infinite where nothing is known. */
  readonly time: Float32Array;
  /** The cells with a time, each once. */
  readonly cells: Uint32Array;
  cellCount: number;
  /** Per cell: 1 inside the contour being drawn, 2 once a ring was walked south of it, else 0. */
  readonly inside: Uint8Array;
}

export function makeField(raster: Raster): Field {
  const size = raster.width * raster.height;
  return {
    raster,
    time: new Float32Array(size).fill(Number.POSITIVE_INFINITY),
    cells: new Uint32Array(raster.cells.length),
    cellCount: 0,
    inside: new Uint8Array(size),
  };
}

export interface Ring {
  /** Degrees to 1e-6, the first again at the end. */
  readonly points: Position[];
  /** Square metres enclosed; negative for a hole. */
  readonly area: number;
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Rings around all cells reached within the cutoff, milliseconds. */
export function contour(field: Field, cutoff: number): Ring[] {
  const { inside, cells, cellCount, time } = field;
  const { width } = field.raster;
  for (let i = 0; i < cellCount; i++) {
    const cell = cells[i] as number;
    inside[cell] = (time[cell] as number) <= cutoff ? 1 : 0;
  }
  const rings: Ring[] = [];
  // Every ring passes south of some cell that it holds.
  for (let i = 0; i < cellCount; i++) {
    const cell = cells[i] as number;
    if (inside[cell] === 1 && inside[cell - width] === 0) {
      rings.push(measured(trace(field, cell, cutoff), field.raster));
    }
  }
  return rings;
}

/** What lies south, east, north and west of a cell, in columns and in rows. */
const columns = Int8Array.of(0, 1, 0, -1);
const rows = Int8Array.of(-1, 0, 1, 0);

/** Walks the ring that passes south of a cell. */
function trace(field: Field, start: number, cutoff: number): Position[] {
  const { raster, inside } = field;
  const { width, origin, step } = raster;
  const [originLng, originLat] = [1e6 * origin[0], 1e6 * origin[1]];
  const [stepLng, stepLat] = [1e6 * step[0], 1e6 * step[1]];
  const steps = [-width, 1, width, -1];
  const points: Position[] = [];
  let cell = start;
  let x = start % width;
  let y = (start - x) / width;
  // The side of the cell that the ring passes; ahead is the next one counter-clockwise.
  let side = 0;
  do {
    if (side === 0) inside[cell] = 2;
    const outer = cell + (steps[side] as number);
    const share = crossing(field, { cell, outer, side, cutoff });
    const lng = originLng + stepLng * (x + share * (columns[side] as number));
    const lat = originLat + stepLat * (y + share * (rows[side] as number));
    points.push([Math.round(lng) / 1e6, Math.round(lat) / 1e6]);
    const ahead = (side + 1) & 3;
    const next = steps[ahead] as number;
    if (inside[cell + next] === 0) {
      side = ahead;
      continue;
    }
    cell += next;
    x += columns[ahead] as number;
    y += rows[ahead] as number;
    if (inside[outer + next] === 0) continue;
    cell = outer + next;
    x += columns[side] as number;
    y += rows[side] as number;
    side = (side + 3) & 3;
  } while (cell !== start || side !== 0);
  points.push(points[0] as Position);
  return points;
}

interface Pair {
  /** A cell inside, and the one outside on a side of it. */
  readonly cell: number;
  readonly outer: number;
  readonly side: number;
  readonly cutoff: number;
}

const walkCharge = 3600 / snapSpeed;
/** Times that rise faster from cell to cell than 1.5 times a walk are of different streets. */
const steepest = 1.5 * walkCharge;

/** How far from the cell inside to the one outside the ring passes, 0…1. */
function crossing({ raster, time }: Field, { cell, outer, side, cutoff }: Pair): number {
  const { margins } = raster;
  const margin = margins[cell] as number;
  const outerMargin = margins[outer] as number;
  const later = (time[outer] as number) - (time[cell] as number);
  let share: number;
  if (outerMargin < 0) share = margin / (margin - outerMargin);
  else if (later < steepest * raster.cell) share = (cutoff - (time[cell] as number)) / later;
  else share = between(raster, cell, outer, side);
  const least = 0.2 / raster.cell;
  return Math.min(1 - least, Math.max(least, share));
}

/** How far from one cell to another the streets of both are as near, to first order. */
function between({ cell, margins, slopes }: Raster, from: number, to: number, side: number) {
  const [column, row] = [columns[side] as number, rows[side] as number];
  const along = (at: number) =>
    (column * (slopes[2 * at] as number) + row * (slopes[2 * at + 1] as number)) / 127;
  let growth = along(from);
  let distance = (linkReach - (margins[from] as number)) / cell;
  // A street that lies between the cells is left behind, and grows farther from there on.
  if (distance < -growth) [distance, growth] = [-distance, -growth];
  let otherGrowth = -along(to);
  let otherDistance = (linkReach - (margins[to] as number)) / cell;
  if (otherDistance < -otherGrowth) {
    [otherDistance, otherGrowth] = [-otherDistance, -otherGrowth];
  }
  const closing = growth + otherGrowth;
  return closing > 0.3 ? (otherGrowth + otherDistance - distance) / closing : 0.5;
}

/** A ring with its area and its box. */
function measured(points: Position[], { cell, step }: Raster): Ring {
  const [firstLng, firstLat] = points[0] as [number, number];
  let [west, south, east, north] = [firstLng, firstLat, firstLng, firstLat];
  let [beforeX, beforeY] = [0, 0];
  let twice = 0;
  for (const point of points) {
    const lng = point[0] as number;
    const lat = point[1] as number;
    const x = lng - firstLng;
    const y = lat - firstLat;
    twice += beforeX * y - x * beforeY;
    beforeX = x;
    beforeY = y;
    if (lng < west) west = lng;
    if (lng > east) east = lng;
    if (lat < south) south = lat;
    if (lat > north) north = lat;
  }
  const area = (twice / 2) * (cell / step[0]) * (cell / step[1]);
  return { points, area, west, south, east, north };
}
