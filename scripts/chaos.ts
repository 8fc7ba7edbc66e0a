// `npm run chaos`: kills the server in the middle of its work, again and again, and cuts the power
// in a model of it. Prints what was acknowledged, lost and duplicated; ends with 1 where anything
// was.  node scripts/chaos.ts [ROUNDS, 25 of each]

import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Outcome, runControl, runRound } from './chaos/round.ts';

const rounds = Number(process.argv[2] ?? 25);

/** Null where this machine has no C compiler, or no way to load a library before a program. */
function compilePowerCut(): string | null {
  const source = fileURLToPath(new URL('./chaos/fsynced-only.c', import.meta.url));
  const library = path.join(mkdtempSync(path.join(tmpdir(), 'circle-power-')), 'fsynced-only.so');
  if (process.platform !== 'linux') return null;
  const flags = ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl'];
  return spawnSync('cc', flags, { stdio: 'inherit' }).status === 0 ? library : null;
}

function tell(name: string, outcomes: readonly Outcome[]): boolean {
  const sum = (key: 'acknowledged' | 'lost' | 'duplicated') =>
    outcomes.reduce((total, outcome) => total + outcome[key], 0);
  const faults = outcomes.flatMap((outcome) => outcome.faults);
  const slowest = Math.max(...outcomes.map(({ restartMs }) => restartMs));
  console.log(
    `${name}: ${outcomes.length} rounds, ${sum('acknowledged')} acknowledged, ${sum('lost')} lost, ` +
      `${sum('duplicated')} duplicated; opened again within ${slowest.toFixed(0)} ms`,
  );
  for (const fault of faults) console.log(`  ${fault}`);
  return sum('lost') === 0 && sum('duplicated') === 0 && faults.length === 0;
}

async function repeat(library: string | null): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (let i = 0; i < rounds; i++) outcomes.push(await runRound(library, Math.random));
  return outcomes;
}

let isWell = tell('SIGKILL', await repeat(null));
const library = compilePowerCut();
if (library === null) {
  console.log('POWER CUT NOT TRIED: it needs Linux and a C compiler (cc).');
} else {
  isWell = tell('power cut', await repeat(library)) && isWell;
  const { acknowledged, lost } = await runControl(library);
  console.log(`control, synchronous = normal: ${acknowledged} acknowledged, ${lost} lost`);
  isWell &&= lost > 0;
}
process.exitCode = isWell ? 0 : 1;
