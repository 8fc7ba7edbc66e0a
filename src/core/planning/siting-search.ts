// Good choices at once: greedy, then swaps of one chosen option for another until none
// helps (Teitz & Bart 1968). All swaps are weighed in one pass over the sets, as Resende &
// Werneck (2007) do for medians: what comes in, what goes out, and what both would count.

import { addCover, coverCounts, type SetSystem } from './siting.ts';

/** What an element is worth covered 0, 1, 2 times, as a share of its weight. */
type Levels = readonly [number, number, number];

/** More than any weight could buy: an element left uncovered that has to be covered. */
const forbidden = -1e6;

/** `once`: what a first of two covers is worth. */
const levelsOf = ({ need, coverAll }: SetSystem, once = 0): Levels =>
  need === 1 ? [0, 1, 1] : [coverAll ? forbidden : 0, once, 1];

/** Options ascending, within the budget. The same for the same sets. */
export function searchSets(sets: SetSystem): number[] {
  const greedy = greedySets(sets);
  // Greedy by gain per price may miss one dear option worth more than all of its choice.
  const dearest = isUniform(sets.prices) ? [] : greedySets(sets, false);
  const starts = dearest.length > 0 ? [greedy, dearest] : [greedy];
  const found = starts.map((start) => improve(sets, start));
  const worth = found.map((chosen) => worthOf(sets, chosen));
  const best = worth.indexOf(Math.max(...worth));
  return (found[best] as number[]).toSorted((a, b) => a - b);
}

const isUniform = (prices: Float64Array) => prices.every((price) => price === prices[0]);

function worthOf(sets: SetSystem, chosen: readonly number[]): number {
  const levels = levelsOf(sets);
  const counts = coverCounts(sets, chosen);
  let sum = 0;
  for (const [i, weight] of sets.weights.entries()) {
    sum += weight * (levels[Math.min(counts[i] as number, 2)] as number);
  }
  return sum;
}

/**
 * The option of the largest gain, again and again. With one cover to give, a gain only
 * shrinks as more is chosen, so an old one is a bound and few have to be weighed anew
 * (Minoux 1978).
 */
export function greedySets(sets: SetSystem, perPrice = true): number[] {
  const { starts, elements, weights, prices, need } = sets;
  // A first cover is half the way to a second one: nothing else would bring greedy to it.
  const levels = levelsOf(sets, 0.5);
  const counts = Uint16Array.from(sets.already);
  const gainOf = (option: number) => {
    let gain = 0;
    for (let k = starts[option] as number; k < (starts[option + 1] as number); k++) {
      const count = counts[elements[k] as number] as number;
      if (count < 2) {
        const rise = (levels[count + 1] as number) - (levels[count] as number);
        gain += (weights[elements[k] as number] as number) * rise;
      }
    }
    return perPrice ? gain / (prices[option] as number) : gain;
  };
  const gains = Float64Array.from(prices, (_, option) => gainOf(option));
  const chosen: number[] = [];
  let left = sets.budget;
  for (;;) {
    if (need === 2) for (const option of prices.keys()) gains[option] = gainOf(option);
    for (const option of chosen) gains[option] = 0;
    const best = largest(gains, (option) => (prices[option] as number) <= left, gainOf);
    if (best === null) return chosen;
    chosen.push(best);
    left -= prices[best] as number;
    addCover(sets, counts, best);
  }
}

/** The option of the largest gain above 0, where `gains` holds bounds that it tightens. */
function largest(
  gains: Float64Array,
  isAllowed: (option: number) => boolean,
  gainOf: (option: number) => number,
): number | null {
  for (;;) {
    let best = -1;
    for (const [option, gain] of gains.entries()) {
      if (gain > 0 && (best < 0 || gain > (gains[best] as number)) && isAllowed(option)) {
        best = option;
      }
    }
    if (best < 0) return null;
    const gain = gainOf(best);
    if (gain === gains[best]) return best;
    gains[best] = gain;
  }
}

interface Move {
  /** Position in the choice of what goes out, −1 for nothing. */
  readonly out: number;
  readonly option: number;
  readonly gain: number;
}

/** The best swap or addition, while there is one that helps. */
export function improve(sets: SetSystem, start: readonly number[]): number[] {
  const chosen = [...start];
  const total = sets.weights.reduce((sum, weight) => sum + weight, 0);
  for (let round = 0; round < 500; round++) {
    const move = bestMove(sets, chosen);
    if (move === null || move.gain <= 1e-9 * total) break;
    if (move.out < 0) chosen.push(move.option);
    else chosen[move.out] = move.option;
  }
  return chosen;
}

/**
 * Takes two options out, puts others in their place and swaps again, for every two of the
 * choice in turn, until none of it helps: what a proof begins with, since a better plan to
 * start from rules out more.
 */
export function improveLonger(sets: SetSystem, start: readonly number[]): number[] {
  let best = improve(sets, start);
  let worth = worthOf(sets, best);
  let [first, second, tries] = [0, 1, 0];
  while (first < best.length - 1 && tries++ < mostTries) {
    const pair = [best[first] as number, best[second] as number];
    let kicked = best.filter((option) => !pair.includes(option));
    for (const _ of pair) {
      const move = bestMove(sets, kicked, pair);
      if (move !== null && move.out < 0) kicked = [...kicked, move.option];
    }
    const found = improve(sets, kicked);
    const foundWorth = worthOf(sets, found);
    if (foundWorth > worth) {
      [best, worth] = [found, foundWorth];
      [first, second] = [0, 1];
    } else if (++second === best.length) {
      first++;
      second = first + 1;
    }
  }
  return best.toSorted((a, b) => a - b);
}

/** A second or two at the largest size there is to be. */
const mostTries = 200;

function bestMove(
  sets: SetSystem,
  chosen: readonly number[],
  barred: readonly number[] = [],
): Move | null {
  const { starts, elements, weights, prices, budget } = sets;
  const state = stateOf(sets, chosen);
  const { counts, up, down, coverers } = state;
  const losses = chosen.map((option) => {
    let loss = 0;
    for (let k = starts[option] as number; k < (starts[option + 1] as number); k++) {
      loss += down[elements[k] as number] as number;
    }
    return loss;
  });
  const spent = chosen.reduce((sum, option) => sum + (prices[option] as number), 0);
  const isChosen = new Set(chosen);
  const shared = new Float64Array(chosen.length);
  let best: Move | null = null;
  for (let option = 0; option < prices.length; option++) {
    if (isChosen.has(option) || barred.includes(option)) continue;
    let gain = 0;
    shared.fill(0);
    for (let k = starts[option] as number; k < (starts[option + 1] as number); k++) {
      const element = elements[k] as number;
      const count = counts[element] as number;
      if (count > 2) continue;
      gain += up[element] as number;
      // Neither lost nor gained where what goes out and what comes in cover the same.
      const both = (down[element] as number) - (up[element] as number);
      for (let c = 2 * element; c < 2 * element + 2; c++) {
        const position = coverers[c] as number;
        if (position >= 0) shared[position] = (shared[position] as number) + both;
      }
    }
    const price = prices[option] as number;
    for (let out = -1; out < chosen.length; out++) {
      const refund = out < 0 ? 0 : (prices[chosen[out] as number] as number);
      if (spent - refund + price > budget * (1 + 1e-12)) continue;
      const change = out < 0 ? gain : gain - (losses[out] as number) + (shared[out] as number);
      if (best === null || change > best.gain) best = { out, option, gain: change };
    }
  }
  return weights.length === 0 ? null : best;
}

/** Counts, what one cover more or less would change, and by which choices (two at most). */
function stateOf(sets: SetSystem, chosen: readonly number[]) {
  const { starts, elements, weights } = sets;
  const levels = levelsOf(sets);
  const counts = coverCounts(sets, chosen);
  const coverers = new Int32Array(2 * weights.length).fill(-1);
  for (const [position, option] of chosen.entries()) {
    for (let k = starts[option] as number; k < (starts[option + 1] as number); k++) {
      const element = elements[k] as number;
      const slot = coverers[2 * element] === -1 ? 2 * element : 2 * element + 1;
      coverers[slot] = position;
    }
  }
  const level = (count: number) => levels[Math.min(count, 2)] as number;
  const up = weights.map((weight, i) => {
    const count = counts[i] as number;
    return weight * (level(count + 1) - level(count));
  });
  const down = weights.map((weight, i) => {
    const count = counts[i] as number;
    return count === 0 ? 0 : weight * (level(count) - level(count - 1));
  });
  return { counts, up, down, coverers };
}

/** Few options that cover all that can be covered: greedy, without what is superfluous. */
export function searchFewest(sets: SetSystem): number[] {
  const asked = { ...sets, weights: new Float64Array(sets.weights.length).fill(1) };
  let chosen = withoutSuperfluous(asked, greedySets(asked));
  // One fewer, moved about by swaps, covers all more often than one would think.
  while (chosen.length > 1) {
    const fewer = improve({ ...asked, budget: chosen.length - 1 }, chosen.slice(0, -1));
    if (worthOf(asked, fewer) < asked.weights.length) break;
    chosen = withoutSuperfluous(asked, fewer);
  }
  return chosen.toSorted((a, b) => a - b);
}

function withoutSuperfluous(sets: SetSystem, chosen: readonly number[]): number[] {
  const worth = worthOf(sets, chosen);
  return chosen.reduceRight<number[]>(
    (kept, option) => {
      const fewer = kept.filter((other) => other !== option);
      return worthOf(sets, fewer) < worth ? kept : fewer;
    },
    [...chosen],
  );
}
