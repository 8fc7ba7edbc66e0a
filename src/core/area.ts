// An area is a town with its built data: the manifest names its files with their
// checksums, its extent, its languages, where the data come from and how old they are.
// Layout of the folder and of each file: `docs/formats/area.md`.

import * as v from 'valibot';
import type { Bbox, LngLat } from './units.ts';

const localizedSchema = v.object({ zh: v.string(), en: v.optional(v.string()) });
const file = v.object({ path: v.string(), bytes: v.number(), sha256: v.string() });

export const areaManifest = v.object({
  format: v.literal(1),
  id: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/)),
  name: localizedSchema,
  bbox: v.custom<Bbox>((b) => Array.isArray(b) && b.length === 4 && b.every(Number.isFinite)),
  center: v.custom<LngLat>((p) => Array.isArray(p) && p.length === 2 && p.every(Number.isFinite)),
  utcOffsetMinutes: v.number(),
  /** Drawn by hand rather than surveyed: the map says 示意图. */
  schematic: v.boolean(),
  /** Date of the source data, YYYY-MM-DD. */
  dataDate: v.string(),
  builtAt: v.string(),
  licence: v.string(),
  attribution: localizedSchema,
  files: v.object({
    streets: file,
    basemap: file,
    places: file,
    stations: file,
    programmes: v.optional(file),
    demand: v.optional(file),
    calendar: file,
  }),
  counts: v.record(v.string(), v.number()),
});
export type AreaManifest = v.InferOutput<typeof areaManifest>;

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
