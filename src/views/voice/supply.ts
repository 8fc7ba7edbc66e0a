// What there is beside what is lacked: how many stations have a service in a part of the day.

import type { Calendar } from '#core/hours/calendar.ts';
import { isOpen } from '#core/hours/opening.ts';
import { serviceOpening } from '#core/hours/station-opening.ts';
import { dayOf, instantOf, localMinuteOf, minutesPerDay, weekdayOf } from '#core/local-time.ts';
import { type DayPart, dayPartNames, dayParts } from '#core/need.ts';
import type { ServiceCode } from '#core/service.ts';
import type { Station } from '#core/station.ts';
import type { Instant } from '#core/units.ts';

/** The first day after today that is worked, days since 1970. */
export function nextWorkday(now: Instant, { specialDays, utcOffsetMinutes }: Calendar): number {
  const isWorked = (day: number) => {
    const special = specialDays.get(day)?.kind;
    return special === undefined ? weekdayOf(day) < 5 : special === 'makeup_workday';
  };
  let day = dayOf(localMinuteOf(now, utcOffsetMinutes)) + 1;
  while (!isWorked(day)) day += 1;
  return day;
}

/** Stations with the service in the middle of each part of a day. */
export function supplyOf(
  code: ServiceCode,
  stations: readonly Station[],
  { day, calendar }: { readonly day: number; readonly calendar: Calendar },
): Record<DayPart, number> {
  const offering = stations.filter(({ services }) => services.some((one) => one.code === code));
  const count = (part: DayPart): number => {
    const [from, to] = dayParts[part];
    const minute = day * minutesPerDay + ((from + to) / 2) * 60;
    const when = instantOf(minute, calendar.utcOffsetMinutes);
    return offering.filter((station) => isOpen(serviceOpening(station, code, when, calendar)))
      .length;
  };
  return Object.fromEntries(dayPartNames.map((part) => [part, count(part)])) as Record<
    DayPart,
    number
  >;
}

/** 0 to 3: many lack it while few stations have it. `most`: the largest number of persons. */
export function shortage(persons: number, stations: number, most: number): 0 | 1 | 2 | 3 {
  if (persons === 0 || most === 0) return 0;
  const lack = persons / most / (1 + stations);
  return lack > 0.4 ? 3 : lack > 0.15 ? 2 : 1;
}
