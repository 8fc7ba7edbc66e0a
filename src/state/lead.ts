// Where a panel of the planner leads the map, and the names it gives to places there, as
// long as the panel is on screen.

import { create } from 'zustand';
import type { LngLat } from '#core/units.ts';

interface Lead {
  /** A new list each time the map is to be moved; null: it lies as it is. */
  readonly places: readonly LngLat[] | null;
  readonly names: readonly { readonly at: LngLat; readonly label: string }[];
}

export const useLead = create<Lead>()(() => ({ places: null, names: [] }));

export const lookAt = (places: readonly LngLat[]): void => useLead.setState({ places });

export const setNames = (names: Lead['names']): void => useLead.setState({ names });
