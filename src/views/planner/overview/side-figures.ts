// The figures of one side of a comparison, as numbers: pure, so that whatever tells them
// (panel, comparison, report) tells the same. Definitions: docs/figures.md.

import {
  nearestKth,
  type SupplyQuery,
  supplyOf,
  type TimeToNearest,
  timeToNearest,
} from '#core/planning/access.ts';
import { weightWithAtLeast } from '#core/planning/backup.ts';
import { type Covered, stationsInReach, totalWeight } from '#core/planning/coverage.ts';
import { eligible } from '#core/planning/eligibility.ts';
import { gini, palma } from '#core/planning/equity.ts';
import type { Side } from '#views/planner/question/use-planner.ts';

export interface MomentFigures {
  /** Shares within each cutoff. */
  readonly within: readonly Covered[];
  readonly nearest: TimeToNearest;
  /** Stations that count for certain. */
  readonly stations: number;
}

export function momentFigures(
  { coverage, eligibility }: Pick<Side, 'coverage' | 'eligibility'>,
  weights: Float64Array,
): MomentFigures {
  const total = coverage.total || 1;
  return {
    within: coverage.bands.map(({ least, most }) => ({ least: least / total, most: most / total })),
    nearest: timeToNearest(coverage.certain.first, weights),
    stations: eligibility.reduce((sum, level) => sum + Number(level === eligible), 0),
  };
}

export interface AccessFigures {
  readonly secondSeconds: number | null;
  readonly thirdSeconds: number | null;
  /** Share with two stations or more within the cutoff. */
  readonly withTwo: number;
  /** Seats within reach for 1,000 of the weight; a lower bound where seats are not known. */
  readonly seatsPer1000: number;
  /** Stations whose seats are known, of all that count. */
  readonly seatsKnown: readonly [known: number, counted: number];
  readonly gini: number | null;
  readonly palma: number | null;
}

export function accessFigures(
  { table, eligibility, seats }: Pick<Side, 'table' | 'eligibility'> & Pick<SupplyQuery, 'seats'>,
  weights: Float64Array,
  cutoffSeconds: number,
): AccessFigures {
  const total = totalWeight(weights) || 1;
  const meanOf = (k: number) =>
    timeToNearest({ seconds: nearestKth(table, eligibility, k) }, weights).meanSeconds;
  const inReach = stationsInReach(table, eligibility, cutoffSeconds);
  const supply = supplyOf({ table, eligibility, seats, weights, cutoffSeconds });
  const all = supply.seatsPerHead.reduce((sum, one, p) => sum + one * (weights[p] as number), 0);
  return {
    secondSeconds: meanOf(2),
    thirdSeconds: meanOf(3),
    withTwo: weightWithAtLeast(2, inReach, weights) / total,
    seatsPer1000: (1000 * all) / total,
    seatsKnown: [supply.known, supply.counted],
    gini: gini(supply.seatsPerHead, weights),
    palma: palma(supply.seatsPerHead, weights),
  };
}
