// An area is a town with its built data: the manifest names its files with their
// checksums, its extent, its languages, where the data come from and how old they are.
// Layout of the folder and of each file: `docs/formats/area.md`.

import type { MultiPolygon } from 'geojson';
import * as v from 'valibot';
import type { Bbox, LngLat } from './units.ts';

const localizedSchema = v.object({ zh: v.string(), en: v.optional(v.string()) });
const file = v.object({ path: v.string(), bytes: v.number(), sha256: v.string() });
export type AreaFile = v.InferOutput<typeof file>;

/** Address of the folder of an area that a server has. */
export const areaUrl = (id: string): string => `/areas/${id}/`;

/**
 * Address of a file of an area that a server has: the checksum in it lets every cache on the way
 * tell one edition from the next, and whoever reads it check what came.
 */
export const areaFileUrl = (area: string, { path, sha256 }: Pick<AreaFile, 'path' | 'sha256'>) =>
  `${areaUrl(area)}${path}?${sha256}`;

/** Ids of areas that a browser made and keeps; no server has one. */
export const keptPrefix = 'kept-';

export const isKeptId = (id: string): boolean => id.startsWith(keptPrefix);

export const areaManifest = v.object({
  format: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)),
  name: localizedSchema,
  /** Box of the streets. */
  bbox: v.custom<Bbox>((b) => Array.isArray(b) && b.length === 4 && b.every(Number.isFinite)),
  center: v.custom<LngLat>((p) => Array.isArray(p) && p.length === 2 && p.every(Number.isFinite)),
  /** The area the stations serve, not an administrative one. */
  serviceArea: v.optional(
    v.custom<MultiPolygon>(
      (area) =>
        v.is(v.object({ type: v.literal('MultiPolygon'), coordinates: v.array(v.any()) }), area),
      'expected a MultiPolygon',
    ),
  ),
  /** IANA name of the clock of the area; absent: its offset never changes. */
  timeZone: v.optional(v.string()),
  /** Of that clock, at the time the data are of. */
  utcOffsetMinutes: v.number(),
  /** Drawn by hand rather than surveyed: the map says 示意图. */
  schematic: v.boolean(),
  /** Some stations, programmes or demand are made up to show how it works. */
  illustrative: v.optional(v.boolean()),
  /** Date of the source data, YYYY-MM-DD. */
  dataDate: v.string(),
  /** RFC 3339. */
  builtAt: v.string(),
  /** SPDX identifier of the licence of the source data. */
  licence: v.string(),
  attribution: localizedSchema,
  files: v.object({
    streets: file,
    basemap: file,
    places: file,
    stations: file,
    programmes: v.optional(file),
    demand: v.optional(file),
    /** Absent: the public holidays of the place are not known. */
    calendar: v.optional(file),
  }),
  counts: v.record(v.string(), v.number()),
});
export type AreaManifest = v.InferOutput<typeof areaManifest>;

/** The areas of a server, `areas/index.json`: of each manifest what a list shows. */
export const areaIndex = v.array(
  v.object({ id: v.string(), name: localizedSchema, dataDate: v.string() }),
);
export type AreaIndex = v.InferOutput<typeof areaIndex>;

/** A named place a person can pick instead of giving a position. */
export const place = v.object({
  kind: v.picklist(['landmark', 'street', 'neighbourhood', 'station']),
  name: localizedSchema,
  at: v.custom<LngLat>((p) => Array.isArray(p) && p.length === 2 && p.every(Number.isFinite)),
  /** Lower-case pinyin without tones, and its initials, made at build time. */
  pinyin: v.string(),
  initials: v.string(),
});
export type Place = v.InferOutput<typeof place>;
