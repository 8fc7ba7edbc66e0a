// Which stations count at a moment: those that offer the wanted services and are open. A moment
// is that of the arrival, the same for all points, so that times of day compare, and an office
// from 9 to 17 fills exactly its eight hours. Unknown hours are a level of their own, and every
// figure is computed twice: without the doubtful stations and with them.

import type { Timeline } from '#core/hours/timeline.ts';
import type { ServiceCode } from '#core/service.ts';
import type { Station } from '#core/station.ts';

/** Per station: `excluded`, `doubtful` or `eligible`. */
export type Eligibility = Uint8Array;

export const excluded = 0;
export const doubtful = 1;
export const eligible = 2;
export type EligibilityLevel = typeof excluded | typeof doubtful | typeof eligible;

const levels = { closed: excluded, unknown: doubtful, open: eligible } as const;

export const levelOf = (timeline: Timeline, minute: number): EligibilityLevel =>
  levels[timeline.at(minute).verdict];

/** At a local minute, for the timelines of the stations (`eligibleTimeline`). */
export const eligibilityAt = (timelines: readonly Timeline[], minute: number): Eligibility =>
  Uint8Array.from(timelines, (timeline) => levelOf(timeline, minute));

/** Whatever the hour: in use, and offering all of the services. */
export const eligibilityAnyTime = (
  stations: readonly Station[],
  codes: readonly ServiceCode[],
): Eligibility => Uint8Array.from(stations, (station) => levelAnyTime(station, codes));

function levelAnyTime(station: Station, codes: readonly ServiceCode[]): EligibilityLevel {
  if (station.status !== 'open') return excluded;
  const offered = codes.map((code) => station.services.find((one) => one.code === code));
  if (offered.some((one) => one === undefined || one.status === 'out_of_order')) return excluded;
  return offered.some((one) => one?.status === 'unknown') ? doubtful : eligible;
}
