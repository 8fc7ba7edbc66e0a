// A siting question asked of a built area: candidates by their network times to the demand,
// stations that stand already, or the bands of the week in which they could stay open.

import { CommandError } from '#cli/command-error.ts';
import { usualWeight } from '#cli/coverage/measure.ts';
import { readPlanned } from '#cli/coverage/read-scenario.ts';
import { type OpenArea, openArea } from '#cli/open-area.ts';
import { type NamedPoint, readPoints } from '#cli/read-points.ts';
import type { DemandWeight } from '#core/demand.ts';
import { eligibleTimeline } from '#core/hours/station-opening.ts';
import { localMinuteOf, minutesPerDay, parseDate, parseLocalTime } from '#core/local-time.ts';
import { eligibilityAnyTime, eligibilityAt, eligible } from '#core/planning/eligibility.ts';
import type { CostTable, SetSiting, SitingInput } from '#core/planning/siting.ts';
import { longerHours } from '#core/planning/siting-bands.ts';
import { hoursSiting } from '#core/planning/siting-hours.ts';
import { costsOfTimes, junctions } from '#core/planning/siting-places.ts';
import { mondayOf } from '#core/planning/week.ts';
import type { ServiceCode } from '#core/service.ts';
import type { Station } from '#core/station.ts';
import type { ProfileName } from '#core/streets/profile.ts';
import { makeLabels } from '#core/streets/search.ts';
import { linkPoints, timesOfStation } from '#core/streets/times-table.ts';
import type { Instant, LngLat } from '#core/units.ts';
import type { Town } from './read-town.ts';

export interface AreaOptions {
  readonly area: string;
  /** Its file, or the text of a link: what stands already. */
  readonly scenario: string | undefined;
  readonly profile: ProfileName;
  /** null: as for coverage. */
  readonly weight: DemandWeight | null;
  /** Only stations that offer all of them count as standing. */
  readonly services: readonly ServiceCode[];
  /** Only stations open then count as standing; null: at any time. */
  readonly when: string | null;
  /** `demand`, `junctions` or a file of points. */
  readonly candidates: string;
  readonly fixed: 'existing' | 'none';
  readonly farthestSeconds: number;
  readonly report: (share: number) => void;
  readonly tell: (line: string) => void;
}

export interface AreaQuestion {
  readonly weightName: string;
  /** Its name; null: none was asked for. */
  readonly scenario: string | null;
  readonly input: SitingInput;
  readonly candidates: readonly NamedPoint[];
}

/** Junctions closer together than this make no difference to a walk, metres. */
const junctionSpacing = 100;

export async function askForSites(options: AreaOptions): Promise<AreaQuestion> {
  const { town, scenario } = await readPlanned(options, options.tell);
  const open = await openArea(options.area, options.profile);
  const standing = options.fixed === 'none' ? [] : standingStations(town, options);
  const added = await candidatePlaces(town, open, options.candidates);
  const candidates = [...standing.map(({ id, at }) => ({ id, at })), ...added];
  const { name, weights } = weightsOf(town, options.weight);
  return {
    weightName: name,
    scenario,
    input: {
      weights,
      costs: timesTo(town, open, { ...options, candidates }),
      fixed: [...standing.keys()],
    },
    candidates,
  };
}

export interface HoursQuestion extends Pick<AreaQuestion, 'weightName' | 'scenario'> {
  readonly siting: SetSiting;
  /** Of each option. */
  readonly names: readonly (NamedPoint & { readonly hours: string })[];
}

export async function askForHours(options: AreaOptions, hours: number): Promise<HoursQuestion> {
  const { town, scenario } = await readPlanned(options, options.tell);
  const open = await openArea(options.area, options.profile);
  const { services, when } = options;
  const { calendar, stations } = town;
  const monday = mondayOf(minuteAsked(town, when));
  const { name, weights } = weightsOf(town, options.weight);
  const { choices, classes } = longerHours({ stations, services, calendar, monday });
  const siting = hoursSiting({
    costs: timesTo(town, open, { ...options, candidates: stations }),
    cutoff: options.farthestSeconds,
    weights,
    classes,
    stationOf: choices.map(({ index }) => index),
    budget: hours,
  });
  const names = choices.map(({ station: { id, at }, band }) => ({ id, at, hours: band.text }));
  return { siting, names, scenario, weightName: `${name} × hours a week` };
}

function instantAsked(when: string, { calendar }: Town): Instant {
  const instant = parseLocalTime(when, calendar.utcOffsetMinutes);
  if (instant === null) throw new CommandError(`"${when}" is no time YYYY-MM-DDTHH:MM`, 2);
  return instant;
}

/** The minute asked about; without one the beginning of the day the data are of. */
function minuteAsked(town: Town, when: string | null): number {
  if (when === null) return (parseDate(town.manifest.dataDate) ?? 0) * minutesPerDay;
  return localMinuteOf(instantAsked(when, town), town.calendar.utcOffsetMinutes);
}

/** Stations whose hours are not known then do not count. */
function standingStations(town: Town, { services, when }: AreaOptions): Station[] {
  const { stations, calendar } = town;
  const timelines = stations.map((station) => eligibleTimeline(station, services, calendar));
  const eligibility =
    when === null
      ? eligibilityAnyTime(stations, services)
      : eligibilityAt(timelines, minuteAsked(town, when));
  return stations.filter((_, i) => eligibility[i] === eligible);
}

async function candidatePlaces(town: Town, { network }: OpenArea, from: string) {
  if (from === 'demand') return town.demand.map(({ id, at }) => ({ id, at }));
  if (from !== 'junctions') return (await Array.fromAsync(readPoints(from))).flat();
  return junctions(network, junctionSpacing).map((at, i) => ({ id: `junction-${i + 1}`, at }));
}

interface Weights {
  readonly name: string;
  readonly weights: Float64Array;
}

function weightsOf(town: Town, asked: DemandWeight | null): Weights {
  const name = asked ?? usualWeight(town);
  const isOfPoints = name !== 'street_length' && name !== 'area';
  const weights = Float64Array.from(town.demand, (point) => (isOfPoints && point[name]) || 0);
  if (weights.some((one) => one > 0)) return { name, weights };
  throw new CommandError(`no demand point of ${town.manifest.id} has a weight "${name}"`);
}

function timesTo(
  { demand }: Town,
  { network, index }: OpenArea,
  {
    candidates,
    farthestSeconds,
    report,
  }: Pick<AreaOptions, 'farthestSeconds' | 'report'> & {
    readonly candidates: readonly { readonly at: LngLat }[];
  },
): CostTable {
  const open = { network, index, labels: makeLabels(network.labelCount) };
  const points = linkPoints(
    open,
    demand.map(({ at }) => at),
  );
  return costsOfTimes(
    candidates.map(({ at: station }, j) => {
      report(j / candidates.length);
      const query = { station, cutoffSeconds: farthestSeconds, direction: 'to' } as const;
      return timesOfStation(open, points, query);
    }),
  );
}
