// `circle times`: network times between places and points, as CSV. Points are read, asked
// about and written in blocks, so that there may be any number of them.

import { type Command, InvalidArgumentError } from 'commander';
import { CommandError } from '#cli/command-error.ts';
import { type OpenArea, openArea, readPoint } from '#cli/open-area.ts';
import { type NamedPoint, readPoints } from '#cli/read-points.ts';
import type { Terminal } from '#cli/terminal.ts';
import { csvLines } from '#core/csv.ts';
import type { ProfileName } from '#core/streets/profile.ts';
import { arrivalAtPoint, type Direction, reachOf } from '#core/streets/reach.ts';
import { type Labels, makeLabels } from '#core/streets/search.ts';
import { type Snap, snap } from '#core/streets/snap.ts';
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

/** Points of a block: enough that their places take longer than the search they share. */
const blockSize = 8192;

interface Question extends OpenArea, Pick<Options, 'direction' | 'cutoff'> {
  readonly labels: Labels;
  readonly places: readonly (Place & { readonly snap: Snap })[];
}

/**
 * Rows `from,to,seconds,snap_m`, for each point in the order of the file one for each place;
 * seconds are empty where it is not reached.
 */
export async function times(options: Options, { write, drained }: Terminal) {
  const { network, index } = await openArea(options.area, options.profile);
  const places = options.from.map((place) => {
    const found = snap(network, index, place.at);
    if (found) return { ...place, snap: found };
    throw new CommandError(`${place.name} lies more than 300 m from every street`);
  });
  const labels = makeLabels(network.labelCount);
  const question: Question = { ...options, network, index, labels, places };
  let header = 'from,to,seconds,snap_m\n';
  for await (const block of inBlocks(readPoints(options.to))) {
    write(header + csvLines(answer(question, block)));
    header = '';
    await drained();
  }
  if (header !== '') write(header.trimEnd());
}

async function* inBlocks(points: AsyncIterable<NamedPoint[]>): AsyncGenerator<NamedPoint[]> {
  let block: NamedPoint[] = [];
  for await (const some of points) {
    block = block.concat(some);
    if (block.length < blockSize) continue;
    yield block;
    block = [];
  }
  if (block.length > 0) yield block;
}

function answer(question: Question, points: readonly NamedPoint[]): string[][] {
  const { network, index, labels, places, direction, cutoff: cutoffSeconds } = question;
  const snaps = points.map(({ at }) => snap(network, index, at));
  const columns = places.map((place) => {
    const query = { places: [place.snap], direction, cutoffSeconds };
    const reach = reachOf(network, labels, query);
    return snaps.map((there) => {
      const arrival = there && arrivalAtPoint(reach, there);
      return arrival ? (arrival.time / 1000).toFixed(3) : '';
    });
  });
  return points.flatMap(({ id }, i) => {
    const metres = snaps[i]?.metres.toFixed(1) ?? '';
    return places.map(({ name }, k) => [name, id, columns[k]?.[i] ?? '', metres]);
  });
}

export const addTimes = (program: Command, terminal: Terminal) =>
  program
    .command('times')
    .description('network times between places and points, as CSV from,to,seconds,snap_m')
    .requiredOption('--area <dir>', 'folder of a built area')
    .requiredOption('--from <lng,lat;…>', 'one or more places', readPlaces)
    .requiredOption('--to <file>', 'points: GeoJSON, or CSV with id,lng,lat')
    .addOption(profileOption())
    .option('--cutoff <seconds>', 'farthest time', readCutoff, 3600)
    .addOption(directionOption('from the places, or to them', 'from'))
    .action((options: Options) => times(options, terminal));
