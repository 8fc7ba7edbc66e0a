// What an area is, whose, and of when: as told, or else as its data let one find out.

import timeZoneOf from '@photostructure/tz-lookup';
import { utcOffsetAt } from '#core/local-time.ts';
import { type Bbox, instant, type Localized } from '#core/units.ts';
import type { AreaAbout } from './pack-area.ts';

export interface AreaWishes {
  readonly id: string;
  readonly name?: string | undefined;
  readonly nameEn?: string | undefined;
  readonly licence?: string | undefined;
  readonly attribution?: string | undefined;
  readonly attributionEn?: string | undefined;
  readonly schematic: boolean;
  /** IANA name. */
  readonly timeZone?: string | undefined;
  /** Seconds since 1970; undefined: the data's date, at 00:00 UTC. */
  readonly buildEpoch: number | undefined;
}

const ofOsm = {
  licence: 'ODbL-1.0',
  attribution: '© OpenStreetMap contributors',
};
/** A drawing belongs to whoever drew it, and nobody said on what terms. */
const ofDrawing = {
  licence: 'LicenseRef-unstated',
  attribution: 'Own drawing, source not stated',
};

/** What the data of an area say of it. */
export interface AreaFacts {
  readonly bbox: Bbox;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly isDrawing: boolean;
  /** The name of its largest place; null: it has none. */
  readonly name: Localized | null;
}

export function aboutArea(wishes: AreaWishes, facts: AreaFacts): AreaAbout {
  const { id, schematic, buildEpoch } = wishes;
  const { bbox, date } = facts;
  const usual = facts.isDrawing ? ofDrawing : ofOsm;
  const timeZone = timeZoneAt(wishes.timeZone, bbox);
  return {
    ...{ id, schematic, buildEpoch, date, timeZone },
    name: nameOf(wishes, facts),
    utcOffsetMinutes: utcOffsetAt(timeZone, instant(Date.parse(date))) ?? 0,
    licence: wishes.licence ?? usual.licence,
    attribution: { zh: wishes.attribution ?? usual.attribution, en: wishes.attributionEn },
  };
}

function nameOf({ id, name, nameEn }: AreaWishes, facts: AreaFacts): Localized {
  if (name) return { zh: name, en: nameEn };
  return { ...(facts.name ?? { zh: id }), ...(nameEn && { en: nameEn }) };
}

/** The clock of a place: as told, or that of the middle of the box. */
export const timeZoneAt = (told: string | undefined, [west, south, east, north]: Bbox): string =>
  told ?? timeZoneOf((south + north) / 2, (west + east) / 2);

/** Where the calendar of mainland China holds; Hong Kong, Macau and Taiwan keep their own. */
export const isInChina = (timeZone: string): boolean =>
  timeZone === 'Asia/Shanghai' || timeZone === 'Asia/Urumqi';
