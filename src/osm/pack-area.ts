// The folder of a built area as files in memory: `docs/formats/area.md`. The same content
// gives the same bytes, so that a checksum stands for what was built, not for when.

import type { MultiPolygon } from 'geojson';
import type { AreaFile, AreaManifest, Place } from '#core/area.ts';
import type { Basemap } from '#core/basemap.ts';
import type { DemandPoint } from '#core/demand.ts';
import type { ProgrammesFile } from '#core/programme.ts';
import { type Station, stationName } from '#core/station.ts';
import type { StreetGraph } from '#core/streets/graph.ts';
import type { Bbox, LngLat, Localized } from '#core/units.ts';
import { packBasemap } from './pack-basemap.ts';
import { packStreets } from './pack-streets.ts';
import { type PackedFile, sha256 } from './packed-file.ts';
import { buildPlaces } from './places.ts';
import { romanise } from './romanise.ts';

export interface AreaAbout {
  readonly id: string;
  readonly name: Localized;
  readonly licence: string;
  readonly attribution: Localized;
  readonly schematic: boolean;
  /** IANA name. */
  readonly timeZone: string;
  readonly utcOffsetMinutes: number;
  /** Age of the data, YYYY-MM-DD. */
  readonly date: string;
  /** Seconds since 1970; undefined: the data's date, at 00:00 UTC. */
  readonly buildEpoch: number | undefined;
}

export interface AreaContent {
  readonly graph: StreetGraph;
  readonly basemap: Basemap;
  readonly stations: readonly Station[];
  readonly programmes: ProgrammesFile | null;
  readonly demand: readonly DemandPoint[] | null;
  /** null: there is none. */
  readonly calendar: unknown;
  readonly extent: AreaExtent;
}

export interface AreaExtent {
  readonly bbox: Bbox;
  /** null: none is known. */
  readonly serviceArea: MultiPolygon | null;
}

export interface PackedArea {
  readonly manifest: AreaManifest;
  /** By name, the manifest last. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

export async function packArea(content: AreaContent, about: AreaAbout): Promise<PackedArea> {
  const { graph, basemap, stations, programmes, demand, extent } = content;
  const files = new Map<string, Uint8Array>();
  const put = async ({ path, bytes }: PackedFile): Promise<AreaFile> => {
    files.set(path, bytes);
    return { path, bytes: bytes.length, sha256: await sha256(bytes) };
  };
  const putJson = (path: string, value: unknown) => put({ path, bytes: json(value) });
  const places = [...buildPlaces(basemap, romanise), ...stations.map(stationPlace)];
  const seconds = about.buildEpoch ?? Date.parse(about.date) / 1000;
  const manifest: AreaManifest = {
    format: 1,
    id: about.id,
    name: about.name,
    bbox: extent.bbox,
    center: centerOf(extent),
    ...(extent.serviceArea && { serviceArea: extent.serviceArea }),
    timeZone: about.timeZone,
    utcOffsetMinutes: about.utcOffsetMinutes,
    schematic: about.schematic,
    ...(isIllustrative(content) && { illustrative: true }),
    dataDate: about.date,
    builtAt: new Date(seconds * 1000).toISOString(),
    licence: about.licence,
    attribution: about.attribution,
    files: {
      streets: await put(await packStreets(graph)),
      basemap: await put(await packBasemap(basemap, extent.bbox)),
      places: await putJson('places.json', places),
      stations: await putJson('stations.geojson', pointCollection(stations)),
      ...(programmes && { programmes: await putJson('programmes.json', programmes) }),
      ...(demand && { demand: await putJson('demand.geojson', pointCollection(demand)) }),
      ...(content.calendar !== null && {
        calendar: await putJson('calendar.json', content.calendar),
      }),
    },
    counts: {
      stations: stations.length,
      programmes: programmes?.events.length ?? 0,
      demand: demand?.length ?? 0,
      places: places.length,
      nodes: graph.nodeCount,
      shapes: graph.shapeCount,
      streetMetres: Math.round(graph.lengths.reduce((sum, length) => sum + length, 0) / 1000),
    },
  };
  await putJson('manifest.json', manifest);
  return { manifest, files };
}

const isIllustrative = ({ stations, programmes, demand }: AreaContent): boolean =>
  stations.some(({ provenance }) => provenance.illustrative) ||
  [...(programmes?.events ?? []), ...(demand ?? [])].some(({ illustrative }) => illustrative);

/** A station is a place one can start from, too. */
const stationPlace = (station: Station): Place => ({
  kind: 'station',
  name: stationName(station),
  at: [round(station.at[0]), round(station.at[1])],
  ...romanise(station.name),
});

const json = (value: unknown): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(`${JSON.stringify(value)}\n`);

/** Degrees to six decimals, 0.1 m. */
const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

const pointCollection = (points: readonly { readonly id: string; readonly at: LngLat }[]) => ({
  type: 'FeatureCollection',
  features: points.map(({ at, ...properties }) => ({
    type: 'Feature',
    id: properties.id,
    geometry: { type: 'Point', coordinates: at.map(round) },
    properties,
  })),
});

/** Middle of the service area's box; where none was drawn, of the area's. */
function centerOf({ bbox, serviceArea }: AreaExtent): LngLat {
  const corners = serviceArea?.coordinates.flat(2) as [number, number][] | undefined;
  const [west, south, east, north] = corners ? boxOf(corners) : bbox;
  return [round((west + east) / 2), round((south + north) / 2)];
}

function boxOf(points: readonly (readonly [number, number])[]): Bbox {
  const lngs = points.map(([lng]) => lng);
  const lats = points.map(([, lat]) => lat);
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
}
