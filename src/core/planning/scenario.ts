// A scenario: a name, the data it starts from, and edits of its stations. Applying it gives
// stations like any others, in the same order with the added ones last, so that everything
// that is asked of an area can be asked of a scenario. Format: docs/formats/scenario.md.

import * as v from 'valibot';
import type { AreaManifest } from '#core/area.ts';
import { parseHours } from '#core/hours/parse.ts';
import { isServiceCode, type ServiceCode } from '#core/service.ts';
import { type Station, type StationService, stationKinds } from '#core/station.ts';
import type { LngLat } from '#core/units.ts';

/** Positions are kept to this, degrees: 11 cm. */
export const positionStep = 1e-6;

/** Letters a text of a scenario may have. */
export const longestText = { name: 80, hours: 300 } as const;
/** Edits a scenario may have. */
export const mostEdits = 1000;

const stationId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'no id of a station'));
const text = (most: number) =>
  v.pipe(
    v.string(),
    v.maxLength(most),
    v.regex(/^[^\p{Cc}\p{Cs}]*$/u, 'a text of one line without control characters'),
  );
const round = (degrees: number) => Math.round(degrees / positionStep) * positionStep;
const position = v.pipe(
  v.tuple([
    v.pipe(v.number(), v.minValue(-180), v.maxValue(180)),
    v.pipe(v.number(), v.minValue(-90), v.maxValue(90)),
  ]),
  v.transform(
    ([lng, lat]): LngLat => [Number(round(lng).toFixed(6)), Number(round(lat).toFixed(6))],
  ),
);
const hours = v.pipe(
  text(longestText.hours),
  v.check((value) => parseHours(value).kind === 'rules', 'hours that cannot be read'),
);
const serviceCode = v.custom<ServiceCode>(
  (code) => typeof code === 'string' && isServiceCode(code),
  (issue) => `unknown service code ${JSON.stringify(issue.input)}`,
);
const serviceCodes = v.pipe(
  v.array(serviceCode),
  v.check((codes) => new Set(codes).size === codes.length, 'a service listed twice'),
);

export const scenarioEdit = v.variant('edit', [
  v.object({
    edit: v.literal('add'),
    station: stationId,
    name: v.pipe(text(longestText.name), v.nonEmpty('a station needs a name')),
    kind: v.picklist(stationKinds),
    at: position,
    opening_hours: hours,
    after_hours: v.nullable(hours),
    services: serviceCodes,
    seats: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
  }),
  v.object({ edit: v.literal('move'), station: stationId, at: position }),
  v.object({
    edit: v.literal('status'),
    station: stationId,
    status: v.picklist(['open', 'temporarily_closed', 'planned', 'closed']),
  }),
  v.object({ edit: v.literal('services'), station: stationId, services: serviceCodes }),
  v.object({ edit: v.literal('hours'), station: stationId, part: v.literal('site'), hours }),
  v.object({
    edit: v.literal('hours'),
    station: stationId,
    part: v.union([v.literal('after_hours'), serviceCode]),
    /** null: no hours of its own. */
    hours: v.nullable(hours),
  }),
]);
export type ScenarioEdit = v.InferOutput<typeof scenarioEdit>;

export const scenarioFile = v.object({
  format: v.literal(1),
  name: text(longestText.name),
  base: v.object({
    area: stationId,
    /** Of the data of the area, see `baseOf`. */
    hash: v.pipe(v.string(), v.regex(/^[0-9a-f]{8,64}$/)),
    date: v.pipe(v.string(), v.isoDate()),
  }),
  edits: v.pipe(v.array(scenarioEdit), v.maxLength(mostEdits)),
});
export type Scenario = v.InferOutput<typeof scenarioFile>;

/** What a scenario of an area starts from: eight digits of the checksum of each of its files. */
export const baseOf = ({ id, dataDate, files }: AreaManifest): Scenario['base'] => ({
  area: id,
  hash: [files.streets, files.stations, files.demand, files.calendar]
    .map((file) => file?.sha256.slice(0, 8) ?? '')
    .join(''),
  date: dataDate,
});

export interface RefusedEdit {
  readonly edit: ScenarioEdit;
  readonly reason: 'unknown_station' | 'station_exists';
}

export interface AppliedScenario {
  /** Those of the base in their order, closed ones too, then the added ones. */
  readonly stations: readonly Station[];
  /** Edits that do not fit these stations, and are left out. */
  readonly refused: readonly RefusedEdit[];
}

export function applyScenario(
  base: readonly Station[],
  { edits, base: { date } }: Pick<Scenario, 'edits' | 'base'>,
): AppliedScenario {
  const stations = [...base];
  const indexOf = new Map(base.map(({ id }, i) => [id, i]));
  const refused: RefusedEdit[] = [];
  for (const edit of edits) {
    const index = indexOf.get(edit.station);
    if (edit.edit === 'add') {
      if (index !== undefined) refused.push({ edit, reason: 'station_exists' });
      else indexOf.set(edit.station, stations.push(addedStation(edit, date)) - 1);
    } else if (index === undefined) refused.push({ edit, reason: 'unknown_station' });
    else stations[index] = edited(stations[index] as Station, edit);
  }
  return { stations, refused };
}

type AddEdit = Extract<ScenarioEdit, { edit: 'add' }>;

function edited(station: Station, edit: Exclude<ScenarioEdit, AddEdit>): Station {
  switch (edit.edit) {
    case 'move':
      return { ...station, at: edit.at };
    case 'status':
      return { ...station, status: edit.status, status_until: undefined, status_note: undefined };
    case 'services':
      return { ...station, services: edit.services.map((code) => serviceOf(station, code)) };
    case 'hours':
      return withHours(station, edit);
  }
}

const serviceOf = (station: Station, code: ServiceCode): StationService =>
  station.services.find((service) => service.code === code) ?? { code, status: 'ok' };

export type HoursEdit = Extract<ScenarioEdit, { edit: 'hours' }>;

/** The station with other hours of one of its parts. */
export function withHours(station: Station, { part, hours: value }: HoursEdit): Station {
  if (part === 'site') return { ...station, opening_hours: value };
  if (part === 'after_hours') return { ...station, after_hours: value };
  return {
    ...station,
    services: station.services.map((service) =>
      service.code === part ? { ...service, hours: value } : service,
    ),
  };
}

/** Nobody has said more of it than the edit does. On holidays it keeps its hours. */
const addedStation = (
  { station, name, kind, at, opening_hours, after_hours, services, seats }: AddEdit,
  date: string,
): Station => ({
  id: station,
  name,
  kind,
  tier: null,
  address: '',
  at,
  opening_hours,
  after_hours,
  holiday: 'open',
  makeup_workday: 'as_weekday',
  overrides: [],
  services: services.map((code) => ({ code, status: 'ok' })),
  access: {
    who: 'anyone',
    wheelchair: 'unknown',
    bike_parking: 'unknown',
    toilets: 'unknown',
    fee: 'unknown',
  },
  ...(seats !== null && { capacity: { seats } }),
  status: 'open',
  position: { source: 'scenario', crs_as_received: 'wgs84' },
  provenance: { source: 'scenario', retrieved: date, confidence: 'low', illustrative: true },
});
