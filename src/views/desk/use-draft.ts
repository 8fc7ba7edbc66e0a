// The draft of the area, and its stations as the map can show them: those that are not as a station
// must be are left out until they are.

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import * as v from 'valibot';
import type { Area } from '#api/area.ts';
import { draftQuery } from '#api/desk.ts';
import { type Station, stationProperties } from '#core/station.ts';
import type { LngLat } from '#core/units.ts';
import { useDeskEdit } from '#state/desk-edit.ts';

export const useDraft = (area: Area) => useQuery(draftQuery(area.manifest.id));

interface Place {
  readonly at: LngLat;
  readonly properties: unknown;
}

/** null: it is not a station yet. */
export function stationOf({ at, properties }: Place): Station | null {
  const parsed = v.safeParse(stationProperties, properties);
  return parsed.success ? { ...parsed.output, at } : null;
}

/** The area with the draft and with what is being edited in the place of what was built. */
export function useDraftArea(area: Area, isWanted: boolean): Area {
  const draft = useQuery({ ...draftQuery(area.manifest.id), enabled: isWanted });
  const edit = useDeskEdit();
  return useMemo(() => {
    if (!isWanted || !draft.data) return area;
    const stations = draft.data.stations.flatMap((place) => {
      const isEdited = edit?.kind === 'station' && edit.id === place.properties.id;
      return stationOf(isEdited ? edit : place) ?? stationOf(place) ?? [];
    });
    const isNew = edit?.kind === 'station' && stations.every(({ id }) => id !== edit.id);
    const added = isNew ? stationOf(edit) : null;
    return { ...area, stations: added ? [...stations, added] : stations };
  }, [area, isWanted, draft.data, edit]);
}
