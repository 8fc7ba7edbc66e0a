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
  readonly points: Float64Array;
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

/** Joins the crossings of every mixed square; inside lies to the left. Returns all first crossings. */
function link({ raster: { width }, inside, next, visited, cells, cellCount }: Field): number[] {
  const starts: number[] = [];
  const seen: number[] = [];
  const join = (from: number, to: number) => {
    next[from] = to + 1;
    starts.push(from);
  };
  const linkSquare = (square: number) => {
    if (visited[square] === 1) return;
    visited[square] = 1;
    seen.push(square);
    const corners =
      (inside[square] as number) |
      ((inside[square + 1] as number) << 1) |
      ((inside[square + width + 1] as number) << 2) |
      ((inside[square + width] as number) << 3);
    if (corners === 15) return;
    const sides = {
      south: 2 * square,
      east: 2 * (square + 1) + 1,
      north: 2 * (square + width),
      west: 2 * square + 1,
    };
    joinSquare(corners, sides, join);
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

interface Sides {
  readonly south: number;
  readonly east: number;
  readonly north: number;
  readonly west: number;
}

/** Corners: 1 south-west, 2 south-east, 4 north-east, 8 north-west. */
function joinSquare(
  corners: number,
  { south, east, north, west }: Sides,
  join: (from: number, to: number) => void,
) {
  switch (corners) {
    case 1:
      return join(south, west);
    case 2:
      return join(east, south);
    case 3:
      return join(east, west);
    case 4:
      return join(north, east);
    case 5:
      join(south, west);
      return join(north, east);
    case 6:
      return join(north, south);
    case 7:
      return join(north, west);
    case 8:
      return join(west, north);
    case 9:
      return join(south, north);
    case 10:
      join(east, south);
      return join(west, north);
    case 11:
      return join(east, north);
    case 12:
      return join(west, east);
    case 13:
      return join(south, east);
    default:
      return join(west, south);
  }
}

function trace(field: Field, start: number, cutoff: number): Ring {
  const { next } = field;
  const points: number[] = [];
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  let area = 0;
  let crossing = start;
  let [px, py] = [0, 0];
  do {
    const share = shareAt(field, crossing, cutoff);
    const cell = crossing >> 1;
    const eastward = (crossing & 1) === 0;
    const x = (cell % field.raster.width) + (eastward ? share : 0);
    const y = Math.floor(cell / field.raster.width) + (eastward ? 0 : share);
    if (points.length > 0) area += px * y - x * py;
    points.push(x, y);
    if (x < west) west = x;
    if (x > east) east = x;
    if (y < south) south = y;
    if (y > north) north = y;
    [px, py] = [x, y];
    const after = (next[crossing] as number) - 1;
    next[crossing] = 0;
    crossing = after;
  } while (crossing !== start);
  area += px * (points[1] as number) - (points[0] as number) * py;
  return { points: new Float64Array(points), area: area / 2, box: [west, south, east, north] };
}

const walkCharge = 3600 / snapSpeed;

/** Where between its two cells a crossing lies: by value where both are known, else half-way. */
function shareAt({ raster, time }: Field, crossing: number, cutoff: number): number {
  const first = crossing >> 1;
  const second = first + ((crossing & 1) === 0 ? 1 : raster.width);
  if (time[first] === Infinity || time[second] === Infinity) return 0.5;
  const depth = (cell: number) =>
    Math.min((raster.margins[cell] as number) * walkCharge, cutoff - (time[cell] as number));
  const a = depth(first);
  const least = 0.2 / raster.cell;
  return Math.min(1 - least, Math.max(least, a / (a - depth(second))));
}
