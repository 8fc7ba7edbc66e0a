// The numbers the engine is held to, on the streets of Porto and on a made-up town of a
// million junctions: ours, the plain C++ twin of the search beside it, and the target.
// One thread. Per place the best of several rounds, then the median over the places; what
// runs longer than a slice of the processor is counted in processor time.

import { existsSync } from 'node:fs';
import { wholeStreets } from '#compute/whole-streets.ts';
import type { StreetGraph } from '#core/streets/graph.ts';
import { decodeGraph } from '#core/streets/graph-codec.ts';
import { misplacedShare } from './porto/misplaced.ts';
import { makeGrid } from './porto/synthetic.ts';
import { inCore, makePen, nearestOfMany, openTown, readGraph, searches } from './porto/town.ts';
import { compileTwin, type Query, race, type Timing } from './porto/twin.ts';

const file = `${process.env.CIRCLE_TEST_DATA ?? '../shared/data'}/osm/porto.osm.pbf`;
const rounds = 15;

let misses = 0;

interface Row {
  readonly what: string;
  readonly ours: string;
  readonly twin?: string;
  readonly ratio?: number;
  readonly target: string;
  /** null: can't be said. */
  readonly isMet: boolean | null;
}

function print({ what, ours, twin, ratio, target, isMet }: Row) {
  if (isMet === false) misses++;
  const verdict = isMet === null ? '–' : isMet ? 'PASS' : 'MISS';
  const columns = [ours, twin ?? '', ratio?.toFixed(2) ?? '', target].map((text) =>
    text.padStart(11),
  );
  console.log(`${columns.join('')}  ${verdict}  ${what}`);
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;

const inUnits = (nanoseconds: number) =>
  nanoseconds < 1e6
    ? `${(nanoseconds / 1e3).toFixed(1)} µs`
    : `${(nanoseconds / 1e6).toFixed(2)} ms`;

/** Milliseconds per item, the best of several rounds after one to warm up. */
function bests<T>(items: readonly T[], run: (item: T) => void): number[] {
  const best = items.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round <= rounds; round++) {
    for (const [i, item] of items.entries()) {
      const start = performance.now();
      run(item);
      if (round > 0) best[i] = Math.min(best[i] as number, performance.now() - start);
    }
  }
  return best;
}

/** Milliseconds the processors worked on a longer run, memory management included. */
function leastWork(run: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round <= rounds; round++) {
    const before = process.cpuUsage();
    run();
    const { user, system } = process.cpuUsage(before);
    if (round > 0) least = Math.min(least, (user + system) / 1000);
  }
  return least;
}

function printLimit(what: string, milliseconds: number, limit: number) {
  const ours = inUnits(1e6 * milliseconds);
  print({ what, ours, target: `≤ ${limit} ms`, isMet: milliseconds <= limit });
}

/** The row of a race; gives our nanoseconds per settled node. */
function printRace(what: string, raced: ReturnType<typeof race>, limit: number): number {
  const time = (timings: readonly Timing[]) =>
    median(timings.map(({ nanoseconds }) => nanoseconds));
  const settled = median(raced.ours.map((timing) => timing.settled));
  const ours = time(raced.ours);
  const twin = raced.twin && time(raced.twin);
  const ratio = twin && ours / twin;
  print({
    what: `${what}, ${settled} settled`,
    ours: inUnits(ours),
    ...(twin && ratio && { twin: inUnits(twin), ratio }),
    target: `≤ ${limit.toFixed(1)} ×`,
    isMet: ratio === null ? null : ratio <= limit,
  });
  return median(raced.ours.map(({ nanoseconds, settled: nodes }) => nanoseconds / nodes));
}

const twin = compileTwin();
console.log(twin ? `twin: ${twin.compiler}` : 'no C++ compiler (g++, clang++): ours alone');
const against = (queries: readonly Query[], arcs: Parameters<typeof race>[0]) =>
  race(arcs, queries, twin);

function measureTown(graph: StreetGraph) {
  const walk = openTown(graph, 'walk');
  const ride = openTown(graph, 'ebike');
  const { reverse } = walk.network;
  console.log(
    `Porto: ${graph.nodeCount} junctions, ${graph.shapeCount} streets, ${reverse.edges.length} walk edges`,
  );
  const perNode = printRace('walk search, 1,200 m', against(searches(walk), reverse), 1.5);
  print({
    what: 'the same, per settled node',
    ours: `${perNode.toFixed(1)} ns`,
    target: '≤ 42 ns',
    isMet: perNode <= 42,
  });
  const rides = against(searches(ride), ride.network.reverse);
  printRace('ride search, 3,750 m', rides, 1.5);
  const many = against([nearestOfMany(walk, 1000)], reverse);
  printRace('nearest of 1,000 stations, whole network', many, 1.8);

  const drawWalk = makePen(walk, 20);
  const perWalk = bests(walk.places, drawWalk);
  printLimit('walking catchment, outline at 20 m', median(perWalk), 0.25);
  printLimit(
    'walking catchment, outline at 10 m',
    median(bests(walk.places, makePen(walk, 10))),
    0.6,
  );
  printLimit(
    'riding catchment, outline at 20 m',
    median(bests(ride.places, makePen(ride, 20))),
    2.5,
  );
  const thousand = inCore(walk, 1000);
  const total = bests(thousand, drawWalk).reduce((sum, each) => sum + each, 0);
  printLimit('1,000 walking catchments at 20 m, the best of each', total, 300);
  const inOneGo = leastWork(() => {
    for (const place of thousand) drawWalk(place);
  });
  printLimit('1,000 walking catchments at 20 m, in one go', inOneGo, 300);
  for (const cell of [20, 10]) {
    const share = 100 * misplacedShare(walk, makePen(walk, cell));
    print({
      what: `of 60,000 addresses misplaced by the outline at ${cell} m`,
      ours: `${share.toFixed(2)} %`,
      target: '≤ 0.3 %',
      isMet: share <= 0.3,
    });
  }
  const [opening] = bests([null], () => wholeStreets(decodeGraph(graph.buffer)).prepare('walk'));
  printLimit('open a built area in the worker', opening as number, 100);
}

function measureGrid() {
  const grid = makeGrid(1000, 15);
  const queries = Array.from({ length: 100 }, (_, i) => ({
    seeds: [{ label: 10_000 * i + 5000, time: 0, source: 0 }],
    cutoff: 900_000,
  }));
  printRace('1,000,000 junctions, 3,750 m', against(queries, grid), 1.5);
}

console.log('       ours       twin      ratio     target');
if (existsSync(file)) measureTown(await readGraph(file));
else console.warn(`SKIPPED: Porto, since there is no ${file}`);
measureGrid();
console.log(misses === 0 ? 'all targets met' : `${misses} targets missed`);
