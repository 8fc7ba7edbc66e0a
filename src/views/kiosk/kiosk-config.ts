// How a kiosk is set up: the address wins over `kiosk.json`, which wins over the defaults.
// What is not understood falls back and is listed; nothing is ever thrown. Formats:
// docs/operations.md.

import type { Instant } from '#core/units.ts';
import type { Refused } from '#state/view-state.ts';

export const kioskPanels = [
  'here',
  'near',
  'services',
  'programmes',
  'need',
  'tip',
  'take',
] as const;
export type KioskPanel = (typeof kioskPanels)[number];

export interface KioskConfig {
  /** The station it stands in; null: not told, and the kiosk says so. */
  readonly station: string | null;
  readonly panels: readonly KioskPanel[];
  /** Seconds a panel is shown before the next; 0: panels turn by hand only. */
  readonly rotate: number;
  /** Seconds without a touch after which the kiosk asks whether anybody is there. */
  readonly idle: number;
  /** Degrees from north that the reader faces; the map is turned so that this is up. */
  readonly heading: number;
  /** Factor on all sizes. */
  readonly scale: number;
  /** Hours of the day between which the screen is dim, `22-6`; null: never. */
  readonly dim: readonly [from: number, to: number] | null;
  /** Hour and minute of the planned reload at night, minutes from midnight. */
  readonly reload: number;
  readonly lang: 'zh' | 'en';
  readonly theme: 'auto' | 'day' | 'night' | 'glare';
}

export const defaultKiosk: KioskConfig = {
  station: null,
  panels: kioskPanels,
  rotate: 12,
  idle: 45,
  heading: 0,
  scale: 1,
  dim: [22, 6],
  reload: 3 * 60 + 40,
  lang: 'zh',
  theme: 'auto',
};

type Reader<T> = (text: string) => T | undefined;
const within =
  (least: number, most: number): Reader<number> =>
  (text) => {
    const value = Number(text);
    return text.trim() !== '' && value >= least && value <= most ? value : undefined;
  };
const oneOf =
  <T extends string>(...values: readonly T[]): Reader<T> =>
  (text) =>
    values.find((value) => value === text);

const readers: { readonly [K in keyof KioskConfig]: Reader<KioskConfig[K]> } = {
  station: (text) => (/^[a-z0-9][a-z0-9-]{0,63}$/.test(text) ? text : undefined),
  panels: (text) => {
    const names = text.split(',').filter(Boolean);
    const known = names.flatMap((name) => kioskPanels.find((panel) => panel === name) ?? []);
    return known.length > 0 && known.length === names.length ? [...new Set(known)] : undefined;
  },
  rotate: (text) => (text === '0' ? 0 : within(3, 600)(text)),
  idle: within(10, 3600),
  heading: within(-360, 360),
  scale: within(0.5, 3),
  dim: (text) => {
    if (text === 'off') return null;
    const match = /^(\d{1,2})-(\d{1,2})$/.exec(text);
    const [from, to] = [Number(match?.[1]), Number(match?.[2])];
    return match && from < 24 && to < 24 && from !== to ? [from, to] : undefined;
  },
  reload: (text) => {
    const match = /^(\d{1,2}):(\d\d)$/.exec(text);
    const [hour, minute] = [Number(match?.[1]), Number(match?.[2])];
    return match && hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
  },
  lang: oneOf('zh', 'en'),
  theme: oneOf('auto', 'day', 'night', 'glare'),
};
const names = Object.keys(readers) as (keyof KioskConfig)[];

/** A value of `kiosk.json` as it would stand in the address. */
function asText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return Array.isArray(value) ? value.join(',') : String(value);
}

export interface ReadKiosk {
  readonly config: KioskConfig;
  readonly refused: readonly Refused[];
}

/** `file`: what `kiosk.json` holds, whatever it is. */
export function readKiosk(search: string, file: unknown): ReadKiosk {
  const parameters = new URLSearchParams(search);
  const inFile = (typeof file === 'object' && file !== null ? file : {}) as Record<string, unknown>;
  const config: Record<string, unknown> = { ...defaultKiosk };
  const refused: Refused[] = [];
  for (const name of names) {
    for (const text of [asText(inFile[name]), parameters.get(name)]) {
      if (text === null) continue;
      const value = readers[name](text);
      if (value === undefined) {
        refused.push({ name, value: text, used: asText(config[name]) ?? '' });
      } else config[name] = value;
    }
  }
  return { config: config as unknown as KioskConfig, refused };
}

/** Whether the screen is dim at an hour and minute of the day, minutes from midnight. */
export function isDim({ dim }: KioskConfig, minute: number): boolean {
  if (dim === null) return false;
  const [from, to] = [dim[0] * 60, dim[1] * 60];
  return from < to ? from <= minute && minute < to : minute >= from || minute < to;
}

/** Where the picture is drawn to spare the screen: a small circle, a step every three minutes. */
export function driftOf(now: Instant): readonly [x: number, y: number] {
  const step = Math.floor(now / 180_000) % 8;
  const angle = (step * Math.PI) / 4;
  return [Math.round(8 * Math.cos(angle)), Math.round(8 * Math.sin(angle))];
}
