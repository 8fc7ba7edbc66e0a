// What the server knows of a built area: its stations, neighbourhoods, programmes and calendar.
// They are read once, so that a submission about something that is not there is refused.

import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import { areaManifest, place } from '#core/area.ts';
import { type Calendar, calendarFile, calendarOf, withoutHolidays } from '#core/hours/calendar.ts';
import { utcOffsetAt } from '#core/local-time.ts';
import { nearestPlace } from '#core/nearest-place.ts';
import { type Programme, programmesFile } from '#core/programme.ts';
import type { Bbox, Instant, Localized } from '#core/units.ts';

/** As it stands in the file; coordinates are WGS-84. */
export interface StationFeature {
  readonly type: 'Feature';
  readonly id?: string | number | undefined;
  readonly geometry: { readonly type: 'Point'; readonly coordinates: number[] };
  readonly properties: { readonly id: string; readonly [name: string]: unknown };
}

export interface AreaData {
  readonly id: string;
  readonly name: Localized;
  readonly bbox: Bbox;
  readonly licence: string;
  readonly attribution: Localized;
  readonly stations: ReadonlyMap<string, StationFeature>;
  /** By their Chinese names. */
  readonly neighbourhoods: ReadonlySet<string>;
  /** The neighbourhood of a station is the one nearest to it in a straight line; none, if there is none. */
  readonly neighbourhoodOf: ReadonlyMap<string, string>;
  readonly programmes: ReadonlyMap<string, Programme>;
  readonly calendar: Calendar;
}

const stationFile = v.object({
  features: v.array(
    v.object({
      type: v.literal('Feature'),
      id: v.optional(v.union([v.string(), v.number()])),
      geometry: v.object({
        type: v.literal('Point'),
        coordinates: v.pipe(v.array(v.pipe(v.number(), v.finite())), v.minLength(2)),
      }),
      properties: v.looseObject({ id: v.string() }),
    }),
  ),
});

/** Throws where the folder holds no built area. */
export async function readAreaData(folder: string, now: Instant): Promise<AreaData> {
  const manifest = v.parse(areaManifest, await readJson(folder, 'manifest.json'));
  const { files } = manifest;
  const read = async <T>(
    file: { readonly path: string } | undefined,
    schema: v.GenericSchema<unknown, T>,
  ): Promise<T | null> => (file ? v.parse(schema, await readJson(folder, file.path)) : null);

  const offset =
    (manifest.timeZone === undefined ? null : utcOffsetAt(manifest.timeZone, now)) ??
    manifest.utcOffsetMinutes;
  const [stations, places, programmes, calendar] = await Promise.all([
    read(files.stations, stationFile),
    read(files.places, v.array(place)),
    read(files.programmes, programmesFile),
    read(files.calendar, calendarFile),
  ]);
  const neighbourhoods = (places ?? []).filter(({ kind }) => kind === 'neighbourhood');
  const features = stations?.features ?? [];
  return {
    id: manifest.id,
    name: manifest.name,
    bbox: manifest.bbox,
    licence: manifest.licence,
    attribution: manifest.attribution,
    stations: new Map(features.map((feature) => [feature.properties.id, feature])),
    neighbourhoods: new Set(neighbourhoods.map(({ name }) => name.zh)),
    neighbourhoodOf: new Map(
      features.flatMap(({ properties, geometry }): [string, string][] => {
        const nearest = nearestPlace(neighbourhoods, geometry.coordinates as [number, number]);
        return nearest ? [[properties.id, nearest.name.zh]] : [];
      }),
    ),
    programmes: new Map(programmes?.events.map((event) => [event.id, event])),
    calendar: calendar === null ? withoutHolidays(offset) : calendarOf(calendar, offset),
  };
}

const readJson = async (folder: string, name: string): Promise<unknown> =>
  JSON.parse(await readFile(path.join(folder, name), 'utf8'));

/** The areas that are part of the built app, by id. */
export async function areasIn(dist: string): Promise<Record<string, string>> {
  const folder = path.join(dist, 'areas');
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Object.fromEntries(names.map((name) => [name, path.join(folder, name)]));
}
