// Whether the list of areas is open, and the file that a person has dropped on the page.

import { create } from 'zustand';

interface AreasDialogState {
  readonly isOpen: boolean;
  /** null: none was dropped. */
  readonly file: File | null;
}

const store = create<AreasDialogState>()(() => ({ isOpen: false, file: null }));
export const useAreasDialog = store;

export const openAreas = (file: File | null = null): void => store.setState({ isOpen: true, file });

export const closeAreas = (): void => store.setState({ isOpen: false, file: null });
