// Figures of a week: by band, by hour, by service. `most` counts stations of unknown hours as open.

import { eligibleTimeline } from '#core/hours/station-opening.ts';
import { dayOf, formatDate } from '#core/local-time.ts';
import { serviceMatrix } from '#core/planning/by-service.ts';
import { totalWeight } from '#core/planning/coverage.ts';
import { gini, palma } from '#core/planning/equity.ts';
import { minutesPerWeek, phaseMinutes, type Week, weekOfEligibility } from '#core/planning/week.ts';
import { spansOfBand, weekBands } from '#core/planning/week-bands.ts';
import {
  averageShare,
  coveredHours,
  hourlyCoverage,
  weekReach,
} from '#core/planning/week-coverage.ts';
import { serviceCodes } from '#core/service.ts';
import { type Figures, pointsOf, round, share, type WeekQuestion } from './question.ts';

const bandsOf = ({ monday, office, town: { calendar } }: WeekQuestion) =>
  weekBands.map((band) => {
    const spans = spansOfBand(band, { monday, calendar, office });
    const hours = spans.reduce((sum, { from, to }) => sum + (to - from) / 60, 0);
    return { band, spans, hours };
  });

export const weekOf = ({ services, town: { stations, calendar }, monday }: WeekQuestion): Week =>
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
    ...(measure.points && { summary: { covered_hours: spreadOf(question, week) } }),
  };
}

/** How unequally the covered hours are spread over those who are counted. */
function spreadOf(question: WeekQuestion, week: Week) {
  const { table, weights } = pointsOf(question);
  const whole = phaseMinutes(week, [{ from: 0, to: minutesPerWeek }]);
  return question.cutoffs.list.map(({ asked, seconds }) => {
    const { least: hours } = coveredHours(weekReach(table, week, seconds), whole);
    const covered = totalWeight(hours.map((one, p) => one * (weights[p] as number)));
    const [giniOf, palmaOf] = [gini(hours, weights), palma(hours, weights)];
    return {
      [question.cutoffs.unit]: asked,
      mean: round(covered / question.measure.total, 3),
      gini: giniOf && round(giniOf, 4),
      palma: palmaOf && round(palmaOf, 4),
    };
  });
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
          stations: question.town.stations,
          calendar: question.town.calendar,
          monday: question.monday,
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
  };
}
