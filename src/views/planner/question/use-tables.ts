// Times from all demand points to the stations as the scenario has them, and as what it is
// compared with: asked for anew only where a station stands elsewhere than today, so that a
// drag costs one search a frame.

import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { type Area, streetsOf } from '#api/area.ts';
import { pointsRef, timesTableQuery } from '#compute/stations.ts';
import type { PointsRef } from '#compute/stations-api.ts';
import { withColumns } from '#core/planning/with-columns.ts';
import type { Station } from '#core/station.ts';
import type { ProfileName } from '#core/streets/profile.ts';
import type { StationTimes, TimesTable } from '#core/streets/times-table.ts';
import type { LngLat } from '#core/units.ts';
import { useSameList } from '#views/planner/use-same-list.ts';

/** Beyond this nobody counts as served; within it the curve of times is drawn. */
export const tableCutoffMinutes = 60;

interface Asked {
  readonly area: Area;
  readonly points: PointsRef | undefined;
  readonly profile: ProfileName;
}

export function useTables(
  asked: Asked,
  { base: before, plan: after }: Readonly<Record<'base' | 'plan', readonly Station[]>>,
) {
  const [share, setShare] = useState(0);
  const today = useTimes(asked, asked.area.stations, setShare);
  const base = useTableOf(asked, today.data?.table, before);
  const plan = useTableOf(asked, today.data?.table, after);
  return {
    base: base.table,
    plan: plan.table,
    /** Of the times of today, while they are asked for. */
    share,
    queries: [today, base.query, plan.query],
    isPending: today.isPending || base.query.isPlaceholderData || plan.query.isPlaceholderData,
  };
}

function useTimes(
  { area, points, profile }: Asked,
  stations: readonly Station[],
  onProgress?: (share: number) => void,
) {
  const asked = {
    streets: streetsOf(area.manifest),
    profile,
    direction: 'to' as const,
    cutoffSeconds: tableCutoffMinutes * 60,
    stations: usePlaces(stations),
    points: points ?? noPoints,
  };
  return useQuery({
    ...timesTableQuery(asked, onProgress),
    enabled: points !== undefined,
    // Times of other points, or by other means, are no times of these.
    placeholderData: (data, last) =>
      last?.queryKey[1].points === points?.version && last?.queryKey[1].profile === profile
        ? data
        : undefined,
  });
}

/** The table of today, with the columns of stations that stand elsewhere put in. */
function useTableOf(asked: Asked, today: TimesTable | undefined, stations: readonly Station[]) {
  const { stations: before } = asked.area;
  const elsewhere = useSameList(
    useMemo(
      () => stations.flatMap((one, i) => (one.at.join() === before[i]?.at.join() ? [] : [i])),
      [before, stations],
    ),
  );
  const query = useTimes(
    asked,
    elsewhere.map((i) => stations[i] as Station),
  );
  const { data } = query;
  const table = useMemo(() => {
    if (elsewhere.length === 0) return today;
    // While new times are asked for, an added station may have none yet: it serves nobody.
    const columns = elsewhere.map((i, nth) => [i, data?.columns[nth] ?? unreached] as const);
    return today && data && withColumns(today, new Map(columns));
  }, [today, data, elsewhere]);
  return { query, table };
}

const noPoints = pointsRef('', []);

const unreached: StationTimes = {
  points: new Uint32Array(),
  seconds: new Float32Array(),
  snapMetres: Number.NaN,
};

/** Where stations are; the same list as long as none has moved. */
function usePlaces(stations: readonly Station[]): readonly LngLat[] {
  const key = stations.map(({ at }) => at.join()).join(';');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the places.
  return useMemo(() => stations.map(({ at }) => at), [key]);
}
