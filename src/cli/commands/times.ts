// `circle times`: network times between places and points, as CSV.

import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import Papa from 'papaparse';
import { CommandError } from '#cli/command-error.ts';
import { openArea, openNetwork, readPoint, readProfile } from '#cli/open-area.ts';
import { arrivalAtPoint, type Direction, reachOf } from '#core/streets/reach.ts';
import { makeLabels } from '#core/streets/search.ts';
import { snap } from '#core/streets/snap.ts';
import type { LngLat } from '#core/units.ts';

interface NamedPoint {
  readonly id: string;
  readonly at: LngLat;
}

interface Options {
  readonly area: string;
  readonly from: string;
  readonly to: string;
  readonly profile: string;
  readonly cutoff: string;
  readonly direction: Direction;
}

/** Points as GeoJSON, or as CSV with the columns id, lng, lat. */
async function readPoints(path: string): Promise<NamedPoint[]> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new CommandError(`${path}: ${cause.code === 'ENOENT' ? 'no such file' : cause.message}`);
  });
  return path.toLowerCase().endsWith('.csv') ? csvPoints(path, text) : geoJsonPoints(path, text);
}

function csvPoints(path: string, text: string): NamedPoint[] {
  const { data, errors, meta } = Papa.parse<Record<string, string>>(text, {
    header: true,
    skipEmptyLines: true,
  });
  const [error] = errors;
  if (error) throw new CommandError(`${path}: row ${(error.row ?? 0) + 2}: ${error.message}`);
  for (const column of ['id', 'lng', 'lat']) {
    if (!meta.fields?.includes(column)) throw new CommandError(`${path}: no column "${column}"`);
  }
  return data.map(({ id, lng, lat }, row) => {
    const at = [Number(lng), Number(lat)] as const;
    if (lng === '' || lat === '' || !at.every(Number.isFinite)) {
      throw new CommandError(`${path}: row ${row + 2}: "${lng}","${lat}" is no position`);
    }
    return { id: id ?? '', at };
  });
}

function geoJsonPoints(path: string, text: string): NamedPoint[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (cause) {
    throw new CommandError(`${path}: ${(cause as Error).message}`);
  }
  const { features } = parsed as { features?: unknown };
  if (!Array.isArray(features)) throw new CommandError(`${path}: no FeatureCollection`);
  return features.map((feature, i) => {
    const { id, properties, geometry } = feature as {
      id?: string;
      properties?: { id?: string } | null;
      geometry?: { type?: string; coordinates?: unknown };
    };
    const at = geometry?.coordinates as [number, number];
    if (
      geometry?.type !== 'Point' ||
      !Array.isArray(at) ||
      !at.slice(0, 2).every(Number.isFinite)
    ) {
      throw new CommandError(`${path}: feature ${i} is no Point`);
    }
    return { id: String(id ?? properties?.id ?? i), at: [at[0], at[1]] };
  });
}

/** Rows `from,to,seconds,snap_m`; seconds are empty where a point is not reached. */
export async function times(options: Options, write: (line: string) => void) {
  const profile = readProfile(options.profile);
  const cutoffSeconds = Number(options.cutoff);
  if (!(cutoffSeconds > 0)) throw new CommandError(`--cutoff ${options.cutoff} is no time`, 2);
  const places = options.from.split(';').map((text) => ({ id: text, at: readPoint(text) }));
  const points = await readPoints(options.to);
  const { network, index } = await openNetwork(await openArea(options.area), profile);
  const labels = makeLabels(network.labelCount);
  const snapped = points.map((point) => ({ ...point, snap: snap(network, index, point.at) }));
  write('from,to,seconds,snap_m');
  for (const { id, at } of places) {
    const place = snap(network, index, at);
    if (place === null) throw new CommandError(`${id} lies more than 300 m from every street`);
    const query = { places: [place], direction: options.direction, cutoffSeconds };
    const reach = reachOf(network, labels, query);
    for (const point of snapped) {
      const arrival = point.snap && arrivalAtPoint(reach, point.snap);
      const seconds = arrival ? (arrival.time / 1000).toFixed(3) : '';
      write(Papa.unparse([[id, point.id, seconds, point.snap?.metres.toFixed(1) ?? '']]));
    }
  }
}

export const addTimes = (program: Command, write: (line: string) => void) =>
  program
    .command('times')
    .description('network times between places and points, as CSV from,to,seconds,snap_m')
    .requiredOption('--area <dir>', 'folder of a built area')
    .requiredOption('--from <lng,lat;…>', 'one or more places')
    .requiredOption('--to <file>', 'points: GeoJSON, or CSV with id,lng,lat')
    .requiredOption('--profile <name>', 'walk, ebike or bike')
    .option('--cutoff <seconds>', 'farthest time', '3600')
    .option('--direction <from|to>', 'from the places, or to them', 'from')
    .action((options: Options) => times(options, write));
