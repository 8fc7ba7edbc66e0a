// Stations and programmes as features of OGC API – Features (Part 1: Core, OGC 17-069r4): what a
// collection holds, and which of it a request asks for. Values are scalars, which every desktop
// GIS shows as columns.

import type { Programme } from '#core/programme.ts';
import type { Bbox } from '#core/units.ts';
import type { AreaData, StationFeature } from './area-data.ts';

export interface Feature {
  readonly type: 'Feature';
  readonly id: string;
  readonly geometry: { readonly type: 'Point'; readonly coordinates: readonly number[] };
  readonly properties: Readonly<Record<string, string | number | boolean | null>>;
  /** First and last moment, milliseconds; absent: it has no time. */
  readonly time?: readonly [from: number, to: number];
}

export interface Collection {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly bbox: Bbox;
  readonly features: readonly Feature[];
}

export const collectionsOf = (areas: Iterable<AreaData>): Collection[] =>
  [...areas].flatMap((area) => {
    const { id, name, bbox, attribution, licence } = area;
    const description = `${attribution.zh} (${licence})`;
    const stations = [...area.stations.values()].map(stationFeature);
    const programmes = [...area.programmes.values()].flatMap((programme) => {
      const station = area.stations.get(programme.station_id);
      return station ? [programmeFeature(programme, station)] : [];
    });
    const title = name.en ?? name.zh;
    return [
      { id: `${id}-stations`, title: `${title}: stations`, description, bbox, features: stations },
      {
        id: `${id}-programmes`,
        title: `${title}: programmes`,
        description,
        bbox,
        features: programmes,
      },
    ];
  });

function stationFeature({ geometry, properties }: StationFeature): Feature {
  const services = Array.isArray(properties.services) ? properties.services : [];
  const scalars = Object.entries(properties).filter(
    (entry): entry is [string, string | number | boolean | null] =>
      entry[1] === null || ['string', 'number', 'boolean'].includes(typeof entry[1]),
  );
  return {
    type: 'Feature',
    id: properties.id,
    geometry,
    properties: {
      ...Object.fromEntries(scalars),
      services: services.map(({ code }: { code?: unknown }) => String(code)).join(','),
    },
  };
}

function programmeFeature(programme: Programme, { geometry }: StationFeature): Feature {
  const { id, series, station_id, kind, title, start, end, tzid, rrule, after_hours } = programme;
  const last = rrule === undefined ? Date.parse(end) : Number.POSITIVE_INFINITY;
  const names = { title: title.zh, title_en: title.en ?? null };
  const times = { start, end, tzid, rrule: rrule ?? null, after_hours };
  return {
    type: 'Feature',
    id,
    geometry,
    properties: { id, ...names, series, station_id, kind, ...times },
    // A rule may end, but seldom says when; asking for later times finds more, not less.
    time: [Date.parse(start), last],
  };
}

export interface Selection {
  readonly bbox: Bbox | null;
  readonly time: readonly [from: number, to: number] | null;
  readonly limit: number;
  readonly offset: number;
}

export const largestPage = 1000;
const usualPage = 100;
const parameters = new Set(['bbox', 'datetime', 'limit', 'offset', 'f']);

/** Gives the name of the first parameter that is not as it must be where there is one. */
export function readSelection(query: Readonly<Record<string, string>>): Selection | string {
  const unknown = Object.keys(query).find((name) => !parameters.has(name));
  if (unknown !== undefined) return unknown;
  const bbox = query.bbox === undefined ? null : readBox(query.bbox);
  if (bbox === undefined) return 'bbox';
  const time = query.datetime === undefined ? null : readInterval(query.datetime);
  if (time === undefined) return 'datetime';
  const limit = readCount(query.limit ?? String(usualPage));
  if (limit === null || limit < 1) return 'limit';
  const offset = readCount(query.offset ?? '0');
  if (offset === null) return 'offset';
  if (query.f !== undefined && query.f !== 'json') return 'f';
  return { bbox, time, limit: Math.min(limit, largestPage), offset };
}

const readCount = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null);

/** Four numbers, or six of which the heights are passed over; west of it may be east: the box lies across 180°. */
function readBox(text: string): Bbox | undefined {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const flat = numbers.length === 6 ? [0, 1, 3, 4].map((i) => numbers[i] as number) : numbers;
  const [west, south, east, north] = flat as [number, number, number, number];
  const isBox = flat.length === 4 && numbers.every(Number.isFinite) && south <= north;
  return isBox ? [west, south, east, north] : undefined;
}

/** RFC 3339, alone or as `from/to` with `..` or nothing for an open end. */
function readInterval(text: string): readonly [number, number] | undefined {
  const moment = (part: string): number =>
    /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/.test(part) ? Date.parse(part) : Number.NaN;
  const [from = '', to = from, ...rest] = text.split('/');
  const isOpen = (part: string) => text.includes('/') && (part === '' || part === '..');
  const start = isOpen(from) ? Number.NEGATIVE_INFINITY : moment(from);
  const end = isOpen(to) ? Number.POSITIVE_INFINITY : moment(to);
  return rest.length === 0 && start <= end ? [start, end] : undefined;
}

/** All that match, in the order of the file. */
export const select = (features: readonly Feature[], { bbox, time }: Selection): Feature[] =>
  features.filter(
    (feature) =>
      (bbox === null || isInside(feature.geometry.coordinates, bbox)) &&
      (time === null ||
        feature.time === undefined ||
        (feature.time[0] <= time[1] && feature.time[1] >= time[0])),
  );

function isInside([lng, lat]: readonly number[], [west, south, east, north]: Bbox): boolean {
  if (lng === undefined || lat === undefined || lat < south || lat > north) return false;
  return west <= east ? lng >= west && lng <= east : lng >= west || lng <= east;
}
