// `circle times`: network times between places and points, as CSV.

import { type Command, InvalidArgumentError } from 'commander';
import Papa from 'papaparse';
import { CommandError } from '#cli/command-error.ts';
import { openArea, readPoint } from '#cli/open-area.ts';
import { readPoints } from '#cli/read-points.ts';
import type { ProfileName } from '#core/streets/profile.ts';
import { arrivalAtPoint, type Direction, reachOf } from '#core/streets/reach.ts';
import { makeLabels } from '#core/streets/search.ts';
import { snap } from '#core/streets/snap.ts';
import type { LngLat } from '#core/units.ts';
import { directionOption, profileOption } from './street-options.ts';

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
