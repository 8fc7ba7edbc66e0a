// A plain station to vary, and the calendar the project ships.

import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { calendarFile, calendarOf } from '#core/hours/calendar.ts';
import { chinaOffsetMinutes, parseLocalTime } from '#core/local-time.ts';
import type { ServiceCode } from '#core/service.ts';
import type { Station, StationService } from '#core/station.ts';
import type { Instant } from '#core/units.ts';
import { plainStation } from '#tests/core/hours/stations.ts';

export const china = calendarOf(
  v.parse(calendarFile, JSON.parse(readFileSync('data/calendar/china.json', 'utf8'))),
);

export const at = (local: string): Instant => {
  const moment = parseLocalTime(local, chinaOffsetMinutes);
  if (moment === null) throw new Error(`not a local time: ${local}`);
  return moment;
};

export const offered = (code: ServiceCode, more: Partial<StationService> = {}): StationService => ({
  code,
  status: 'ok',
  ...more,
});

export const station = (id: string, more: Partial<Station> = {}): Station => ({
  ...plainStation,
  id,
  name: id,
  address: 'address',
  opening_hours: 'Mo-Su 08:00-18:00',
  holiday: 'open',
  at: [121.25, 31.38],
  ...more,
});
