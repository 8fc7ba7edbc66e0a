// Longer hours as a choice: which stations to keep open in which bands of the week under a
// budget of hours. An option is a station in a band; what it covers are the points near it in
// those hours of the band in which it is closed now, weighed in weight × hours a week.

import type { CostTable, SetSiting } from './siting.ts';

/** Hours of the week, together or apart, in which the same stations are open. */
export interface HourClass {
  /** How many hours of the week are of this class. */
  readonly hours: number;
  /** Index of the band they lie in. */
  readonly band: number;
  /** Of each station: open in these hours. */
  readonly isOpen: readonly boolean[];
  /** Of each point, in one of these hours. */
  readonly weights: Float64Array;
}

export interface HoursInput {
  /** Its candidates are the stations. */
  readonly costs: CostTable;
  readonly cutoff: number;
  readonly bandCount: number;
  readonly classes: readonly HourClass[];
  /** Hours a week. */
  readonly budget: number;
}

/** Options: station × `bandCount` + band. Elements: class × points + point. */
export function hoursSiting({ costs, cutoff, bandCount, classes, budget }: HoursInput): SetSiting {
  const pointCount = classes[0]?.weights.length ?? 0;
  const stationCount = costs.starts.length - 1;
  const near = Array.from({ length: stationCount }, (_, station) =>
    Array.from(costs.points.subarray(costs.starts[station], costs.starts[station + 1]))
      .filter((_, k) => (costs.costs[(costs.starts[station] as number) + k] as number) <= cutoff)
      .sort((a, b) => a - b),
  );
  const weights = new Float64Array(classes.length * pointCount);
  const already = new Uint8Array(weights.length);
  for (const [c, { hours, isOpen, weights: hourly }] of classes.entries()) {
    for (let i = 0; i < pointCount; i++)
      weights[c * pointCount + i] = hours * (hourly[i] as number);
    for (const [station, points] of near.entries()) {
      if (isOpen[station]) for (const i of points) already[c * pointCount + i] = 1;
    }
  }
  const starts = [0];
  const elements: number[] = [];
  const prices: number[] = [];
  for (const [station, points] of near.entries()) {
    for (let band = 0; band < bandCount; band++) {
      let price = 0;
      for (const [c, one] of classes.entries()) {
        if (one.band !== band || one.isOpen[station]) continue;
        price += one.hours;
        for (const i of points) {
          if ((weights[c * pointCount + i] as number) > 0) elements.push(c * pointCount + i);
        }
      }
      starts.push(elements.length);
      // Open all through the band already: nothing to be had for any price.
      prices.push(price === 0 ? Number.POSITIVE_INFINITY : price);
    }
  }
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
