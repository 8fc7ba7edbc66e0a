// Working on a scenario: one more edit, one station given back, what two scenarios differ in.
// Edits are kept in normal form, one for each thing that is changed, so that dragging a
// station across the town leaves one move behind.

import type { Station } from '#core/station.ts';
import type { ScenarioEdit } from './scenario.ts';

/** With one more edit, in the place of the one it replaces, or last. */
export function withEdit(edits: readonly ScenarioEdit[], edit: ScenarioEdit): ScenarioEdit[] {
  const added = edits.findIndex((one) => one.edit === 'add' && one.station === edit.station);
  const start = edits[added];
  const folded = start?.edit === 'add' ? foldInto(start, edit) : null;
  if (folded) return edits.with(added, folded);
  const subject = subjectOf(edit);
  const replaced = edits.findIndex((one) => subjectOf(one) === subject);
  return replaced === -1 ? [...edits, edit] : edits.with(replaced, edit);
}

/** What an edit changes. */
const subjectOf = (edit: ScenarioEdit): string =>
  `${edit.station} ${edit.edit} ${edit.edit === 'hours' ? edit.part : ''}`;

type AddEdit = Extract<ScenarioEdit, { edit: 'add' }>;

/** A station of one's own as an edit that adds it; what a scenario does not tell is left out. */
export const editThatAdds = ({ id, name, kind, at, ...station }: Station): AddEdit => ({
  edit: 'add',
  station: id,
  name,
  kind,
  at,
  opening_hours: station.opening_hours,
  after_hours: station.after_hours,
  services: station.services.map(({ code }) => code),
  seats: station.capacity?.seats ?? null,
});

/** null: the edit stands beside the one that adds. */
function foldInto(start: AddEdit, edit: ScenarioEdit): AddEdit | null {
  if (edit.edit === 'move') return { ...start, at: edit.at };
  if (edit.edit !== 'hours') return null;
  if (edit.part === 'site') return { ...start, opening_hours: edit.hours };
  return edit.part === 'after_hours' ? { ...start, after_hours: edit.hours } : null;
}

/** The scenario without anything about a station: as in the data, or no longer added. */
export const withoutStation = (edits: readonly ScenarioEdit[], id: string): ScenarioEdit[] =>
  edits.filter(({ station }) => station !== id);

export const stationChanges = ['added', 'removed', 'status', 'moved', 'hours', 'services'] as const;
export type StationChange = (typeof stationChanges)[number];

export interface StationDifference {
  readonly id: string;
  readonly name: string;
  /** In the order of `stationChanges`. */
  readonly changes: readonly StationChange[];
}

/** Stations that differ from one list to another, those of the first list first. */
export function differencesOf(
  before: readonly Station[],
  after: readonly Station[],
): StationDifference[] {
  const now = new Map(after.map((station) => [station.id, station]));
  const known = new Set(before.map(({ id }) => id));
  const changed = before.map((station) => {
    const other = now.get(station.id);
    return { station, changes: other ? changesOf(station, other) : (['removed'] as const) };
  });
  const added = after
    .filter(({ id }) => !known.has(id))
    .map((station) => ({ station, changes: ['added'] as const }));
  return [...changed, ...added]
    .filter(({ changes }) => changes.length > 0)
    .map(({ station: { id, name }, changes }) => ({ id, name, changes }));
}

function changesOf(before: Station, after: Station): StationChange[] {
  if (before === after) return [];
  const codes = ({ services }: Station) => services.map(({ code }) => code).sort();
  const hours = ({ opening_hours, after_hours, services }: Station) => [
    opening_hours,
    after_hours,
    ...services.filter((one) => one.hours).map((one) => `${one.code} ${one.hours}`),
  ];
  const differ = (read: (station: Station) => readonly unknown[]) =>
    JSON.stringify(read(before)) !== JSON.stringify(read(after));
  const differs: Record<Exclude<StationChange, 'added' | 'removed'>, boolean> = {
    status: before.status !== after.status,
    moved: differ(({ at }) => at),
    hours: differ(hours),
    services: differ(codes),
  };
  return (['status', 'moved', 'hours', 'services'] as const).filter((change) => differs[change]);
}
