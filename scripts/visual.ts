// `npm run visual`: compares the scenes of tests/visual with their references; with `--update`
// it draws the references anew. It needs a build, and leaves pictures of what differs in
// .cache/visual/.

import { provideChromium } from './chromium.ts';
import { run } from './steps.ts';

provideChromium();
if (process.argv.includes('--update')) process.env.VISUAL_UPDATE = '1';
await run('vitest', 'run', '--project=e2e', 'tests/visual');
