// The page's side of questions about many stations: a pool of workers beside the one that
// serves the rider, started with the first such question, and a query per question.

import { queryOptions } from '@tanstack/react-query';
import type { Thinned } from '#core/planning/siting-places.ts';
import type { StreetTimes } from '#core/streets/street-times.ts';
import { type StationTimes, type TimesTable, tableOf } from '#core/streets/times-table.ts';
import type { LngLat } from '#core/units.ts';
import type { ComputeApi } from './compute-api.ts';
import type { CatchmentOutlines } from './outlines.ts';
import { makePool, poolSize } from './pool.ts';
import { pure } from './pure.ts';
import type { CallOptions } from './rpc.ts';
import type {
  CatchmentsQuery,
  GroundCovered,
  GroundQuery,
  JunctionsQuery,
  PointsRef,
  SnapsQuery,
  StationColumns,
  StationTimesQuery,
} from './stations-api.ts';

const pool = makePool<ComputeApi>(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
  poolSize(navigator.hardwareConcurrency),
);

/**
 * Stations in a piece of work: a second of it in a city, so that a cancel is heard and the share
 * grows; all of a town, so that the worker whose streets are open is done before another has
 * opened them.
 */
const timesInPiece = 64;
const catchmentsInPiece = 8;
const snapsInPiece = 5000;

/** `version` names the points: the checksum of the file they come from. */
export const pointsRef = (version: string, points: readonly LngLat[]): PointsRef => ({
  version,
  coordinates: Float64Array.from(points.flat()),
});

/** At least one piece: points are put on their streets even where there is no station. */
function inPieces<Q extends { readonly stations: readonly LngLat[] }>(query: Q, size: number): Q[] {
  const { stations } = query;
  return Array.from({ length: Math.max(1, Math.ceil(stations.length / size)) }, (_, i) => ({
    ...query,
    stations: stations.slice(i * size, (i + 1) * size),
  }));
}

function columnsOf(block: StationColumns): StationTimes[] {
  let start = 0;
  return Array.from(block.counts, (count, i) => {
    const [from, to] = [start, start + count];
    start = to;
    return {
      points: block.points.subarray(from, to),
      seconds: block.seconds.subarray(from, to),
      snapMetres: block.stationSnapMetres[i] as number,
    };
  });
}

/** A table with the columns it was made of: `tableOf` makes another when some are replaced. */
export interface ColumnedTable {
  readonly columns: readonly StationTimes[];
  readonly table: TimesTable;
}

/** The times between all stations and all points. */
export async function stationTimes(
  query: StationTimesQuery,
  options?: CallOptions,
): Promise<ColumnedTable> {
  const blocks = await pool.map('stationTimes', inPieces(query, timesInPiece), options);
  const columns = blocks.flatMap(columnsOf);
  const pointCount = query.points.coordinates.length / 2;
  const { pointSnapMetres: snapMetres } = blocks[0] as StationColumns;
  return { columns, table: tableOf({ pointCount, snapMetres }, columns) };
}

/** The outlines of each station by itself, in the order of the stations. */
export async function catchments(
  query: CatchmentsQuery,
  options?: CallOptions,
): Promise<CatchmentOutlines[]> {
  return (await pool.map('catchments', inPieces(query, catchmentsInPiece), options)).flat();
}

/** The outlines of all stations together. */
export async function catchmentOfAll(
  query: CatchmentsQuery,
  options?: CallOptions,
): Promise<CatchmentOutlines> {
  const [outlines] = await pool.map('catchmentOfAll', [query], options);
  return outlines as CatchmentOutlines;
}

/** The streets within reach of any of the stations, with their times. */
export async function streetTimes(
  query: CatchmentsQuery,
  options?: CallOptions,
): Promise<StreetTimes> {
  const [streets] = await pool.map('streetTimes', [query], options);
  return streets as StreetTimes;
}

export const groundKey = 'ground';

/** How much of the streets and of the ground lies within reach of any station. */
export const groundQuery = (query: GroundQuery) =>
  queryOptions({
    queryKey: [groundKey, query],
    queryFn: async ({ signal }) => {
      const [covered] = await pool.map('groundCovered', [query], { signal });
      return covered as GroundCovered;
    },
    ...pure,
  });

/** Metres from each point to its street; NaN: none near. */
export async function snaps({ points, ...where }: SnapsQuery, options?: CallOptions) {
  const pieces = Array.from({ length: Math.ceil(points.length / snapsInPiece) }, (_, i) => ({
    ...where,
    points: points.slice(i * snapsInPiece, (i + 1) * snapsInPiece),
  }));
  return (await pool.map('snaps', pieces, options)).flatMap((metres) => Array.from(metres));
}

/** `onProgress` is told by who asks first. */
export const timesTableQuery = (query: StationTimesQuery, onProgress?: CallOptions['onProgress']) =>
  queryOptions({
    queryKey: ['times-table', { ...query, points: query.points.version }] as const,
    queryFn: ({ signal }) => stationTimes(query, { signal, onProgress }),
    ...pure,
  });

export const junctionsQuery = (query: JunctionsQuery) =>
  queryOptions({
    queryKey: ['junctions', query],
    queryFn: async ({ signal }) => {
      const [found] = await pool.map('junctions', [query], { signal });
      return found as Thinned;
    },
    ...pure,
  });

export const catchmentsQuery = (query: CatchmentsQuery, onProgress?: CallOptions['onProgress']) =>
  queryOptions({
    queryKey: ['catchments', query],
    queryFn: ({ signal }) => catchments(query, { signal, onProgress }),
    ...pure,
  });

const outlinesKey = 'catchment-of-all';
const streetTimesKey = 'street-times';
/** First in the keys of what a map shows of the reach of stations. */
export const reachKeys: ReadonlySet<string> = new Set([outlinesKey, streetTimesKey]);

export const catchmentOfAllQuery = (query: CatchmentsQuery) =>
  queryOptions({
    queryKey: [outlinesKey, query],
    queryFn: ({ signal }) => catchmentOfAll(query, { signal }),
    ...pure,
  });

export const streetTimesQuery = (query: CatchmentsQuery) =>
  queryOptions({
    queryKey: [streetTimesKey, query],
    queryFn: ({ signal }) => streetTimes(query, { signal }),
    ...pure,
  });
