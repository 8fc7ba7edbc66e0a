// The `circle` command as a function: parameters in, results and messages to a terminal,
// and the code to end with: 0 done, 1 failed, 2 used wrongly.

import { Command, CommanderError } from 'commander';
import { CommandError } from './command-error.ts';
import { addArea } from './commands/area.ts';
import { addCatchment } from './commands/catchment.ts';
import { addCoverage } from './commands/coverage.ts';
import { addData } from './commands/data.ts';
import { addServe } from './commands/serve.ts';
import { addSign } from './commands/sign.ts';
import { addSite } from './commands/site.ts';
import { addTimes } from './commands/times.ts';
import type { Terminal } from './terminal.ts';

export async function circle(parameters: readonly string[], terminal: Terminal): Promise<number> {
  const program = new Command('circle')
    .description('build, check, ask and serve the areas of the 15-minute service circle')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.write(text.trimEnd()),
      writeErr: terminal.tell,
    })
    .showHelpAfterError('(--help shows how to use it)');
  addArea(program, terminal);
  addTimes(program, terminal);
  addCatchment(program, terminal.write);
  addCoverage(program, terminal);
  addSite(program, terminal);
  addSign(program, terminal);
  addServe(program, terminal);
  addData(program, terminal);
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
