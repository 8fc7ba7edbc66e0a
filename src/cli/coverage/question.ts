// What `circle coverage` is asked, and the form of its answers: a table, and what belongs to
// the question as a whole. Shares are from 0 to 1.

import { CommandError } from '#cli/command-error.ts';
import type { OpenArea } from '#cli/open-area.ts';
import type { Town } from '#cli/siting/read-town.ts';
import type { CsvCell } from '#core/csv.ts';
import type { Eligibility } from '#core/planning/eligibility.ts';
import type { OfficeDay } from '#core/planning/week-bands.ts';
import type { ServiceCode } from '#core/service.ts';
import type { Measure } from './measure.ts';

export interface Figures {
  readonly header: readonly string[];
  readonly rows: readonly (readonly CsvCell[])[];
  readonly summary?: object;
}

/** A limit as it was asked for, and in seconds. */
export interface Cutoff {
  readonly asked: number;
  readonly seconds: number;
}
export interface Cutoffs {
  readonly unit: 'minutes' | 'metres';
  /** The shortest first. */
  readonly list: readonly Cutoff[];
}

export interface Question {
  /** With its stations as the scenario has them. */
  readonly town: Town;
  readonly open: OpenArea;
  readonly services: readonly ServiceCode[];
  readonly measure: Measure;
  readonly cutoffs: Cutoffs;
}
export interface MomentQuestion extends Question {
  readonly eligibility: Eligibility;
}
export interface WeekQuestion extends Question {
  /** Local minute at which the week begins. */
  readonly monday: number;
  readonly office: OfficeDay;
}

export const round = (value: number, digits = 0) => Number(value.toFixed(digits));
export const share = (value: number) => round(value, 6);
/** null where there is no such time. */
export const secondsOf = (value: number | null | undefined) =>
  value === null || value === undefined || !Number.isFinite(value) ? null : round(value, 1);

/** The demand points of what is counted; throws where these are streets or ground. */
export function pointsOf({ measure }: Question): NonNullable<Measure['points']> {
  if (measure.points) return measure.points;
  throw new CommandError(`${measure.name} has no points: give another --weight`, 2);
}
