// The programmes of a built area with the stations and the calendar they stand on.

import path from 'node:path';
import * as v from 'valibot';
import { calendarFile, calendarOf, withoutHolidays } from '#core/hours/calendar.ts';
import type { Programme } from '#core/programme.ts';
import type { Station } from '#core/station.ts';
import type { LngLat } from '#core/units.ts';
import type { AreaProgrammes } from '#pages/programme-calendars.ts';
import { readManifest } from './read-built.ts';
import { readJson } from './read-json.ts';

export async function readProgrammes(folder: string): Promise<AreaProgrammes> {
  const manifest = await readManifest(folder);
  const { files, utcOffsetMinutes } = manifest;
  const read = async <T>(file: { readonly path: string }) =>
    (await readJson(path.join(folder, file.path))) as T;
  const { features } = await read<{
    features: { properties: Omit<Station, 'at'>; geometry: { coordinates: LngLat } }[];
  }>(files.stations);
  return {
    manifest,
    stations: features.map(({ properties, geometry }) => ({
      ...properties,
      at: geometry.coordinates,
    })),
    programmes: files.programmes
      ? (await read<{ events: Programme[] }>(files.programmes)).events
      : [],
    calendar: files.calendar
      ? calendarOf(v.parse(calendarFile, await read(files.calendar)), utcOffsetMinutes)
      : withoutHolidays(utcOffsetMinutes),
  };
}
