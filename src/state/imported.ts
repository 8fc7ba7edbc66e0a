// Demand points and places for stations that a planner brought in, and where those of a file
// that is being looked at would lie. For this visit alone: in memory, never in storage, the address or a request.

import { create } from 'zustand';
import type { DemandPoint } from '#core/demand.ts';
import type { CandidatePlace } from '#core/planning/import-rows.ts';
import type { LngLat } from '#core/units.ts';

export interface OwnDemand {
  /** Id of the area whose demand it takes the place of. */
  readonly area: string;
  /** Name of the file. */
  readonly source: string;
  /** Checksum, eight hexadecimal digits. */
  readonly version: string;
  readonly points: readonly DemandPoint[];
}

export interface OwnCandidates {
  /** Id of the area they are in. */
  readonly area: string;
  /** Name of the file. */
  readonly source: string;
  readonly places: readonly CandidatePlace[];
}

interface Imported {
  /** null: the demand of the area. */
  readonly demand: OwnDemand | null;
  /** Places where a station could be; null: none were brought in. */
  readonly candidates: OwnCandidates | null;
  /** null: no file is being looked at. */
  readonly preview: readonly LngLat[] | null;
}

export const useImported = create<Imported>()(() => ({
  demand: null,
  candidates: null,
  preview: null,
}));

export const setOwnDemand = (demand: OwnDemand | null): void => useImported.setState({ demand });

export const setOwnCandidates = (candidates: OwnCandidates | null): void =>
  useImported.setState({ candidates });

export const setPreview = (preview: Imported['preview']): void => useImported.setState({ preview });
