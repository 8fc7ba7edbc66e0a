// The C++ twin of the search (tests/bench/native): compiled into a temporary folder, fed
// our network and our seeds, and timed in turns with ours, so that what else the machine
// does falls on both alike.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Arcs } from '#core/streets/network.ts';
import { type Labels, makeLabels, type Seed, search } from '#core/streets/search.ts';

const rounds = 7;
/** Passes of a round over its queries: more where there are few. */
const passesOver = (queries: readonly Query[]) => Math.max(5, Math.ceil(40 / queries.length));

export interface Query {
  readonly seeds: readonly Seed[];
  /** Milliseconds. */
  readonly cutoff: number;
}

/** What one search took, and what it found. */
export interface Timing {
  readonly nanoseconds: number;
  readonly settled: number;
  readonly sum: number;
}

export interface Twin {
  readonly folder: string;
  readonly program: string;
  /** Which compiler made it. */
  readonly compiler: string;
}

/** Compiles the twin; null: there is no compiler. Its folder goes when the process ends. */
export function compileTwin(): Twin | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'circle-twin-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const program = path.join(folder, 'search');
  const source = path.join(import.meta.dirname, '../native/search.cpp');
  for (const compiler of ['g++', 'clang++']) {
    try {
      const [version] = execFileSync(compiler, ['--version'], { encoding: 'utf8' }).split('\n');
      const options = ['-std=c++17', '-O3', '-march=native', '-Wall', '-Wextra', '-o', program];
      execFileSync(compiler, [...options, source], { stdio: 'inherit' });
      return { folder, program, compiler: version as string };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return null;
}

/** The same in any order of the nodes; the twin sums alike. */
function sumOf({ time, touched, touchedCount }: Labels): number {
  let sum = 0;
  for (let i = 0; i < touchedCount; i++) {
    const label = touched[i] as number;
    sum += Math.imul(label, 0x9e3779b1) ^ Math.imul(time[label] as number, 0x85ebca6b);
    sum |= 0;
  }
  return sum >>> 0;
}

const better = (a: Timing, b: Timing | undefined) =>
  b !== undefined && b.nanoseconds < a.nanoseconds ? b : a;

/** Passes over all queries, so that each finds the caches as another left them. */
function timeOurs(arcs: Arcs, labels: Labels, queries: readonly Query[]): Timing[] {
  const timings: Timing[] = [];
  const passes = passesOver(queries);
  for (let pass = 0; pass < passes; pass++) {
    for (const [i, { seeds, cutoff }] of queries.entries()) {
      const start = performance.now();
      search(arcs, labels, seeds, cutoff);
      const nanoseconds = 1e6 * (performance.now() - start);
      const timing = { nanoseconds, settled: labels.touchedCount, sum: sumOf(labels) };
      timings[i] = better(timing, timings[i]);
    }
  }
  return timings;
}

function writeJob({ folder }: Twin, { offsets, arcs, edges }: Arcs, queries: readonly Query[]) {
  const network = path.join(folder, 'network');
  const words = new Int32Array(2 + offsets.length + arcs.length);
  words.set([offsets.length - 1, edges.length]);
  words.set(offsets, 2);
  words.set(arcs, 2 + offsets.length);
  writeFileSync(network, words);
  const job = path.join(folder, 'queries');
  const parts = queries.flatMap(({ seeds, cutoff }) => [
    cutoff,
    seeds.length,
    ...seeds.flatMap(({ label, time, source }) => [label, time, source]),
  ]);
  writeFileSync(job, Int32Array.of(queries.length, ...parts));
  return [network, job, String(passesOver(queries))];
}

function timeTwin({ program }: Twin, job: readonly string[]): Timing[] {
  const lines = execFileSync(program, job, { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => {
    const [nanoseconds, settled, sum] = line.split(' ').map(Number);
    return { nanoseconds, settled, sum } as Timing;
  });
}

/** Per query the best time of ours and of the twin; throws where they don't agree. */
export function race(arcs: Arcs, queries: readonly Query[], twin: Twin | null) {
  const labels = makeLabels(arcs.offsets.length - 1);
  const job = twin && writeJob(twin, arcs, queries);
  let ours: Timing[] = [];
  let theirs: Timing[] = [];
  for (let round = 0; round < rounds; round++) {
    ours = timeOurs(arcs, labels, queries).map((timing, i) => better(timing, ours[i]));
    if (twin && job) theirs = timeTwin(twin, job).map((timing, i) => better(timing, theirs[i]));
  }
  for (const [i, timing] of theirs.entries()) {
    const own = ours[i] as Timing;
    if (own.settled === timing.settled && own.sum === timing.sum) continue;
    throw new Error(`query ${i}: the twin settled ${timing.settled} nodes, ours ${own.settled}`);
  }
  return { ours, twin: twin && theirs };
}
