// `npm run bench:peers`: the engine beside the peers that install from npm. They have a
// package of their own, so that nothing of the product depends on them.

import { existsSync } from 'node:fs';
import { run, runSteps } from './steps.ts';

const folder = 'tests/bench/peers';
const install = {
  name: 'install the peers, 320 MB, beside the product',
  run: () => run('npm', 'ci', '--prefix', folder, '--no-audit', '--no-fund'),
  required: true,
};
const bench = { name: 'bench', run: () => run('node', 'tests/bench/porto/peers.ts') };

const steps = existsSync(`${folder}/node_modules`) ? [bench] : [install, bench];
process.exitCode = (await runSteps(steps)).length === 0 ? 0 : 1;
