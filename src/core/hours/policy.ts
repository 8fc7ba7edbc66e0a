// A text of hours with what the station does on days the text doesn't speak of:
// for the site itself, and for the parts that have hours of their own.

import { parseDate } from '#core/local-time.ts';
import type { ServiceCode } from '#core/service.ts';
import type { HoursOverride, Station, StationService } from '#core/station.ts';
import type { Localized } from '#core/units.ts';
import { parseHours } from './parse.ts';

export interface HoursPolicy {
  readonly text: string;
  readonly holiday: Station['holiday'];
  readonly makeupWorkday: Station['makeup_workday'];
  /** Of two that overlap, the later in the list holds. */
  readonly overrides: readonly DatedHours[];
}

/** Hours for certain dates, from the first day to the last. */
export interface DatedHours {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly reason: Localized | undefined;
}

/** The staffed site, the self-service zone, or a service that may have hours of its own. */
export type StationPart = 'site' | 'after_hours' | ServiceCode;

/** null: the part has no hours of its own. */
export function policyOf(station: Station, part: StationPart): HoursPolicy | null {
  const { holiday, makeup_workday: makeupWorkday } = station;
  const text = textOf(station, part);
  if (part !== 'site' && !text) return null;
  // Longer or shorter hours of the site say nothing about its parts; a closure does.
  const overrides = station.overrides.filter((override) => part === 'site' || closes(override));
  return { text: text ?? '', holiday, makeupWorkday, overrides: overrides.map(datedHours) };
}

function textOf(station: Station, part: StationPart): string | null | undefined {
  if (part === 'site') return station.opening_hours;
  return part === 'after_hours' ? station.after_hours : serviceAt(station, part)?.hours;
}

/** A date that doesn't exist is never reached. */
const datedHours = ({ from, to, osm, reason }: HoursOverride): DatedHours => ({
  from: parseDate(from) ?? Number.NaN,
  to: parseDate(to) ?? Number.NaN,
  text: osm,
  reason,
});

export const serviceAt = (station: Station, code: ServiceCode): StationService | undefined =>
  station.services.find((service) => service.code === code);

/** `off` for its dates, whatever the weekday. */
function closes({ osm }: HoursOverride): boolean {
  const hours = parseHours(osm);
  return (
    hours.kind === 'rules' && hours.everyDay && hours.weekdays.every((day) => day.length === 0)
  );
}
