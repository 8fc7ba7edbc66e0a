// How unequally something good is spread over people: Gini by trapezoids under the Lorenz
// curve, and Palma. Both need values that are better when larger (seats, stations in reach,
// hours covered), not times.

import { totalWeight } from './coverage.ts';

/** Values with their weights, the least value first. */
function ranked(values: Float64Array, weights: Float64Array) {
  return Array.from(values, (value, p) => ({ value, weight: weights[p] as number }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => a.value - b.value);
}

/** From 0, all have the same, towards 1, one has all; null: nobody has anything. */
export function gini(values: Float64Array, weights: Float64Array): number | null {
  const list = ranked(values, weights);
  const heads = totalWeight(weights);
  const sum = list.reduce((so, { value, weight }) => so + value * weight, 0);
  if (!(sum > 0)) return null;
  let [held, area] = [0, 0];
  for (const { value, weight } of list) {
    const next = held + (value * weight) / sum;
    area += (weight / heads) * (held + next);
    held = next;
  }
  return 1 - area;
}

/** Mean of the tenth that has most over the mean of the four tenths that have least; null: these have nothing. */
export function palma(values: Float64Array, weights: Float64Array): number | null {
  const list = ranked(values, weights);
  const heads = totalWeight(weights);
  const least = meanOfFirst(list, 0.4 * heads);
  return least > 0 ? meanOfFirst(list.toReversed(), 0.1 * heads) / least : null;
}

/** Mean over so much weight from the beginning of the list; the last point counts in part. */
function meanOfFirst(list: ReturnType<typeof ranked>, heads: number): number {
  let [left, sum] = [heads, 0];
  for (const { value, weight } of list) {
    const part = Math.min(left, weight);
    sum += value * part;
    left -= part;
  }
  return heads > 0 ? sum / heads : 0;
}
