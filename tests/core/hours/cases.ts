// Reads cases.txt and answers its rows with the real functions.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Opening } from '#core/hours/opening.ts';
import { eligibleOpening } from '#core/hours/station-opening.ts';
import {
  chinaOffsetMinutes,
  formatLocalTime,
  localMinuteOf,
  parseLocalTime,
  weekdayOf,
} from '#core/local-time.ts';
import { isServiceCode, type ServiceCode } from '#core/service.ts';
import type { Station, StationService } from '#core/station.ts';
import type { Instant } from '#core/units.ts';
import { china } from './china.ts';
import { plainStation } from './stations.ts';

export interface Case {
  readonly section: string;
  readonly line: number;
  readonly station: Station;
  readonly codes: readonly ServiceCode[];
  /** The row's weekday and local time. */
  readonly moment: string;
  readonly expected: string;
}

export function readCases(): readonly Case[] {
  const lines = readFileSync(join(import.meta.dirname, 'cases.txt'), 'utf8').split('\n');
  const cases: Case[] = [];
  let section = '';
  let station = plainStation;
  let codes: readonly ServiceCode[] = [];
  for (const [index, line] of lines.entries()) {
    const row = /^((?:Mo|Tu|We|Th|Fr|Sa|Su) \S+) +(.+)$/.exec(line);
    const field = /^(\w+): *(.*)$/.exec(line);
    if (line.startsWith('== ')) {
      section = line.slice(3);
      station = plainStation;
      codes = [];
    } else if (section === '') continue;
    else if (row?.[1] && row[2]) {
      const expected = row[2].replace(/ +/g, ' ');
      cases.push({ section, line: index + 1, station, codes, moment: row[1], expected });
    } else if (field?.[1] === 'ask') codes = codesIn(field[2] ?? '');
    else if (field) station = { ...station, ...change(station, field[1] ?? '', field[2] ?? '') };
    else if (line.trim() !== '') throw new Error(`cases.txt:${index + 1}: can't read ${line}`);
  }
  return cases;
}

function change(station: Station, field: string, value: string): Partial<Station> {
  const words = value.split(' ');
  switch (field) {
    case 'hours':
      return { opening_hours: value };
    case 'after':
      return { after_hours: value };
    case 'holiday':
      return { holiday: value as Station['holiday'] };
    case 'makeup':
      return { makeup_workday: value as Station['makeup_workday'] };
    case 'status': {
      const [status, , end] = words;
      return { status: status as Station['status'], ...(end && { status_until: end }) };
    }
    case 'override': {
      const [from = '', to = '', ...text] = words;
      return { overrides: [...station.overrides, { from, to, osm: text.join(' ') }] };
    }
    case 'service':
      return { services: [...station.services, serviceIn(words)] };
    default:
      throw new Error(`unknown field ${field}`);
  }
}

function serviceIn([code = '', state = '', ...rest]: readonly string[]): StationService {
  if (!isServiceCode(code)) throw new Error(`unknown service ${code}`);
  const needs = state === 'booking' || state === 'staff' ? state : undefined;
  const ends = rest[0] === 'until';
  return {
    code,
    status: needs ? 'ok' : (state as StationService['status']),
    ...(needs && { needs }),
    ...(ends ? { status_until: rest[1] } : rest.length > 0 && { hours: rest.join(' ') }),
  };
}

const codesIn = (value: string): readonly ServiceCode[] =>
  value === 'station' ? [] : value.split(',').filter(isServiceCode);

/** The answer in the words of cases.txt. */
export function answer({ station, codes, moment }: Case): string {
  const when = instantOfMoment(moment);
  const { state, until, next, reason }: Opening = eligibleOpening(station, codes, when, china);
  const end =
    next !== null
      ? `opens ${formatLocalTime(next, chinaOffsetMinutes)}`
      : until !== null
        ? `until ${formatLocalTime(until, chinaOffsetMinutes)}`
        : 'no end';
  return `${state} ${end} ${reason}`;
}

/** Refuses a row whose weekday isn't that of its date. */
function instantOfMoment(moment: string): Instant {
  const [name, time = ''] = moment.split(' ');
  const when = parseLocalTime(time, chinaOffsetMinutes);
  if (when === null) throw new Error(`not a local time: ${moment}`);
  const weekday = weekdayOf(Math.floor(localMinuteOf(when, chinaOffsetMinutes) / 1440));
  if (['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'][weekday] !== name) {
    throw new Error(`wrong weekday: ${moment}`);
  }
  return when;
}
