// `circle times`: network times between places and points, as CSV.

import { type Command, InvalidArgumentError } from 'commander';
import Papa from 'papaparse';
import { readJson, readText } from '#cli/area/read-json.ts';
import { CommandError } from '#cli/command-error.ts';
import { openArea, readPoint } from '#cli/open-area.ts';
import type { ProfileName } from '#core/streets/profile.ts';
import { arrivalAtPoint, type Direction, reachOf } from '#core/streets/reach.ts';
import { makeLabels } from '#core/streets/search.ts';
import { snap } from '#core/streets/snap.ts';
import type { LngLat } from '#core/units.ts';
import { directionOption, profileOption } from './street-options.ts';

interface NamedPoint {
  readonly id: string;
  readonly at: LngLat;
}

interface Place {
  readonly name: string;
  readonly at: LngLat;
}

interface Options {
  readonly area: string;
  readonly from: readonly Place[];
  readonly to: string;
  readonly profile: ProfileName;
  readonly cutoff: number;
  readonly direction: Direction;
}

const readPlaces = (text: string): Place[] =>
  text.split(';').map((name) => ({ name, at: readPoint(name) }));

function readCutoff(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 86_400)) {
    throw new InvalidArgumentError('Give seconds, at most a day.');
  }
  return seconds;
}

/** Points as GeoJSON, or as CSV with the columns id, lng, lat. */
async function readPoints(file: string): Promise<NamedPoint[]> {
  if (file.toLowerCase().endsWith('.csv')) return csvPoints(file, await readText(file));
  return geoJsonPoints(file, await readJson(file));
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

function geoJsonPoints(path: string, json: unknown): NamedPoint[] {
  const { features } = (json ?? {}) as { features?: unknown };
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
  const points = await readPoints(options.to);
  const { network, index } = await openArea(options.area, options.profile);
  const labels = makeLabels(network.labelCount);
  const snapped = points.map((point) => ({ ...point, snap: snap(network, index, point.at) }));
  write('from,to,seconds,snap_m');
  for (const { name, at } of options.from) {
    const place = snap(network, index, at);
    if (place === null) throw new CommandError(`${name} lies more than 300 m from every street`);
    const query = { places: [place], direction: options.direction, cutoffSeconds: options.cutoff };
    const reach = reachOf(network, labels, query);
    for (const point of snapped) {
      const arrival = point.snap && arrivalAtPoint(reach, point.snap);
      const seconds = arrival ? (arrival.time / 1000).toFixed(3) : '';
      write(Papa.unparse([[name, point.id, seconds, point.snap?.metres.toFixed(1) ?? '']]));
    }
  }
}

export const addTimes = (program: Command, write: (line: string) => void) =>
  program
    .command('times')
    .description('network times between places and points, as CSV from,to,seconds,snap_m')
    .requiredOption('--area <dir>', 'folder of a built area')
    .requiredOption('--from <lng,lat;…>', 'one or more places', readPlaces)
    .requiredOption('--to <file>', 'points: GeoJSON, or CSV with id,lng,lat')
    .addOption(profileOption())
    .option('--cutoff <seconds>', 'farthest time', readCutoff, 3600)
    .addOption(directionOption('from the places, or to them', 'from'))
    .action((options: Options) => times(options, write));
