// The question of the best change, as the planner's question puts it. New sites: stations
// that count now stay. Longer hours: those of the
// week of the moment. Ways are network times.

import { eligible } from '#core/planning/eligibility.ts';
import {
  backupSiting,
  coverSiting,
  fewestSiting,
  type Siting,
  type SitingInput,
} from '#core/planning/siting.ts';
import { type HoursChoice, longerHours } from '#core/planning/siting-bands.ts';
import type { HoursInput } from '#core/planning/siting-hours.ts';
import { costsOfTimes } from '#core/planning/siting-places.ts';
import type { ServiceCode } from '#core/service.ts';
import type { Station } from '#core/station.ts';
import type { StationTimes, TimesTable } from '#core/streets/times-table.ts';
import type { LngLat } from '#core/units.ts';
import { cutoffSeconds } from '#views/planner/map/scene.ts';
import type { Planner } from '#views/planner/question/use-planner.ts';
import type { Candidates } from './use-candidates.ts';

export const siteObjectives = ['cover', 'fewest', 'median', 'center', 'backup'] as const;
export type SiteObjective = (typeof siteObjectives)[number];

export interface SitingQuestion {
  readonly input: SitingInput;
  /** Where each candidate is; those that stand come first. */
  readonly places: readonly LngLat[];
  /** Of each candidate, as its file has it; empty where there is none. */
  readonly names: readonly string[];
}

export function sitingQuestion(
  { plan, weights }: Pick<Planner, 'plan' | 'weights'>,
  candidates: Candidates,
): SitingQuestion {
  const standing = plan.stations.flatMap((_, s) => (plan.eligibility[s] === eligible ? [s] : []));
  const now = columnsOf(plan.table);
  const columns = [...standing.map((s) => now[s] as StationTimes), ...candidates.columns];
  return {
    input: { weights, costs: costsOfTimes(columns), fixed: [...standing.keys()] },
    places: [...standing.map((s) => (plan.stations[s] as Station).at), ...candidates.places],
    names: [...standing.map(() => ''), ...candidates.names],
  };
}

export function sitingOf(
  { input }: SitingQuestion,
  planner: Planner,
  { objective, add }: { readonly objective: SiteObjective; readonly add: number },
): Siting {
  const cutoff = cutoffSeconds(planner.question);
  switch (objective) {
    case 'cover':
      return coverSiting(input, cutoff, add);
    case 'fewest':
      return fewestSiting(input, cutoff);
    case 'backup':
      return backupSiting(input, cutoff, { add, coverAll: false });
    case 'median':
    case 'center':
      return { objective, input, add };
  }
}

/** The columns of a table, taken from its rows: of each station its points with their times. */
function columnsOf({ starts, stations, seconds, pointCount, ...table }: TimesTable) {
  const columns = Array.from(table.stationSnapMetres, (snapMetres) => {
    return { snapMetres, points: [] as number[], seconds: [] as number[] };
  });
  for (let p = 0; p < pointCount; p++) {
    for (let i = starts[p] as number; i < (starts[p + 1] as number); i++) {
      const column = columns[stations[i] as number];
      column?.points.push(p);
      column?.seconds.push(seconds[i] as number);
    }
  }
  return columns.map(({ snapMetres, ...column }): StationTimes => {
    return {
      snapMetres,
      points: Uint32Array.from(column.points),
      seconds: Float32Array.from(column.seconds),
    };
  });
}

export interface HoursQuestion {
  readonly input: HoursInput;
  readonly choiceOf: (option: number) => HoursChoice;
}

interface HoursOptions {
  /** Local minute at which the week begins. */
  readonly monday: number;
  readonly services: readonly ServiceCode[];
  /** Hours a week. */
  readonly budget: number;
}

export function hoursQuestion(
  { area, plan, question, weights }: Pick<Planner, 'area' | 'plan' | 'question' | 'weights'>,
  { monday, services, budget }: HoursOptions,
): HoursQuestion {
  const { stations, table } = plan;
  const { calendar } = area;
  const { choices, classes } = longerHours({ stations, services, calendar, monday });
  const input = {
    costs: costsOfTimes(columnsOf(table)),
    cutoff: cutoffSeconds(question),
    weights,
    classes,
    stationOf: choices.map(({ index }) => index),
    budget,
  };
  return { input, choiceOf: (option) => choices[option] as HoursChoice };
}
