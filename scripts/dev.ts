// `npm run dev`: the app from its sources, reloading, with the API mocked.

import { areaStep } from './build-steps.ts';
import { run, runSteps } from './steps.ts';

const dev = () => run('vite', ...process.argv.slice(2));
const failed = await runSteps([areaStep, { name: 'vite', run: dev }]);
process.exitCode = failed.length === 0 ? 0 : 1;
