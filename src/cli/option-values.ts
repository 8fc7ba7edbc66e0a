// Readers of option values that several commands share. They refuse with a sentence,
// and the program ends with "wrong usage".

import { InvalidArgumentError } from 'commander';
import { isKeptId, keptPrefix } from '#core/area.ts';
import { parseDate, utcOffsetAt } from '#core/local-time.ts';
import { isServiceCode, type ServiceCode } from '#core/service.ts';
import { type Bbox, instant } from '#core/units.ts';

const refuse = (expected: string): never => {
  throw new InvalidArgumentError(`Expected ${expected}.`);
};

export function readBbox(text: string): Bbox {
  const numbers = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  const [west, south, east, north] = numbers as [number, number, number, number];
  const isBox =
    numbers.length === 4 &&
    numbers.every(Number.isFinite) &&
    Math.max(Math.abs(west), Math.abs(east)) <= 180 &&
    Math.max(Math.abs(south), Math.abs(north)) <= 90;
  if (!isBox) return refuse('W,S,E,N in degrees');
  if (west >= east || south >= north) return refuse('W,S,E,N with W < E and S < N');
  return [west, south, east, north];
}

export const readDate = (text: string): string =>
  parseDate(text) === null ? refuse('a date YYYY-MM-DD') : text;

export const readId = (text: string): string =>
  /^[a-z0-9][a-z0-9-]{0,63}$/.test(text) && !isKeptId(text)
    ? text
    : refuse(`lower-case letters, digits and dashes, 64 at most, not ${keptPrefix} first`);

export const readTimeZone = (text: string): string =>
  utcOffsetAt(text, instant(0)) === null ? refuse('a time zone such as Asia/Shanghai') : text;

export function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return port <= 65_535 ? port : refuse('a port from 0 to 65535');
}

export interface HostAndPort {
  readonly host: string;
  readonly port: number;
}

/** `9464`, on this machine alone; `10.0.0.5:9464`, `[::1]:9464`. */
export function readHostAndPort(text: string): HostAndPort {
  const [, host = '127.0.0.1', port = ''] = /^(?:(.+):)?(\d+)$/.exec(text) ?? [];
  return { host: host.replace(/^\[(.+)\]$/, '$1'), port: readPort(port) };
}

/** Of an address as browsers write it, without a path. */
export function readOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin = url && /^https?:$/.test(url.protocol) && url.pathname === '/';
  return isOrigin ? url.origin : refuse('an address such as https://circle.example');
}

export function readServices(text: string): ServiceCode[] {
  const codes = text.split(',').map((code) => code.trim());
  for (const code of codes) {
    if (!isServiceCode(code)) throw new InvalidArgumentError(`"${code}" is no service.`);
  }
  return codes as ServiceCode[];
}

export function readRate(text: string): number {
  const rate = Number(text);
  return text.trim() !== '' && rate > 0 && rate <= 100_000
    ? rate
    : refuse('a number above 0, at most 100000');
}

/** Where the app is served, with a path or without one; no slash at the end. */
export const readSite = (text: string): string =>
  URL.canParse(text) && /^https?:/.test(text)
    ? text.replace(/\/+$/, '')
    : refuse('the address of a site, such as https://example.org');
