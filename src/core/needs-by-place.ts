// Persons by neighbourhood and service, with what is told of them: no count below a number of
// persons, nor one that the others and the totals would give by subtraction. Beside what is too small, as much
// more is withheld as it takes (complementary cell suppression: Willenborg & de Waal 2001, ch. 8).

import type { NeedsOfPlace } from './need.ts';
import type { ServiceCode } from './service.ts';

export interface PersonsAt {
  readonly place: string;
  /** null: whoever has named a service at all, each once. */
  readonly service: ServiceCode | null;
  readonly persons: number;
}

interface Cell extends PersonsAt {
  isTold: boolean;
}

/**
 * Counts of one place and service are added up: a person has said one place. `fewest`: what is told are
 * so many persons or more. By name of place, services by code.
 */
export function needsByPlace(counted: Iterable<PersonsAt>, fewest: number): NeedsOfPlace[] {
  const cells = addUp(counted).map((one): Cell => ({ ...one, isTold: one.persons >= fewest }));
  const byService = groups(cells, ({ service }) => service ?? '');
  const byPlace = groups(cells, ({ place }) => place);
  // Each step withholds one more, so there is an end.
  const protectOnce = () =>
    byPlace.some(hideWithPersons) ||
    byService.some((column) => protectColumn(column, fewest)) ||
    byPlace.some((row) => protectRow(row, fewest));
  while (protectOnce());
  return byPlace.flatMap(toldOf).sort((one, other) => compare(one.place, other.place));
}

const addUp = (counted: Iterable<PersonsAt>): PersonsAt[] =>
  groups(counted, ({ place, service }) => `${service ?? ''} ${place}`).flatMap((same) =>
    same[0] ? [{ ...same[0], persons: sum(same) }] : [],
  );

function groups<T>(all: Iterable<T>, key: (one: T) => string): T[][] {
  const found = new Map<string, T[]>();
  for (const one of all) found.set(key(one), [...(found.get(key(one)) ?? []), one]);
  return [...found.values()];
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const sum = (cells: readonly PersonsAt[]): number =>
  cells.reduce((total, { persons }) => total + persons, 0);

/** Of equal ones the first by its name, so that the same answers are always told alike. */
const smallest = (cells: readonly Cell[]): Cell | undefined =>
  cells.toSorted(
    (one, other) =>
      one.persons - other.persons ||
      compare(one.place, other.place) ||
      compare(one.service ?? '', other.service ?? ''),
  )[0];

function hide(cell: Cell | undefined): boolean {
  if (cell) cell.isTold = false;
  return cell !== undefined;
}

/** Where the persons of a place are not told, none of its services is: each is a part of them. */
function hideWithPersons(row: readonly Cell[]): boolean {
  if (row.some(({ service, isTold }) => service === null && isTold)) return false;
  return hide(row.find(({ isTold }) => isTold));
}

/** Whoever knows the total of a service learns what is left: two places and enough persons. */
function protectColumn(column: readonly Cell[], fewest: number): boolean {
  const hidden = column.filter(({ isTold }) => !isTold);
  if (hidden.length === 0 || (hidden.length > 1 && sum(hidden) >= fewest)) return false;
  return hide(smallest(column.filter(({ isTold }) => isTold)));
}

/** So many of a place have named none of its services that are told: nobody, or enough. */
function protectRow(row: readonly Cell[], fewest: number): boolean {
  const persons = row.find(({ service }) => service === null);
  if (!persons?.isTold) return false;
  const told = row.filter((cell) => cell.isTold && cell !== persons);
  const left = persons.persons - sum(told);
  if (left <= 0 || left >= fewest) return false;
  return hide(smallest(told));
}

function toldOf(row: readonly Cell[]): NeedsOfPlace[] {
  const told = row.filter(({ isTold }) => isTold);
  const persons = told.find(({ service }) => service === null);
  if (!persons) return [];
  const services = told.flatMap(({ service, persons: count }) =>
    service === null ? [] : { service, persons: count },
  );
  services.sort((one, other) => compare(one.service, other.service));
  return [{ place: persons.place, persons: persons.persons, services }];
}
