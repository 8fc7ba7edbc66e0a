// A built area from its sources. Everything is read and checked before anything is
// written, and all that is wrong is told at once.

import * as v from 'valibot';
import { calendarFile } from '#core/hours/calendar.ts';
import { makeNetwork } from '#core/streets/network.ts';
import { profiles } from '#core/streets/profile.ts';
import { makeSnapIndex } from '#core/streets/snap.ts';
import type { Bbox } from '#core/units.ts';
import { type AreaWishes, aboutArea, isInChina, timeZoneAt } from '#osm/about-area.ts';
import { buildGround, type Ground, mostWays } from '#osm/ground.ts';
import type { LoadedOsm } from '#osm/load-osm.ts';
import { type PackedArea, packArea } from '#osm/pack-area.ts';
import { checkDemand } from './check-demand.ts';
import { checkProgrammes } from './check-programmes.ts';
import { checkStations } from './check-stations.ts';
import { explain } from './explain.ts';
import type { Extent } from './extent.ts';
import { readOsmFiles } from './osm-files.ts';
import { type Findings, findingsError, inputError, warningLines } from './problem.ts';
import { readJson } from './read-json.ts';

export interface AreaSources {
  readonly osm: readonly string[];
  readonly stations?: string | undefined;
  readonly demand?: string | undefined;
  readonly programmes?: string | undefined;
  /** `none`: without one; undefined: that of China, in China. */
  readonly calendar?: string | undefined;
  readonly calendarOfChina: string;
  readonly bbox?: Bbox | undefined;
}

/** Throws `CommandError` with all that is wrong with the sources. */
export async function buildArea(
  sources: AreaSources,
  wishes: AreaWishes & { readonly date: string | undefined },
  step: (text: string) => void,
): Promise<PackedArea & { readonly warnings: readonly string[] }> {
  const ground = await readMap(sources, step);
  const { graph } = ground;
  step('checking stations, programmes and demand');
  const extent: Extent = {
    ...ground.extent,
    walking: makeNetwork(graph, profiles.walk),
    index: makeSnapIndex(graph),
  };
  const findings: Findings = { problems: [], warnings: [] };
  const calendar = calendarFor(sources, timeZoneAt(wishes.timeZone, extent.bbox));
  const checked = await readChecked({ ...sources, calendar }, extent, findings);
  if (findings.problems.length > 0) throw findingsError(findings);
  step('drawing the map and its places');
  const times = [ground.asOf, ...checked.updated].flatMap((time) => time?.slice(0, 10) ?? []);
  const date = wishes.date ?? times.sort().at(-1);
  if (date === undefined) {
    const reason = 'the sources do not say how old they are; give --date YYYY-MM-DD';
    throw inputError({ file: sources.osm.join(', '), feature: null, reason });
  }
  const about = aboutArea(wishes, { ...ground, bbox: extent.bbox, date });
  const packed = await packArea({ ...ground, ...checked }, about);
  return { ...packed, warnings: warningLines(findings.warnings) };
}

/** What is made of the map data; they are forgotten then, for they take much memory. */
async function readMap(sources: AreaSources, step: (text: string) => void): Promise<Ground> {
  const onWays = (count: number) => {
    if (count > mostWays) throw tooLarge(sources, count);
  };
  const osm = await readOsmFiles(sources.osm, { bbox: sources.bbox, onWays }, step);
  step('building the streets');
  const ground = buildGround(osm, sources.bbox);
  if (!ground) throw noStreets(sources, osm);
  return ground;
}

function tooLarge({ osm: files }: AreaSources, count: number) {
  const [found, most] = [count, mostWays].map((number) => number.toLocaleString('en'));
  const reason = `holds ${found} streets, buildings and grounds, more than ${most} make an area; take a part of it with --bbox`;
  return inputError({ file: files.join(', '), feature: null, reason });
}

function noStreets({ osm: files, bbox }: AreaSources, { span }: LoadedOsm) {
  const where = span?.map((degrees) => degrees.toFixed(3)).join(',');
  const inBox = bbox ? ` in the box; the data lie in ${where ?? 'no place'}` : '';
  const reason = `no street to walk or ride on${inBox}`;
  return inputError({ file: files.join(', '), feature: null, reason });
}

/** null: the public holidays of the place are not known. */
function calendarFor({ calendar, calendarOfChina }: AreaSources, timeZone: string): string | null {
  if (calendar === undefined) return isInChina(timeZone) ? calendarOfChina : null;
  return calendar === 'none' ? null : calendar;
}

async function readChecked(
  sources: Omit<AreaSources, 'calendar'> & { readonly calendar: string | null },
  extent: Extent,
  findings: Findings,
) {
  const read = (file: string | null | undefined) => (file ? readJson(file) : null);
  const [stationsJson, programmesJson, demandJson, calendar] = await Promise.all([
    read(sources.stations),
    read(sources.programmes),
    read(sources.demand),
    read(sources.calendar),
  ]);
  const { stations, ids } = sources.stations
    ? checkStations(sources.stations, stationsJson, extent, findings)
    : { stations: [], ids: new Set<string>() };
  const programmes = sources.programmes
    ? checkProgrammes(sources.programmes, programmesJson, ids, findings)
    : null;
  const demand = sources.demand ? checkDemand(sources.demand, demandJson, extent, findings) : null;
  if (sources.calendar) {
    for (const issue of v.safeParse(calendarFile, calendar).issues ?? []) {
      findings.problems.push({ file: sources.calendar, feature: null, reason: explain(issue) });
    }
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
