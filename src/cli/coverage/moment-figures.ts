// Figures of a moment, or of any time: coverage with the ways behind it, each station by what
// its closing would cost, each demand point with its stations.

import area from '@turf/area';
import {
  nearestKth,
  reachFactor,
  supplyOf,
  type TimeToNearest,
  timeToNearest,
} from '#core/planning/access.ts';
import { closureLosses, weightWithAtLeast } from '#core/planning/backup.ts';
import { nearestTwo, stationsInReach, totalWeight } from '#core/planning/coverage.ts';
import { doubtful, type Eligibility, eligible } from '#core/planning/eligibility.ts';
import { gini, palma } from '#core/planning/equity.ts';
import { fillField, outline, reachedShapes } from '#core/streets/catchment.ts';
import { makeField } from '#core/streets/contour.ts';
import { makeRaster, usualCell } from '#core/streets/raster.ts';
import { reachOf } from '#core/streets/reach.ts';
import { makeLabels } from '#core/streets/search.ts';
import { snap } from '#core/streets/snap.ts';
import type { LngLat } from '#core/units.ts';
import {
  type Cutoff,
  type Figures,
  type MomentQuestion,
  pointsOf,
  round,
  secondsOf,
  share,
} from './question.ts';

const countOf = (eligibility: Eligibility, level: number) =>
  eligibility.reduce((count, one) => count + (one === level ? 1 : 0), 0);

/** How many lie too far from every street to reach anything. */
const outside = (snapMetres: Float32Array) => snapMetres.filter(Number.isNaN).length;

/** One row for each cutoff. */
export function figuresAt(question: MomentQuestion): Figures {
  const { measure, eligibility, cutoffs } = question;
  const limits = cutoffs.list.map(({ seconds }) => seconds);
  const least = measure.within(eligibility, eligible, limits);
  const most = measure.within(eligibility, doubtful, limits);
  const stations = {
    counted: countOf(eligibility, eligible),
    hours_unknown: countOf(eligibility, doubtful),
  };
  return {
    header: [cutoffs.unit, 'covered', 'share', 'share_most'],
    rows: cutoffs.list.map(({ asked }, i) => {
      const covered = least[i] as number;
      const shares = [covered, most[i] as number].map((one) => share(one / measure.total));
      return [asked, round(covered, 1), ...shares];
    }),
    summary: measure.points ? { stations, ...pointSummary(question) } : { stations },
  };
}

/** Ways to the nearest three, who has two to choose from, and seats for whom. */
function pointSummary(question: MomentQuestion) {
  const { eligibility, town, cutoffs } = question;
  const { table, weights } = pointsOf(question);
  const total = totalWeight(weights);
  const timesTo = (k: number) =>
    timesOf(timeToNearest({ seconds: nearestKth(table, eligibility, k) }, weights));
  return {
    off_streets: {
      stations: outside(table.stationSnapMetres),
      points: outside(table.pointSnapMetres),
    },
    time_to_nearest: timesTo(1),
    time_to_second: timesTo(2),
    time_to_third: timesTo(3),
    share_with_two: cutoffs.list.map(({ asked, seconds }) => {
      const two = weightWithAtLeast(2, stationsInReach(table, eligibility, seconds), weights);
      return { [cutoffs.unit]: asked, share: share(two / total) };
    }),
    seats: cutoffs.list.map(({ asked, seconds }) => {
      const seats = town.stations.map(({ capacity }) => capacity?.seats ?? null);
      const asking = { table, eligibility, seats, weights, cutoffSeconds: seconds };
      const { seatsPerHead, isLeast, known, counted } = supplyOf(asking);
      const each = [gini(seatsPerHead, weights), palma(seatsPerHead, weights)];
      const [giniOf, palmaOf] = each.map((one) => one && round(one, 4));
      const inDoubt = weights.reduce((sum, one, p) => sum + (isLeast[p] === 1 ? one : 0), 0);
      return {
        [cutoffs.unit]: asked,
        stations_known: known,
        stations_counted: counted,
        per_1000: round(
          (1000 * totalWeight(seatsPerHead.map((one, p) => one * (weights[p] as number)))) / total,
          3,
        ),
        share_of_lower_bounds: share(inDoubt / total),
        gini: giniOf,
        palma: palmaOf,
      };
    }),
  };
}

const timesOf = ({ meanSeconds, medianSeconds, p90Seconds, unreached, total }: TimeToNearest) => ({
  mean_s: secondsOf(meanSeconds),
  median_s: secondsOf(medianSeconds),
  p90_s: secondsOf(p90Seconds),
  unreached_share: share(unreached / total),
});

/** One row for each station that counts and each cutoff, the greatest loss first. */
export function figuresByStation(question: MomentQuestion): Figures {
  const { measure, eligibility, cutoffs } = question;
  const { stations } = question.town;
  const { table, weights } = pointsOf(question);
  const two = nearestTwo(table, eligibility);
  const factorOf = reachFactors(question);
  return {
    header: [
      ...['station', 'name', cutoffs.unit, 'carried', 'lost', 'lost_share', 'added_s'],
      'reach_factor',
    ],
    rows: cutoffs.list.flatMap((cutoff) => {
      const closure = { stationCount: stations.length, cutoffSeconds: cutoff.seconds };
      return closureLosses(two, weights, closure).flatMap(
        ({ station, carried, lost, addedSeconds }) => {
          const one = stations[station];
          if (one === undefined || eligibility[station] !== eligible) return [];
          const losses = [round(carried, 1), round(lost, 1), share(lost / measure.total)];
          const factor = factorOf(one.at, cutoff);
          return [[one.id, one.name, cutoff.asked, ...losses, secondsOf(addedSeconds), factor]];
        },
      );
    }),
  };
}

/** The reach factor of a place; null: it lies off the streets. */
function reachFactors({ open: { network, index } }: MomentQuestion) {
  const field = makeField(makeRaster(network, usualCell(network)));
  const labels = makeLabels(network.labelCount);
  const seen = new Uint8Array(network.graph.shapeCount);
  return (at: LngLat, { seconds }: Cutoff): number | null => {
    const place = snap(network, index, at);
    if (place === null) return null;
    const query = { places: [place], direction: 'to', cutoffSeconds: seconds } as const;
    const reach = reachOf(network, labels, query);
    fillField(field, reach, reachedShapes(reach, seen));
    return round(reachFactor(area(outline(field, seconds * 1000)), network.profile, seconds), 4);
  };
}

/** One row for each demand point: its nearest two stations, and how many it can choose from. */
export function figuresByPoint(question: MomentQuestion): Figures {
  const { town, eligibility, cutoffs } = question;
  const { stations } = town;
  const { table, weights } = pointsOf(question);
  const { first, second } = nearestTwo(table, eligibility);
  const counts = cutoffs.list.map(({ seconds }) => stationsInReach(table, eligibility, seconds));
  const idOf = (station: number | undefined) => stations[station ?? -1]?.id ?? null;
  return {
    header: [
      ...['point', 'lng', 'lat', 'weight', 'station', 'seconds', 'second_station', 'second_s'],
      ...cutoffs.list.map(({ asked }) => `stations_within_${asked}_${cutoffs.unit}`),
    ],
    rows: town.demand.map(({ id, at }, p) => [
      ...[id, ...at, weights[p] as number],
      ...[idOf(first.station[p]), secondsOf(first.seconds[p])],
      ...[idOf(second.station[p]), secondsOf(second.seconds[p])],
      ...counts.map((count) => count[p] as number),
    ]),
  };
}
