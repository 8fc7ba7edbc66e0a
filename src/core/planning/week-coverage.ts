// Coverage by hour of week. For every point one bit per phase of the week: covered in it or
// not. A station is a mask of the phases it counts in, a point the union of the masks of the
// stations within its cutoff; what holds for hours, bands and places is then only counting.

import type { TimesTable } from '#core/streets/times-table.ts';
import { type Covered, totalWeight } from './coverage.ts';
import { doubtful, eligible } from './eligibility.ts';
import { hoursPerWeek, phaseMinutesByHour, type Week } from './week.ts';

/** The bits of point p are in the words from p · words on, phase 0 in the lowest of the first. */
export interface WeekReach {
  readonly week: Week;
  readonly words: number;
  /** By stations that count for certain. */
  readonly certain: Uint32Array;
  /** With the doubtful ones. */
  readonly possible: Uint32Array;
}

/** In which phases each point has a station within the cutoff (seconds, inclusive). */
export function weekReach(table: TimesTable, week: Week, cutoffSeconds: number): WeekReach {
  const words = Math.max(1, Math.ceil(week.phases.length / 32));
  const hasDoubt = week.phases.some((phase) => phase.includes(doubtful));
  const union = (level: number) => reachedPhases(table, { week, words, level, cutoffSeconds });
  const certain = union(eligible);
  return { week, words, certain, possible: hasDoubt ? union(doubtful) : certain };
}

interface Union {
  readonly week: Week;
  readonly words: number;
  readonly level: number;
  readonly cutoffSeconds: number;
}

function reachedPhases(table: TimesTable, { week, words, level, cutoffSeconds }: Union) {
  const { pointCount, starts, stations, seconds } = table;
  const { masks, isAlways } = stationMasks(week, words, level);
  const reached = new Uint32Array(pointCount * words);
  for (let p = 0; p < pointCount; p++) {
    const end = starts[p + 1] as number;
    for (let i = starts[p] as number; i < end && (seconds[i] as number) <= cutoffSeconds; i++) {
      const station = stations[i] as number;
      for (let w = 0; w < words; w++) {
        reached[p * words + w] =
          (reached[p * words + w] as number) | (masks[station * words + w] as number);
      }
      if (isAlways[station] === 1) break;
    }
  }
  return reached;
}

/** The phases in which each station has the level, and whether these are all. */
function stationMasks({ stationCount, phases }: Week, words: number, level: number) {
  const masks = new Uint32Array(stationCount * words);
  const isAlways = new Uint8Array(stationCount).fill(1);
  for (const [phase, eligibility] of phases.entries()) {
    const bit = 1 << (phase & 31);
    for (let s = 0; s < stationCount; s++) {
      if ((eligibility[s] as number) < level) isAlways[s] = 0;
      else {
        const at = s * words + (phase >> 5);
        masks[at] = (masks[at] as number) | bit;
      }
    }
  }
  return { masks, isAlways };
}

/** Calls with every phase in which a point is covered. */
function forEachPhase(bits: Uint32Array, words: number, visit: (p: number, phase: number) => void) {
  for (let at = 0; at < bits.length; at++) {
    const p = Math.floor(at / words);
    const base = 32 * (at - p * words);
    for (let rest = bits[at] as number; rest !== 0; rest &= rest - 1) {
      visit(p, base + 31 - Math.clz32(rest & -rest));
    }
  }
}

/** Weight covered in each phase of a week. */
export interface PhaseCoverage {
  readonly total: number;
  readonly least: Float64Array;
  readonly most: Float64Array;
}

export function phaseCoverage(reach: WeekReach, weights: Float64Array): PhaseCoverage {
  const { week, words, certain, possible } = reach;
  const sums = (bits: Uint32Array) => {
    const covered = new Float64Array(week.phases.length);
    forEachPhase(bits, words, (p, phase) => {
      covered[phase] = (covered[phase] as number) + (weights[p] as number);
    });
    return covered;
  };
  const least = sums(certain);
  const most = possible === certain ? least : sums(possible);
  return { total: totalWeight(weights), least, most };
}

/** Share of the weight covered, on average over so many minutes of each phase (`phaseMinutes`). */
export function averageShare(
  { total, least, most }: PhaseCoverage,
  minutes: Float64Array,
): Covered {
  const sum = minutes.reduce((so, each) => so + each, 0);
  const average = (covered: Float64Array) =>
    total === 0 || sum === 0
      ? 0
      : covered.reduce((so, weight, phase) => so + weight * (minutes[phase] as number), 0) /
        (total * sum);
  return { least: average(least), most: average(most) };
}

/** Share covered in each of the 168 hours from Monday 00:00, on average over its 60 minutes. */
export interface HourlyCoverage {
  readonly least: Float64Array;
  readonly most: Float64Array;
}

export function hourlyCoverage({ total, least, most }: PhaseCoverage, week: Week): HourlyCoverage {
  const shares = { least: new Float64Array(hoursPerWeek), most: new Float64Array(hoursPerWeek) };
  for (const { hour, phase, minutes } of phaseMinutesByHour(week)) {
    const part = total === 0 ? 0 : minutes / (60 * total);
    shares.least[hour] = (shares.least[hour] as number) + part * (least[phase] as number);
    shares.most[hour] = (shares.most[hour] as number) + part * (most[phase] as number);
  }
  return shares;
}

/** Hours that each point is covered, of the minutes of each phase given (`phaseMinutes`). */
export interface CoveredHours {
  readonly least: Float64Array;
  readonly most: Float64Array;
}

export function coveredHours(reach: WeekReach, minutes: Float64Array): CoveredHours {
  const { words, certain, possible } = reach;
  const sums = (bits: Uint32Array) => {
    const hours = new Float64Array(bits.length / words);
    forEachPhase(bits, words, (p, phase) => {
      hours[p] = (hours[p] as number) + (minutes[phase] as number) / 60;
    });
    return hours;
  };
  const least = sums(certain);
  return { least, most: possible === certain ? least : sums(possible) };
}

/** Weight × hours for which nobody is open, of a band that is so many hours long. */
export function gapHours(hours: Float64Array, weights: Float64Array, bandHours: number): number {
  let sum = 0;
  for (let p = 0; p < weights.length; p++) {
    sum += (weights[p] as number) * (bandHours - (hours[p] as number));
  }
  return sum;
}
