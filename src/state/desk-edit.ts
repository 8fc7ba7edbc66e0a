// The station or programme that is being edited at the desk and has not been kept yet. It outlives
// the page that shows it, as a session may end in between, and it is what the map previews.

import { create } from 'zustand';
import type { Programme } from '#core/programme.ts';
import type { LngLat } from '#core/units.ts';

export interface StationEdit {
  readonly kind: 'station';
  readonly id: string;
  readonly at: LngLat;
  /** As they stand in the file, with what is being written. */
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface ProgrammeEdit {
  readonly kind: 'programme';
  readonly id: string;
  readonly programme: Programme;
}

export type DeskEdit = StationEdit | ProgrammeEdit;

const edits = create<{ readonly edit: DeskEdit | null }>()(() => ({ edit: null }));

export const useDeskEdit = (): DeskEdit | null => edits(({ edit }) => edit);
export const setDeskEdit = (edit: DeskEdit | null): void => edits.setState({ edit });

export const moveEdited = (id: string, at: LngLat): void =>
  edits.setState(({ edit }) =>
    edit?.kind === 'station' && edit.id === id ? { edit: { ...edit, at } } : {},
  );
