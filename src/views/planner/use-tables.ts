// Times from all demand points to the stations as they are, and as the scenario has them:
// asked for only where a station stands elsewhere, so that a drag costs one search a frame.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Area, streetsOf } from '#api/area.ts';
import { type ColumnedTable, pointsRef, timesTableQuery } from '#compute/stations.ts';
import type { PointsRef } from '#compute/stations-api.ts';
import { withColumns } from '#core/planning/with-columns.ts';
import type { Station } from '#core/station.ts';
import type { ProfileName } from '#core/streets/profile.ts';
import type { StationTimes } from '#core/streets/times-table.ts';
import type { LngLat } from '#core/units.ts';

/** Beyond this nobody counts as served; within it the curve of times is drawn. */
export const tableCutoffMinutes = 60;

export function useTables(
  { manifest, stations: before }: Area,
  points: PointsRef | undefined,
  profile: ProfileName,
  stations: readonly Station[],
) {
  const ask = (places: readonly LngLat[]) =>
    timesTableQuery({
      streets: streetsOf(manifest),
      profile,
      direction: 'to',
      cutoffSeconds: tableCutoffMinutes * 60,
      stations: places,
      points: points ?? noPoints,
    });
  const enabled = points !== undefined;
  const elsewhere = useMemo(
    () => stations.map((station, i) => station.at.join() !== before[i]?.at.join()),
    [before, stations],
  );
  const places = usePlaces(stations.filter((_, i) => elsewhere[i]));
  const base = useQuery({ ...ask(usePlaces(before)), enabled });
  const moved = useQuery({
    ...ask(places),
    enabled,
    // Times of other points are no times of these.
    placeholderData: (data, before) =>
      before?.queryKey[1].points === points?.version ? data : undefined,
  });
  const plan = useMemo(() => {
    if (!base.data) return undefined;
    if (!elsewhere.includes(true)) return base.data.table;
    return moved.data && together(base.data, moved.data, elsewhere);
  }, [base.data, moved.data, elsewhere]);
  return {
    base: base.data?.table,
    plan,
    queries: [base, moved],
    isPending: base.isPending || moved.isPlaceholderData,
  };
}

const noPoints = pointsRef('', []);

const unreached: StationTimes = {
  points: new Uint32Array(),
  seconds: new Float32Array(),
  snapMetres: Number.NaN,
};

/** While new times are asked for, an added station may have none yet: it serves nobody. */
function together(base: ColumnedTable, moved: ColumnedTable, elsewhere: readonly boolean[]) {
  const stations = elsewhere.flatMap((isElsewhere, i) => (isElsewhere ? [i] : []));
  return withColumns(
    base.table,
    new Map(stations.map((station, i) => [station, moved.columns[i] ?? unreached])),
  );
}

/** Where stations are; the same list as long as none has moved. */
function usePlaces(stations: readonly Station[]): readonly LngLat[] {
  const key = stations.map(({ at }) => at.join()).join(';');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the places.
  return useMemo(() => stations.map(({ at }) => at), [key]);
}
