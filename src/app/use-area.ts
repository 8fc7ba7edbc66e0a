// The files every view of an area stands on: manifest, stations, calendar. Nothing can
// be said before all three are read; then everything can. Live status is laid over the
// stations when there is any.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type AreaLoad, calendarQuery, manifestQuery, stationsQuery } from '#api/area.ts';
import { statusQuery } from '#api/status.ts';
import { mergeLive } from '#core/live.ts';
import type { Station } from '#core/station.ts';
import type { Instant } from '#core/units.ts';

export function useArea(id: string, now: Instant): AreaLoad {
  const manifest = useQuery(manifestQuery(id));
  const built = useQuery(stationsQuery(manifest.data));
  const calendar = useQuery(calendarQuery(manifest.data));
  const { stations, liveMinutes } = useLive(id, built.data, now);
  const area = useMemo(
    () =>
      manifest.data && stations && calendar.data
        ? { manifest: manifest.data, stations, calendar: calendar.data, liveMinutes }
        : null,
    [manifest.data, stations, calendar.data, liveMinutes],
  );
  if (area) return { kind: 'ready', area };
  const failed = [manifest, built, calendar].find(({ isError }) => isError);
  if (!failed?.error) return { kind: 'loading' };
  return { kind: 'failed', error: failed.error, retry: () => void failed.refetch() };
}

function useLive(area: string, built: readonly Station[] | undefined, now: Instant) {
  const status = useQuery(statusQuery(area));
  const stations = useMemo(
    () => (built && status.data ? mergeLive(built, status.data, now).stations : built),
    [built, status.data, now],
  );
  const liveMinutes = status.data
    ? Math.max(0, Math.floor((now - status.dataUpdatedAt) / 60_000))
    : null;
  return { stations, liveMinutes };
}
