// `circle area build` and `circle area check`: a town's sources → the folder the app and
// the other commands read; and whether such a folder is whole.

import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import type { Command } from 'commander';
import { type AreaSources, buildArea } from '#cli/area/build-area.ts';
import { checkArea } from '#cli/area/check-area.ts';
import { writeFolder } from '#cli/area/write-folder.ts';
import { CommandError } from '#cli/command-error.ts';
import { readBbox, readDate, readId, readTimeZone } from '#cli/option-values.ts';
import { clearStep, showStep, type Terminal } from '#cli/terminal.ts';
import type { AreaWishes } from '#osm/about-area.ts';

interface BuildOptions
  extends Omit<AreaSources, 'calendarOfChina'>,
    Omit<AreaWishes, 'id' | 'buildEpoch'> {
  readonly id?: string;
  readonly date?: string;
  readonly out: string;
}

const calendarOfChina = fileURLToPath(
  new URL('../../../data/calendar/china.json', import.meta.url),
);

/**
 * A heap may grow by this share before what is no longer needed is looked for; with the
 * machine's memory free, V8 lets it double. Of a map of a million ways that is 0.8 GB.
 */
const heapGrowingPercent = 50;

async function build(options: BuildOptions, terminal: Terminal) {
  setFlagsFromString(`--heap-growing-percent=${heapGrowingPercent}`);
  const id = options.id ?? idOf(options.out);
  const buildEpoch = sourceDateEpoch(process.env.SOURCE_DATE_EPOCH);
  const wishes = { ...options, id, date: options.date, buildEpoch };
  const step = (text: string) => showStep(terminal, text);
  const built = await buildArea({ ...options, calendarOfChina }, wishes, step).finally(() =>
    clearStep(terminal),
  );
  await writeFolder(options.out, built.files, 'manifest.json');
  for (const warning of built.warnings) terminal.tell(`${warning}\n`);
  const { counts, dataDate } = built.manifest;
  terminal.write(
    `${options.out}: ${counts.stations} stations, ${counts.programmes} programmes, ` +
      `${counts.demand} demand points, ${counts.places} places, data of ${dataDate}`,
  );
}

function idOf(out: string): string {
  try {
    return readId(path.basename(path.resolve(out)));
  } catch {
    throw new CommandError(`${out}: the folder's name is no id for the area; give --id`, 2);
  }
}

/** Seconds since 1970 (https://reproducible-builds.org/specs/source-date-epoch/). */
function sourceDateEpoch(text: string | undefined): number | undefined {
  if (!text) return undefined;
  if (/^\d{1,11}$/.test(text)) return Number(text);
  throw new CommandError(`SOURCE_DATE_EPOCH is ${text}, expected seconds since 1970`, 2);
}

async function check(folder: string, { write, tell }: Terminal) {
  const { report, problems, warnings } = await checkArea(
    folder,
    new Date().toISOString().slice(0, 10),
  );
  report.forEach(write);
  for (const warning of warnings) tell(`${warning}\n`);
  if (problems.length > 0) throw new CommandError(problems.join('\n'));
}

const builtFrom = `
The date of the data is --date, or else the newest date the sources give: last_updated of the
JSON files, the newest edit in the OpenStreetMap files. The time of the build is
SOURCE_DATE_EPOCH, or else the start of that date: the same sources give the same bytes.`;

export function addArea(program: Command, terminal: Terminal) {
  const area = program.command('area').description('build the folder of a town, or check it');
  area
    .command('build')
    .description('an OpenStreetMap extract, stations, programmes and demand → a built area')
    .requiredOption('--osm <file...>', 'OpenStreetMap (.osm.pbf, .osm, .osm.gz), one or several')
    .option('--stations <file>', 'stations (GeoJSON)')
    .option('--demand <file>', 'demand points (GeoJSON)')
    .option('--programmes <file>', 'programmes at the stations (JSON)')
    .option(
      '--calendar <file>',
      'public holidays and make-up workdays, or none (default: in China those of China)',
    )
    .option('--bbox <W,S,E,N>', 'the part of the extract to take, degrees', readBbox)
    .option('--id <id>', 'id of the area (default: the name of the folder)', readId)
    .option('--name <zh>', 'name of the area in Chinese (default: that of its largest place)')
    .option('--name-en <en>', 'name of the area in English')
    .option('--licence <spdx>', 'licence of the map data (default: ODbL-1.0)')
    .option('--attribution <zh>', 'credit for the map data (default: OpenStreetMap contributors)')
    .option('--attribution-en <en>', 'the same in English, where it differs')
    .option('--schematic', 'the map is a drawing, not a survey, and says so', false)
    .option('--time-zone <name>', 'IANA time zone (default: that of its middle)', readTimeZone)
    .option('--date <date>', 'date of the data, YYYY-MM-DD', readDate)
    .requiredOption('--out <dir>', 'folder to write; replaced as a whole')
    .addHelpText('after', builtFrom)
    .action((options: BuildOptions) => build(options, terminal));
  area
    .command('check')
    .description('whether a built area is whole, and what it holds')
    .argument('<dir>', 'folder of a built area')
    .action((folder: string) => check(folder, terminal));
}
