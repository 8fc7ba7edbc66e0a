// What may meet a need: a service that is open in those parts of the day at a station within
// reach, a programme of the coming weeks, or what another person offers. Suggestions are ranked by
// need × distance × hours and carry what they were ranked by, so that a person can judge. The
// decay halves every ten minutes, as in an accessibility measure of Hansen's kind.
// Hansen (1959), https://doi.org/10.1080/01944365908978307

import type { Calendar } from './hours/calendar.ts';
import { serviceTimeline } from './hours/station-opening.ts';
import { dayOf, formatDate, localMinuteOf, minutesPerDay, weekdayOf } from './local-time.ts';
import type { MatchTarget } from './match.ts';
import { type DayPart, dayPartNames, dayParts, type NeedDays } from './need.ts';
import type { Programme, ProgrammeKind } from './programme.ts';
import { programmesOnDay } from './programmes-on-day.ts';
import type { Offer } from './registration.ts';
import type { ServiceCode } from './service.ts';
import type { Station } from './station.ts';
import type { Instant } from './units.ts';

export interface Seeker {
  /** Id of the submission; nobody is matched with what they offer themselves. */
  readonly submission: string;
  readonly services: readonly ServiceCode[];
  /** Empty: at any time. */
  readonly parts: readonly DayPart[];
  readonly days: NeedDays;
}

export interface Helper {
  readonly submission: string;
  readonly station: string;
  readonly offers: readonly Offer[];
}

export interface Supply {
  readonly stations: readonly Station[];
  readonly programmes: readonly Programme[];
  readonly helpers: readonly Helper[];
  readonly calendar: Calendar;
}

export interface MatchQuery {
  readonly seeker: Seeker;
  readonly now: Instant;
  /** From where the need is to a station by its id, seconds; null: out of reach. */
  readonly secondsTo: (station: string) => number | null;
}

export interface Suggestion {
  readonly target: MatchTarget;
  readonly station: string;
  /** What of the need it meets. */
  readonly services: readonly ServiceCode[];
  /** What a helper offers towards it. */
  readonly offers: readonly Offer[];
  readonly seconds: number;
  /** Share of the time asked for at which it is there, 0 to 1; null: not known. */
  readonly hours: number | null;
  /** Of the time asked for, the parts of the day at which it is there. */
  readonly parts: readonly DayPart[];
  readonly score: number;
}

/** Beyond half an hour nothing is suggested. */
export const farthestSeconds = 1800;
const halvedAfterSeconds = 600;
const weeksAhead = 3;
const occurrencesOfEach = 2;
/** A service that is there but short counts for less than one that is not. */
const limitedWorth = 0.6;
/** When a helper has time nobody has said. */
const unknownHours = 0.5;

const servicesOfProgramme: Readonly<Record<ProgrammeKind, readonly ServiceCode[]>> = {
  class: ['reading'],
  clinic: ['health', 'first_aid'],
  haircut: ['haircut'],
  market: [],
  other: [],
};

const servicesOfOffer: Readonly<Record<Offer, readonly ServiceCode[]>> = {
  time: ['rest'],
  language: ['check_in', 'legal'],
  repair: ['battery_safety', 'bike_charge', 'phone_charge'],
  teaching: ['reading'],
  first_aid: ['first_aid', 'health', 'aed'],
  driving: ['pickup_locker'],
};

/** The best first; equals in an order that does not depend on that of the supply. */
export function suggestMatches(supply: Supply, query: MatchQuery): Suggestion[] {
  return [
    ...fromServices(supply, query),
    ...fromProgrammes(supply, query),
    ...fromHelpers(supply, query),
  ].sort(
    (a, b) =>
      b.score - a.score || a.seconds - b.seconds || keyOf(a.target).localeCompare(keyOf(b.target)),
  );
}

export const keyOf = (target: MatchTarget): string => Object.values(target).join('/');

interface Worth {
  readonly need: number;
  readonly seconds: number;
  readonly hours: number;
}

const scoreOf = ({ need, seconds, hours }: Worth): number =>
  need * 2 ** (-seconds / halvedAfterSeconds) * hours;

function reachable({ secondsTo }: MatchQuery, station: string): number | null {
  const seconds = secondsTo(station);
  return seconds !== null && seconds <= farthestSeconds ? seconds : null;
}

function fromServices({ stations, calendar }: Supply, query: MatchQuery): Suggestion[] {
  const { seeker, now } = query;
  return stations.flatMap((station) => {
    const seconds = reachable(query, station.id);
    if (seconds === null) return [];
    return station.services.flatMap(({ code: service, status }): Suggestion[] => {
      if (!seeker.services.includes(service) || status === 'out_of_order') return [];
      const { hours, parts } = openShare({ station, service, calendar }, seeker, now);
      if (hours === 0) return [];
      const need = (status === 'limited' ? limitedWorth : 1) / seeker.services.length;
      const score = scoreOf({ need, seconds, hours });
      const target = { kind: 'service' as const, station: station.id, service };
      const met = { station: station.id, services: [service], offers: [] };
      return [{ target, ...met, seconds, hours, parts, score }];
    });
  });
}

interface Offered {
  readonly station: Station;
  readonly service: ServiceCode;
  readonly calendar: Calendar;
}

/** Looked at in the middle of every hour of the coming seven days. */
function openShare({ station, service, calendar }: Offered, seeker: Seeker, now: Instant) {
  const timeline = serviceTimeline(station, service, calendar);
  const today = dayOf(localMinuteOf(now, calendar.utcOffsetMinutes));
  const open = new Set<DayPart>();
  let [asked, there] = [0, 0];
  for (let day = today; day < today + 7; day++) {
    if (!isDayAsked(day, seeker.days)) continue;
    for (const part of seeker.parts.length > 0 ? seeker.parts : dayPartNames) {
      const [from, to] = dayParts[part];
      for (let hour = from; hour < to; hour++) {
        asked++;
        const { verdict } = timeline.at(day * minutesPerDay + hour * 60 + 30);
        if (verdict !== 'open') continue;
        there++;
        open.add(part);
      }
    }
  }
  return { hours: there / asked, parts: dayPartNames.filter((part) => open.has(part)) };
}

const isDayAsked = (day: number, days: NeedDays): boolean =>
  days === 'any' || weekdayOf(day) >= 5 === (days === 'weekends');

function fromProgrammes(supply: Supply, query: MatchQuery): Suggestion[] {
  const { programmes, calendar } = supply;
  const { seeker } = query;
  const today = dayOf(localMinuteOf(query.now, calendar.utcOffsetMinutes));
  return programmes.flatMap((programme) => {
    const services = servicesOfProgramme[programme.kind].filter((code) =>
      seeker.services.includes(code),
    );
    const seconds = services.length === 0 ? null : reachable(query, programme.station_id);
    if (seconds === null) return [];
    const found: Suggestion[] = [];
    // From tomorrow on: whoever is told today reads it in time.
    for (let day = today + 1; day <= today + 7 * weeksAhead; day++) {
      const station = programme.station_id;
      const [occurrence] = programmesOnDay([programme], { station, day, calendar });
      if (!occurrence || !isDayAsked(day, seeker.days)) continue;
      const part = partAt(occurrence.start);
      if (seeker.parts.length > 0 && !(part && seeker.parts.includes(part))) continue;
      const hours = 1;
      const need = services.length / seeker.services.length;
      const target = { kind: 'programme' as const, programme: programme.id, date: formatDate(day) };
      const parts = part ? [part] : [];
      const score = scoreOf({ need, seconds, hours });
      found.push({ target, station, services, offers: [], seconds, hours, parts, score });
      if (found.length === occurrencesOfEach) break;
    }
    return found;
  });
}

/** The part of the day that `19:00` lies in. */
function partAt(clock: string): DayPart | undefined {
  const hour = Number.parseInt(clock, 10);
  return dayPartNames.find((part) => {
    const [from, to] = dayParts[part];
    return (from <= hour && hour < to) || (from <= hour + 24 && hour + 24 < to);
  });
}

function fromHelpers({ helpers }: Supply, query: MatchQuery): Suggestion[] {
  const { seeker } = query;
  return helpers.flatMap(({ submission, station, offers: all }): Suggestion[] => {
    const services = seeker.services.filter((code) =>
      all.some((offer) => servicesOfOffer[offer].includes(code)),
    );
    const seconds = services.length === 0 ? null : reachable(query, station);
    if (seconds === null || submission === seeker.submission) return [];
    const offers = all.filter((offer) =>
      servicesOfOffer[offer].some((code) => services.includes(code)),
    );
    const need = services.length / seeker.services.length;
    const score = scoreOf({ need, seconds, hours: unknownHours });
    const target = { kind: 'offer' as const, submission };
    return [{ target, station, services, offers, seconds, hours: null, parts: [], score }];
  });
}
