// The figures of `circle coverage`: each question gives a table, and what belongs to the table
// as a whole. Shares are from 0 to 1; `most` counts stations of unknown hours as open.

import type { CsvCell } from '#core/csv.ts';
import type { Calendar } from '#core/hours/calendar.ts';
import { eligibleTimeline } from '#core/hours/station-opening.ts';
import { dayOf, formatDate } from '#core/local-time.ts';
import { timeToNearest } from '#core/planning/access.ts';
import { closureLosses } from '#core/planning/backup.ts';
import { serviceMatrix } from '#core/planning/by-service.ts';
import { nearestTwo } from '#core/planning/coverage.ts';
import { doubtful, type Eligibility, eligible } from '#core/planning/eligibility.ts';
import { phaseMinutes, type Week, weekOfEligibility } from '#core/planning/week.ts';
import { spansOfBand, usualOfficeDay, weekBands } from '#core/planning/week-bands.ts';
import { averageShare, hourlyCoverage } from '#core/planning/week-coverage.ts';
import { type ServiceCode, serviceCodes } from '#core/service.ts';
import type { Station } from '#core/station.ts';
import type { Measure } from './measure.ts';

export interface Figures {
  readonly header: readonly string[];
  readonly rows: readonly (readonly CsvCell[])[];
  /** Of the question as a whole. */
  readonly summary: object;
}

const round = (value: number, digits = 0) => Number(value.toFixed(digits));
const share = (value: number) => round(value, 6);

/** A limit as it was asked for, and in seconds. */
export interface Cutoff {
  readonly asked: number;
  readonly seconds: number;
}
export interface Cutoffs {
  readonly unit: 'minutes' | 'metres';
  readonly list: readonly Cutoff[];
}

export interface MomentQuestion {
  readonly measure: Measure;
  readonly stations: readonly Station[];
  readonly eligibility: Eligibility;
  readonly cutoffs: Cutoffs;
}

const countOf = (eligibility: Eligibility, level: number) =>
  eligibility.reduce((count, one) => count + (one === level ? 1 : 0), 0);

/** How many lie too far from every street to reach anything. */
const outside = (snapMetres: Float32Array) => snapMetres.filter(Number.isNaN).length;

/** Coverage at a moment, and the way to the nearest station. */
export function figuresAt({ measure, eligibility, cutoffs }: MomentQuestion): Figures {
  const { total, points } = measure;
  const limits = cutoffs.list.map(({ seconds }) => seconds);
  const least = measure.within(eligibility, eligible, limits);
  const most = measure.within(eligibility, doubtful, limits);
  const times =
    points && timeToNearest(nearestTwo(points.table, eligibility).first, points.weights);
  return {
    header: [cutoffs.unit, 'covered', 'share', 'share_most'],
    rows: cutoffs.list.map(({ asked }, i) => {
      const covered = least[i] as number;
      const shares = [covered, most[i] as number].map((one) => share(one / total));
      return [asked, round(covered, 1), ...shares];
    }),
    summary: {
      stations: {
        counted: countOf(eligibility, eligible),
        hours_unknown: countOf(eligibility, doubtful),
        ...(points && { off_streets: outside(points.table.stationSnapMetres) }),
      },
      ...(points && {
        points: {
          counted: points.table.pointCount,
          off_streets: outside(points.table.pointSnapMetres),
        },
      }),
      ...(times && {
        time_to_nearest: {
          mean_s: times.meanSeconds === null ? null : round(times.meanSeconds, 1),
          median_s: times.medianSeconds === null ? null : round(times.medianSeconds, 1),
          p90_s: times.p90Seconds === null ? null : round(times.p90Seconds, 1),
          unreached_share: share(times.unreached / total),
        },
      }),
    },
  };
}

/** What closing each station would cost: one row for each station and cutoff. */
export function figuresByStation({
  measure,
  stations,
  eligibility,
  cutoffs,
}: MomentQuestion): Figures {
  const { table, weights } = measure.points as NonNullable<Measure['points']>;
  const two = nearestTwo(table, eligibility);
  return {
    header: ['station', 'name', cutoffs.unit, 'carried', 'lost', 'lost_share', 'added_s'],
    rows: cutoffs.list.flatMap(({ asked, seconds }) =>
      closureLosses(two, weights, { stationCount: stations.length, cutoffSeconds: seconds })
        .filter(({ station }) => eligibility[station] === eligible)
        .map(({ station, carried, lost, addedSeconds }) => [
          stations[station]?.id as string,
          stations[station]?.name as string,
          asked,
          round(carried, 1),
          round(lost, 1),
          share(lost / measure.total),
          addedSeconds === null ? null : round(addedSeconds, 1),
        ]),
    ),
    summary: {},
  };
}

export interface WeekQuestion {
  readonly measure: Measure;
  readonly stations: readonly Station[];
  readonly calendar: Calendar;
  readonly services: readonly ServiceCode[];
  /** Local minute at which the week begins. */
  readonly monday: number;
  readonly cutoffs: Cutoffs;
}

const bandsOf = ({ monday, calendar }: WeekQuestion) =>
  weekBands.map((band) => {
    const spans = spansOfBand(band, { monday, calendar, office: usualOfficeDay });
    const hours = spans.reduce((sum, { from, to }) => sum + (to - from) / 60, 0);
    return { band, spans, hours };
  });

const weekOf = ({ stations, services, calendar, monday }: WeekQuestion): Week =>
  weekOfEligibility(
    stations.map((station) => eligibleTimeline(station, services, calendar)),
    monday,
  );

const firstDay = ({ monday }: WeekQuestion) => formatDate(dayOf(monday));

/** Coverage in the bands of the week, and the hours × weight in which nobody is there. */
export function figuresOfWeek(question: WeekQuestion): Figures {
  const { measure, cutoffs } = question;
  const week = weekOf(question);
  return {
    header: ['week', 'band', 'hours', cutoffs.unit, 'share', 'share_most', 'gap_hours'],
    rows: cutoffs.list.flatMap(({ asked, seconds }) => {
      const covered = measure.inPhases(week, seconds);
      return bandsOf(question).map(({ band, spans, hours }) => {
        const { least, most } = averageShare(covered, phaseMinutes(week, spans));
        const gap = round((1 - least) * hours * measure.total, 1);
        return [firstDay(question), band, round(hours, 2), asked, share(least), share(most), gap];
      });
    }),
    summary: {},
  };
}

/** Coverage in each of the 168 hours. */
export function figuresByHour(question: WeekQuestion): Figures {
  const { measure, cutoffs, monday } = question;
  const week = weekOf(question);
  return {
    header: ['date', 'hour', cutoffs.unit, 'share', 'share_most'],
    rows: cutoffs.list.flatMap(({ asked, seconds }) => {
      const { least, most } = hourlyCoverage(measure.inPhases(week, seconds), week);
      return Array.from(least, (one, hour) => [
        formatDate(dayOf(monday + hour * 60)),
        hour % 24,
        asked,
        share(one),
        share(most[hour] as number),
      ]);
    }),
    summary: {},
  };
}

/** Coverage of each service in each band of the week; services asked for, or all. */
export function figuresByService(question: WeekQuestion): Figures {
  const { measure, services, cutoffs } = question;
  const bands = bandsOf(question);
  return {
    header: ['week', 'service', 'stations', 'band', cutoffs.unit, 'share', 'share_most'],
    rows: cutoffs.list.flatMap(({ asked, seconds }) =>
      serviceMatrix(
        {
          ...question,
          bands: bands.map(({ spans }) => spans),
          inPhases: (week) => measure.inPhases(week, seconds),
        },
        services.length > 0 ? services : serviceCodes,
      ).flatMap(({ code, stationCount, shares }) =>
        bands.map(({ band }, b) => [
          firstDay(question),
          code,
          stationCount,
          band,
          asked,
          share(shares[b]?.least as number),
          share(shares[b]?.most as number),
        ]),
      ),
    ),
    summary: {},
  };
}
