// `npm run bench`: runs every bench of tests/bench, one after the other, alone on the
// machine. Names choose: `npm run bench -- jiading`; what stands after them from the first dash on
// is for the bench: `npm run bench -- load --minutes 10`.

import { glob } from 'node:fs/promises';
import path from 'node:path';
import { areaStep } from './build-steps.ts';
import { run, runSteps } from './steps.ts';

const given = process.argv.slice(2);
const dash = given.findIndex((word) => word.startsWith('-'));
const chosen = dash < 0 ? given : given.slice(0, dash);
const options = given.slice(chosen.length);
const benches = (await Array.fromAsync(glob('tests/bench/*.ts')))
  .map((file) => ({ name: path.basename(file, '.ts'), run: () => run('node', file, ...options) }))
  .filter(({ name }) => chosen.length === 0 || chosen.includes(name));

if (benches.length === 0) {
  console.error(`no bench is called ${chosen.join(' or ')}`);
  process.exitCode = 2;
} else process.exitCode = (await runSteps([areaStep, ...benches])).length === 0 ? 0 : 1;
