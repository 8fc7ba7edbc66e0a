// Longer hours as a choice: which stations to keep open in which bands of the week under a
// budget of hours. An option is a station in a band; what it covers are the points near it in
// those hours in which the band opens it and it is closed now, weighed in weight × hours a week.

import type { CostTable, SetSiting } from './siting.ts';

/** Hours of the week, together or apart, in which the same stations are open, now and if kept open. */
export interface HourClass {
  /** How many hours of the week are of this class. */
  readonly hours: number;
  /** Of each station: open in these hours. */
  readonly isOpen: readonly boolean[];
  /** Of each option: its station would be open in these hours. */
  readonly opens: readonly boolean[];
}

export interface HoursInput {
  /** Its candidates are the stations. */
  readonly costs: CostTable;
  readonly cutoff: number;
  /** Of each point. */
  readonly weights: Float64Array;
  readonly classes: readonly HourClass[];
  /** Of each option. */
  readonly stationOf: readonly number[];
  /** Hours a week. */
  readonly budget: number;
}

/** Elements: class × points + point. An option costs the hours in which it opens its station. */
export function hoursSiting(input: HoursInput): SetSiting {
  const { costs, cutoff, weights: heads, classes, stationOf, budget } = input;
  const pointCount = heads.length;
  const near = Array.from({ length: costs.starts.length - 1 }, (_, station) =>
    Array.from(costs.points.subarray(costs.starts[station], costs.starts[station + 1]))
      .filter((_, k) => (costs.costs[(costs.starts[station] as number) + k] as number) <= cutoff)
      .filter((point) => (heads[point] as number) > 0)
      .sort((a, b) => a - b),
  );
  const weights = new Float64Array(classes.length * pointCount);
  const already = new Uint8Array(weights.length);
  for (const [c, { hours, isOpen }] of classes.entries()) {
    for (const [i, weight] of heads.entries()) weights[c * pointCount + i] = hours * weight;
    for (const [station, points] of near.entries()) {
      if (isOpen[station]) for (const i of points) already[c * pointCount + i] = 1;
    }
  }
  const starts = [0];
  const elements: number[] = [];
  const prices = stationOf.map((station, option) => {
    let price = 0;
    for (const [c, { hours, isOpen, opens }] of classes.entries()) {
      if (isOpen[station] || !opens[option]) continue;
      price += hours;
      for (const i of near[station] as number[]) elements.push(c * pointCount + i);
    }
    starts.push(elements.length);
    // Nothing to be had for any price.
    return price === 0 ? Number.POSITIVE_INFINITY : price;
  });
  return {
    objective: 'hours',
    sets: {
      weights,
      starts: Int32Array.from(starts),
      elements: Int32Array.from(elements),
      prices: Float64Array.from(prices),
      budget,
      already,
      need: 1,
      coverAll: false,
    },
  };
}
