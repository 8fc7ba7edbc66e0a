// The question of the best change, as the planner's question puts it. New sites: candidates
// are the demand points that count, stations that count now stay. Longer hours: stations that
// count at some time, in the week of the moment. Ways are network times.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { streetsOf } from '#api/area.ts';
import { timesTableQuery } from '#compute/stations.ts';
import { withLongerHours } from '#core/hours/format.ts';
import { parseHours } from '#core/hours/parse.ts';
import { eligibleTimeline } from '#core/hours/station-opening.ts';
import { eligibilityAnyTime, eligible } from '#core/planning/eligibility.ts';
import type { ScenarioEdit } from '#core/planning/scenario.ts';
import {
  backupSiting,
  coverSiting,
  fewestSiting,
  type Siting,
  type SitingInput,
} from '#core/planning/siting.ts';
import { hourClasses, type OpeningBand, openingBands } from '#core/planning/siting-bands.ts';
import { hoursSiting } from '#core/planning/siting-hours.ts';
import { costsOfTimes } from '#core/planning/siting-places.ts';
import { weekOfEligibility } from '#core/planning/week.ts';
import type { ServiceCode } from '#core/service.ts';
import type { Station } from '#core/station.ts';
import type { StationTimes, TimesTable } from '#core/streets/times-table.ts';
import type { LngLat } from '#core/units.ts';
import { cutoffSeconds } from './scene.ts';
import type { Planner } from './use-planner.ts';
import { tableCutoffMinutes } from './use-tables.ts';

export const siteObjectives = ['cover', 'fewest', 'median', 'center', 'backup'] as const;
export type SiteObjective = (typeof siteObjectives)[number];

export interface SitingQuestion {
  readonly input: SitingInput;
  /** Where each candidate is; those that stand come first. */
  readonly places: readonly LngLat[];
}

export interface Candidates {
  readonly places: readonly LngLat[];
  readonly columns: readonly StationTimes[];
}

/** null while the times of the candidates are asked for. */
export function useCandidates({ area, demand, points, weights, question }: Planner): {
  readonly candidates: Candidates | null;
  readonly error: Error | null;
} {
  const places = useMemo(
    () => demand.filter((_, p) => (weights[p] as number) > 0).map(({ at }) => at),
    [demand, weights],
  );
  const { data, error } = useQuery(
    timesTableQuery({
      streets: streetsOf(area.manifest),
      profile: question.profile,
      direction: 'to',
      cutoffSeconds: tableCutoffMinutes * 60,
      stations: places,
      points,
    }),
  );
  return { candidates: data ? { places, columns: data.columns } : null, error };
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

export interface HoursChoice {
  readonly station: Station;
  readonly band: OpeningBand;
}

export interface HoursQuestion {
  readonly siting: Siting;
  readonly choiceOf: (option: number) => HoursChoice;
}

interface HoursOptions {
  /** Local minute at which the week begins. */
  readonly monday: number;
  readonly services: readonly ServiceCode[];
  /** Hours a week. */
  readonly budget: number;
}

/** Only stations in use whose hours can be read: what is not known can't be made longer. */
export function hoursQuestion(
  { area, plan, question, weights }: Pick<Planner, 'area' | 'plan' | 'question' | 'weights'>,
  { monday, services, budget }: HoursOptions,
): HoursQuestion {
  const able = eligibilityAnyTime(plan.stations, services);
  const isAble = (station: Station, s: number) =>
    able[s] === eligible && parseHours(station.opening_hours).kind === 'rules';
  const numbers = plan.stations.flatMap((station, s) => (isAble(station, s) ? [s] : []));
  const stations = numbers.map((s) => plan.stations[s] as Station);
  const columns = columnsOf(plan.table);
  const timelines = stations.map((station) => eligibleTimeline(station, services, area.calendar));
  const siting = hoursSiting({
    costs: costsOfTimes(numbers.map((s) => columns[s] as StationTimes)),
    cutoff: cutoffSeconds(question),
    bandCount: openingBands.length,
    classes: hourClasses(weekOfEligibility(timelines, monday), weights),
    budget,
  });
  const choiceOf = (option: number): HoursChoice => ({
    station: stations[Math.floor(option / openingBands.length)] as Station,
    band: openingBands[option % openingBands.length] as OpeningBand,
  });
  return { siting, choiceOf };
}

/** Edits that keep stations open longer: the house, and what is asked for that has hours of its own. */
export function editsForHours(
  choices: readonly HoursChoice[],
  services: readonly ServiceCode[],
): ScenarioEdit[] {
  const hours = new Map<string, { station: string; part: HoursPart; hours: string }>();
  for (const { station, band } of choices) {
    const own = station.services.filter((one) => one.hours && services.includes(one.code));
    const parts: [HoursPart, string][] = [
      ['site', station.opening_hours],
      ...own.map(({ code, hours: text }): [HoursPart, string] => [code, text ?? '']),
    ];
    for (const [part, text] of parts) {
      const key = `${station.id} ${part}`;
      const span = { from: band.from * 60, to: band.to * 60 };
      const longer = withLongerHours(hours.get(key)?.hours ?? text, band.weekdays, span);
      hours.set(key, { station: station.id, part, hours: longer });
    }
  }
  return [...hours.values()].map((one) => ({ edit: 'hours', ...one }));
}

type HoursPart = Extract<ScenarioEdit, { edit: 'hours' }>['part'];
