// Good choices at once for the p-median and the p-center. Median: greedy, then swaps, all
// weighed in one pass from each point's nearest and second nearest (Teitz & Bart 1968;
// Whitaker 1983; Resende & Werneck 2007). Center: the least cost within which a few sites
// cover all, found by halving.

import { type DistanceSiting, fewestSiting, outOfReach, type SitingInput } from './siting.ts';
import { reduceSets } from './siting-reduce.ts';
import { searchFewest } from './siting-search.ts';

export interface CenterTry {
  readonly cutoff: number;
  readonly chosen: readonly number[];
}

/** The input without points that ask for nothing or that nobody reaches. */
export function reachable(siting: DistanceSiting): SitingInput {
  const weights = siting.input.weights.slice();
  for (const point of outOfReach(siting)) weights[point] = 0;
  return { ...siting.input, weights };
}

/** Candidates ascending; they may leave a point unreached where no choice was found to reach it. */
export function searchMedian(siting: DistanceSiting): number[] {
  const input = reachable(siting);
  const chosen: number[] = [];
  const count = Math.min(siting.add, input.costs.starts.length - 1 - input.fixed.length);
  for (let round = 0; round < count + 500; round++) {
    const move = bestMove(input, chosen, chosen.length < count);
    if (move === null) break;
    if (move.out < 0) chosen.push(move.candidate);
    else chosen[move.out] = move.candidate;
  }
  return chosen.toSorted((a, b) => a - b);
}

/** Stands for no way at all: longer than every way, so that reaching one more comes first. */
const farFrom = ({ costs }: SitingInput) =>
  100 * costs.costs.reduce((most, cost) => Math.max(most, cost), 1);

/** The best addition while there is room, then the best swap; null: none helps. */
function bestMove(input: SitingInput, chosen: readonly number[], isRoom: boolean) {
  const { weights, costs, fixed } = input;
  const { first, second, nearest } = nearestTwo(input, chosen);
  const losses = new Float64Array(chosen.length);
  let total = 0;
  for (const [i, weight] of weights.entries()) {
    total += weight * (first[i] as number);
    const position = nearest[i] as number;
    if (position < 0) continue;
    const loss = weight * ((second[i] as number) - (first[i] as number));
    losses[position] = (losses[position] as number) + loss;
  }
  const isTaken = new Set([...fixed, ...chosen]);
  const shared = new Float64Array(chosen.length);
  let best = { out: -1, candidate: -1, gain: 1e-9 * total };
  for (let candidate = 0; candidate + 1 < costs.starts.length; candidate++) {
    if (isTaken.has(candidate)) continue;
    let gain = 0;
    shared.fill(0);
    const end = costs.starts[candidate + 1] as number;
    for (let k = costs.starts[candidate] as number; k < end; k++) {
      const i = costs.points[k] as number;
      const cost = costs.costs[k] as number;
      const [one, two, weight] = [first[i] as number, second[i] as number, weights[i] as number];
      if (cost >= two) continue;
      if (cost < one) gain += weight * (one - cost);
      const position = nearest[i] as number;
      // Where the nearest goes out, the newcomer takes over instead of the second nearest.
      if (position >= 0) {
        shared[position] = (shared[position] as number) + weight * (two - Math.max(one, cost));
      }
    }
    if (isRoom) {
      if (gain > best.gain) best = { out: -1, candidate, gain };
      continue;
    }
    for (let out = 0; out < chosen.length; out++) {
      const change = gain - (losses[out] as number) + (shared[out] as number);
      if (change > best.gain) best = { out, candidate, gain: change };
    }
  }
  return best.candidate < 0 ? null : best;
}

/** Least and second least cost of each point, and the position in the choice of the nearest. */
function nearestTwo(input: SitingInput, chosen: readonly number[]) {
  const { weights, costs, fixed } = input;
  const far = farFrom(input);
  const first = new Float64Array(weights.length).fill(far);
  const second = new Float64Array(weights.length).fill(far);
  const nearest = new Int32Array(weights.length).fill(-1);
  const take = (candidate: number, position: number) => {
    const end = costs.starts[candidate + 1] as number;
    for (let k = costs.starts[candidate] as number; k < end; k++) {
      const i = costs.points[k] as number;
      const cost = costs.costs[k] as number;
      if (cost < (first[i] as number)) {
        second[i] = first[i] as number;
        first[i] = cost;
        nearest[i] = position;
      } else if (cost < (second[i] as number)) second[i] = cost;
    }
  };
  for (const candidate of fixed) take(candidate, -1);
  for (const [position, candidate] of chosen.entries()) take(candidate, position);
  return { first, second, nearest };
}

/** Costs that could be the greatest one of a best choice, ascending. */
export function centerCutoffs(siting: DistanceSiting): Float64Array {
  const { weights, costs } = reachable(siting);
  const least = new Float64Array(weights.length).fill(Number.POSITIVE_INFINITY);
  for (const [k, point] of costs.points.entries()) {
    least[point] = Math.min(least[point] as number, costs.costs[k] as number);
  }
  // No choice brings every point closer than the farthest of the nearest candidates.
  const floor = weights.reduce((m, w, i) => (w > 0 ? Math.max(m, least[i] as number) : m), 0);
  const distinct = new Set<number>();
  for (const [k, cost] of costs.costs.entries()) {
    if (cost >= floor && (weights[costs.points[k] as number] as number) > 0) distinct.add(cost);
  }
  return Float64Array.from(distinct).sort();
}

/** The fewest sites found to cover all within a cutoff; null: not even all candidates do. */
export function tryCutoff(siting: DistanceSiting, cutoff: number): number[] | null {
  const input = reachable(siting);
  const question = fewestSiting(input, cutoff);
  if (outOfReach(question).length > 0) return null;
  const { sets, options } = reduceSets(question.sets, true);
  return searchFewest(sets).map((option) => options[option] as number);
}

/** The least cutoff for which few enough sites were found, halving; null: for none. */
export function searchCenter(siting: DistanceSiting): CenterTry | null {
  const cutoffs = centerCutoffs(siting);
  if (cutoffs.length === 0) return { cutoff: 0, chosen: [] };
  let best: CenterTry | null = null;
  let [low, high] = [0, cutoffs.length - 1];
  while (low <= high) {
    const middle = best === null && low === 0 ? high : (low + high) >> 1;
    const cutoff = cutoffs[middle] as number;
    const chosen = tryCutoff(siting, cutoff);
    if (chosen !== null && chosen.length <= siting.add) {
      best = { cutoff, chosen };
      high = middle - 1;
    } else if (best === null) return null;
    else low = middle + 1;
  }
  return best;
}
