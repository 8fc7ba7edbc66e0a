// `npm start`: builds what is not built and serves it, with the data in `.data`. Arguments go to
// `circle serve`; another `--data` takes the place of this one.

import { buildSteps } from './build-steps.ts';
import { run, runSteps } from './steps.ts';

const serve = () =>
  run('node', 'src/cli/main.ts', 'serve', '--data', '.data', ...process.argv.slice(2));
const failed = await runSteps([...buildSteps, { name: 'serve', run: serve }]);
process.exitCode = failed.length === 0 ? 0 : 1;
