// Siting on towns of the size it is for: maximal covering over 2,000 to 8,000 points and
// 200 to 500 candidates. What is promised: a plan at once (50 ms), its proof in 20 seconds.
// Towns are made up (seeded), and Porto's real streets where their extract is at hand.

import loadHighs from 'highs';
import { coverSiting, type SitingInput } from '#core/planning/siting.ts';
import { prove } from '#core/planning/siting-prove.ts';
import { suggest } from '#core/planning/siting-suggest.ts';

const suggestLimit = 50;
const proofLimit = 20_000;

interface Case {
  readonly points: number;
  readonly candidates: number;
  readonly standing: number;
  readonly add: number;
  readonly metres: number;
}

const cases: readonly Case[] = [
  { points: 2000, candidates: 200, standing: 12, add: 3, metres: 700 },
  { points: 2000, candidates: 200, standing: 12, add: 5, metres: 500 },
  { points: 5000, candidates: 300, standing: 15, add: 5, metres: 500 },
  { points: 5000, candidates: 300, standing: 0, add: 15, metres: 400 },
  { points: 8000, candidates: 500, standing: 20, add: 3, metres: 1000 },
  { points: 8000, candidates: 500, standing: 20, add: 5, metres: 500 },
  { points: 8000, candidates: 500, standing: 20, add: 15, metres: 500 },
  { points: 8000, candidates: 500, standing: 0, add: 15, metres: 500 },
];

/** Numbers from 0 to 1, always the same (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A town of 5 by 5 km with dense quarters; metres along a street grid. */
function town({ points, candidates, standing, metres }: Case): SitingInput {
  const random = seeded(points + candidates);
  const quarters = Array.from({ length: 12 }, () => [random() * 5000, random() * 5000] as const);
  const near = (): readonly [number, number] => {
    if (random() < 0.3) return [random() * 5000, random() * 5000];
    const [x, y] = quarters[Math.floor(random() * quarters.length)] as readonly [number, number];
    const [distance, turn] = [-500 * Math.log(1 - random()), random() * 2 * Math.PI];
    return [x + distance * Math.cos(turn), y + distance * Math.sin(turn)];
  };
  const demand = Array.from({ length: points }, near);
  const places = Array.from({ length: candidates }, near);
  const starts = [0];
  const members: number[] = [];
  const costs: number[] = [];
  for (const [x, y] of places) {
    for (const [i, point] of demand.entries()) {
      const cost = Math.abs(x - point[0]) + Math.abs(y - point[1]);
      if (cost > metres) continue;
      members.push(i);
      costs.push(cost);
    }
    starts.push(members.length);
  }
  return {
    weights: Float64Array.from(demand, () => 1 + Math.floor(random() * 200)),
    costs: {
      starts: Int32Array.from(starts),
      points: Int32Array.from(members),
      costs: Float64Array.from(costs),
    },
    fixed: Array.from({ length: standing }, (_, j) => j),
  };
}

let misses = 0;
const verdict = (time: number, limit: number) => {
  if (time > limit) misses++;
  return time > limit ? 'MISS' : 'PASS';
};

async function measure(name: string, input: SitingInput, { add, metres }: Case) {
  const highs = await loadHighs();
  const siting = coverSiting(input, metres, add);
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    suggest(siting);
    return performance.now() - start;
  }).sort((a, b) => a - b);
  const plan = suggest(siting);
  const start = performance.now();
  const proof = prove(highs, siting, { start: plan, secondsLimit: 60, report: () => {} });
  const took = performance.now() - start;
  const best = proof.plan?.value ?? 0;
  const share = ((100 * (plan?.value ?? 0)) / best).toFixed(2);
  console.log(
    `${name}: at once ${times[2]?.toFixed(1)} ms, most ${times[4]?.toFixed(1)} ${verdict(times[2] as number, suggestLimit)}` +
      ` (${share} % of the best); proof ${(took / 1000).toFixed(1)} s, ${proof.state} ${verdict(took, proofLimit)}`,
  );
}

for (const one of cases) {
  const { points, candidates, standing, add, metres } = one;
  const name = `${points} × ${candidates}, ${metres} m, ${standing} standing + ${add}`;
  await measure(name, town(one), one);
}
console.log(misses === 0 ? 'all limits met' : `${misses} limits missed`);
