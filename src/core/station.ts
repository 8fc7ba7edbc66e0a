// A station serves riders. The schema is the noun: its type, and the check at
// every door (the build, the browser) come from it. Field names are those of the
// data file; `docs/formats/stations.md` explains each.

import * as v from 'valibot';
import { isServiceCode, type ServiceCode } from './service.ts';
import type { Language, LngLat, Localized } from './units.ts';

const tri = v.picklist(['yes', 'no', 'unknown']);
const localizedSchema = v.object({ zh: v.string(), en: v.optional(v.string()) });
const date = v.pipe(v.string(), v.isoDate());
/** RFC 3339 with its offset: `2026-11-24T18:00:00+08:00`. */
const timestamp = v.pipe(v.string(), v.isoTimestamp());

export const stationKinds = [
  'party_centre',
  'party_station',
  'union_station',
  'rider_rest',
  'energy_station',
  'partner_shop',
  'check_in_point',
  'charge_swap',
  'event_site',
] as const;
export type StationKind = (typeof stationKinds)[number];

const hoursOverride = v.object({
  from: date,
  to: date,
  osm: v.string(),
  reason: v.optional(localizedSchema),
});

const stationService = v.object({
  code: v.custom<ServiceCode>(
    (code) => typeof code === 'string' && isServiceCode(code),
    (issue) => `unknown service code ${JSON.stringify(issue.input)}`,
  ),
  status: v.picklist(['ok', 'limited', 'out_of_order', 'unknown']),
  /** When the status ends and the service works again. */
  status_until: v.optional(timestamp),
  /** Opening hours of this service alone; absent: those of the station. */
  hours: v.optional(v.nullable(v.string())),
  qty: v.optional(v.number()),
  fee: v.optional(v.picklist(['free', 'paid'])),
  needs: v.optional(v.picklist(['booking', 'staff'])),
  note: v.optional(localizedSchema),
});
export type StationService = v.InferOutput<typeof stationService>;

/** The properties of a station's feature in `stations.geojson`. */
export const stationProperties = v.object({
  id: v.pipe(
    v.string(),
    v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'an id is lower-case letters, digits and dashes'),
  ),
  name: v.pipe(v.string(), v.nonEmpty('a station needs a name')),
  name_en: v.optional(v.string()),
  short: v.optional(v.string()),
  kind: v.picklist(stationKinds),
  tier: v.nullable(v.string()),
  address: v.string(),
  opening_hours: v.string(),
  holiday: v.picklist(['open', 'closed', 'special', 'unknown']),
  makeup_workday: v.picklist(['as_weekday', 'as_weekend', 'unknown']),
  after_hours: v.nullable(v.string()),
  overrides: v.array(hoursOverride),
  services: v.array(stationService),
  access: v.object({
    who: v.picklist(['anyone', 'outdoor_workers', 'members', 'on_request']),
    wheelchair: tri,
    bike_parking: tri,
    toilets: tri,
    fee: tri,
  }),
  capacity: v.optional(
    v.object({ seats: v.optional(v.number()), area_m2: v.optional(v.number()) }),
  ),
  status: v.picklist(['open', 'temporarily_closed', 'planned', 'closed']),
  status_note: v.optional(v.string()),
  /** When the status ends and the station opens again. */
  status_until: v.optional(timestamp),
  phone: v.optional(v.string()),
  position: v.object({
    source: v.string(),
    crs_as_received: v.picklist(['wgs84', 'gcj02', 'bd09']),
    accuracy_m: v.optional(v.number()),
  }),
  provenance: v.object({
    source: v.string(),
    retrieved: date,
    verified_at: v.optional(date),
    verified_how: v.optional(v.picklist(['visit', 'phone', 'official_list', 'report'])),
    confidence: v.picklist(['high', 'medium', 'low']),
    illustrative: v.optional(v.boolean()),
  }),
});

export type Station = v.InferOutput<typeof stationProperties> & { readonly at: LngLat };
export type HoursOverride = v.InferOutput<typeof hoursOverride>;

/** As short as it is known by: a map has little room. */
export const mapName = (station: Station, language: Language): string =>
  language === 'zh'
    ? (station.short ?? station.name)
    : (station.name_en ?? station.short ?? station.name);

export const stationName = (station: Station): Localized => ({
  zh: station.name,
  en: station.name_en,
});
