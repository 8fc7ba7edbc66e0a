// Longer hours as a question of the planner's: what is promised is what the week says once
// the edits are made.

import { expect, test } from 'vitest';
import type { Area } from '#api/area.ts';
import { eligibleTimeline } from '#core/hours/station-opening.ts';
import { localMinuteOf } from '#core/local-time.ts';
import { coverage } from '#core/planning/coverage.ts';
import { eligibilityAnyTime } from '#core/planning/eligibility.ts';
import { applyScenario } from '#core/planning/scenario.ts';
import { explain } from '#core/planning/siting.ts';
import { editsForHours } from '#core/planning/siting-bands.ts';
import { hoursSiting } from '#core/planning/siting-hours.ts';
import { suggest } from '#core/planning/siting-suggest.ts';
import { mondayOf, phaseMinutes, weekOfEligibility } from '#core/planning/week.ts';
import { coveredHours, weekReach } from '#core/planning/week-coverage.ts';
import type { Station } from '#core/station.ts';
import { tableOf } from '#core/streets/times-table.ts';
import { at, china, offered, station } from '#tests/fixtures/stations.ts';
import { hoursQuestion } from '#views/planner/plan/use-siting.ts';
import type { Planner } from '#views/planner/question/use-planner.ts';

const weights = Float64Array.of(100, 30, 20);
const mondayBefore = (date: string) =>
  mondayOf(localMinuteOf(at(`${date}T12:00`), china.utcOffsetMinutes));
const column = (...seconds: number[]) => ({
  points: Uint32Array.from(seconds.keys()),
  seconds: Float32Array.from(seconds),
  snapMetres: 0,
});
const table = tableOf({ pointCount: 3, snapMetres: new Float32Array(3) }, [
  column(100, 2000, 2000),
  column(2000, 100, 100),
  column(100, 100, 100),
]);
const stations = [
  station('a', {
    opening_hours: 'Mo-Fr 09:00-17:00; PH off',
    makeup_workday: 'as_weekday',
    services: [offered('water')],
  }),
  station('b', {
    opening_hours: 'Mo-Su 09:00-20:00',
    makeup_workday: 'unknown',
    services: [offered('water', { hours: 'Mo-Fr 10:00-12:00' })],
  }),
  station('unreadable', {
    opening_hours: 'sunrise-sunset',
    after_hours: 'Mo-Su 20:00-22:00',
    services: [offered('water')],
  }),
];
const services = ['water'] as const;
/** Ordinary, National Day, a make-up Saturday, and past the end of the calendar. */
const weeks = ['2026-11-25', '2026-10-01', '2026-10-10', '2027-02-10'];
const cases = weeks.flatMap((date) => [
  { date, services: [] },
  { date, services },
]);

function plannerOf(list: readonly Station[]) {
  const eligibility = eligibilityAnyTime(list, []);
  return {
    area: { calendar: china } as Area,
    plan: {
      stations: list,
      table,
      eligibility,
      coverage: coverage({ table, eligibility, weights, cutoffs: [900] }),
    },
    question: { cutoffs: [15] } as unknown as Planner['question'],
    weights,
  };
}

/** Weight × hours of the week with a station within reach. */
function personHours(
  list: readonly Station[],
  services: Parameters<typeof eligibleTimeline>[1],
  monday: number,
) {
  const week = weekOfEligibility(
    list.map((one) => eligibleTimeline(one, services, china)),
    monday,
  );
  const minutes = phaseMinutes(week, [{ from: 0, to: 7 * 1440 }]);
  const { least } = coveredHours(weekReach(table, week, 900), minutes);
  return least.reduce((sum, hours, p) => sum + hours * (weights[p] as number), 0);
}

test.each(cases)(
  'what is promised comes true in the week of $date, services $services',
  ({ services, date }) => {
    const monday = mondayBefore(date);
    const asked = hoursQuestion(plannerOf(stations), { monday, services, budget: 40 });
    const siting = hoursSiting(asked.input);
    const plan = suggest(siting);
    if (!plan) throw new Error('no suggestion');
    const choices = explain(siting, plan.chosen).map(({ option }) => asked.choiceOf(option));
    expect(choices.length).toBeGreaterThan(0);
    const edits = editsForHours(choices, services);
    const base = { area: 'town', hash: '00000000', date: '2026-11-24' };
    const { stations: longer, refused } = applyScenario(stations, { edits, base });
    expect(refused).toEqual([]);
    expect(personHours(longer, services, monday)).toBeCloseTo(plan.value, 6);
    expect(plan.value).toBeGreaterThan(personHours(stations, services, monday));
  },
);

test('a station whose hours cannot be read is not kept open longer', () => {
  const monday = mondayBefore('2026-11-25');
  const asked = hoursQuestion(plannerOf(stations), { monday, services: [], budget: 1000 });
  const plan = suggest(hoursSiting(asked.input));
  const names = plan?.chosen.map((option) => asked.choiceOf(option).station.id);
  expect(new Set(names)).toEqual(new Set(['a', 'b']));
});
