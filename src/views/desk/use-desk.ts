// What every page of the desk stands on: the area, who is signed in, and how something is changed.
// A session that has ended is told at once, wherever it was noticed.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Area } from '#api/area.ts';
import { deskKey, selfQuery } from '#api/desk.ts';
import { roles, type SignedIn } from '#core/desk.ts';
import { stationName } from '#core/station.ts';
import { localized } from '#core/units.ts';
import { useApp } from '#state/store.ts';
import { hasSessionEnded } from './desk-error.ts';

export interface Desk {
  readonly area: Area;
  readonly self: SignedIn;
}

export interface PageProps {
  readonly desk: Desk;
}

export const mayEdit = ({ self }: Desk): boolean => roles.indexOf(self.role) >= 1;

/** A change, after which everything of the desk is read anew. */
export function useChange<Asked, Answer>(change: (asked: Asked) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: change,
    networkMode: 'always',
    retry: false,
    onError: (error) => {
      if (hasSessionEnded(error)) queries.setQueryData(selfQuery.queryKey, null);
    },
    onSettled: (_, error) => {
      if (!hasSessionEnded(error)) void queries.invalidateQueries({ queryKey: [deskKey] });
    },
  });
}

/** The name of a station by its id; an unknown one is its id. */
export function useStationNames({ stations }: Area): (id: string) => string {
  const language = useApp((state) => state.view.lang);
  return useMemo(() => {
    const names = new Map(
      stations.map((station) => [station.id, localized(stationName(station), language)]),
    );
    return (id) => names.get(id) ?? id;
  }, [stations, language]);
}
