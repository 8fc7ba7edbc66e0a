#!/usr/bin/env node
// The `circle` command in this process: results to stdout, messages to stderr.

import { once } from 'node:events';
import { circle } from './circle.ts';

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

process.exitCode = await circle(process.argv.slice(2), {
  write: (line) => process.stdout.write(`${line}\n`),
  drained: async () => {
    if (process.stdout.writableNeedDrain) await once(process.stdout, 'drain');
  },
  tell: (text) => process.stderr.write(text),
  isScreen: process.stderr.isTTY,
});
