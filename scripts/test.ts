// `npm test`: everything that says whether the project is in order. A failing check does
// not keep the others from running; the last line counts the tests.

import { readFileSync, rmSync } from 'node:fs';
import { buildSteps } from './build-steps.ts';
import { provideChromium } from './chromium.ts';
import { run, runSteps, type Step } from './steps.ts';

const runs = { unit: ['unit', 'app'], browser: ['e2e', 'timed'] };
type RunName = keyof typeof runs;
const reportOf = (name: RunName) => `.cache/tests-${name}.json`;

const vitest = (name: RunName) => async () => {
  const projects = runs[name].map((project) => `--project=${project}`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${reportOf(name)}`];
  await run('vitest', 'run', ...projects, ...reporters);
};

const steps: readonly Step[] = [
  { name: 'types: tsc', run: () => run('tsc', '-b') },
  { name: 'style and borders: biome', run: () => run('biome', 'ci') },
  { name: 'nothing unused: knip', run: () => run('knip') },
  { name: 'unit tests', run: vitest('unit') },
  ...buildSteps,
  {
    name: 'Chromium and a font for Chinese',
    run: async () => console.log(provideChromium()),
    required: true,
  },
  { name: 'browser tests of the built app', run: vitest('browser') },
];

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { status: string; assertionResults: readonly unknown[] }[];
}

/** What a run's report counts; a file that could not be loaded, and a run without a report, is one failure. */
function count(name: RunName): { passed: number; failed: number } {
  try {
    const report = JSON.parse(readFileSync(reportOf(name), 'utf8')) as Report;
    const unloaded = report.testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    );
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + unloaded.length,
    };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const names = Object.keys(runs) as RunName[];
for (const name of names) rmSync(reportOf(name), { force: true });
const started = performance.now();
const failed = await runSteps(steps);
const counts = names.map(count);
const sum = (key: 'passed' | 'failed') => counts.reduce((total, one) => total + one[key], 0);

console.log(`\n${((performance.now() - started) / 1000).toFixed(0)} s in all`);
if (failed.length > 0) console.log(`Not in order: ${failed.join('; ')}`);
console.log(`Tests: ${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
