// Marching squares over the raster: rings around all cells reached within a cutoff. Only squares beside filled cells are visited. Rings are closed, run
// counter-clockwise around what they hold, and do not cross: opposite corners are kept
// apart, and crossings keep a fifth of a metre from the cell centres.

import { snapSpeed } from './profile.ts';
import type { Raster } from './raster.ts';

/** Times on the raster. One memory serves all contours in turn. */
export interface Field {
  readonly raster: Raster;
  /** Milliseconds per cell; infinite where nothing is known. */
  readonly time: Float32Array;
  /** The cells with a time, each once. */
  readonly cells: Uint32Array;
  cellCount: number;
  /** 1 per cell that belongs at the cutoff of the contour being drawn. */
  readonly inside: Uint8Array;
  /** Next crossing after each crossing, + 1; 0 at rest. Crossing 2i lies east of cell i, 2i + 1 north. */
  readonly next: Int32Array;
  readonly visited: Uint8Array;
}

export function makeField(raster: Raster): Field {
  const size = raster.width * raster.height;
  return {
    raster,
    time: new Float32Array(size).fill(Number.POSITIVE_INFINITY),
    cells: new Uint32Array(raster.cells.length),
    cellCount: 0,
    inside: new Uint8Array(size),
    next: new Int32Array(2 * size),
    visited: new Uint8Array(size),
  };
}

/** A ring in cells from the south-west corner, [x, y] interleaved, not repeated at the end. */
export interface Ring {
  readonly points: readonly number[];
  /** Cells enclosed; negative for a hole. */
  readonly area: number;
  /** West, south, east, north. */
  readonly box: readonly [number, number, number, number];
}

/** Rings around all cells reached within the cutoff, milliseconds. */
export function contour(field: Field, cutoff: number): Ring[] {
  const { inside, cells, cellCount, time } = field;
  const { margins } = field.raster;
  for (let i = 0; i < cellCount; i++) {
    const cell = cells[i] as number;
    inside[cell] = (time[cell] as number) <= cutoff && (margins[cell] as number) >= 0 ? 1 : 0;
  }
  const rings: Ring[] = [];
  for (const start of link(field)) {
    if (field.next[start] !== 0) rings.push(trace(field, start, cutoff));
  }
  return rings;
}

/**
 * How the sides of a square are joined, by its corners inside (1 south-west, 2 south-east,
 * 4 north-east, 8 north-west): pairs from–to of sides 0 south, 1 east, 2 north, 3 west, with
 * the inside to the left. Opposite corners are kept apart.
 */
const joins: readonly (readonly number[])[] = [
  [],
  [0, 3],
  [1, 0],
  [1, 3],
  [2, 1],
  [0, 3, 2, 1],
  [2, 0],
  [2, 3],
  [3, 2],
  [0, 2],
  [1, 0, 3, 2],
  [1, 2],
  [3, 1],
  [0, 1],
  [3, 0],
  [],
];

/** Joins the crossings of every mixed square and returns where to start tracing. */
function link({ raster: { width }, inside, next, visited, cells, cellCount }: Field): number[] {
  const starts: number[] = [];
  const seen: number[] = [];
  const sides = [0, 3, 2 * width, 1] as const;
  const linkSquare = (square: number) => {
    if (visited[square] === 1) return;
    visited[square] = 1;
    seen.push(square);
    const corners =
      (inside[square] as number) |
      ((inside[square + 1] as number) << 1) |
      ((inside[square + width + 1] as number) << 2) |
      ((inside[square + width] as number) << 3);
    const pairs = joins[corners] as readonly number[];
    for (let i = 0; i < pairs.length; i += 2) {
      const from = 2 * square + (sides[pairs[i] as number] as number);
      next[from] = 2 * square + (sides[pairs[i + 1] as number] as number) + 1;
      starts.push(from);
    }
  };
  for (let i = 0; i < cellCount; i++) {
    const cell = cells[i] as number;
    if (inside[cell] === 0) continue;
    const [above, below] = [cell + width, cell - width];
    const surrounded =
      inside[cell - 1] === 1 &&
      inside[cell + 1] === 1 &&
      inside[above] === 1 &&
      inside[below] === 1 &&
      inside[above - 1] === 1 &&
      inside[above + 1] === 1 &&
      inside[below - 1] === 1 &&
      inside[below + 1] === 1;
    if (surrounded) continue;
    linkSquare(cell);
    linkSquare(cell - 1);
    linkSquare(below);
    linkSquare(below - 1);
  }
  for (const square of seen) visited[square] = 0;
  return starts;
}

const walkCharge = 3600 / snapSpeed;

function trace({ raster, time, next }: Field, start: number, cutoff: number): Ring {
  const { width, margins } = raster;
  const points: number[] = [];
  const least = 0.2 / raster.cell;
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  let area = 0;
  let crossing = start;
  let [px, py] = [0, 0];
  do {
    const first = crossing >> 1;
    const eastward = (crossing & 1) === 0;
    const second = eastward ? first + 1 : first + width;
    const timeA = time[first] as number;
    const timeB = time[second] as number;
    // By value where both cells are known, else half-way.
    let share = 0.5;
    if (timeA !== Infinity && timeB !== Infinity) {
      const a = Math.min((margins[first] as number) * walkCharge, cutoff - timeA);
      const b = Math.min((margins[second] as number) * walkCharge, cutoff - timeB);
      share = Math.min(1 - least, Math.max(least, a / (a - b)));
    }
    const row = Math.floor(first / width);
    const x = first - row * width + (eastward ? share : 0);
    const y = row + (eastward ? 0 : share);
    if (points.length > 0) area += px * y - x * py;
    points.push(x, y);
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
    px = x;
    py = y;
    const after = (next[crossing] as number) - 1;
    next[crossing] = 0;
    crossing = after;
  } while (crossing !== start);
  area += px * (points[1] as number) - (points[0] as number) * py;
  return { points, area: area / 2, box: [west, south, east, north] };
}
