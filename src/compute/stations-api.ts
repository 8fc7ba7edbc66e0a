// What the worker answers about many stations at once. These are questions about all of an
// area, so its streets are held whole; the points asked about are put on them once.

import type { MultiPolygon } from 'geojson';
import { junctions, type Thinned, thinned } from '#core/planning/siting-places.ts';
import {
  type CountedGround,
  type CountedStreets,
  countedGround,
  countedStreets,
  squareMetresWithin,
  streetMetresWithin,
} from '#core/planning/street-coverage.ts';
import { fillField, reachedShapes } from '#core/streets/catchment.ts';
import type { ProfileName } from '#core/streets/profile.ts';
import { type Direction, reachOf } from '#core/streets/reach.ts';
import { snap } from '#core/streets/snap.ts';
import { type StreetTimes, streetTimes } from '#core/streets/street-times.ts';
import { type LinkedPoints, linkPoints, timesOfStation } from '#core/streets/times-table.ts';
import type { LngLat } from '#core/units.ts';
import { openStreets, type StreetsRef } from './open-streets.ts';
import { type CatchmentOutlines, outlinesOf } from './outlines.ts';
import type { Context } from './rpc.ts';
import { fieldFor, type OpenNetwork } from './streets.ts';

interface StationsQuery {
  readonly streets: StreetsRef;
  readonly profile: ProfileName;
  /** `to`: who can reach the stations; `from`: what can be reached from them. */
  readonly direction: Direction;
  readonly stations: readonly LngLat[];
}

/** Points by name, so that a worker that has linked them once knows them again. */
export interface PointsRef {
  /** Checksum of what they were read from; part of every query key. */
  readonly version: string;
  /** Interleaved [lng, lat], degrees. */
  readonly coordinates: Float64Array;
}

export interface StationTimesQuery extends StationsQuery {
  readonly cutoffSeconds: number;
  readonly points: PointsRef;
}

/** The columns of a times table, one after the other; see `times-table.ts`. */
export interface StationColumns {
  /** Entries of each station. */
  readonly counts: Uint32Array;
  readonly points: Uint32Array;
  readonly seconds: Float32Array;
  readonly stationSnapMetres: Float32Array;
  readonly pointSnapMetres: Float32Array;
}

export interface CatchmentsQuery extends StationsQuery {
  readonly minutes: readonly number[];
}

/** Of the last cutoff. */
export interface GroundQuery extends CatchmentsQuery {
  readonly serviceArea: MultiPolygon | null;
}

interface Measured {
  readonly covered: number;
  readonly total: number;
}

export interface GroundCovered {
  /** Metres. */
  readonly streets: Measured;
  /** Square metres; null: without a service area there is no whole. */
  readonly ground: Measured | null;
}

export interface JunctionsQuery extends Pick<StationsQuery, 'streets' | 'profile'> {
  /** Metres between them at least, and more where there would be more than `most`. */
  readonly metres: number;
  readonly most: number;
}

export interface SnapsQuery extends Pick<StationsQuery, 'streets' | 'profile'> {
  readonly points: readonly LngLat[];
}

async function openWhole(
  { streets, profile }: Pick<StationsQuery, 'streets' | 'profile'>,
  signal: AbortSignal,
): Promise<OpenNetwork> {
  const open = (await openStreets({ ...streets, whole: true }, signal)).prepare(profile);
  if (open === null) throw new Error(`${streets.url}: these streets are not held whole`);
  return open;
}

/** The points linked last to each network. */
const linkedTo = new WeakMap<OpenNetwork, { version: string; linked: LinkedPoints }>();

function linkOnce(open: OpenNetwork, { version, coordinates }: PointsRef): LinkedPoints {
  const known = linkedTo.get(open);
  if (known?.version === version) return known.linked;
  const points = Array.from(
    { length: coordinates.length / 2 },
    (_, i): LngLat => [coordinates[2 * i] as number, coordinates[2 * i + 1] as number],
  );
  const linked = linkPoints(open, points);
  linkedTo.set(open, { version, linked });
  return linked;
}

interface Counted {
  readonly streets: CountedStreets;
  readonly ground: CountedGround | null;
}

/** What is counted of each network, for the service area asked about last. */
const countedOf = new WeakMap<OpenNetwork, { key: string; counted: Counted }>();

function countOnce(open: OpenNetwork, serviceArea: MultiPolygon | null): Counted {
  const key = JSON.stringify(serviceArea);
  const known = countedOf.get(open);
  if (known?.key === key) return known.counted;
  const counted = {
    streets: countedStreets(open.network, serviceArea ?? undefined),
    ground:
      serviceArea && countedGround(fieldFor({ network: open }, () => null).raster, serviceArea),
  };
  countedOf.set(open, { key, counted });
  return counted;
}

/** From all stations together; null: none of them lies on a street. */
function reachAround(open: OpenNetwork, { stations, direction, minutes }: CatchmentsQuery) {
  const places = stations
    .map((station) => snap(open.network, open.index, station))
    .filter((place) => place !== null);
  if (places.length === 0) return null;
  const cutoffSeconds = Math.max(...minutes) * 60;
  return reachOf(open.network, open.labels, { places, direction, cutoffSeconds });
}

function outlinesAround(open: OpenNetwork, query: CatchmentsQuery): CatchmentOutlines {
  const minutes = query.minutes.toSorted((a, b) => b - a);
  const reach = reachAround(open, query);
  return outlinesOf(reach && { network: open, reach }, minutes);
}

export const stationsApi = {
  async stationTimes(query: StationTimesQuery, { signal }: Context): Promise<StationColumns> {
    const open = await openWhole(query, signal);
    const linked = linkOnce(open, query.points);
    const columns = query.stations.map((station) =>
      timesOfStation(open, linked, { ...query, station }),
    );
    const counts = Uint32Array.from(columns, ({ points }) => points.length);
    const count = counts.reduce((sum, entries) => sum + entries, 0);
    const points = new Uint32Array(count);
    const seconds = new Float32Array(count);
    let start = 0;
    for (const column of columns) {
      points.set(column.points, start);
      seconds.set(column.seconds, start);
      start += column.points.length;
    }
    return {
      counts,
      points,
      seconds,
      stationSnapMetres: Float32Array.from(columns, ({ snapMetres }) => snapMetres),
      pointSnapMetres: linked.snapMetres.slice(),
    };
  },

  /** The outlines of each station by itself; none for one that lies outside. */
  async catchments(query: CatchmentsQuery, { signal }: Context): Promise<CatchmentOutlines[]> {
    const open = await openWhole(query, signal);
    return query.stations.map((station) => outlinesAround(open, { ...query, stations: [station] }));
  },

  /** The outlines of all stations together: what lies within the cutoff of any of them. */
  async catchmentOfAll(query: CatchmentsQuery, { signal }: Context): Promise<CatchmentOutlines> {
    return outlinesAround(await openWhole(query, signal), query);
  },

  /** The streets within reach of any station, cut where a cutoff is passed. */
  async streetTimes(query: CatchmentsQuery, { signal }: Context): Promise<StreetTimes> {
    const open = await openWhole(query, signal);
    const reach = reachAround(open, query);
    if (reach === null) return noStreets();
    const cutoffs = query.minutes.toSorted((a, b) => a - b).map((minutes) => minutes * 60);
    return streetTimes(reach, reachedShapes(reach, open.seen), cutoffs);
  },

  /** How much of the streets and of the ground lies within reach of any station. */
  async groundCovered(query: GroundQuery, { signal }: Context): Promise<GroundCovered> {
    const open = await openWhole(query, signal);
    const counted = countOnce(open, query.serviceArea);
    const cutoffs = query.minutes.slice(-1).map((minutes) => minutes * 60);
    const reach = reachAround(open, query);
    const streets = reach === null ? [] : streetMetresWithin(reach, counted.streets, cutoffs);
    const whole = { streets: { covered: streets[0] ?? 0, total: counted.streets.metres } };
    if (counted.ground === null) return { ...whole, ground: null };
    const { squareMetres: total } = counted.ground;
    if (reach === null) return { ...whole, ground: { covered: 0, total } };
    const field = fieldFor({ network: open }, () => null);
    fillField(field, reach, reachedShapes(reach, open.seen));
    const [ground = 0] = squareMetresWithin(field, counted.ground, cutoffs);
    return { ...whole, ground: { covered: ground, total } };
  },

  /** Junctions of three streets or more, as places where a station could be. */
  async junctions(
    { metres, most, ...where }: JunctionsQuery,
    { signal }: Context,
  ): Promise<Thinned> {
    const found = thinned(junctions((await openWhole(where, signal)).network, metres), most);
    return { ...found, metres: Math.max(metres, found.metres) };
  },

  /** Metres from each point to its street; NaN: none near. The points are not kept. */
  async snaps({ points, ...where }: SnapsQuery, { signal }: Context): Promise<Float32Array> {
    const { network, index } = await openWhole(where, signal);
    return Float32Array.from(points, (at) => snap(network, index, at)?.metres ?? Number.NaN);
  },
};

const noStreets = (): StreetTimes => ({
  starts: new Uint32Array(1),
  coordinates: new Float64Array(),
  seconds: new Float32Array(),
});
