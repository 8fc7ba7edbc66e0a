// Times along streets: what a reach holds, cut where a cutoff is passed, so that every part
// lies in one band and can be drawn in one colour. Along a part the time changes steadily;
// between its ends it is read off the length.

import { partsOf, type StreetPart } from './catchment.ts';
import { shapePart } from './graph.ts';
import type { Reach } from './reach.ts';

/** Parts of streets, one after the other; in the order of the shapes. */
export interface StreetTimes {
  /** Where the points of each part begin, counted in points; one more start ends the list. */
  readonly starts: Uint32Array;
  /** Interleaved [lng, lat], degrees. */
  readonly coordinates: Float64Array;
  /** At the first and the last point of each part. */
  readonly seconds: Float32Array;
}

/** `cutoffs` in seconds, ascending, the last at most that of the reach. */
export function streetTimes(
  reach: Reach,
  shapes: readonly number[],
  cutoffs: readonly number[],
): StreetTimes {
  const limits = cutoffs.map((seconds) => seconds * 1000);
  const longest = limits.at(-1) ?? 0;
  const starts = [0];
  const coordinates: number[] = [];
  const seconds: number[] = [];
  for (const shape of shapes.toSorted((a, b) => a - b)) {
    for (const whole of partsOf(reach, shape, longest)) {
      for (const { part, times } of cutAt(whole, limits)) {
        for (const at of shapePart(reach.network.graph, shape, part)) coordinates.push(...at);
        starts.push(coordinates.length / 2);
        seconds.push(times[0] / 1000, times[1] / 1000);
      }
    }
  }
  return {
    starts: Uint32Array.from(starts),
    coordinates: Float64Array.from(coordinates),
    seconds: Float32Array.from(seconds),
  };
}

function cutAt({ shape, part: [p, q], times: [atP, atQ] }: StreetPart, limits: readonly number[]) {
  const [least, most] = [Math.min(atP, atQ), Math.max(atP, atQ)];
  const passed = limits.filter((limit) => limit > least && limit < most);
  const stops = [atP, ...(atP <= atQ ? passed : passed.toReversed()), atQ];
  const fractionAt = (time: number) =>
    time === atQ ? q : p + ((time - atP) / (atQ - atP)) * (q - p);
  return stops.slice(1).map((end, i): StreetPart => {
    const start = stops[i] as number;
    return {
      shape,
      part: [start === atP ? p : fractionAt(start), fractionAt(end)],
      times: [start, end],
    };
  });
}
