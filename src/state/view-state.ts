// The state worth sharing, and its form in the query string. Unknown and invalid
// values fall back to the default and are listed, never thrown. The position of a
// device is not part of it: `at` holds only a place the user picked.

import { type PointWeight, pointWeights } from '#core/demand.ts';
import { parseDate, parseLocalTime } from '#core/local-time.ts';
import { isServiceCode, type ServiceCode } from '#core/service.ts';
import { type ProfileName, profileNames } from '#core/streets/profile.ts';
import type { Language, LngLat } from '#core/units.ts';

export const viewNames = [
  'rider',
  'planner',
  'kiosk',
  'programmes',
  'voice',
  'tree',
  'desk',
] as const;
export type ViewName = (typeof viewNames)[number];
export const openFilters = ['arrival', 'now', 'any'] as const;
export type OpenFilter = (typeof openFilters)[number];
export const hoursFilters = ['any', 'after', 'always'] as const;
/** `after`: serves outside the eight office hours (八小时以外); `always`: never closes. */
export type HoursFilter = (typeof hoursFilters)[number];
/** Pages of the planner's panel. */
export const plannerTabs = ['overview', 'week', 'services', 'gaps', 'backup', 'plan'] as const;
export type PlannerTab = (typeof plannerTabs)[number];
/** What the planner's map colours. */
export const plannerLayers = ['time', 'reach', 'alone', 'nearest', 'change'] as const;
export type PlannerLayer = (typeof plannerLayers)[number];
/** Whose outlines the planner's map shows: of all stations that count, or of the selected one. */
export const outlineChoices = ['none', 'all', 'selected'] as const;
export type OutlineChoice = (typeof outlineChoices)[number];
export const streetChoices = ['none', 'time'] as const;
/** `time`: the planner's map colours streets by the time to the nearest station. */
export type StreetChoice = (typeof streetChoices)[number];
/** Pages of the voice; the check-in's address stands on a station's wall. */
export const voiceForms = ['need', 'report', 'check-in', 'join', 'sent', 'counts'] as const;
export type VoiceForm = (typeof voiceForms)[number];
/** How programmes are laid out: the days of a week, or each programme with its next dates. */
export const layoutChoices = ['week', 'list'] as const;
export type LayoutChoice = (typeof layoutChoices)[number];
/** `near`: only what can be reached within the minutes of the circle. */
export const reachFilters = ['any', 'near'] as const;
export type ReachFilter = (typeof reachFilters)[number];
export const themeChoices = ['auto', 'day', 'night', 'glare'] as const;
export type ThemeChoice = (typeof themeChoices)[number];

export interface ViewState {
  readonly view: ViewName;
  readonly area: string;
  readonly station: string | null;
  /** Null: the front page of the voice. */
  readonly form: VoiceForm | null;
  readonly profile: ProfileName;
  /** Cutoff of the circle, minutes. */
  readonly min: number;
  /** The planner's cutoff on foot as a distance, in place of the minutes; null: there is none. */
  readonly metres: number | null;
  readonly services: readonly ServiceCode[];
  readonly open: OpenFilter;
  readonly hours: HoursFilter;
  /** Local time at the area, `2026-11-24T22:00`; null: now. */
  readonly when: string | null;
  readonly lang: Language;
  readonly theme: ThemeChoice;
  readonly text: 'normal' | 'large';
  readonly at: LngLat | null;
  readonly weight: PointWeight;
  /** Office hours of a workday, `9-17`: what lies outside them is the planner's after-hours. */
  readonly office: string;
  readonly tab: PlannerTab;
  readonly layer: PlannerLayer;
  readonly outlines: OutlineChoice;
  readonly streets: StreetChoice;
  /** The programme whose page is open. */
  readonly programme: string | null;
  /** Local date of its occurrence, or first day of the week that is shown; null: today. */
  readonly date: string | null;
  readonly layout: LayoutChoice;
  /** Series or strand of programmes. */
  readonly series: string | null;
  readonly reach: ReachFilter;
  /** A scenario as `plan-address.ts` writes it; null: the data as they are. */
  readonly plan: string | null;
  /** What the scenario is compared with, in the same form; null: the data as they are. */
  readonly against: string | null;
}

/** Signs of a scenario in a link: two of them are still a line that servers take. */
export const longestPlan = 3900;

export const defaultViewState: ViewState = {
  view: 'rider',
  area: 'jiading',
  station: null,
  form: null,
  profile: 'ebike',
  min: 15,
  metres: null,
  services: [],
  open: 'arrival',
  hours: 'any',
  when: null,
  lang: 'zh',
  theme: 'auto',
  text: 'normal',
  at: null,
  weight: 'residents_in_service_area',
  office: '9-17',
  tab: 'overview',
  layer: 'time',
  outlines: 'none',
  streets: 'none',
  programme: null,
  date: null,
  layout: 'week',
  series: null,
  reach: 'any',
  plan: null,
  against: null,
};

/** A planner asks about walking first: within a quarter of an hour everybody rides everywhere. */
export const standardOf = (view: ViewName): ViewState =>
  view === 'planner'
    ? { ...defaultViewState, view, profile: 'walk' }
    : { ...defaultViewState, view };

export interface Refused {
  readonly name: string;
  readonly value: string;
  readonly used: string;
}

type Reader<T> = (text: string) => T | undefined;
const oneOf =
  <T extends string>(values: readonly T[]): Reader<T> =>
  (text) =>
    values.find((value) => value === text);
const slug: Reader<string> = (text) => (/^[a-z0-9][a-z0-9-]{0,63}$/.test(text) ? text : undefined);
const point: Reader<LngLat> = (text) => {
  const match = /^(-?\d{1,3}(?:\.\d+)?),(-?\d{1,2}(?:\.\d+)?)$/.exec(text);
  if (!match) return undefined;
  const [lng, lat] = [Number(match[1]), Number(match[2])];
  return Math.abs(lng) <= 180 && Math.abs(lat) <= 90 ? [lng, lat] : undefined;
};
const codes: Reader<ServiceCode[]> = (text) => {
  const list = text.split(',').filter(Boolean);
  return list.every(isServiceCode) ? [...new Set(list)] : undefined;
};

/** Longer than any that is written: what was written once is read. */
const plan: Reader<string> = (text) => (/^[\w-]{1,4000}$/.test(text) ? text : undefined);

const readers: { [K in keyof ViewState]: Reader<NonNullable<ViewState[K]>> } = {
  view: oneOf(viewNames),
  area: slug,
  station: slug,
  form: oneOf(voiceForms),
  profile: oneOf(profileNames),
  min: (text) => (/^(3|5|8|10|15|20|30)$/.test(text) ? Number(text) : undefined),
  metres: (text) => (/^(800|1000|1500)$/.test(text) ? Number(text) : undefined),
  services: codes,
  open: oneOf(openFilters),
  hours: oneOf(hoursFilters),
  when: (text) => (parseLocalTime(text, 0) === null ? undefined : text),
  lang: oneOf(['zh', 'en']),
  theme: oneOf(themeChoices),
  text: oneOf(['normal', 'large']),
  at: point,
  weight: oneOf(pointWeights),
  office: (text) => {
    const [from = 0, to = 0] = /^\d{1,2}-\d{1,2}$/.test(text) ? text.split('-').map(Number) : [];
    return from < to && to <= 24 ? text : undefined;
  },
  tab: oneOf(plannerTabs),
  layer: oneOf(plannerLayers),
  outlines: oneOf(outlineChoices),
  streets: oneOf(streetChoices),
  programme: slug,
  date: (text) => (parseDate(text) === null ? undefined : text),
  layout: oneOf(layoutChoices),
  series: (text) => (/^[^\p{C}]{1,40}$/u.test(text) ? text : undefined),
  reach: oneOf(reachFilters),
  plan,
  against: plan,
};
const names = Object.keys(readers) as (keyof ViewState)[];

/** The state in a query string; what was not understood is listed beside it. */
export function parseViewState(search: string): { state: ViewState; refused: Refused[] } {
  const parameters = new URLSearchParams(search);
  const standard = standardOf(readers.view(parameters.get('view') ?? '') ?? defaultViewState.view);
  const state: Record<string, unknown> = { ...standard };
  const refused: Refused[] = [];
  for (const name of names) {
    const text = parameters.get(name);
    if (text === null) continue;
    const value = readers[name](text);
    if (value === undefined) {
      refused.push({ name, value: text, used: String(standard[name] ?? '') });
    } else state[name] = value;
  }
  return { state: state as unknown as ViewState, refused };
}

/** The query string of a state, defaults left out; parse(format(s)) is s. */
export function formatViewState(state: ViewState): string {
  const parts: string[] = [];
  for (const name of names) {
    const value = state[name];
    const standard = name === 'view' ? defaultViewState.view : standardOf(state.view)[name];
    if (value === null || String(value) === String(standard)) continue;
    const text = Array.isArray(value) ? value.join(',') : String(value);
    parts.push(`${name}=${encodeURIComponent(text).replaceAll('%2C', ',').replaceAll('%3A', ':')}`);
  }
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}
