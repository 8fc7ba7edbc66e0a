// Places that are proposed and not yet part of the scenario: shown on the map as long as
// the panel shows them.

import { create } from 'zustand';
import type { LngLat } from '#core/units.ts';

export const useProposal = create<{ readonly places: readonly LngLat[] }>()(() => ({ places: [] }));

export const setProposal = (places: readonly LngLat[]): void => useProposal.setState({ places });
