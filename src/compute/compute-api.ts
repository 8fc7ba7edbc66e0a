// The table of functions the worker serves. Its type is the protocol.

import type { FeatureCollection, MultiPolygon } from 'geojson';
import type { ProfileName } from '#core/streets/profile.ts';
import type { LngLat } from '#core/units.ts';

/** Where an area's street graph lies, and which one it is. */
export interface StreetsRef {
  /** Address of `streets.bin`. */
  readonly url: string;
  /** Its checksum from the manifest; part of every query key. */
  readonly version: string;
}

export interface TimesQuery {
  readonly streets: StreetsRef;
  readonly profile: ProfileName;
  /** `from`: from the place to the points; `to`: from the points to the place. */
  readonly direction: 'from' | 'to';
  readonly at: LngLat;
  readonly points: readonly LngLat[];
}

export interface Times {
  /** Metres from the place to the street it was put on; null: more than 300 m, no answer. */
  readonly snapMetres: number | null;
  /** In the order of the points; null: not reached. */
  readonly reached: readonly ({ readonly seconds: number; readonly metres: number } | null)[];
}

export interface RouteQuery {
  readonly streets: StreetsRef;
  readonly profile: ProfileName;
  readonly from: LngLat;
  readonly to: LngLat;
}

export interface Route {
  readonly seconds: number;
  readonly metres: number;
  readonly line: readonly LngLat[];
}

export interface CatchmentQuery {
  readonly streets: StreetsRef;
  readonly profile: ProfileName;
  /** `to`: who can reach the place in time; `from`: what can be reached from it. */
  readonly direction: 'from' | 'to';
  readonly at: LngLat;
  readonly minutes: readonly number[];
}

export type CatchmentOutlines = FeatureCollection<
  MultiPolygon,
  { minutes: number; squareMetres: number; streetMetres: number }
>;
