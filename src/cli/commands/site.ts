// `circle site`: the best places for more stations, or the best longer hours, with the proof
// of how far from the best possible the plan is. JSON; docs/siting.md explains each figure.

import { type Command, InvalidArgumentError, Option } from 'commander';
import { CommandError } from '#cli/command-error.ts';
import { readServices } from '#cli/option-values.ts';
import { type SiteQuestion, siteAnswer } from '#cli/siting/answer.ts';
import { type AreaOptions, askForHours, askForSites } from '#cli/siting/area-siting.ts';
import { proveApart } from '#cli/siting/prove-apart.ts';
import { readMatrix } from '#cli/siting/read-matrix.ts';
import { clearStep, showStep, type Terminal } from '#cli/terminal.ts';
import { type DemandWeight, demandWeights } from '#core/demand.ts';
import {
  backupSiting,
  coverSiting,
  fewestSiting,
  type Objective,
  type Siting,
  type SitingInput,
} from '#core/planning/siting.ts';
import { gapOf, type Proof } from '#core/planning/siting-prove.ts';
import { suggest } from '#core/planning/siting-suggest.ts';
import type { ServiceCode } from '#core/service.ts';
import { type ProfileName, profileNames } from '#core/streets/profile.ts';

interface Options {
  readonly area?: string;
  readonly matrix?: string;
  readonly weights?: string;
  readonly cutoff?: number;
  readonly add?: number;
  readonly objective: Objective;
  readonly coverAll?: true;
  readonly candidates?: string;
  readonly fixed?: 'existing' | 'none';
  readonly profile?: ProfileName;
  readonly minutes?: number;
  readonly weight?: DemandWeight;
  readonly services?: readonly ServiceCode[];
  readonly when?: string;
  readonly scenario?: string;
  readonly timeLimit: number;
}

const objectives = ['cover', 'fewest', 'median', 'center', 'backup', 'hours'] as const;
const onlyOfAreas = [
  'profile',
  'minutes',
  'weight',
  'services',
  'when',
  'scenario',
  'candidates',
  'fixed',
] as const;
/** What has no cutoff of its own is searched for two hours. */
const farthestSeconds = 7200;

const refuse = (sentence: string): never => {
  throw new CommandError(sentence, 2);
};

function readPositive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('Give a number above 0.');
  return value;
}

/** Options that go together, or a sentence. */
function checkOptions(options: Options) {
  const { area, matrix, objective, add, cutoff } = options;
  if ((area === undefined) === (matrix === undefined)) refuse('give either --area or --matrix');
  if (add === undefined && objective !== 'fewest') refuse(`--objective ${objective} needs --add`);
  if (objective !== 'hours' && add !== undefined && !Number.isInteger(add)) {
    refuse('--add takes a whole number of sites');
  }
  if (options.coverAll && objective !== 'backup') refuse('--cover-all goes with backup');
  const hasCutoff = objective !== 'median' && objective !== 'center';
  if (matrix !== undefined) {
    for (const name of onlyOfAreas) {
      if (options[name] !== undefined) refuse(`--${name} goes with --area`);
    }
    if (objective === 'hours') refuse('--objective hours goes with --area');
    if (hasCutoff && cutoff === undefined) refuse(`--objective ${objective} needs --cutoff`);
  } else {
    if (options.profile === undefined) refuse('--area needs --profile');
    if (cutoff !== undefined) refuse('--cutoff goes with --matrix, --minutes with --area');
    if (options.weights !== undefined) refuse('--weights goes with --matrix, --weight with --area');
  }
  if (!hasCutoff && (cutoff ?? options.minutes) !== undefined) {
    refuse(`--objective ${objective} has no cutoff`);
  }
}

const ask = (options: Options, terminal: Terminal): Promise<SiteQuestion> =>
  options.matrix === undefined
    ? askArea(options, terminal)
    : askMatrix(options, options.matrix, options.weights ?? null);

async function askMatrix(
  options: Options,
  costs: string,
  weights: string | null,
): Promise<SiteQuestion> {
  const { input, candidates, points } = await readMatrix(costs, weights);
  return {
    siting: sitingOf(input, options, options.cutoff ?? 0),
    names: candidates.map((id) => ({ id })),
    weightName: 'weight',
    parameters: {
      cutoff: options.cutoff ?? null,
      points: points.length,
      candidates: candidates.length,
    },
  };
}

async function askArea(options: Options, terminal: Terminal): Promise<SiteQuestion> {
  const { objective, add = 0, minutes = 15 } = options;
  const isFar = objective === 'median' || objective === 'center';
  const asked: AreaOptions = {
    area: options.area as string,
    profile: options.profile as ProfileName,
    weight: options.weight ?? null,
    services: options.services ?? [],
    when: options.when ?? null,
    scenario: options.scenario,
    candidates: options.candidates ?? 'demand',
    fixed: options.fixed ?? 'existing',
    farthestSeconds: isFar ? farthestSeconds : minutes * 60,
    report: (share) => showStep(terminal, `street times ${Math.round(100 * share)} %`),
    tell: terminal.tell,
  };
  const { profile, services, when } = asked;
  const parameters = { profile, minutes: isFar ? null : minutes, services, when };
  if (objective === 'hours') {
    const { scenario, ...question } = await askForHours(asked, add);
    return { ...question, parameters: { ...parameters, scenario } };
  }
  const { input, candidates, weightName, scenario } = await askForSites(asked);
  return {
    siting: sitingOf(input, options, minutes * 60),
    names: candidates,
    weightName,
    parameters: {
      ...parameters,
      scenario,
      points: input.weights.length,
      standing: input.fixed.length,
      candidates: candidates.length - input.fixed.length,
    },
  };
}

function sitingOf(input: SitingInput, options: Options, cutoff: number): Siting {
  const { objective, add = 0, coverAll = false } = options;
  if (objective === 'median' || objective === 'center') return { objective, input, add };
  if (objective === 'fewest') return fewestSiting(input, cutoff);
  if (objective === 'backup') return backupSiting(input, cutoff, { add, coverAll });
  return coverSiting(input, cutoff, add);
}

export async function site(options: Options, terminal: Terminal): Promise<void> {
  checkOptions(options);
  const question = await ask(options, terminal);
  const { siting } = question;
  const start = suggest(siting);
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  // The first Ctrl-C ends the proof and prints what is known; a second one ends the program.
  process.once('SIGINT', interrupt);
  const watching = {
    signal: stop.signal,
    onProgress: (proof: Proof) => showProof(terminal, proof),
  };
  const request = { siting, start, secondsLimit: options.timeLimit };
  const proof = await proveApart(request, watching).finally(() => {
    process.off('SIGINT', interrupt);
    clearStep(terminal);
  });
  if (stop.signal.aborted) terminal.tell('stopped: the best plan so far\n');
  terminal.write(JSON.stringify(siteAnswer(question, proof), null, 2));
}

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;

function showProof(terminal: Terminal, proof: Proof) {
  const gap = gapOf(proof);
  const distance = gap === null ? 'no bound yet' : `within ${percent(gap)} of the best possible`;
  showStep(terminal, `proving ${proof.plan?.value ?? 'that there is a plan'}: ${distance}`);
}

export const addSite = (program: Command, terminal: Terminal) =>
  program
    .command('site')
    .description('the best places for more stations, or the best longer hours, and the proof')
    .option('--area <dir>', 'folder of a built area')
    .option('--matrix <file>', 'instead: CSV from,to,cost, from a candidate to a point')
    .option('--weights <file>', 'with --matrix: CSV id,weight of the points; else all weigh 1')
    .option('--cutoff <cost>', 'with --matrix: the greatest cost that covers', readPositive)
    .option('--add <n>', 'new sites; with hours: hours a week', readPositive)
    .addOption(
      new Option('--objective <name>', 'what to make best').choices(objectives).default('cover'),
    )
    .option('--cover-all', 'with backup: leave no point uncovered that could be covered')
    .option('--candidates <what>', 'demand, junctions, or points: GeoJSON, or CSV id,lng,lat')
    .addOption(new Option('--fixed <what>', 'stations that stay').choices(['existing', 'none']))
    .addOption(new Option('--profile <name>', 'how one moves').choices(profileNames))
    .option('--minutes <n>', 'with --area: the time that covers; else 15', readPositive)
    .addOption(new Option('--weight <name>', 'whom to count').choices(demandWeights))
    .option('--services <codes>', 'only stations that offer all of them', readServices)
    .option('--when <local time>', 'only stations open then; with hours: the week it lies in')
    .option(
      '--scenario <file|text>',
      'stations as a scenario has them: its file, or plan= of a link',
    )
    .option('--time-limit <seconds>', 'for the proof', readPositive, 60)
    .action((options: Options) => site(options, terminal));
