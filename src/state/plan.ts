// The scenario a planner works on: every step can be undone, and the address mirrors what
// is on screen (plan-address.ts). Scenarios kept under a name lie in this browser alone; each was checked
// when it was read.

import * as v from 'valibot';
import { create } from 'zustand';
import { type History, historyOf, redo, revise, step, undo } from '#core/planning/history.ts';
import { type Scenario, type ScenarioEdit, scenarioFile } from '#core/planning/scenario.ts';
import { withEdit, withoutStation } from '#core/planning/scenario-edits.ts';
import { addressOfPlan, planOfAddress } from './plan-address.ts';
import { changeView, useApp } from './store.ts';

export interface PlanState {
  /** null: no area yet. */
  readonly history: History<Scenario> | null;
  /** While a station is dragged: what would become of it here. */
  readonly isDragging: boolean;
  /** The next tap on the map says where a new station is. */
  readonly isAdding: boolean;
  readonly kept: readonly Scenario[];
  /** What the scenario is compared with; null: the stations as they are. */
  readonly against: Scenario | null;
  /** What the address says that cannot be opened here; it stays there until a change. */
  readonly unread: string | null;
  /** false: the scenario is too long for the address, and this browser keeps nothing. */
  readonly isSafe: boolean;
}

const store = create<PlanState>()(() => ({
  history: null,
  isDragging: false,
  isAdding: false,
  kept: readKept(),
  against: null,
  unread: null,
  isSafe: true,
}));
export const usePlan = store;
const set = store.setState;

const keptKey = 'circle.scenarios';

function readKept(): readonly Scenario[] {
  try {
    return v.parse(v.array(scenarioFile), JSON.parse(localStorage.getItem(keptKey) ?? '[]'));
  } catch {
    return [];
  }
}

export function compareWith(against: Scenario | null): void {
  set({ against });
  tellAddress();
}

export const setAdding = (isAdding: boolean): void => set({ isAdding });

/** false: the browser has no room, or keeps nothing. */
function writeKept(kept: readonly Scenario[]): boolean {
  try {
    localStorage.setItem(keptKey, JSON.stringify(kept));
  } catch {
    return false;
  }
  const { against, kept: before } = store.getState();
  const follows = against !== null && before.includes(against);
  // What is no longer kept can't be chosen again, so nothing is compared with it either.
  const next = follows ? (kept.find((one) => isOneOf(one, against)) ?? null) : against;
  set({ kept, against: next });
  tellAddress();
  return true;
}

const isOneOf = (one: Scenario, other: Scenario) =>
  one.name === other.name && one.base.area === other.base.area;

/** Starts from the address, or from the data as they are. */
export function openPlanOf(base: Scenario['base'], name: string): void {
  const { plan, against: other } = useApp.getState().view;
  const opened = readAddress(plan, base.area);
  const scenario = opened ?? { format: 1 as const, name, base, edits: [] };
  const unread = opened ? null : plan;
  const shared = readAddress(other, base.area);
  const kept = store.getState().kept.find((one) => JSON.stringify(one) === JSON.stringify(shared));
  const against = kept ?? shared;
  set({ history: historyOf(scenario), isDragging: false, against, unread, isSafe: true });
}

/** A scenario of another area says nothing about this one. */
function readAddress(address: string | null, area: string): Scenario | null {
  const scenario = address === null ? null : planOfAddress(address);
  return scenario?.base.area === area ? scenario : null;
}

/**
 * Makes the address say what is on screen. Copies of what is too long for it are written
 * anew, so that those in use are the newest.
 */
export function tellAddress(): void {
  const { history, against, unread, isDragging } = store.getState();
  // Writing the address at every frame of a drag would be refused by browsers.
  if (!history || isDragging) return;
  const { present } = history;
  const plan = present.edits.length === 0 ? null : addressOfPlan(present);
  const other = against && addressOfPlan(against);
  const next = { plan: plan?.address ?? unread, against: other?.address ?? null };
  const { view } = useApp.getState();
  if (view.plan !== next.plan || view.against !== next.against) changeView(next);
  set({ isSafe: plan?.isSafe ?? true });
}

function show(history: History<Scenario>, isDragging = false): void {
  set({ history, isDragging });
  tellAddress();
}

function change(next: (scenario: Scenario) => Scenario): void {
  const { history } = store.getState();
  if (history) show(step(history, next(history.present)));
}

const withEdits = (scenario: Scenario, edits: readonly ScenarioEdit[]): Scenario => ({
  ...scenario,
  edits: [...edits],
});

export const editPlan = (...edits: readonly ScenarioEdit[]): void =>
  change((scenario) =>
    withEdits(scenario, edits.reduce<readonly ScenarioEdit[]>(withEdit, scenario.edits)),
  );

/** All calls of one drag are one step; the last is `done`. */
export function dragPlan(edit: ScenarioEdit, done: boolean): void {
  const { history, isDragging } = store.getState();
  if (!history) return;
  const changed = withEdits(history.present, withEdit(history.present.edits, edit));
  show(isDragging ? revise(history, changed) : step(history, changed), !done);
}

export const giveBack = (station: string): void =>
  change((scenario) => withEdits(scenario, withoutStation(scenario.edits, station)));

export const renamePlan = (name: string): void => change((scenario) => ({ ...scenario, name }));

export const startOver = (): void => change((scenario) => withEdits(scenario, []));

export const openScenario = (scenario: Scenario): void => change(() => scenario);

export function undoPlan(): void {
  const { history } = store.getState();
  if (history) show(undo(history));
}

export function redoPlan(): void {
  const { history } = store.getState();
  if (history) show(redo(history));
}

/** Under its name, in the place of one of the same name and area; false: not kept. */
export function keepPlan(): boolean {
  const { history, kept } = store.getState();
  if (!history) return false;
  const { present } = history;
  return writeKept([...kept.filter((one) => !isOneOf(one, present)), present]);
}

export const forgetPlan = (scenario: Scenario): boolean =>
  writeKept(store.getState().kept.filter((one) => one !== scenario));
