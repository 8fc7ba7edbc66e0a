// `npm run build`: everything a static host needs, in `dist/`.

import { buildSteps } from './build-steps.ts';
import { runSteps } from './steps.ts';

const failed = await runSteps(buildSteps);
process.exitCode = failed.length === 0 ? 0 : 1;
