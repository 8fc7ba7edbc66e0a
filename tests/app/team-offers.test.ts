// Which tasks a member of the team is offered.

import { expect, test } from 'vitest';
import type { Station } from '#core/station.ts';
import type { KnownHazard, TeamTaskTaken } from '#core/team.ts';
import { station } from '#tests/fixtures/stations.ts';
import { openTasks } from '#views/voice/team-offers.ts';

const checked = (id: string, verified_at?: string): Station => {
  const plain = station(id);
  return { ...plain, provenance: { ...plain.provenance, verified_at } };
};
const stations = [
  checked('new', '2026-11-01'),
  checked('old', '2025-01-01'),
  checked('never'),
  { ...checked('shut'), status: 'closed' as const },
];
const fire: KnownHazard = { station: 'old', hazard: 'fire', at: '2026-11-20T08:00:00.000Z' };
let count = 0;
const taken = (
  task: TeamTaskTaken['task'],
  at: string | null,
  more: Partial<TeamTaskTaken> = {},
): TeamTaskTaken => ({
  id: `00000000-0000-4000-8000-${String(count++).padStart(12, '0')}`,
  task,
  station: at,
  taken: '2026-11-21T08:00:00.000Z',
  minutes: null,
  ...more,
});
const names = (tasks: TeamTaskTaken[], hazards: KnownHazard[] = []) =>
  openTasks(stations, { tasks, hazards }).map(({ task, station: at }) =>
    [task, at].join(' ').trim(),
  );

test('hazards come first, then the hours that were verified longest ago or never', () => {
  expect(names([], [fire, { ...fire, station: 'unknown' }])).toEqual([
    'watch_hazards old',
    'verify_hours never',
    'verify_hours old',
    'verify_hours new',
    'guide',
    'translate',
  ]);
});

test('what is taken, or was done since there was a reason for it, is not offered', () => {
  const done = { minutes: 20 };
  expect(
    names(
      [
        taken('verify_hours', 'old'),
        taken('verify_hours', 'new', done),
        taken('watch_hazards', 'old', done),
        taken('guide', null),
        taken('translate', null, done),
      ],
      [fire],
    ),
  ).toEqual(['verify_hours never', 'translate']);
});

test('what was done before it was reported again, or verified again, is', () => {
  const before = { minutes: 20, taken: '2024-12-01T08:00:00.000Z' };
  const all = names(
    [taken('verify_hours', 'old', before), taken('watch_hazards', 'old', before)],
    [fire],
  );
  expect(all).toEqual(expect.arrayContaining(['watch_hazards old', 'verify_hours old']));
});

test('of many there are a few', () => {
  const many = Array.from({ length: 30 }, (_, i) => checked(`s-${i}`));
  const hazards = many.map(({ id }) => ({ ...fire, station: id }));
  expect(openTasks(many, { tasks: [], hazards })).toHaveLength(4 + 4 + 2);
});
