// Rows as stations or demand points, and what is wrong with those that are none: row by
// row, with the column and the value, so that each can be put right in the file. Nothing
// is guessed in silence; what a file leaves out is said to be not known.

import { type DemandPoint, demandWeights } from '#core/demand.ts';
import { parseHours } from '#core/hours/parse.ts';
import { isServiceCode, type ServiceCode, serviceCodes, services } from '#core/service.ts';
import type { Station } from '#core/station.ts';
import { snapLimit, snapWarning } from '#core/streets/snap.ts';
import type { Bbox, LngLat } from '#core/units.ts';
import type { ColumnMap, ImportField, ImportKind } from './import-columns.ts';
import { type CoordinateSystem, type PositionFault, placeOf } from './import-position.ts';
import type { RowFault, SourceRow, SourceTable } from './import-table.ts';
import { longestText } from './scenario.ts';

export type ProblemCode =
  | RowFault
  | PositionFault
  | 'no_name'
  | 'no_weight'
  | 'bad_weight'
  | 'bad_id'
  | 'duplicate_id'
  | 'long_name'
  | 'no_hours'
  | 'unreadable_hours'
  | 'too_many'
  | 'unknown_service'
  | 'far_from_street'
  | 'off_street';

/** These leave a row in: it counts, though something about it should be looked at. */
const warnings: ReadonlySet<ProblemCode> = new Set(['unknown_service', 'off_street']);
export const isWarning = (code: ProblemCode): boolean => warnings.has(code);

export interface RowProblem {
  readonly row: number;
  readonly code: ProblemCode;
  /** null: the row as a whole. */
  readonly field: ImportField | null;
  /** As it is in the file, or the metres of a distance. */
  readonly value: string;
}

export interface ImportOptions {
  readonly columns: ColumnMap;
  readonly system: CoordinateSystem;
  /** Nothing outside it belongs to the area. */
  readonly area: Bbox;
  /** Ids that are taken. */
  readonly takenIds: ReadonlySet<string>;
  /** There is room for so many; absent: for all. */
  readonly most?: number | undefined;
  /** Name of the file: the source of what is in it. */
  readonly source: string;
  /** YYYY-MM-DD. */
  readonly retrieved: string;
}

/** A row that may come in. */
export interface Candidate<T> {
  readonly row: number;
  readonly value: T;
}

export interface CheckedRows<T> {
  readonly candidates: readonly Candidate<T>[];
  readonly problems: readonly RowProblem[];
}

const atOnce = 500;

/** Yields the share done. */
export function checkStations(table: SourceTable, options: ImportOptions) {
  return checkRows<Station>(table, options, 'stations', stationOf);
}

/** Yields the share done. */
export function checkDemand(table: SourceTable, options: ImportOptions) {
  return checkRows<DemandPoint>(table, options, 'demand', demandOf);
}

/** A place where a station could be. */
export interface CandidatePlace {
  readonly id: string;
  readonly at: LngLat;
  /** Empty where the file has none. */
  readonly name: string;
}

/** Yields the share done. */
export function checkCandidates(table: SourceTable, options: ImportOptions) {
  return checkRows<CandidatePlace>(table, options, 'candidates', ({ at, id, text, tell }) => {
    const name = text('name');
    if (!isLine(name, longestText.name)) tell('long_name', 'name');
    return { id, at, name };
  });
}

interface Row {
  readonly number: number;
  readonly at: LngLat;
  readonly id: string;
  readonly text: (field: ImportField) => string;
  readonly tell: (code: ProblemCode, field: ImportField, value?: string) => void;
}

type Make<T> = (row: Row, options: ImportOptions) => T | null;

function* checkRows<T extends { readonly id: string }>(
  table: SourceTable,
  options: ImportOptions,
  kind: ImportKind,
  make: Make<T>,
): Generator<number, CheckedRows<T>> {
  const taken = new Set(options.takenIds);
  const candidates: Candidate<T>[] = [];
  const problems: RowProblem[] = [];
  for (const [i, source] of table.rows.entries()) {
    const { value, found } = checkRow(source, { options, kind, taken, make });
    const isValid = value !== null && !found.some(({ code }) => !isWarning(code));
    const hasRoom = candidates.length < (options.most ?? Number.POSITIVE_INFINITY);
    problems.push(...found);
    if (isValid && hasRoom) {
      taken.add(value.id);
      candidates.push({ row: source.number, value });
    } else if (isValid) {
      problems.push({ row: source.number, code: 'too_many', field: null, value: '' });
    }
    if (i % atOnce === atOnce - 1) yield i / table.rows.length;
  }
  return { candidates, problems };
}

interface RowContext<T> {
  readonly options: ImportOptions;
  readonly kind: ImportKind;
  readonly taken: ReadonlySet<string>;
  readonly make: Make<T>;
}

/** All that is wrong with a row, not only the first thing. */
function checkRow<T>(source: SourceRow, { options, kind, taken, make }: RowContext<T>) {
  const { number, cells, fault } = source;
  const found: RowProblem[] = [];
  const text = (field: ImportField) => {
    const column = options.columns[field];
    return column === null || column === undefined ? '' : (cells[column] ?? '').trim();
  };
  const tell = (code: ProblemCode, field: ImportField | null, value?: string) =>
    found.push({ row: number, code, field, value: value ?? (field === null ? '' : text(field)) });
  if (fault !== null) {
    tell(fault, null);
    return { value: null, found };
  }
  const place = placeOf(cells, options.columns, options);
  if (typeof place === 'string') {
    const written = text('position') || [text('lng'), text('lat')].filter(Boolean).join(', ');
    tell(place, 'position', written);
  }
  const given = text('id');
  const id = given === '' ? freeId(number, taken) : idOf(kind, given);
  if (taken.has(id)) tell('duplicate_id', 'id');
  const at = typeof place === 'string' ? ([0, 0] as const) : place;
  return { value: make({ number, at, id, text, tell }, options), found };
}

/** Ids of stations are lower-case letters, digits and dashes. */
function idOf(kind: ImportKind, given: string): string {
  if (kind !== 'stations') return given;
  const plain = given
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  return plain.replaceAll(/^-|-$/g, '').slice(0, 64) || given;
}

function freeId(row: number, taken: ReadonlySet<string>): string {
  for (let time = 1; ; time++) {
    const id = time === 1 ? `import-${row}` : `import-${row}-${time}`;
    if (!taken.has(id)) return id;
  }
}

const isLine = (text: string, longest: number) =>
  text.length <= longest && !/[\p{Cc}\p{Cs}]/u.test(text);

const stationId = /^[a-z0-9][a-z0-9-]{0,63}$/;

function stationOf({ at, id, text, tell }: Row, options: ImportOptions): Station {
  const name = text('name');
  if (name === '') tell('no_name', 'name');
  if (!isLine(name, longestText.name)) tell('long_name', 'name');
  if (!stationId.test(id)) tell('bad_id', 'id');
  const hours = text('opening_hours');
  if (hours === '') tell('no_hours', 'opening_hours');
  else if (!isLine(hours, longestText.hours) || parseHours(hours).kind === 'unreadable') {
    tell('unreadable_hours', 'opening_hours');
  }
  return {
    id,
    name,
    kind: 'rider_rest',
    tier: null,
    address: text('address'),
    opening_hours: hours,
    holiday: 'unknown',
    makeup_workday: 'unknown',
    after_hours: null,
    overrides: [],
    services: servicesOf(text('services'), (part) => tell('unknown_service', 'services', part)),
    access: {
      who: 'anyone',
      wheelchair: 'unknown',
      bike_parking: 'unknown',
      toilets: 'unknown',
      fee: 'unknown',
    },
    status: 'open',
    position: { source: options.source, crs_as_received: options.system },
    provenance: { source: options.source, retrieved: options.retrieved, confidence: 'low' },
    at,
  };
}

const codeOfName = new Map(
  serviceCodes.flatMap((code): [string, ServiceCode][] => {
    const { zh, en } = services[code].name;
    return [
      [zh, code],
      [en.toLowerCase(), code],
    ];
  }),
);

/** By code or name, apart by commas, bars, slashes or spaces. */
function servicesOf(text: string, unknown: (part: string) => void): Station['services'] {
  const parts = text.split(/[,，;；、|/]+|\s{2,}/).map((part) => part.trim());
  const codes = parts.filter(Boolean).flatMap((part) => {
    const lower = part.toLowerCase();
    const code = isServiceCode(lower) ? lower : codeOfName.get(lower);
    if (code === undefined) unknown(part);
    return code ?? [];
  });
  return [...new Set(codes)].map((code) => ({ code, status: 'unknown' }));
}

function demandOf({ at, id, text, tell }: Row): DemandPoint {
  const weights = demandWeights.flatMap((name): [string, number][] => {
    const written = text(name);
    if (written === '') return [];
    const weight = numberOf(written);
    if (weight === null) tell('bad_weight', name);
    return [[name, weight ?? 0]];
  });
  if (weights.length === 0) tell('no_weight', 'residents');
  return { id, at, ...Object.fromEntries(weights) };
}

/** A count from 0, maybe with commas at the thousands; null: it is none. */
function numberOf(written: string): number | null {
  const plain = written.normalize('NFKC');
  const value = Number(
    /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain,
  );
  return Number.isFinite(value) && value >= 0 ? value : null;
}

/**
 * Takes out what lies too far from every street and marks what lies off it. `snapMetres`
 * has one entry for each candidate: metres to the nearest street, NaN: none near.
 */
export function withSnaps<T>(
  { candidates, problems }: CheckedRows<T>,
  snapMetres: ArrayLike<number>,
): CheckedRows<T> {
  const found = candidates.flatMap(({ row }, i): RowProblem[] => {
    const metres = snapMetres[i] ?? Number.NaN;
    if (metres <= snapWarning) return [];
    const isFar = !(metres <= snapLimit);
    const code = isFar ? 'far_from_street' : 'off_street';
    return [{ row, code, field: 'position', value: isFar ? '' : String(Math.round(metres)) }];
  });
  return {
    candidates: candidates.filter((_, i) => (snapMetres[i] ?? Number.NaN) <= snapLimit),
    problems: [...problems, ...found].toSorted((a, b) => a.row - b.row),
  };
}
