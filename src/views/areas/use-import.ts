// A file on its way to becoming an area: weighed before anything is read, made in a worker,
// kept, and then opened. Whatever goes wrong ends in one outcome, with nothing kept.

import { useEffect, useReducer, useRef } from 'react';
import { type ImportSize, importSize } from '#compute/import-size.ts';
import { type ImportStage, stageAt } from '#compute/import-stages.ts';
import type { RefusalCode } from '#compute/imported-area.ts';
import { KeepError, keepArea } from '#state/kept-areas.ts';
import { idWishOf } from './file-names.ts';

export type FailureCode = RefusalCode | KeepError['code'] | 'failed';

export type ImportState =
  | { readonly kind: 'none'; readonly isCancelled?: true }
  | { readonly kind: 'chosen'; readonly file: File; readonly size: ImportSize }
  | {
      readonly kind: 'working';
      readonly name: string;
      readonly stage: ImportStage | 'keep';
      readonly share: number;
    }
  | {
      readonly kind: 'failed';
      readonly fileName: string;
      readonly code: FailureCode;
      readonly place: string | null;
    };

export interface AreaImport {
  readonly state: ImportState;
  readonly choose: (file: File) => void;
  /** Calls back with the id of the area when it is kept. */
  readonly start: (name: string) => void;
  readonly cancel: () => void;
}

export function useImport(onKept: (id: string) => void): AreaImport {
  const [state, set] = useReducer((_: ImportState, next: ImportState) => next, { kind: 'none' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const fail = (file: File, code: FailureCode, place: string | null = null) =>
    set({ kind: 'failed', fileName: file.name, code, place });

  const choose = async (file: File) => {
    if (running.current) return;
    // What is no file, such as a folder, can't be read.
    const { deviceMemory } = navigator as Navigator & { readonly deviceMemory?: number };
    const size = await importSize(file, deviceMemory).catch(() => null);
    if (size) set({ kind: 'chosen', file, size });
    else fail(file, 'unreadable');
  };

  const start = async (name: string) => {
    if (state.kind !== 'chosen') return;
    const { file } = state;
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    set({ kind: 'working', name, stage: 'relation', share: 0 });
    try {
      // Asked for while the person is at it; refused, the area is kept all the same.
      void navigator.storage?.persist?.().catch(() => false);
      const { importArea } = await import('#compute/import-area.ts');
      const onProgress = (share: number) =>
        set({ kind: 'working', name, stage: stageAt(share), share });
      const outcome = await importArea({ file, name }, { signal, onProgress });
      if (outcome.kind === 'refused') return fail(file, outcome.code, outcome.place);
      set({ kind: 'working', name, stage: 'keep', share: 1 });
      onKept(await keepArea(idWishOf(name), { ...outcome, keptAt: Date.now() }));
    } catch (error) {
      if (signal.aborted) return set({ kind: 'none', isCancelled: true });
      console.warn('The file could not be made an area.', error);
      fail(file, error instanceof KeepError ? error.code : 'failed');
    } finally {
      running.current = null;
    }
  };

  return {
    state,
    choose: (file) => void choose(file),
    start: (name) => void start(name),
    cancel: () => {
      if (running.current) running.current.abort();
      else set({ kind: 'none' });
    },
  };
}
