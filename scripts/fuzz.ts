// `npm run fuzz`: damaged files for every reader, more of them than the tests take. The
// seed and the count it prints give the same files again:
//   npm run fuzz -- --runs 200000 --seed 7 pbf

import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runCampaign } from '#tests/fuzz/campaign.ts';
import { targets } from '#tests/fuzz/targets.ts';

const { values, positionals } = parseArgs({
  options: {
    runs: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
  allowPositionals: true,
});
const [runs, seed] = [Number(values.runs), Number(values.seed)];
const names = positionals.length > 0 ? positionals : Object.keys(targets);
const unknown = names.filter((name) => !(name in targets));
if (unknown.length > 0 || !Number.isInteger(runs) || !Number.isInteger(seed)) {
  console.error(`usage: npm run fuzz -- [--runs N] [--seed N] [${Object.keys(targets).join('|')}]`);
  process.exit(2);
}

console.log(`${runs} damaged files for each of ${names.join(', ')}; --seed ${seed} --runs ${runs}`);
for (const target of names) {
  const started = performance.now();
  const outcome = await runCampaign({ target, seed, runs });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (outcome.kind === 'passed') {
    const { read, refused } = outcome.counts;
    console.log(`${target}: ${read} read, ${refused} refused, ${seconds} s`);
    continue;
  }
  mkdirSync('.cache/fuzz', { recursive: true });
  const file = `.cache/fuzz/${target}-${seed}.bin`;
  writeFileSync(file, outcome.input);
  console.error(`${target}: ${outcome.reason}\n${target}: the file is kept as ${file}`);
  process.exitCode = 1;
}
