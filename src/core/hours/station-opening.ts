// When a station, one of its services, or several of them together are open.
// Two zones make a station: the staffed site (`opening_hours`) and the self-service
// zone (`after_hours`). What holds for a service without hours of its own, and the
// other decisions, are in docs/formats/hours.md.

import { localMinuteOf } from '#core/local-time.ts';
import type { ServiceCode } from '#core/service.ts';
import type { Station, StationService } from '#core/station.ts';
import { type Instant, instant } from '#core/units.ts';
import type { Calendar } from './calendar.ts';
import type { Opening } from './opening.ts';
import { policyOf, type StationPart, serviceAt } from './policy.ts';
import {
  allOf,
  anyOf,
  closedUntil,
  constant,
  doubted,
  hoursTimeline,
  openingAt,
  type Timeline,
} from './timeline.ts';

export const stationOpening = (station: Station, when: Instant, calendar: Calendar): Opening =>
  openingAt(stationTimeline(station, calendar), when, calendar.utcOffsetMinutes);

export const serviceOpening = (
  station: Station,
  code: ServiceCode,
  when: Instant,
  calendar: Calendar,
): Opening => openingAt(serviceTimeline(station, code, calendar), when, calendar.utcOffsetMinutes);

/** Open with all of these services; with none named, the station itself. */
export const eligibleOpening = (
  station: Station,
  codes: readonly ServiceCode[],
  when: Instant,
  calendar: Calendar,
): Opening =>
  openingAt(eligibleTimeline(station, codes, calendar), when, calendar.utcOffsetMinutes);

/** Open when the site or the self-service zone is. */
export const stationTimeline = (station: Station, calendar: Calendar): Timeline =>
  whileInUse(
    station,
    anyOf([
      partTimeline(station, 'site', calendar) ?? shut,
      partTimeline(station, 'after_hours', calendar) ?? shut,
    ]),
    calendar,
  );

export const eligibleTimeline = (
  station: Station,
  codes: readonly ServiceCode[],
  calendar: Calendar,
): Timeline =>
  codes.length === 0
    ? stationTimeline(station, calendar)
    : allOf(codes.map((code) => serviceTimeline(station, code, calendar)));

export function serviceTimeline(station: Station, code: ServiceCode, calendar: Calendar): Timeline {
  const service = serviceAt(station, code);
  if (!service) return constant({ verdict: 'closed', reason: 'not_offered' });
  const stated =
    partTimeline(station, code, calendar) ?? withoutOwnHours(station, service, calendar);
  const known = service.status === 'unknown' ? doubted(stated, 'not_stated') : stated;
  const working =
    service.status === 'out_of_order'
      ? closedUntil(endOf(service.status_until, calendar), 'out_of_order', known)
      : known;
  return whileInUse(station, working, calendar);
}

/**
 * A service without hours of its own is there while the site is staffed. That it is
 * in the self-service zone too is not stated, and what needs staff can't be.
 */
function withoutOwnHours(station: Station, service: StationService, calendar: Calendar): Timeline {
  const site = partTimeline(station, 'site', calendar) ?? shut;
  const zone = service.needs ? null : partTimeline(station, 'after_hours', calendar);
  return zone ? anyOf([site, doubted(zone, 'not_stated')]) : site;
}

const shut = constant({ verdict: 'closed', reason: 'week' });

/** null: the part has no hours of its own. */
function partTimeline(station: Station, part: StationPart, calendar: Calendar): Timeline | null {
  const policy = policyOf(station, part);
  return policy && hoursTimeline(policy, calendar);
}

const whileInUse = (station: Station, timeline: Timeline, calendar: Calendar): Timeline =>
  station.status === 'open'
    ? timeline
    : closedUntil(endOf(station.status_until, calendar), 'station_closed', timeline);

/** The local minute of a timestamp; without one there is no end in sight. */
const endOf = (timestamp: string | undefined, { utcOffsetMinutes }: Calendar): number =>
  timestamp === undefined
    ? Number.POSITIVE_INFINITY
    : localMinuteOf(instant(Date.parse(timestamp)), utcOffsetMinutes);
