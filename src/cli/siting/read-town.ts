// What a question of planning needs of a built area: its demand (none, if it has none), its
// stations, its calendar, and the names of places.

import path from 'node:path';
import * as v from 'valibot';
import { explain } from '#cli/area/explain.ts';
import { inputError } from '#cli/area/problem.ts';
import { readManifest } from '#cli/area/read-built.ts';
import { readJson } from '#cli/area/read-json.ts';
import { type AreaManifest, type Place, place } from '#core/area.ts';
import { demandProperties, type WeightedPoint } from '#core/demand.ts';
import { type Calendar, calendarFile, calendarOf, withoutHolidays } from '#core/hours/calendar.ts';
import { type Station, stationProperties } from '#core/station.ts';

export interface Town {
  readonly manifest: AreaManifest;
  readonly stations: readonly Station[];
  readonly demand: readonly WeightedPoint[];
  readonly calendar: Calendar;
  readonly places: readonly Place[];
}

const position = v.tuple([v.number(), v.number()]);

export async function readTown(folder: string): Promise<Town> {
  const manifest = await readManifest(folder);
  const { stations, demand, calendar, places } = manifest.files;
  const offset = manifest.utcOffsetMinutes;
  return {
    manifest,
    stations: await readFeatures(path.join(folder, stations.path), stationProperties),
    demand: demand ? await readFeatures(path.join(folder, demand.path), demandProperties) : [],
    calendar: calendar
      ? calendarOf(await readFile(path.join(folder, calendar.path), calendarFile), offset)
      : withoutHolidays(offset),
    places: await readFile(path.join(folder, places.path), v.array(place)),
  };
}

async function readFeatures<T extends object>(
  file: string,
  properties: v.GenericSchema<unknown, T>,
): Promise<(T & { readonly at: readonly [number, number] })[]> {
  const feature = v.object({ properties, geometry: v.object({ coordinates: position }) });
  const { features } = await readFile(file, v.object({ features: v.array(feature) }));
  return features.map((one) => ({ ...one.properties, at: one.geometry.coordinates }));
}

async function readFile<T>(file: string, schema: v.GenericSchema<unknown, T>): Promise<T> {
  const parsed = v.safeParse(schema, await readJson(file));
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw inputError({ file, feature: null, reason: explain(issue) });
}
