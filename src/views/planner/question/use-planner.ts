// Everything the planner's panels and map are drawn from, worked out once: the area with
// its demand, the question (weight, profile, cutoffs, moment, services), the stations as
// they are and as the scenario has them, and for both the times and the coverage. What
// only one panel asks for is worked out there.

import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { type Area, demandQuery, placesQuery } from '#api/area.ts';
import { pointsRef } from '#compute/stations.ts';
import type { PointsRef } from '#compute/stations-api.ts';
import type { AreaManifest, Place } from '#core/area.ts';
import { type PointWeight, pointWeights, type WeightedPoint } from '#core/demand.ts';
import { localMinuteOf, parseLocalTime } from '#core/local-time.ts';
import { type Coverage, coverage } from '#core/planning/coverage.ts';
import { type Eligibility, eligibilityAnyTime, eligibilityAt } from '#core/planning/eligibility.ts';
import { applyScenario, baseOf, type Scenario } from '#core/planning/scenario.ts';
import type { Station } from '#core/station.ts';
import type { ProfileName } from '#core/streets/profile.ts';
import type { TimesTable } from '#core/streets/times-table.ts';
import { type OwnDemand, useImported } from '#state/imported.ts';
import { openPlanOf, tellAddress, usePlan } from '#state/plan.ts';
import { useApp } from '#state/store.ts';
import { defaultViewState } from '#state/view-state.ts';
import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import { useSameList } from '#views/planner/use-same-list.ts';
import { type Limits, limitsOf, minutesOf } from './limits.ts';
import { timelinesOf } from './timelines.ts';
import { type NeedsStanding, useNeeds } from './use-needs.ts';
import { useTables } from './use-tables.ts';

export interface Question {
  readonly profile: ProfileName;
  /** Minutes, the shortest first; the last is the threshold of the headline. */
  readonly cutoffs: readonly number[];
  /** The cutoffs as they were asked for. */
  readonly limits: Limits;
  readonly weight: PointWeight;
  /** Local minute of arrival; null: whatever the hour. */
  readonly minute: number | null;
}

/** Stations as they are, or as a scenario has them, with what follows. */
export interface Side {
  readonly stations: readonly Station[];
  /** Its stations are numbered like `stations`, its points like the demand. */
  readonly table: TimesTable;
  readonly eligibility: Eligibility;
  readonly coverage: Coverage;
}

export type Counted = Pick<Side, 'stations' | 'eligibility'>;

/** A question about the stations of both sides: enough for streets and ground, without demand. */
export interface Asked {
  readonly area: Area;
  readonly question: Question;
  readonly base: Counted;
  readonly plan: Counted;
  /** What the scenario is compared with; null: the stations as they are. */
  readonly against: Scenario | null;
  readonly scenario: Scenario;
  /** The scenario and what it is compared with are not the same. */
  readonly isChanged: boolean;
}

export interface Planner extends Asked {
  readonly places: readonly Place[];
  readonly demand: readonly WeightedPoint[];
  /** The same for the workers. */
  readonly points: PointsRef;
  /** null: the demand is that of the area. */
  readonly ownDemand: OwnDemand | null;
  /** Weights that some point has. */
  readonly weightsAtHand: readonly PointWeight[];
  /** Whether what people need can be counted with. */
  readonly needs: NeedsStanding;
  readonly weights: Float64Array;
  readonly base: Side;
  readonly plan: Side;
  /** The times of what is on screen are still being asked for. */
  readonly isPending: boolean;
}

/** What every panel is given. */
export interface PanelProps {
  readonly planner: Planner;
}

export type PlannerLoad =
  /** `share`: of the times that are worked out, 0 to 1. */
  | { readonly kind: 'loading'; readonly share: number }
  | { readonly kind: 'no demand'; readonly asked: Asked }
  | { readonly kind: 'failed'; readonly error: Error; readonly retry: () => void }
  | { readonly kind: 'ready'; readonly planner: Planner };

export function usePlanner(area: Area): PlannerLoad {
  const { manifest } = area;
  const own = useImported(({ demand: one }) => (one?.area === manifest.id ? one : null));
  const file = useQuery(demandQuery(manifest));
  const asGiven = own?.points ?? file.data;
  const { demand, standing: needs } = useNeeds(area, asGiven);
  const demandVersion = own?.version ?? manifest.files.demand?.sha256 ?? '';
  const places = useQuery(placesQuery(manifest));
  const scenario = useScenario(manifest);
  const question = useQuestion(area, demand);
  const stations = useMemo(
    () => (scenario ? applyScenario(area.stations, scenario).stations : area.stations),
    [area.stations, scenario],
  );
  const points = useMemo(
    () =>
      asGiven &&
      pointsRef(
        demandVersion,
        asGiven.map(({ at }) => at),
      ),
    [demandVersion, asGiven],
  );
  const against = usePlan((state) => state.against);
  const before = useMemo(
    () => (against ? applyScenario(area.stations, against).stations : area.stations),
    [area.stations, against],
  );
  const tables = useTables(
    { area, points, profile: question.profile },
    { base: before, plan: stations },
  );
  const counted = {
    base: useCounted(area, question, before),
    plan: useCounted(area, question, stations),
  };
  const base = useSide(demand, question, counted.base, tables.base);
  const plan = useSide(demand, question, counted.plan, tables.plan);
  const weightsAtHand = useMemo(() => weightsOf(demand ?? []), [demand]);
  const weights = useMemo(
    () => Float64Array.from(demand ?? [], (point) => point[question.weight] ?? 0),
    [demand, question.weight],
  );
  const asked = useMemo(() => {
    if (!scenario) return null;
    const isChanged = against ? against.edits !== scenario.edits : scenario.edits.length > 0;
    return { area, question, against, scenario, isChanged };
  }, [area, question, against, scenario]);
  const isPending = tables.isPending || needs === 'pending';
  // The same as long as nothing in it is another: what is drawn from it is not drawn again.
  const planner = useMemo(
    (): Planner | null =>
      asked && demand && points && base && plan
        ? {
            ...asked,
            places: places.data ?? noPlaces,
            demand,
            points,
            ownDemand: own,
            weightsAtHand,
            needs,
            weights,
            base,
            plan,
            isPending,
          }
        : null,
    [asked, places.data, demand, points, own, weightsAtHand, needs, weights, base, plan, isPending],
  );

  const loading = { kind: 'loading', share: tables.share } as const;
  if (!asked) return loading;
  if (manifest.files.demand === undefined && !own) {
    return { kind: 'no demand', asked: { ...asked, ...counted } };
  }
  const failed = [file, ...tables.queries].find(({ error }) => error !== null);
  if (failed?.error) {
    return { kind: 'failed', error: failed.error, retry: () => void failed.refetch() };
  }
  return planner ? { kind: 'ready', planner } : loading;
}

const noPlaces: readonly Place[] = [];

const weightsOf = (points: readonly WeightedPoint[]): PointWeight[] =>
  pointWeights.filter((name) => points.some((point) => (point[name] ?? 0) > 0));

function useScenario(manifest: AreaManifest): Scenario | null {
  const { unnamed } = usePlannerTexts().plan;
  const base = useMemo(() => baseOf(manifest), [manifest]);
  const scenario = usePlan(({ history }) => history?.present ?? null);
  const isOther = scenario?.base.area !== base.area;
  const { plan, against } = useApp((state) => state.view);
  useEffect(() => {
    if (isOther) openPlanOf(base, unnamed);
  }, [isOther, base, unnamed]);
  // A step back leads to an address from before what is on screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the address says is put right.
  useEffect(tellAddress, [plan, against]);
  useEffect(() => {
    addEventListener('pagehide', tellAddress);
    return () => removeEventListener('pagehide', tellAddress);
  }, []);
  return isOther ? null : scenario;
}

function useQuestion({ manifest, calendar }: Area, demand: readonly WeightedPoint[] | undefined) {
  const { profile, min, metres, open, when, weight: wanted } = useApp((state) => state.view);
  const now = useApp((state) => state.now);
  // A figure that changes by itself every second is no figure: the quarter of an hour is enough.
  const quarter = Math.floor(localMinuteOf(now, manifest.utcOffsetMinutes) / 15) * 15;
  return useMemo((): Question => {
    const parsed = when === null ? null : parseLocalTime(when, calendar.utcOffsetMinutes);
    const at = parsed === null ? quarter : localMinuteOf(parsed, calendar.utcOffsetMinutes);
    const hand = weightsOf(demand ?? []);
    const limits = limitsOf(profile, min, metres);
    return {
      profile,
      limits,
      cutoffs: minutesOf(limits, profile),
      weight:
        [wanted, defaultViewState.weight].find((one) => hand.includes(one)) ?? hand[0] ?? wanted,
      minute: open === 'any' ? null : at,
    };
  }, [profile, min, metres, open, when, wanted, quarter, calendar, demand]);
}

function useCounted(
  { calendar }: Area,
  { minute }: Question,
  stations: readonly Station[],
): Counted {
  const services = useApp((state) => state.view.services);
  // A station that moves is as open as before.
  const eligibility = useSameList(
    useMemo(
      () =>
        minute === null
          ? eligibilityAnyTime(stations, services)
          : eligibilityAt(timelinesOf(stations, services, calendar), minute),
      [stations, services, calendar, minute],
    ),
  );
  return useMemo(() => ({ stations, eligibility }), [stations, eligibility]);
}

function useSide(
  demand: readonly WeightedPoint[] | undefined,
  { cutoffs, weight }: Question,
  counted: Counted,
  table: TimesTable | undefined,
): Side | null {
  const { eligibility } = counted;
  const covered = useMemo(() => {
    if (!table || !demand) return null;
    const weights = Float64Array.from(demand, (point) => point[weight] ?? 0);
    const seconds = cutoffs.map((minutes) => minutes * 60);
    return coverage({ table, eligibility, weights, cutoffs: seconds });
  }, [table, demand, eligibility, weight, cutoffs]);
  return (
    useMemo(
      () => table && covered && { ...counted, table, coverage: covered },
      [counted, table, covered],
    ) ?? null
  );
}
