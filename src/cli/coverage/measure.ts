// What a figure counts, and how much of it is within reach of stations: the weights of demand
// points, by a table of times; metres of street or ground, by a search from all stations at once.

import { CommandError } from '#cli/command-error.ts';
import type { OpenArea } from '#cli/open-area.ts';
import type { Town } from '#cli/siting/read-town.ts';
import { type PointWeight, pointWeights } from '#core/demand.ts';
import { nearestTwo, totalWeight, weightWithin } from '#core/planning/coverage.ts';
import { doubtful, type Eligibility, eligible } from '#core/planning/eligibility.ts';
import {
  countedGround,
  countedStreets,
  squareMetresWithin,
  streetMetresWithin,
} from '#core/planning/street-coverage.ts';
import type { Week } from '#core/planning/week.ts';
import { type PhaseCoverage, phaseCoverage, weekReach } from '#core/planning/week-coverage.ts';
import { fillField, reachedShapes } from '#core/streets/catchment.ts';
import { makeField } from '#core/streets/contour.ts';
import { makeRaster, usualCell } from '#core/streets/raster.ts';
import { type Reach, reachOf } from '#core/streets/reach.ts';
import { makeLabels } from '#core/streets/search.ts';
import { snap } from '#core/streets/snap.ts';
import { type TimesTable, timesTable } from '#core/streets/times-table.ts';

export const weightNames = [...pointWeights, 'street_length', 'area'] as const;
export type WeightName = PointWeight | 'street_length' | 'area';

export interface Measure {
  readonly name: WeightName;
  /** Persons or orders, metres, or square metres. */
  readonly total: number;
  /** Within each cutoff (seconds) of stations of a level or a better one. */
  readonly within: (
    eligibility: Eligibility,
    level: typeof doubtful | typeof eligible,
    cutoffs: readonly number[],
  ) => number[];
  readonly inPhases: (week: Week, cutoff: number) => PhaseCoverage;
  /** null: what is counted are not points. */
  readonly points: { readonly table: TimesTable; readonly weights: Float64Array } | null;
}

/** Ways longer than this are not looked for, seconds. */
export const farthestSeconds = 3600;

export interface Counted {
  readonly town: Town;
  readonly open: OpenArea;
}

/** Whom to count where nobody says: residents of the service area, or what there is. */
export function usualWeight({ demand, manifest }: Town): WeightName {
  const order = ['residents_in_service_area', 'residents', 'order_origins'] as const;
  const found = order.find((name) => demand.some((point) => (point[name] ?? 0) > 0));
  return found ?? (manifest.files.demand ? 'residents' : 'street_length');
}

export function measureOf(name: WeightName, counted: Counted): Measure {
  if (name === 'street_length') return byReach(name, counted, streets(counted));
  if (name === 'area') return byReach(name, counted, ground(counted));
  return byPoints(name, counted);
}

function byPoints(name: PointWeight, { town, open }: Counted): Measure {
  const weights = Float64Array.from(town.demand, (point) => point[name] ?? 0);
  const total = totalWeight(weights);
  const { id } = town.manifest;
  if (town.demand.length === 0) throw new CommandError(`${id} was built without demand points`);
  if (total === 0) throw new CommandError(`no demand point of ${id} has a weight "${name}"`);
  const labels = makeLabels(open.network.labelCount);
  const table = timesTable(
    { ...open, labels },
    {
      stations: town.stations.map(({ at }) => at),
      points: town.demand.map(({ at }) => at),
      direction: 'to',
      cutoffSeconds: farthestSeconds,
    },
  );
  return {
    name,
    total,
    within: (eligibility, level, cutoffs) =>
      weightWithin(nearestTwo(table, eligibility, level).first, weights, cutoffs),
    inPhases: (week, cutoff) => phaseCoverage(weekReach(table, week, cutoff), weights),
    points: { table, weights },
  };
}

interface Ground {
  readonly total: number;
  readonly within: (reach: Reach, cutoffs: readonly number[]) => number[];
}

function byReach(name: WeightName, { open, town }: Counted, ground: Ground): Measure {
  const { network, index } = open;
  const labels = makeLabels(network.labelCount);
  const places = town.stations.map(({ at }) => snap(network, index, at));
  const within: Measure['within'] = (eligibility, level, cutoffs) => {
    const from = places.filter((place, s) => place && (eligibility[s] as number) >= level);
    const reach = reachOf(network, labels, {
      places: from.filter((place) => place !== null),
      direction: 'to',
      cutoffSeconds: Math.max(...cutoffs),
    });
    return ground.within(reach, cutoffs);
  };
  const inPhases: Measure['inPhases'] = ({ phases }, cutoff) => {
    const sums = (level: typeof doubtful | typeof eligible) =>
      Float64Array.from(phases, (phase) => within(phase, level, [cutoff])[0] as number);
    const least = sums(eligible);
    const isCertain = phases.every((phase) => !phase.includes(doubtful));
    return { total: ground.total, least, most: isCertain ? least : sums(doubtful) };
  };
  return { name, total: ground.total, within, inPhases, points: null };
}

function streets({ open, town }: Counted): Ground {
  const counted = countedStreets(open.network, town.manifest.serviceArea);
  return {
    total: counted.metres,
    within: (reach, cutoffs) => streetMetresWithin(reach, counted, cutoffs),
  };
}

function ground({ open: { network }, town: { manifest } }: Counted): Ground {
  if (!manifest.serviceArea) throw new CommandError(`${manifest.id} has no service area`);
  const raster = makeRaster(network, usualCell(network));
  const field = makeField(raster);
  const counted = countedGround(raster, manifest.serviceArea);
  return {
    total: counted.squareMetres,
    within: (reach, cutoffs) => {
      fillField(field, reach, reachedShapes(reach, new Uint8Array(network.graph.shapeCount)));
      return squareMetresWithin(field, counted, cutoffs);
    },
  };
}
