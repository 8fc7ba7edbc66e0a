// Everything the programmes' pages and their map are drawn from, worked out once: the
// programmes that meet the conditions, the days of the week that is shown, and the page
// that is open.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Area, programmesQuery } from '#api/area.ts';
import { dayOf, formatDate, localMinuteOf, parseDate, parseLocalTime } from '#core/local-time.ts';
import type { Programme } from '#core/programme.ts';
import { type Occurrence, occurrencesOf, programmesBetween } from '#core/programmes-on-day.ts';
import type { Station } from '#core/station.ts';
import type { Instant } from '#core/units.ts';
import { useApp } from '#state/store.ts';
import { defaultViewState } from '#state/view-state.ts';
import { type Conditions, meets } from './conditions.ts';
import { type Start, useStart } from './use-start.ts';

/** Nothing further away is looked for: the server takes no sign-up for it either. */
const furthestDays = 400;

export interface Day {
  readonly day: number;
  readonly occurrences: readonly Occurrence[];
}

export interface Programmes {
  readonly area: Area;
  readonly now: Instant;
  readonly today: number;
  readonly all: readonly Programme[];
  readonly conditions: Conditions;
  /** How many conditions are set. */
  readonly conditionCount: number;
  /** Those that meet the conditions. */
  readonly chosen: readonly Programme[];
  readonly start: Start;
  readonly week: readonly Day[];
  /** The same without the condition on the station: where else something is on. */
  readonly stationsInWeek: ReadonlySet<string>;
  /** The page that is open; null: none; `missing`: the link names one that is not there. */
  readonly opened: Occurrence | 'missing' | null;
}

export type ProgrammesLoad =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: Error; readonly retry: () => void }
  | { readonly kind: 'ready'; readonly programmes: Programmes };

const none: readonly Programme[] = [];

export function useProgrammes(area: Area): ProgrammesLoad {
  const { manifest, calendar } = area;
  const query = useQuery(programmesQuery(manifest));
  const hasFile = manifest.files.programmes !== undefined;
  const all = query.data ?? none;
  const view = useApp((state) => state.view);
  const now = useApp((state) => state.now);
  const start = useStart(area);
  const today = dayOf(localMinuteOf(now, calendar.utcOffsetMinutes));
  const shown = view.date === null ? today : (parseDate(view.date) ?? today);
  const conditions = useConditions(start);
  const chosen = useMemo(() => all.filter((one) => meets(one, conditions)), [all, conditions]);
  const week = useMemo(
    () => daysFrom(shown, programmesBetween(chosen, { from: shown, until: shown + 6, calendar })),
    [chosen, shown, calendar],
  );
  const stationsInWeek = useMemo(() => {
    const anywhere = all.filter((one) => meets(one, { ...conditions, station: null }));
    const found = programmesBetween(anywhere, { from: shown, until: shown + 6, calendar });
    return new Set(found.map(({ programme }) => programme.station_id));
  }, [all, conditions, shown, calendar]);
  const opened = useMemo(() => {
    if (view.programme === null) return null;
    const programme = all.find(({ id }) => id === view.programme);
    if (!programme) return 'missing';
    const until = view.date === null ? today + furthestDays : shown;
    return occurrencesOf(programme, { from: shown, until, calendar }).next().value ?? 'missing';
  }, [view.programme, view.date, all, shown, today, calendar]);

  if (query.error) {
    return { kind: 'failed', error: query.error, retry: () => void query.refetch() };
  }
  if (hasFile && !query.data) return { kind: 'loading' };
  const conditionCount = [
    conditions.series !== null,
    conditions.station !== null,
    conditions.isAfterHours,
    view.reach === 'near',
  ].filter(Boolean).length;
  return {
    kind: 'ready',
    programmes: {
      ...{ area, now, today, all, conditions, conditionCount, chosen, start },
      ...{ week, stationsInWeek, opened },
    },
  };
}

function useConditions({ travels }: Start): Conditions {
  const { series, station, hours, reach, min } = useApp((state) => state.view);
  return useMemo(() => {
    // Without times nothing would be near: distance is then no condition, and the page says so.
    const near = reach === 'near' && travels !== null ? nearEnough(travels, min) : null;
    return { series, station, isAfterHours: hours === 'after', near };
  }, [series, station, hours, reach, min, travels]);
}

const nearEnough = (travels: NonNullable<Start['travels']>, minutes: number): Set<string> =>
  new Set([...travels].filter(([, { seconds }]) => seconds <= minutes * 60).map(([id]) => id));

const daysFrom = (first: number, occurrences: readonly Occurrence[]): Day[] =>
  Array.from({ length: 7 }, (_, index) => ({
    day: first + index,
    occurrences: occurrences.filter(({ day }) => day === first + index),
  }));

/** The next ones from a day on, at most `limit`. */
export function nextOccurrences(
  programme: Programme,
  { area, today }: Pick<Programmes, 'area' | 'today'>,
  limit: number,
): Occurrence[] {
  const { calendar } = area;
  const found: Occurrence[] = [];
  for (const one of occurrencesOf(programme, {
    from: today,
    until: today + furthestDays,
    calendar,
  })) {
    found.push(one);
    if (found.length === limit) break;
  }
  return found;
}

/** The first after the week that is shown; null: there is none. */
export function nextAfterWeek({ area, chosen, week }: Programmes): Occurrence | null {
  const { calendar } = area;
  const from = (week.at(-1)?.day ?? 0) + 1;
  const found = chosen
    .map((one) => occurrencesOf(one, { from, until: from + furthestDays, calendar }).next().value)
    .filter((one) => one !== undefined);
  return found.sort((a, b) => a.day - b.day || a.start.localeCompare(b.start))[0] ?? null;
}

export const hasBegun = ({ day, start }: Occurrence, { area, now }: Programmes): boolean => {
  const begin = parseLocalTime(`${formatDate(day)}T${start}`, area.calendar.utcOffsetMinutes);
  return begin !== null && begin <= now;
};

/** One occurrence, and all that is known around it. */
export interface OccurrenceProps {
  readonly programmes: Programmes;
  readonly occurrence: Occurrence;
}

export const stationOf = ({ area }: Programmes, { station_id }: Programme): Station | undefined =>
  area.stations.find(({ id }) => id === station_id);

/** What a link without conditions shows. */
export const noConditions = {
  series: null,
  station: null,
  hours: defaultViewState.hours,
  reach: defaultViewState.reach,
} as const;
