// The table of functions the worker serves; its type is the protocol. Each answer is a
// function of its arguments: the graph is named by address and checksum, and loaded here.

import area from '@turf/area';
import type { FeatureCollection, MultiPolygon } from 'geojson';
import { fillField, outline, reachedShapes, streetMetres } from '#core/streets/catchment.ts';
import type { ProfileName } from '#core/streets/profile.ts';
import { arrivalAtPoint, type Direction, type Reach, reachOf } from '#core/streets/reach.ts';
import { metresTo, routeTo } from '#core/streets/route.ts';
import { type Snap, snap } from '#core/streets/snap.ts';
import type { LngLat } from '#core/units.ts';
import { type OpenNetwork, openField, openNetwork, type StreetsRef } from './open-streets.ts';
import type { Context } from './rpc.ts';

/** Farther than an hour is no answer to "where is the nearest". */
const farthestSeconds = 3600;

export interface TimesQuery {
  readonly streets: StreetsRef;
  readonly profile: ProfileName;
  /** `from`: from the place to the points; `to`: from the points to the place. */
  readonly direction: Direction;
  readonly at: LngLat;
  readonly points: readonly LngLat[];
}

export interface Times {
  /** Metres from the place to the street it was put on; null: more than 300 m, no answer. */
  readonly snapMetres: number | null;
  /** In the order of the points; null: not reached within an hour. */
  readonly reached: readonly ({ readonly seconds: number; readonly metres: number } | null)[];
}

export interface RouteQuery {
  readonly streets: StreetsRef;
  readonly profile: ProfileName;
  readonly from: LngLat;
  readonly to: LngLat;
}

export interface RouteAnswer {
  readonly seconds: number;
  readonly metres: number;
  readonly line: readonly LngLat[];
}

export interface CatchmentQuery {
  readonly streets: StreetsRef;
  readonly profile: ProfileName;
  /** `to`: who can reach the place in time; `from`: what can be reached from it. */
  readonly direction: Direction;
  readonly at: LngLat;
  readonly minutes: readonly number[];
}

/** Nested outlines, the longest cutoff first. */
export type CatchmentOutlines = FeatureCollection<
  MultiPolygon,
  { minutes: number; squareMetres: number; streetMetres: number }
>;

/** One search from (or to) a place; null: the place lies outside the streets. */
function reachFrom(
  open: OpenNetwork,
  at: LngLat,
  query: { direction: Direction; cutoffSeconds: number },
): { reach: Reach; place: Snap } | null {
  const place = snap(open.network, open.index, at);
  if (place === null) return null;
  return { reach: reachOf(open.network, open.labels, { ...query, places: [place] }), place };
}

export const computeApi = {
  /** Loads the streets ahead of the first question. */
  async open(query: { streets: StreetsRef; profile: ProfileName }, { signal }: Context) {
    await openNetwork(query.streets, query.profile, signal);
    return true;
  },

  async times(query: TimesQuery, { signal }: Context): Promise<Times> {
    const open = await openNetwork(query.streets, query.profile, signal);
    const { direction } = query;
    const from = reachFrom(open, query.at, { direction, cutoffSeconds: farthestSeconds });
    if (from === null) return { snapMetres: null, reached: query.points.map(() => null) };
    const reached = query.points.map((point) => {
      const place = snap(open.network, open.index, point);
      const arrival = place && arrivalAtPoint(from.reach, place);
      if (place === null || arrival === null) return null;
      return { seconds: arrival.time / 1000, metres: metresTo(from.reach, place) as number };
    });
    return { snapMetres: from.place.metres, reached };
  },

  async route(query: RouteQuery, { signal }: Context): Promise<RouteAnswer | null> {
    const open = await openNetwork(query.streets, query.profile, signal);
    const to = snap(open.network, open.index, query.to);
    const from = reachFrom(open, query.from, {
      direction: 'from',
      cutoffSeconds: farthestSeconds,
    });
    return from && to && routeTo(from.reach, to);
  },

  async catchment(query: CatchmentQuery, { signal }: Context): Promise<CatchmentOutlines> {
    const open = await openNetwork(query.streets, query.profile, signal);
    const minutes = query.minutes.toSorted((a, b) => b - a);
    const cutoffSeconds = (minutes[0] ?? 0) * 60;
    const from = reachFrom(open, query.at, { direction: query.direction, cutoffSeconds });
    if (from === null) return { type: 'FeatureCollection', features: [] };
    const { field, seen } = openField(open);
    const shapes = reachedShapes(from.reach, seen);
    fillField(field, from.reach, shapes);
    const features = minutes.map((cutoff) => {
      const geometry = outline(field, cutoff * 60_000);
      return {
        type: 'Feature' as const,
        geometry,
        properties: {
          minutes: cutoff,
          squareMetres: Math.round(area(geometry)),
          streetMetres: Math.round(streetMetres(from.reach, shapes, cutoff * 60_000)),
        },
      };
    });
    return { type: 'FeatureCollection', features };
  },
};

export type ComputeApi = typeof computeApi;
