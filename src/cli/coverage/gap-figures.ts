// Gaps as places: of a moment by the weight that is not covered, of a week by weight × hours.

import { coverage } from '#core/planning/coverage.ts';
import { findGaps, meanInGap, placeNear } from '#core/planning/gaps.ts';
import { hoursPerWeek, minutesPerWeek, phaseMinutes } from '#core/planning/week.ts';
import { coveredHours, weekReach } from '#core/planning/week-coverage.ts';
import {
  type Cutoff,
  type Figures,
  type MomentQuestion,
  pointsOf,
  type Question,
  round,
  type WeekQuestion,
} from './question.ts';
import { weekOf } from './week-figures.ts';

/** One row for each gap and cutoff, the largest first. */
export function gapsAt(question: MomentQuestion): Figures {
  const { eligibility } = question;
  const { table, weights } = pointsOf(question);
  return gaps(question, ({ seconds }) => {
    const { certain } = coverage({ table, eligibility, weights, cutoffs: [seconds] });
    return Float64Array.from(certain.first.seconds, (one) => (one <= seconds ? 0 : 1));
  });
}

/** The same by the hours of the week in which nobody is there. */
export function gapsOfWeek(question: WeekQuestion): Figures {
  const { table } = pointsOf(question);
  const week = weekOf(question);
  const whole = phaseMinutes(week, [{ from: 0, to: minutesPerWeek }]);
  return gaps(question, ({ seconds }) =>
    coveredHours(weekReach(table, week, seconds), whole).least.map((hours) => hoursPerWeek - hours),
  );
}

/** `lacking`: how much each point lacks for one of its weight: 0 or 1, or hours of the week. */
function gaps(question: Question, lacking: (cutoff: Cutoff) => Float64Array): Figures {
  const { town, cutoffs } = question;
  const { weights } = pointsOf(question);
  const points = town.demand.map(({ at }) => at);
  return {
    header: [
      ...[cutoffs.unit, 'place', 'place_m', 'lng', 'lat', 'points', 'weight', 'lack'],
      'mean_lack',
    ],
    rows: cutoffs.list.flatMap((cutoff) => {
      const each = lacking(cutoff);
      const lack = each.map((one, p) => one * (weights[p] as number));
      return findGaps(points, lack).map((gap) => {
        const at = points[gap.middle] as (typeof points)[number];
        const near = placeNear(at, town.places);
        const weight = gap.points.reduce((sum, p) => sum + (weights[p] as number), 0);
        return [
          ...[cutoff.asked, near?.place.name.zh ?? null, near && round(near.metres), ...at],
          ...[gap.points.length, round(weight, 1), round(gap.lack, 1)],
          round(meanInGap(gap, each, weights), 3),
        ];
      });
    }),
  };
}
