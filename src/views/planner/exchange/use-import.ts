// The steps of an import: a file becomes a table; a table, its columns and a coordinate
// system become rows that may come in and a list of problems. Each step can be given up,
// and is taken again when what it stands on changes.

import { useEffect, useReducer, useRef, useState } from 'react';
import type { DemandPoint } from '#core/demand.ts';
import {
  type ColumnMap,
  guessColumns,
  type ImportKind,
  missingFields,
} from '#core/planning/import-columns.ts';
import type { CoordinateSystem } from '#core/planning/import-position.ts';
import {
  type CandidatePlace,
  type CheckedRows,
  checkCandidates,
  checkDemand,
  checkStations,
  type ImportOptions,
  withSnaps,
} from '#core/planning/import-rows.ts';
import { type FileFault, readTable, type SourceTable } from '#core/planning/import-table.ts';
import type { Station } from '#core/station.ts';
import type { Bbox } from '#core/units.ts';
import { inSlices, type SliceOptions } from './in-slices.ts';
import { type DecodedText, decodeText } from './read-file.ts';
import { type SnapMetres, type SystemFit, systemFit } from './system-fit.ts';

export interface ImportSetting {
  readonly kind: ImportKind;
  /** Nothing outside it is taken. */
  readonly area: Bbox;
  /** Ids that are in use. */
  readonly takenIds: ReadonlySet<string>;
  /** There is room for so many; absent: for all. */
  readonly most?: number;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Keeps its reference. */
  readonly snapMetres: SnapMetres;
}

export interface OpenFile {
  readonly name: string;
  readonly encoding: DecodedText['encoding'];
  readonly table: SourceTable;
}

export type FileState =
  | { readonly kind: 'none'; readonly fault: FileFault | 'unreadable' | null }
  | { readonly kind: 'reading'; readonly share: number }
  | ({ readonly kind: 'open' } & OpenFile);

/** A file, read in slices; another one stops the one before. */
export function useFile() {
  const [file, setFile] = useState<FileState>({ kind: 'none', fault: null });
  const running = useRef<AbortController | null>(null);
  const stop = () => running.current?.abort();
  useEffect(() => () => running.current?.abort(), []);

  const open = async (source: File) => {
    stop();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    const show = (state: FileState) => signal.aborted || setFile(state);
    show({ kind: 'reading', share: 0 });
    try {
      const { text, encoding } = decodeText(new Uint8Array(await source.arrayBuffer()));
      signal.throwIfAborted();
      const reading = await inSlices(readTable(source.name, text), {
        signal,
        onProgress: (share) => show({ kind: 'reading', share }),
      });
      if (reading.kind === 'failed') return show({ kind: 'none', fault: reading.fault });
      show({ kind: 'open', name: source.name, encoding, table: reading.table });
    } catch (error) {
      if (!signal.aborted) console.warn(`${source.name} could not be read.`, error);
      show({ kind: 'none', fault: 'unreadable' });
    }
  };
  const cancel = () => {
    stop();
    setFile({ kind: 'none', fault: null });
  };
  return { file, open: (source: File) => void open(source), cancel };
}

/** What a row of each kind becomes. */
export interface Imports {
  readonly stations: Station;
  readonly demand: DemandPoint;
  readonly candidates: CandidatePlace;
}

const checks = { stations: checkStations, demand: checkDemand, candidates: checkCandidates };

export type CheckState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'checking'; readonly share: number }
  | { readonly kind: 'failed' }
  | { readonly kind: 'done'; readonly checked: CheckedRows<Imports[ImportKind]> };

type Check = (
  table: SourceTable,
  options: ImportOptions,
) => Generator<number, CheckedRows<Imports[ImportKind]>>;

export interface Choices {
  readonly columns: ColumnMap;
  /** null: not chosen yet; there is no default. */
  readonly system: CoordinateSystem | null;
}

/** What the person says about an open file, begun with guesses of the columns. */
export function useChoices(file: OpenFile, kind: ImportKind) {
  return useReducer(
    (choices: Choices, change: Partial<Choices>): Choices => ({ ...choices, ...change }),
    null,
    (): Choices => ({ columns: guessColumns(kind, file.table.columns), system: null }),
  );
}

/** Checks all rows when columns and system are chosen, and again when they change. */
export function useCheck(file: OpenFile, { columns, system }: Choices, setting: ImportSetting) {
  const [state, setState] = useState<CheckState>({ kind: 'waiting' });
  const { kind, area, takenIds, most, today, snapMetres } = setting;
  const { table, name } = file;
  useEffect(() => {
    if (system === null || missingFields(kind, columns).length > 0) {
      return setState({ kind: 'waiting' });
    }
    const controller = new AbortController();
    const { signal } = controller;
    const show = (next: CheckState) => signal.aborted || setState(next);
    const check = async () => {
      const slices: SliceOptions = {
        signal,
        onProgress: (share) => show({ kind: 'checking', share }),
      };
      show({ kind: 'checking', share: 0 });
      const options = { columns, system, area, takenIds, most, source: name, retrieved: today };
      const checkAll: Check = checks[kind];
      const rows = await inSlices(checkAll(table, options), slices);
      const points = rows.candidates.map(({ value }) => value.at);
      const metres = points.length > 0 ? await snapMetres(points, signal) : [];
      show({ kind: 'done', checked: withSnaps(rows, metres) });
    };
    check().catch((error: unknown) => {
      if (!signal.aborted) console.warn('The rows could not be checked.', error);
      show({ kind: 'failed' });
    });
    return () => controller.abort();
  }, [table, name, columns, system, kind, area, takenIds, most, today, snapMetres]);
  return state;
}

/** How far from streets the points lie in each system; null: not known. */
export function useSystemFit(file: OpenFile, columns: ColumnMap, setting: ImportSetting) {
  const [fit, setFit] = useState<SystemFit | null>(null);
  const { kind, area, snapMetres } = setting;
  useEffect(() => {
    setFit(null);
    if (missingFields(kind, columns).length > 0) return;
    const controller = new AbortController();
    const { signal } = controller;
    systemFit(file.table, { columns, area, snapMetres }, signal)
      .then((found) => signal.aborted || setFit(found))
      // Without it the choice stands as before.
      .catch(() => undefined);
    return () => controller.abort();
  }, [file.table, columns, kind, area, snapMetres]);
  return fit;
}
