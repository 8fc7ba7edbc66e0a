// A built area from its sources. Everything is read and checked before anything is
// written, and all that is wrong is told at once.

import type { MultiPolygon } from 'geojson';
import * as v from 'valibot';
import type { Basemap } from '#core/basemap.ts';
import { calendarFile } from '#core/hours/calendar.ts';
import { bboxOf } from '#core/streets/graph.ts';
import { buildGraph } from '#core/streets/graph-builder.ts';
import { makeNetwork } from '#core/streets/network.ts';
import { profiles } from '#core/streets/profile.ts';
import { makeSnapIndex } from '#core/streets/snap.ts';
import type { Bbox } from '#core/units.ts';
import { buildBasemap } from '#osm/basemap.ts';
import { checkDemand } from './check-demand.ts';
import { checkProgrammes } from './check-programmes.ts';
import { checkStations } from './check-stations.ts';
import { explain } from './explain.ts';
import type { Extent } from './extent.ts';
import { readOsmFiles } from './osm-files.ts';
import { type AreaAbout, type PackedArea, packArea } from './pack-area.ts';
import { type Findings, findingsError, inputError, warningLines } from './problem.ts';
import { readJson } from './read-json.ts';

export interface AreaSources {
  readonly osm: readonly string[];
  readonly stations?: string | undefined;
  readonly demand?: string | undefined;
  readonly programmes?: string | undefined;
  readonly calendar: string;
  readonly bbox?: Bbox | undefined;
}

/** Throws `CommandError` with all that is wrong with the sources. */
export async function buildArea(
  sources: AreaSources,
  about: Omit<AreaAbout, 'date'> & { readonly date: string | undefined },
  step: (text: string) => void,
): Promise<PackedArea & { readonly warnings: readonly string[] }> {
  step('reading the map data');
  const osm = await readOsmFiles(sources.osm, sources.bbox);
  step('building the streets');
  const graph = buildGraph(osm);
  const streetsBox = bboxOf(graph);
  if (!streetsBox) {
    const reason = `no street to walk or ride on${sources.bbox ? ' in the box' : ''}`;
    throw inputError({ file: sources.osm.join(', '), feature: null, reason });
  }
  const basemap = buildBasemap(osm);
  step('checking stations, programmes and demand');
  const extent: Extent = {
    bbox: sources.bbox ?? (streetsBox.map((d) => Number(d.toFixed(7))) as unknown as Bbox),
    serviceArea: serviceAreaOf(basemap),
    walking: makeNetwork(graph, profiles.walk),
    index: makeSnapIndex(graph),
  };
  const findings: Findings = { problems: [], warnings: [] };
  const checked = await readChecked(sources, extent, findings);
  if (findings.problems.length > 0) throw findingsError(findings);
  step('drawing the map and its places');
  const times = [osm.asOf, ...checked.updated].flatMap((time) => time?.slice(0, 10) ?? []);
  const dataDate = about.date ?? times.sort().at(-1);
  if (dataDate === undefined) {
    const reason = 'the sources do not say how old they are; give --date YYYY-MM-DD';
    throw inputError({ file: sources.osm.join(', '), feature: null, reason });
  }
  const packed = await packArea(
    { graph, basemap, extent, ...checked },
    { ...about, date: dataDate },
  );
  return { ...packed, warnings: warningLines(findings.warnings) };
}

async function readChecked(sources: AreaSources, extent: Extent, findings: Findings) {
  const read = (file: string | undefined) => (file === undefined ? null : readJson(file));
  const [stationsJson, programmesJson, demandJson, calendar] = await Promise.all([
    read(sources.stations),
    read(sources.programmes),
    read(sources.demand),
    readJson(sources.calendar),
  ]);
  const { stations, ids } = sources.stations
    ? checkStations(sources.stations, stationsJson, extent, findings)
    : { stations: [], ids: new Set<string>() };
  const programmes = sources.programmes
    ? checkProgrammes(sources.programmes, programmesJson, ids, findings)
    : null;
  const demand = sources.demand ? checkDemand(sources.demand, demandJson, extent, findings) : null;
  const parsed = v.safeParse(calendarFile, calendar);
  for (const issue of parsed.issues ?? []) {
    findings.problems.push({ file: sources.calendar, feature: null, reason: explain(issue) });
  }
  const updated = [stationsJson, programmesJson, demandJson].map(lastUpdated);
  return { stations, programmes, demand, calendar, updated };
}

function lastUpdated(json: unknown): string | null {
  const { last_updated } = (json ?? {}) as { last_updated?: unknown };
  return typeof last_updated === 'string' && /^\d{4}-\d\d-\d\d/.test(last_updated)
    ? last_updated
    : null;
}

function serviceAreaOf({ service_area }: Basemap): MultiPolygon | null {
  const coordinates = service_area.features
    .filter(({ properties }) => properties.kind === 'inside')
    .flatMap(({ geometry }) =>
      geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates,
    );
  return coordinates.length === 0 ? null : { type: 'MultiPolygon', coordinates };
}
