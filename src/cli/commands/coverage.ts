// `circle coverage`: who reaches a station in time, at a moment or through the week, by
// station, service or hour. JSON or CSV; docs/figures.md defines every figure.

import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { CommandError } from '#cli/command-error.ts';
import { gapsAt, gapsOfWeek } from '#cli/coverage/gap-figures.ts';
import {
  type Measure,
  measureOf,
  usualWeight,
  type WeightName,
  weightNames,
} from '#cli/coverage/measure.ts';
import { figuresAt, figuresByPoint, figuresByStation } from '#cli/coverage/moment-figures.ts';
import type { Cutoffs, Figures, Question } from '#cli/coverage/question.ts';
import { withNeeds } from '#cli/coverage/read-needs.ts';
import { readPlanned } from '#cli/coverage/read-scenario.ts';
import { figuresByHour, figuresByService, figuresOfWeek } from '#cli/coverage/week-figures.ts';
import { openArea } from '#cli/open-area.ts';
import { readServices } from '#cli/option-values.ts';
import type { Town } from '#cli/siting/read-town.ts';
import { clearStep, showStep, type Terminal } from '#cli/terminal.ts';
import { type CsvCell, writeCsv } from '#core/csv.ts';
import { eligibleTimeline } from '#core/hours/station-opening.ts';
import { localMinuteOf, minutesPerDay, parseDate, parseLocalTime } from '#core/local-time.ts';
import { secondsForMetres } from '#core/planning/access.ts';
import { eligibilityAnyTime, eligibilityAt } from '#core/planning/eligibility.ts';
import { type Provenance, provenanceEntries, provenanceObject } from '#core/planning/provenance.ts';
import { baseOf } from '#core/planning/scenario.ts';
import { mondayOf } from '#core/planning/week.ts';
import { type OfficeDay, usualOfficeDay } from '#core/planning/week-bands.ts';
import type { ServiceCode } from '#core/service.ts';
import { type ProfileName, profiles } from '#core/streets/profile.ts';
import { profileOption } from './street-options.ts';

/** What there can be a row for: some only of a moment, some only of a week. */
const rowsFor = ['station', 'point', 'gap', 'service', 'hour'] as const;
type By = (typeof rowsFor)[number];

interface Options {
  readonly area: string;
  readonly profile: ProfileName;
  readonly minutes?: readonly number[];
  readonly metres?: readonly number[];
  readonly when?: string;
  /** A date of the week, or true: that of the data. */
  readonly week?: string | true;
  readonly services: readonly ServiceCode[];
  readonly office: OfficeDay;
  readonly by?: By;
  readonly scenario?: string;
  readonly weight?: WeightName;
  readonly needs?: string;
  readonly as: 'json' | 'csv';
}

const refuse = (sentence: string): never => {
  throw new CommandError(sentence, 2);
};

/** A week is asked for as such, or by what only a week has. */
const isOfWeek = ({ week, by }: Options) => week !== undefined || by === 'hour' || by === 'service';

function checkOptions(options: Options) {
  const { minutes, metres, when, by, needs, weight } = options;
  if (needs !== undefined && weight !== undefined && weight !== 'needs') {
    refuse(`--needs counts answers of the survey; --weight ${weight} counts something else`);
  }
  if (needs === undefined && weight === 'needs') refuse('--weight needs takes --needs FILE');
  if (minutes && metres) refuse('give --minutes or --metres, one of them');
  if (metres && options.profile !== 'walk') refuse('--metres goes with --profile walk');
  if (when !== undefined && isOfWeek(options)) {
    refuse('--when is a moment; of a week give --week with a date');
  }
  if ((by === 'station' || by === 'point') && options.week !== undefined) {
    refuse(`--by ${by} is of a moment`);
  }
}

function cutoffsOf({ minutes = [15], metres, profile }: Options): Cutoffs {
  const ascending = (list: readonly number[]) => list.toSorted((a, b) => a - b);
  if (metres) {
    const list = ascending(metres).map((asked) => {
      return { asked, seconds: secondsForMetres(asked, profiles[profile]) };
    });
    return { unit: 'metres', list };
  }
  const list = ascending(minutes).map((asked) => ({ asked, seconds: 60 * asked }));
  return { unit: 'minutes', list };
}

/** Local minute of `--when`, or of 00:00 on the date of `--week`, or of the data. */
function minuteAsked({ when, week }: Options, { manifest, calendar }: Town): number {
  if (when !== undefined) {
    const moment = parseLocalTime(when, calendar.utcOffsetMinutes);
    if (moment === null) return refuse(`"${when}" is no local time YYYY-MM-DDTHH:MM`);
    return localMinuteOf(moment, calendar.utcOffsetMinutes);
  }
  const date = typeof week === 'string' ? week : manifest.dataDate;
  const day = parseDate(date);
  return day === null ? refuse(`"${date}" is no date YYYY-MM-DD`) : day * minutesPerDay;
}

const weekAnswers = { hour: figuresByHour, service: figuresByService, gap: gapsOfWeek } as const;
const momentAnswers = { station: figuresByStation, point: figuresByPoint, gap: gapsAt } as const;

function answer(question: Question, options: Options): Figures {
  const { town, services } = question;
  const { stations } = town;
  const { by } = options;
  const minute = minuteAsked(options, town);
  if (isOfWeek(options)) {
    const figures = by === undefined ? figuresOfWeek : weekAnswers[by as keyof typeof weekAnswers];
    return figures({ ...question, monday: mondayOf(minute), office: options.office });
  }
  const figures = by === undefined ? figuresAt : momentAnswers[by as keyof typeof momentAnswers];
  if (options.when === undefined) {
    return figures({ ...question, eligibility: eligibilityAnyTime(stations, services) });
  }
  const timelines = stations.map((one) => eligibleTimeline(one, services, town.calendar));
  return figures({ ...question, eligibility: eligibilityAt(timelines, minute) });
}

const notice = { zh: '示意数据，并非官方名录', en: 'Illustrative data, not an official list' };

async function provenanceOf(
  { town, measure, cutoffs }: Question,
  options: Options,
  scenario: string | null,
): Promise<Provenance> {
  const { manifest, stations, demand } = town;
  const isIllustrative =
    stations.some(({ provenance }) => provenance.illustrative) ||
    demand.some(({ illustrative }) => illustrative);
  const { version } = JSON.parse(
    await readFile(new URL('../../../package.json', import.meta.url), 'utf8'),
  ) as { version: string };
  return {
    appVersion: version,
    area: { id: manifest.id, name: manifest.name },
    dataDate: manifest.dataDate,
    dataHash: baseOf(manifest).hash,
    parameters: {
      profile: options.profile,
      direction: 'to',
      cutoffs: { unit: cutoffs.unit, values: cutoffs.list.map(({ asked }) => asked) },
      moment: isOfWeek(options) ? 'week' : (options.when ?? null),
      services: options.services,
      weight: measure.name,
      unknownHours: 'closed',
      scenario,
    },
    licence: manifest.licence,
    attribution: manifest.attribution,
    notice: isIllustrative ? notice : null,
    madeAt: new Date().toISOString(),
  };
}

export async function coverage(options: Options, terminal: Terminal): Promise<void> {
  checkOptions(options);
  const { town: asBuilt, scenario } = await readPlanned(options, terminal.tell);
  const { needs } = options;
  const town = needs === undefined ? asBuilt : await withNeeds(asBuilt, needs, options.services);
  const weight = options.weight ?? (needs === undefined ? usualWeight(town) : 'needs');
  if (options.weight === undefined && weight === 'street_length') {
    terminal.tell(
      `${town.manifest.id} was built without demand points: counting metres of street\n`,
    );
  }
  const ask = async () => {
    showStep(terminal, 'opening the streets');
    const open = await openArea(options.area, options.profile);
    showStep(terminal, 'asking the streets');
    const places = { town, open };
    const measure = measureOf(weight, places);
    const { services } = options;
    const question = { ...places, services, measure, cutoffs: cutoffsOf(options) };
    return { question, figures: answer(question, options) };
  };
  const { question, figures } = await ask().finally(() => clearStep(terminal));
  const provenance = await provenanceOf(question, options, scenario);
  terminal.write(
    options.as === 'csv' ? csv(figures, provenance) : json(figures, provenance, question.measure),
  );
}

const json = ({ header, rows, summary }: Figures, about: Provenance, { name, total }: Measure) =>
  JSON.stringify(
    {
      provenance: provenanceObject(about),
      weight: { name, total: Number(total.toFixed(1)) },
      ...summary,
      coverage: rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i]]))),
    },
    null,
    2,
  );

/** As the other exports: where it comes from, in columns of the first row. */
function csv({ header, rows }: Figures, about: Provenance): string {
  const entries = provenanceEntries(about);
  const first = entries.map(([, value]): CsvCell => value);
  return writeCsv(
    [...header, ...entries.map(([name]) => `provenance_${name}`)],
    rows.map((row, i) => [...row, ...(i === 0 ? first : entries.map(() => null))]),
  ).trimEnd();
}

function readNumbers(text: string): number[] {
  const numbers = text.split(',').map(Number);
  if (!numbers.every((one) => one > 0)) throw new InvalidArgumentError('Give numbers above 0.');
  return numbers;
}

/** Whole hours, as office= in a link. */
function readOffice(text: string): OfficeDay {
  const [, from, to] = (/^(\d{1,2})-(\d{1,2})$/.exec(text) ?? []).map(Number) as number[];
  if (from !== undefined && to !== undefined && from < to && to <= 24) {
    return { from: from * 60, to: to * 60 };
  }
  throw new InvalidArgumentError('Give whole hours of the day such as 9-17.');
}

export const addCoverage = (program: Command, terminal: Terminal) =>
  program
    .command('coverage')
    .description('who reaches a station in time: at any time, at a moment, or through a week')
    .requiredOption('--area <dir>', 'folder of a built area')
    .addOption(profileOption())
    .option('--minutes <list>', 'cutoffs; else 15', readNumbers)
    .option(
      '--metres <list>',
      'cutoffs on foot, as the time they take at walking speed',
      readNumbers,
    )
    .option('--when <local time>', 'only stations open on arrival then: 2026-11-24T22:00')
    .option('--week [date]', 'the week of the date, or of the data, in bands')
    .option(
      '--office <hours>',
      'office hours of a workday, for the bands; else 9-17',
      readOffice,
      usualOfficeDay,
    )
    .option('--services <codes>', 'only stations that offer all of them', readServices, [])
    .addOption(new Option('--by <what>', 'a row for each').choices(rowsFor))
    .option(
      '--scenario <file|text>',
      'stations as a scenario has them: its file, or plan= of a link',
    )
    .option('--needs <file>', 'count answers of the survey: what GET /api/needs gives')
    .addOption(new Option('--weight <name>', 'what to count').choices(weightNames))
    .addOption(
      new Option('--as <form>', 'form of the answer').choices(['json', 'csv']).default('json'),
    )
    .action((options: Options) => coverage(options, terminal));
