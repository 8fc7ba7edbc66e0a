// A text of hours with what the station does on days the text doesn't speak of:
// for the site itself, and for the parts that have hours of their own.

import type { ServiceCode } from '#core/service.ts';
import type { HoursOverride, Station, StationService } from '#core/station.ts';
import { parseHours } from './parse.ts';

export interface HoursPolicy {
  readonly text: string;
  readonly holiday: Station['holiday'];
  readonly makeupWorkday: Station['makeup_workday'];
  readonly overrides: readonly HoursOverride[];
}

/** The staffed site, the self-service zone, or a service that may have hours of its own. */
export type StationPart = 'site' | 'after_hours' | ServiceCode;

/** null: the part has no hours of its own. */
export function policyOf(station: Station, part: StationPart): HoursPolicy | null {
  const { holiday, makeup_workday: makeupWorkday, overrides } = station;
  if (part === 'site') return { text: station.opening_hours, holiday, makeupWorkday, overrides };
  const text = part === 'after_hours' ? station.after_hours : serviceAt(station, part)?.hours;
  if (!text) return null;
  // Longer or shorter hours of the site say nothing about its parts; a closure does.
  return { text, holiday, makeupWorkday, overrides: overrides.filter(closes) };
}

export const serviceAt = (station: Station, code: ServiceCode): StationService | undefined =>
  station.services.find((service) => service.code === code);

/** `off` for its dates, whatever the weekday. */
function closes({ osm }: HoursOverride): boolean {
  const hours = parseHours(osm);
  return (
    hours.kind === 'rules' && hours.everyDay && hours.weekdays.every((day) => day.length === 0)
  );
}
