// The table of functions the worker serves; its type is the protocol. Each answer is a
// function of its arguments: the graph is named by address and checksum, and loaded here.

import type { ProfileName } from '#core/streets/profile.ts';
import { arrivalAtPoint, type Direction } from '#core/streets/reach.ts';
import { metresTo, routeTo } from '#core/streets/route.ts';
import { snap } from '#core/streets/snap.ts';
import type { LngLat } from '#core/units.ts';
import { openStreets, type StreetsRef } from './open-streets.ts';
import { type CatchmentOutlines, outlinesOf } from './outlines.ts';
import type { Context } from './rpc.ts';
import { stationsApi } from './stations-api.ts';

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
  /** In the order of the points; null: not reached within `farthestSeconds` of the streets. */
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

export const computeApi = {
  /** Loads the streets ahead of the first question. */
  async open(query: { streets: StreetsRef; profile: ProfileName }, { signal }: Context) {
    (await openStreets(query.streets, signal)).prepare(query.profile);
    return true;
  },

  async times(query: TimesQuery, { signal }: Context): Promise<Times> {
    const streets = await openStreets(query.streets, signal);
    const { profile, at, direction, points } = query;
    const asked = { profile, at, direction, points, cutoffSeconds: streets.farthestSeconds };
    return streets.ask(asked, signal, (found) => {
      if (found === null) return { snapMetres: null, reached: points.map(() => null) };
      const { network, reach, place } = found;
      const reached = points.map((point) => {
        const there = snap(network.network, network.index, point);
        const arrival = there && arrivalAtPoint(reach, there);
        if (there === null || arrival === null) return null;
        return { seconds: arrival.time / 1000, metres: metresTo(reach, there) as number };
      });
      return { snapMetres: place.metres, reached };
    });
  },

  async route(query: RouteQuery, { signal }: Context): Promise<RouteAnswer | null> {
    const streets = await openStreets(query.streets, signal);
    const { profile, from: at, to } = query;
    const asked = { profile, at, points: [to], cutoffSeconds: streets.farthestSeconds };
    return streets.ask({ ...asked, direction: 'from' }, signal, (found) => {
      const there = found && snap(found.network.network, found.network.index, to);
      return found && there && routeTo(found.reach, there);
    });
  },

  async catchment(query: CatchmentQuery, { signal }: Context): Promise<CatchmentOutlines> {
    const streets = await openStreets(query.streets, signal);
    const minutes = query.minutes.toSorted((a, b) => b - a);
    const { profile, at, direction } = query;
    const asked = { profile, at, direction, cutoffSeconds: (minutes[0] ?? 0) * 60 };
    return streets.ask(asked, signal, (found) => outlinesOf(found, minutes));
  },

  ...stationsApi,
};

export type ComputeApi = typeof computeApi;
