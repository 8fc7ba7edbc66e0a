// The `circle` command as a function: parameters in, results and messages to a terminal,
// and the code to end with: 0 done, 1 failed, 2 used wrongly.

import { Command, CommanderError } from 'commander';
import { CommandError } from './command-error.ts';
import type { Terminal } from './terminal.ts';

type AddCommand = (program: Command, terminal: Terminal) => Promise<unknown>;

/** Only the one that is asked for is loaded; help tells of all. */
const commands = {
  area: async (program, terminal) =>
    (await import('./commands/area.ts')).addArea(program, terminal),
  times: async (program, terminal) =>
    (await import('./commands/times.ts')).addTimes(program, terminal),
  catchment: async (program, { write }) =>
    (await import('./commands/catchment.ts')).addCatchment(program, write),
  coverage: async (program, terminal) =>
    (await import('./commands/coverage.ts')).addCoverage(program, terminal),
  site: async (program, terminal) =>
    (await import('./commands/site.ts')).addSite(program, terminal),
  sign: async (program, terminal) =>
    (await import('./commands/sign.ts')).addSign(program, terminal),
  serve: async (program, terminal) =>
    (await import('./commands/serve.ts')).addServe(program, terminal),
  host: async (program, terminal) =>
    (await import('./commands/host.ts')).addHost(program, terminal),
  data: async (program, terminal) =>
    (await import('./commands/data.ts')).addData(program, terminal),
} as const satisfies Record<string, AddCommand>;
const commandNames = Object.keys(commands) as (keyof typeof commands)[];

export async function circle(parameters: readonly string[], terminal: Terminal): Promise<number> {
  const program = new Command('circle')
    .description('build, check, ask and serve the areas of the 15-minute service circle')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.write(text.trimEnd()),
      writeErr: terminal.tell,
    })
    .showHelpAfterError('(--help shows how to use it)');
  const [asked = ''] = parameters;
  const wanted = Object.hasOwn(commands, asked) ? [asked as keyof typeof commands] : commandNames;
  for (const name of wanted) await commands[name](program, terminal);
  try {
    await program.parseAsync(parameters, { from: 'user' });
    return 0;
  } catch (error) {
    return explainFailure(error, terminal.tell);
  }
}

function explainFailure(error: unknown, tell: Terminal['tell']): 0 | 1 | 2 {
  // Commander has printed its own message, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof CommandError) {
    tell(`${error.message}\n`);
    return error.exitCode;
  }
  // The system's refusals explain themselves; anything else is a mistake of ours.
  const isRefusal = error instanceof Error && 'code' in error;
  tell(`${isRefusal ? error.message : ((error as Error).stack ?? error)}\n`);
  return 1;
}
