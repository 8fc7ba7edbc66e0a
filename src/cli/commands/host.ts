// `circle host`: whether a web server hands the built app out as browsers need it.

import type { Command } from 'commander';
import { CommandError } from '#cli/command-error.ts';
import { readSite } from '#cli/option-values.ts';
import type { Terminal } from '#cli/terminal.ts';
import { checkHost } from '#server/host-check.ts';

async function host(site: string, { write }: Terminal) {
  const { asked, findings } = await checkHost(site, fetch).catch((error: Error) => {
    const { message } = error.cause instanceof Error ? error.cause : error;
    throw new CommandError(`${site}: ${message}`);
  });
  for (const { address, problem } of findings) write(`${address}: ${problem}`);
  if (findings.length > 0) throw new CommandError(`${findings.length} findings; ${asked} asked`);
  write(`${asked} asked, all as they should be`);
}

export const addHost = (program: Command, terminal: Terminal) =>
  program
    .command('host')
    .description('whether the web server at an address hands the app out as browsers need it')
    .argument('<address>', 'where the app is served', readSite)
    .action((site: string) => host(site, terminal));
