// What an area is, whose, and of when: as told, or else as its data let one find out.

import timeZoneOf from '@photostructure/tz-lookup';
import { utcOffsetAt } from '#core/local-time.ts';
import { type Bbox, instant, type Localized } from '#core/units.ts';
import { areaName } from '#osm/area-name.ts';
import type { LoadedOsm } from '#osm/load-osm.ts';
import type { AreaAbout } from '#osm/pack-area.ts';

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

/** `date`: the age of the data, YYYY-MM-DD. */
export function aboutArea(
  wishes: AreaWishes,
  { osm, bbox, date }: { readonly osm: LoadedOsm; readonly bbox: Bbox; readonly date: string },
): AreaAbout {
  const { id, schematic, buildEpoch } = wishes;
  const usual = osm.isDrawing ? ofDrawing : ofOsm;
  const timeZone = timeZoneAt(wishes.timeZone, bbox);
  return {
    ...{ id, schematic, buildEpoch, date, timeZone },
    name: nameOf(wishes, osm, bbox),
    utcOffsetMinutes: utcOffsetAt(timeZone, instant(Date.parse(date))) ?? 0,
    licence: wishes.licence ?? usual.licence,
    attribution: { zh: wishes.attribution ?? usual.attribution, en: wishes.attributionEn },
  };
}

function nameOf({ id, name, nameEn }: AreaWishes, osm: LoadedOsm, bbox: Bbox): Localized {
  if (name) return { zh: name, en: nameEn };
  const found = areaName(osm, bbox) ?? { zh: id };
  return { ...found, ...(nameEn && { en: nameEn }) };
}

/** The clock of a place: as told, or that of the middle of the box. */
export const timeZoneAt = (told: string | undefined, [west, south, east, north]: Bbox): string =>
  told ?? timeZoneOf((south + north) / 2, (west + east) / 2);

/** Where the calendar of mainland China holds; Hong Kong, Macau and Taiwan keep their own. */
export const isInChina = (timeZone: string): boolean =>
  timeZone === 'Asia/Shanghai' || timeZone === 'Asia/Urumqi';
