// The route to a point, retraced from the times of a reach: the times are whole
// milliseconds and every street costs at least one, so the label a path came from is
// the one whose time and arc add up. The search keeps no parents for it.

import type { LngLat, Metres, Seconds } from '#core/units.ts';
import { lengthOf, shapePart } from './graph.ts';
import type { Arcs } from './network.ts';
import { arrivalAt, directTime, type Reach, snapCharge, timesByEnds } from './reach.ts';
import type { Snap } from './snap.ts';

/** A stretch of the way: the part of a shape between two fractions, in order of travel. */
interface Leg {
  readonly shape: number;
  readonly part: readonly [number, number];
}

export interface Route {
  readonly seconds: Seconds;
  /** Along streets, and from the points to their streets. */
  readonly metres: Metres;
  /** Along streets only, in order of travel. */
  readonly line: readonly LngLat[];
}

/** The fastest route between the reach's place and a point; null: beyond the cutoff. */
export function routeTo(reach: Reach, point: Snap): Route | null {
  const arrival = arrivalAt(reach, point.shape, point.fraction);
  if (arrival === null) return null;
  const milliseconds = arrival.time + snapCharge(point);
  if (milliseconds > reach.cutoff) return null;
  const place = reach.places[arrival.source] as Snap;
  const legs = retrace(reach, point, arrival.time);
  const { graph } = reach.network;
  let metres = place.metres + point.metres;
  const line: LngLat[] = [];
  for (const { shape, part } of reach.direction === 'from' ? legs.reverse() : legs) {
    metres += lengthOf(graph, shape) * Math.abs(part[1] - part[0]);
    const points = shapePart(graph, shape, part);
    line.push(...(line.length === 0 ? points : points.slice(1)));
  }
  return { seconds: (milliseconds / 1000) as Seconds, metres: metres as Metres, line };
}

/** Metres of the fastest way to a point that the reach holds, snaps included. */
export function metresTo(reach: Reach, point: Snap): number | null {
  const arrival = arrivalAt(reach, point.shape, point.fraction);
  if (arrival === null) return null;
  const place = reach.places[arrival.source] as Snap;
  let metres = place.metres + point.metres;
  for (const { shape, part } of retrace(reach, point, arrival.time)) {
    metres += lengthOf(reach.network.graph, shape) * Math.abs(part[1] - part[0]);
  }
  return metres;
}

/** Legs from the point back to the place, each part in order of travel. */
function retrace(reach: Reach, point: Snap, time: number): Leg[] {
  const { network, direction } = reach;
  const forward = direction === 'from';
  const turn = (part: readonly [number, number]): readonly [number, number] =>
    forward ? part : [part[1], part[0]];
  for (const index of reach.onShape.get(point.shape) ?? []) {
    const place = reach.places[index] as Snap;
    if (directTime(reach, place, point.fraction) <= time) {
      return [{ shape: point.shape, part: turn([place.fraction, point.fraction]) }];
    }
  }
  const [byFrom, byTo] = timesByEnds(reach, point.shape, point.fraction);
  const side = byFrom <= byTo ? 0 : 1;
  const ends = forward ? network.ends : network.starts;
  const legs: Leg[] = [{ shape: point.shape, part: turn([side, point.fraction]) }];
  let label = ends[2 * point.shape + side] as number;
  for (;;) {
    const origin = seedAt(reach, label);
    if (origin !== null) {
      legs.push({ shape: origin.shape, part: turn([origin.fraction, origin.end]) });
      return legs;
    }
    const { from, edge } = stepBack(reach, label);
    if (edge !== -1) {
      const along = (edge & 1) === 0;
      const travel: readonly [number, number] = along ? [0, 1] : [1, 0];
      legs.push({ shape: edge >> 1, part: travel });
    }
    label = from;
  }
}

/** The place whose own street gave a label its time; null: the label was reached by an arc. */
function seedAt(
  reach: Reach,
  label: number,
): { shape: number; fraction: number; end: 0 | 1 } | null {
  const { network, labels } = reach;
  const forward = reach.direction === 'from';
  const ends = forward ? network.starts : network.ends;
  const place = reach.places[labels.source[label] as number] as Snap;
  for (const end of [0, 1] as const) {
    if (ends[2 * place.shape + end] !== label) continue;
    const time = Math.round(directTime(reach, place, end));
    if (time === labels.time[label]) return { shape: place.shape, fraction: place.fraction, end };
  }
  return null;
}

function stepBack(reach: Reach, label: number): { from: number; edge: number } {
  const { network, labels } = reach;
  const back: Arcs = reach.direction === 'from' ? network.reverse : network.forward;
  const here = labels.time[label] as number;
  const end = back.offsets[label + 1] as number;
  for (let i = back.offsets[label] as number; i < end; i++) {
    const from = back.arcs[2 * i] as number;
    if (labels.time[from] === here - (back.arcs[2 * i + 1] as number)) {
      return { from, edge: back.edges[i] as number };
    }
  }
  throw new Error(`no way back from label ${label}: the reach is not of this network`);
}
