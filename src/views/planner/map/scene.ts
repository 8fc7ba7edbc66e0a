// The planner's map as a pure function of its figures: each demand point gets the look of
// what became of it in the layer on show, each station the state the figures give it.

import type { Position } from 'geojson';
import type { PointWeight, WeightedPoint } from '#core/demand.ts';
import { soleStations } from '#core/planning/backup.ts';
import {
  changesBetween,
  type NearestStation,
  pointChanges,
  stationsInReach,
} from '#core/planning/coverage.ts';
import { doubtful, eligible } from '#core/planning/eligibility.ts';
import { mapName } from '#core/station.ts';
import type { StreetTimes } from '#core/streets/street-times.ts';
import type { Language, LngLat } from '#core/units.ts';
import { type DemandLook, demandLooks, type PlanningScene, type SceneStation } from '#map/scene.ts';
import type { PlannerLayer } from '#state/view-state.ts';
import type { Planner, Side } from '#views/planner/question/use-planner.ts';

const indexOf = (look: DemandLook) => demandLooks.indexOf(look);
const [out, unknown] = [indexOf('out'), indexOf('unknown')];

/** Bands that the map tells apart, the shortest first: with fewer than three the darker looks are left out. */
export function bandsShown<T>(limits: readonly T[]) {
  const shown = limits.slice(-bandLooks.length);
  const looks = bandLooks.slice(-shown.length);
  return shown.map((limit, i) => ({ limit, look: looks[i] as DemandLook }));
}

const bandLooks = ['near', 'middle', 'far'] as const;

/** Looks of the legend, in its order, for each layer. */
export const layerLooks: Readonly<Record<PlannerLayer, readonly DemandLook[]>> = {
  time: ['near', 'middle', 'far', 'out', 'unknown'],
  reach: ['out', 'one', 'two', 'more'],
  nearest: ['out'],
  alone: ['lost', 'one', 'same', 'never'],
  change: ['gained', 'lost', 'same', 'never'],
};

interface Looked extends Planner {
  /** Index of the selected station, −1: none; some layers ask what its closing would do. */
  readonly closing: number;
}

const lookers: Readonly<Record<PlannerLayer, (looked: Looked) => Uint8Array>> = {
  time: ({ plan, question }) => timeLooks(plan, question.cutoffs),
  reach: ({ plan, question }) => {
    const counts = stationsInReach(plan.table, plan.eligibility, cutoffSeconds(question));
    const looks = [out, indexOf('one'), indexOf('two'), indexOf('more')];
    return Uint8Array.from(counts, (count) => looks[Math.min(count, 3)] as number);
  },
  alone: ({ plan, question, closing }) => {
    const cutoff = cutoffSeconds(question);
    const { first } = plan.coverage.certain;
    const [lost, one, same, never] = layerLooks.alone.map(indexOf);
    return Uint8Array.from(soleStations(plan.coverage.certain, cutoff), (station, p) => {
      if ((first.seconds[p] as number) > cutoff) return never as number;
      if (station === -1) return same as number;
      return (station === closing ? lost : one) as number;
    });
  },
  nearest: ({ plan, question }) => {
    const { station, seconds } = plan.coverage.certain.first;
    const first = indexOf('part-0');
    return Uint8Array.from(station, (s, p) =>
      (seconds[p] as number) > cutoffSeconds(question) ? out : first + (s % 8),
    );
  },
  change: ({ base, plan, question }) => {
    const looks = pointChanges.map((one) => indexOf(one === 'out' ? 'never' : one));
    const changes = changesBetween(
      base.coverage.certain.first,
      plan.coverage.certain.first,
      cutoffSeconds(question),
    );
    return Uint8Array.from(changes, (change) => looks[change] as number);
  },
};

/** Per demand point an index into `demandLooks`. */
export const looksOf = (looked: Looked, layer: PlannerLayer): Uint8Array => lookers[layer](looked);

export const cutoffSeconds = ({ cutoffs }: Planner['question']): number =>
  60 * (cutoffs.at(-1) as number);

/** The band a point is in for certain; `unknown` where only doubtful hours would reach it. */
function timeLooks({ coverage }: Side, cutoffs: readonly number[]): Uint8Array {
  const shown = bandsShown(cutoffs);
  const looks = shown.map(({ look }) => indexOf(look));
  const band = ({ seconds }: NearestStation, p: number) =>
    shown.findIndex(({ limit }) => (seconds[p] as number) <= 60 * limit);
  return Uint8Array.from(coverage.certain.first.seconds, (_, p) => {
    const certain = band(coverage.certain.first, p);
    if (certain !== -1) return looks[certain] as number;
    return band(coverage.possible.first, p) === -1 ? out : unknown;
  });
}

/** The streets of each band as one feature; `cutoffs` in minutes, those the times were cut at. */
export function streetScene(
  { starts, coordinates, seconds }: StreetTimes,
  cutoffs: readonly number[],
): NonNullable<PlanningScene['streets']> {
  const bands = bandsShown(cutoffs).map((band) => ({ ...band, lines: [] as Position[][] }));
  for (let part = 0; part + 1 < starts.length; part++) {
    // A part lies in one band, so any time between those of its ends tells which.
    const time = ((seconds[2 * part] as number) + (seconds[2 * part + 1] as number)) / 2;
    const band = bands.find(({ limit }) => time <= 60 * limit);
    band?.lines.push(lineOf(coordinates, starts[part] as number, starts[part + 1] as number));
  }
  return {
    type: 'FeatureCollection',
    features: bands.map(({ look, lines }) => ({
      type: 'Feature',
      properties: { look },
      geometry: { type: 'MultiLineString', coordinates: lines },
    })),
  };
}

/** Points from one to another of interleaved coordinates. */
export const lineOf = (coordinates: Float64Array, from: number, to: number): [number, number][] =>
  Array.from({ length: to - from }, (_, i) => [
    coordinates[2 * (from + i)] as number,
    coordinates[2 * (from + i) + 1] as number,
  ]);

export const sceneDemand = (demand: readonly WeightedPoint[], weight: PointWeight) =>
  demand.map((point) => ({ at: point.at, weight: point[weight] ?? 0 }));

/** Points of a file that is being looked at: where they lie, and nothing else yet. */
export const previewDemand = (points: readonly LngLat[]) => points.map((at) => ({ at, weight: 1 }));
export const previewLooks = ({ length }: readonly LngLat[]) =>
  new Uint8Array(length).fill(indexOf('gained'));

/** Stations that count are open, doubtful ones unknown, all others pale. */
export function sceneStations(
  { stations, eligibility }: Pick<Side, 'stations' | 'eligibility'>,
  language: Language,
): SceneStation[] {
  return stations.map((station, i) => ({
    id: station.id,
    at: station.at,
    name: mapName(station, language),
    kind: station.kind,
    state:
      eligibility[i] === eligible ? 'open' : eligibility[i] === doubtful ? 'unknown' : 'closed',
    matches: (eligibility[i] ?? 0) >= doubtful,
    rank: null,
  }));
}
