// A station or a programme that is not there yet: what the schema wants of one, and nothing that
// nobody has said.

import type { Area } from '#api/area.ts';
import type { Draft } from '#core/draft.ts';
import { formatLocalTime } from '#core/local-time.ts';
import { type Instant, instant } from '#core/units.ts';
import type { ProgrammeEdit, StationEdit } from '#state/desk-edit.ts';
import { timestampOf } from './timestamp.ts';

export interface NewEdit {
  readonly area: Area;
  readonly draft: Draft;
  readonly name: string;
  readonly now: Instant;
}

function freeId(prefix: string, taken: readonly string[]): string {
  let nth = 1;
  while (taken.includes(`${prefix}-${nth}`)) nth++;
  return `${prefix}-${nth}`;
}

/** In the middle of the area, to be put where it is; planned, so that nobody is sent there. */
export function newStation({ area, draft, name, now }: NewEdit): StationEdit {
  const taken = draft.stations.map(({ properties }) => properties.id);
  const id = freeId('station', taken);
  const unknown = 'unknown';
  return {
    kind: 'station',
    id,
    at: area.manifest.center,
    properties: {
      id,
      name,
      kind: 'rider_rest',
      tier: null,
      address: '',
      opening_hours: '24/7',
      holiday: unknown,
      makeup_workday: unknown,
      after_hours: null,
      overrides: [],
      services: [],
      access: {
        who: 'anyone',
        wheelchair: unknown,
        bike_parking: unknown,
        toilets: unknown,
        fee: unknown,
      },
      status: 'planned',
      position: { source: 'desk', crs_as_received: 'wgs84' },
      provenance: {
        source: 'desk',
        retrieved: formatLocalTime(now, area.calendar.utcOffsetMinutes).slice(0, 10),
        confidence: 'low',
      },
    },
  };
}

const dayMs = 86_400_000;

/** Once, tomorrow evening, without seats; null: there is no station it could take place at. */
export function newProgramme({ area, draft, name, now }: NewEdit): ProgrammeEdit | null {
  const station = draft.stations[0]?.properties.id;
  if (station === undefined) return null;
  const { utcOffsetMinutes } = area.calendar;
  const id = freeId(
    'programme',
    draft.programmes.map((programme) => programme.id),
  );
  const tomorrow = formatLocalTime(instant(now + dayMs), utcOffsetMinutes).slice(0, 10);
  const at = (clock: string) => timestampOf(`${tomorrow}T${clock}`, utcOffsetMinutes) ?? '';
  return {
    kind: 'programme',
    id,
    programme: {
      id,
      series: name,
      station_id: station,
      kind: 'other',
      title: { zh: name },
      start: at('19:00'),
      end: at('20:30'),
      tzid: area.manifest.timeZone ?? 'Asia/Shanghai',
      after_hours: true,
      updated: at('00:00'),
    },
  };
}
