// The one store: the view state, which the URL mirrors, and what belongs to this
// visit alone (the clock, the device's position, the sheet, the map). Actions are
// the exported functions; components read with `useApp`.
// A page (a station) is pushed onto the history so that the back button leaves it;
// a setting or a filter replaces the entry.

import { create } from 'zustand';
import type { ServiceCode } from '#core/service.ts';
import { type Instant, instant, type LngLat } from '#core/units.ts';
import { askPosition, type PositionFailure } from './position.ts';
import {
  defaultViewState,
  formatViewState,
  parseViewState,
  type Refused,
  standardOf,
  type ViewName,
  type ViewState,
} from './view-state.ts';

export type DevicePosition =
  | { readonly kind: 'none' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'found'; readonly at: LngLat; readonly accuracyMetres: number }
  | { readonly kind: 'failed'; readonly failure: PositionFailure };

export type SheetStop = 'peek' | 'half' | 'full';
/** `off`: not asked for yet, because the device saves data. */
export type MapState = 'off' | 'loading' | 'idle' | 'failed';

export interface AppState {
  readonly view: ViewState;
  /** What the address said that was not understood. */
  readonly refused: readonly Refused[];
  readonly now: Instant;
  readonly position: DevicePosition;
  /** The station whose link opened this page: until told otherwise, the person is there. */
  readonly enteredAt: string | null;
  readonly sheet: { readonly stop: SheetStop; readonly coveredPixels: number };
  readonly map: MapState;
}

export const initialAppState: AppState = {
  view: defaultViewState,
  refused: [],
  now: instant(0),
  position: { kind: 'none' },
  enteredAt: null,
  sheet: { stop: 'half', coveredPixels: 0 },
  map: 'loading',
};

const store = create<AppState>()(() => initialAppState);
export const useApp = store;
const set = store.setState;
const get = store.getState;

export const addressOf = (view: ViewState) => `${location.pathname}${formatViewState(view)}`;

/** Reads the URL into the store and follows the back button; returns what was refused. */
export function openUrl(now: Instant): readonly Refused[] {
  const { state, refused } = parseViewState(location.search);
  set({
    ...initialAppState,
    view: state,
    refused,
    now,
    enteredAt: state.at === null && state.view === 'rider' ? state.station : null,
  });
  return refused;
}

export function followHistory(): () => void {
  const follow = () => set({ view: parseViewState(location.search).state });
  addEventListener('popstate', follow);
  return () => removeEventListener('popstate', follow);
}

/** Changes a setting or a filter. The address of a kiosk is its set-up: visitors leave it alone. */
export function changeView(change: Partial<ViewState>): void {
  const view = { ...get().view, ...change };
  if (view.view !== 'kiosk') history.replaceState(history.state, '', addressOf(view));
  set({ view });
}

/** Another view of the same area, in the same language and look; the scenario comes along. */
export function openView(name: ViewName, change?: Partial<ViewState>): void {
  const { area, lang, theme, text, plan, against } = get().view;
  const view = { ...standardOf(name), area, lang, theme, text, plan, against, ...change };
  history.pushState(null, '', addressOf(view));
  set({ view });
}

export function openStation(id: string): void {
  const { view, sheet } = get();
  if (view.station === id) return;
  const next = { ...view, station: id };
  // From one station to the next is a step aside: one step back leads to the list.
  if (view.station === null) history.pushState({ inside: true }, '', addressOf(next));
  else history.replaceState(history.state, '', addressOf(next));
  set({ view: next, sheet: sheet.stop === 'peek' ? { ...sheet, stop: 'half' } : sheet });
}

export function closeStation(): void {
  if (isInside()) history.back();
  else changeView({ station: null });
}

/** What a page belongs to lies behind us only when we came from it. */
export const isInside = (): boolean =>
  (history.state as { inside?: boolean } | null)?.inside === true;

/** The page of one occurrence of a programme. */
export function openProgramme(programme: string, date: string): void {
  const { view, sheet } = get();
  const next = { ...view, programme, date };
  // From one to the next is a step aside: one step back leads to the week.
  if (view.programme === null) history.pushState({ inside: true }, '', addressOf(next));
  else history.replaceState(history.state, '', addressOf(next));
  set({ view: next, sheet: sheet.stop === 'peek' ? { ...sheet, stop: 'half' } : sheet });
}

export function closeProgramme(): void {
  if (isInside()) history.back();
  else changeView({ programme: null });
}

export const toggleService = (code: ServiceCode): void => {
  const { services } = get().view;
  changeView({
    services: services.includes(code)
      ? services.filter((one) => one !== code)
      : [...services, code],
  });
};

export const clearFilters = (): void =>
  changeView({ services: [], hours: 'any', open: defaultViewState.open });

/** A place from a list: it may be shared, so it goes into the URL. */
export function pickPlace(at: LngLat): void {
  set({ position: { kind: 'none' }, enteredAt: null });
  changeView({ at });
}

/**
 * Asks the device where it is; a found position takes the place of a picked one. `answer`
 * may get ready for the position before it is shown, so that the list changes once.
 */
export async function locate(
  device: Pick<Navigator, 'geolocation' | 'permissions'>,
  answer: (at: LngLat) => Promise<unknown>,
): Promise<void> {
  if (get().position.kind === 'asking') return;
  set({ position: { kind: 'asking' } });
  const outcome = await askPosition(device);
  if (outcome.kind === 'found') await answer(outcome.at);
  // The person may have picked a place while the device was searching.
  if (get().position.kind !== 'asking') return;
  set({ position: outcome });
  if (outcome.kind === 'found') {
    set({ enteredAt: null });
    changeView({ at: null });
  }
}

export function setSheet(stop: SheetStop, coveredPixels: number): void {
  const { sheet } = get();
  if (sheet.stop !== stop || sheet.coveredPixels !== coveredPixels) {
    set({ sheet: { stop, coveredPixels } });
  }
}

export const setMap = (map: MapState): void => set({ map });
export const tick = (now: Instant): void => set({ now });

/** How much of the lower edge of the map the sheet hides now. */
export const coveredPixels = (): number => get().sheet.coveredPixels;

/** How the sheet lies, and who is told where it is put: what every view's sheet is given. */
export function useSheet() {
  const stop = useApp((state) => state.sheet.stop);
  // Without a map there is nothing behind the sheet to be uncovered.
  const fixed = useApp(({ map }) => map === 'failed' || map === 'off');
  return { stop, onStop: setSheet, fixed };
}
