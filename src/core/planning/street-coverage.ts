// Coverage of streets and of ground, from one search that begins at all stations at once:
// metres of street reached, exact to the place on the street where time runs out, and ground
// by the cells of the linked raster, each of which goes by its own place on a street.

import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import type { MultiPolygon } from 'geojson';
import { partsOf, reachedShapes } from '#core/streets/catchment.ts';
import type { Field } from '#core/streets/contour.ts';
import { lengthOf, type StreetGraph, shapePart } from '#core/streets/graph.ts';
import { isClosed, type Network } from '#core/streets/network.ts';
import type { Raster } from '#core/streets/raster.ts';
import type { Reach } from '#core/streets/reach.ts';
import type { LngLat } from '#core/units.ts';

/** Parts of a street, as fractions of its length. */
type Parts = readonly (readonly [from: number, to: number])[];

/** The streets that a figure counts. */
export interface CountedStreets {
  /** By shape; shapes that are not there do not count. */
  readonly parts: ReadonlyMap<number, Parts>;
  readonly metres: number;
}

const isInside = (serviceArea: MultiPolygon | undefined, at: LngLat): boolean =>
  serviceArea === undefined || booleanPointInPolygon([...at], serviceArea);

/** A street on the border is counted in pieces no longer than this, each by its middle, metres. */
const longestPiece = 100;

/**
 * Streets the profile can use, as far as they lie in the service area; without an area all of
 * them. Pieces that hang together with nothing count: nobody there reaches a station.
 */
export function countedStreets(network: Network, serviceArea?: MultiPolygon): CountedStreets {
  const { graph, standing } = network;
  const parts = new Map<number, Parts>();
  let metres = 0;
  for (let shape = 0; shape < graph.shapeCount; shape++) {
    if (standing[shape] === isClosed) continue;
    const inside = partsInside(graph, shape, serviceArea);
    if (inside.length === 0) continue;
    parts.set(shape, inside);
    metres += shareOf(inside) * lengthOf(graph, shape);
  }
  return { parts, metres };
}

const shareOf = (parts: Parts) => parts.reduce((sum, [from, to]) => sum + to - from, 0);

function partsInside(graph: StreetGraph, shape: number, serviceArea?: MultiPolygon): Parts {
  const count = Math.max(1, Math.ceil(lengthOf(graph, shape) / longestPiece));
  const pieces = Array.from({ length: count }, (_, i) => [i / count, (i + 1) / count] as const);
  const inside = pieces.filter(([from, to]) => {
    const middle = (from + to) / 2;
    return isInside(serviceArea, shapePart(graph, shape, [middle, middle])[0] as LngLat);
  });
  return inside.length === count ? [[0, 1]] : inside;
}

/** Metres of the counted streets within each cutoff (seconds, at most that of the reach). */
export function streetMetresWithin(
  reach: Reach,
  { parts }: CountedStreets,
  cutoffs: readonly number[],
): number[] {
  const metres = cutoffs.map(() => 0);
  for (const shape of reachedShapes(reach, new Uint8Array(reach.network.graph.shapeCount))) {
    const counted = parts.get(shape);
    if (counted === undefined) continue;
    const length = lengthOf(reach.network.graph, shape);
    for (const [c, cutoff] of cutoffs.entries()) {
      for (const { part } of partsOf(reach, shape, cutoff * 1000)) {
        metres[c] = (metres[c] as number) + overlap(counted, part) * length;
      }
    }
  }
  return metres;
}

const overlap = (parts: Parts, [from, to]: readonly [number, number]): number =>
  parts.reduce(
    (sum, part) => sum + Math.max(0, Math.min(to, part[1]) - Math.max(from, part[0])),
    0,
  );

/** The cells whose middle lies in the service area, one byte each. */
export interface CountedGround {
  readonly isCounted: Uint8Array;
  readonly squareMetres: number;
}

export function countedGround(raster: Raster, serviceArea: MultiPolygon): CountedGround {
  const { width, height, origin, step, cell } = raster;
  const isCounted = new Uint8Array(width * height);
  let count = 0;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = [origin[0] + column * step[0], origin[1] + row * step[1]] as const;
      if (!isInside(serviceArea, at)) continue;
      isCounted[row * width + column] = 1;
      count++;
    }
  }
  return { isCounted, squareMetres: count * cell * cell };
}

/**
 * Square metres of the counted ground within each cutoff (seconds), of the field that a reach
 * was put on (`fillField`). Ground more than 50 m from every street is within none.
 */
export function squareMetresWithin(
  { raster, time, cells, cellCount }: Field,
  { isCounted }: CountedGround,
  cutoffs: readonly number[],
): number[] {
  const counts = cutoffs.map(() => 0);
  for (let i = 0; i < cellCount; i++) {
    const cell = cells[i] as number;
    if (isCounted[cell] === 0 || (raster.margins[cell] as number) < 0) continue;
    for (const [c, cutoff] of cutoffs.entries()) {
      if ((time[cell] as number) <= cutoff * 1000) counts[c] = (counts[c] as number) + 1;
    }
  }
  return counts.map((count) => count * raster.cell * raster.cell);
}
