// The files of an area as queries: the manifest by the area's id, every other file
// by its checksum, so that a new build is new data and nothing is fetched twice.

import { queryOptions, skipToken } from '@tanstack/react-query';
import * as v from 'valibot';
import {
  type AreaFile,
  type AreaManifest,
  areaFileUrl,
  areaManifest,
  areaUrl,
  isKeptId,
  place,
} from '#core/area.ts';
import { type DemandPoint, demandProperties } from '#core/demand.ts';
import { type Calendar, calendarFile, calendarOf, withoutHolidays } from '#core/hours/calendar.ts';
import { utcOffsetAt } from '#core/local-time.ts';
import { programmesFile } from '#core/programme.ts';
import { type Station, stationProperties } from '#core/station.ts';
import { type Instant, instant, type LngLat } from '#core/units.ts';
import { loadJson } from './load-json.ts';

/** Where a file of an area is had: from the server, or at an address of its own. */
export const fileUrl = ({ id }: AreaManifest, file: AreaFile): string =>
  file.path.startsWith('blob:') ? file.path : areaFileUrl(id, file);

/** The streets as workers are told of them. */
export const streetsOf = (manifest: AreaManifest): { url: string; version: string } => {
  const { streets } = manifest.files;
  return { url: fileUrl(manifest, streets), version: streets.sha256 };
};

export const manifestQuery = (id: string) =>
  queryOptions({
    queryKey: ['manifest', id],
    queryFn: async ({ signal }) => withClockOf(instant(Date.now()), await loadManifest(id, signal)),
    staleTime: Number.POSITIVE_INFINITY,
  });

async function loadManifest(id: string, signal: AbortSignal): Promise<AreaManifest> {
  if (!isKeptId(id)) return loadJson(`${areaUrl(id)}manifest.json`, areaManifest, signal);
  const { openKeptArea } = await import('./kept-area.ts');
  return openKeptArea(id);
}

/** The clocks of most of the world change twice a year; what holds today is taken. */
function withClockOf(now: Instant, manifest: AreaManifest): AreaManifest {
  const offset = manifest.timeZone === undefined ? null : utcOffsetAt(manifest.timeZone, now);
  return offset === null ? manifest : { ...manifest, utcOffsetMinutes: offset };
}

type FileName = keyof AreaManifest['files'];

/** Waits for the manifest, which says where the file is and which one it is. */
const fileQuery = <T>(
  manifest: AreaManifest | undefined,
  name: FileName,
  schema: v.GenericSchema<unknown, T>,
) => {
  const file = manifest?.files[name];
  return queryOptions({
    queryKey: ['area file', manifest?.id, name, file?.sha256],
    queryFn:
      manifest && file
        ? ({ signal }: { signal: AbortSignal }) => loadJson(fileUrl(manifest, file), schema, signal)
        : skipToken,
    staleTime: Number.POSITIVE_INFINITY,
  });
};

const coordinates = v.pipe(
  v.array(v.pipe(v.number(), v.finite())),
  v.minLength(2),
  v.transform(([lng, lat]): LngLat => [lng as number, lat as number]),
);
const stationFile = v.pipe(
  v.object({
    features: v.array(
      v.object({ properties: stationProperties, geometry: v.object({ coordinates }) }),
    ),
  }),
  v.transform(({ features }): Station[] =>
    features.map(({ properties, geometry }) => ({ ...properties, at: geometry.coordinates })),
  ),
);

export const stationsQuery = (manifest: AreaManifest | undefined) =>
  fileQuery(manifest, 'stations', stationFile);

const demandFile = v.pipe(
  v.object({
    features: v.array(
      v.object({ properties: demandProperties, geometry: v.object({ coordinates }) }),
    ),
  }),
  v.transform(({ features }): DemandPoint[] =>
    features.map(({ properties, geometry }) => ({ ...properties, at: geometry.coordinates })),
  ),
);

export const demandQuery = (manifest: AreaManifest | undefined) =>
  fileQuery(manifest, 'demand', demandFile);

export const placesQuery = (manifest: AreaManifest | undefined) =>
  fileQuery(manifest, 'places', v.array(place));

/** Where the public holidays are not known, a calendar that has none. */
export function calendarQuery(manifest: AreaManifest | undefined) {
  const offset = manifest?.utcOffsetMinutes ?? 0;
  const query = fileQuery(
    manifest,
    'calendar',
    v.pipe(
      calendarFile,
      v.transform((file) => calendarOf(file, offset)),
    ),
  );
  if (!manifest || manifest.files.calendar) return query;
  return { ...query, queryFn: () => withoutHolidays(offset) };
}

export const programmesQuery = (manifest: AreaManifest | undefined) =>
  fileQuery(
    manifest,
    'programmes',
    v.pipe(
      programmesFile,
      v.transform(({ events }) => events),
    ),
  );

/** What every view of an area stands on. */
export interface Area {
  readonly manifest: AreaManifest;
  readonly stations: readonly Station[];
  readonly calendar: Calendar;
  /** Whole minutes since live status was last had; null: there is none. */
  readonly liveMinutes: number | null;
}

export type AreaLoad =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: Error; readonly retry: () => void }
  | { readonly kind: 'ready'; readonly area: Area };
