// Which tasks are open to a member of the team: hazards to look at, the stations whose hours
// nobody has verified for longest, and help that is asked for anywhere. What they have taken, or
// done since there was a reason for it, is not offered again.

import type { TeamWork } from '#api/team.ts';
import type { TeamTask } from '#core/registration.ts';
import type { Station } from '#core/station.ts';
import type { KnownHazard, TeamTaskTaken } from '#core/team.ts';

export interface Offer {
  /** Tells it apart from all others, also from the same task for a later reason. */
  readonly key: string;
  readonly task: TeamTask;
  /** null: wherever it is needed. */
  readonly station: string | null;
  readonly hazard: KnownHazard | null;
  /** Local date when the hours were last verified; null: never, or that is not the task. */
  readonly verified: string | null;
}

const mostOfAKind = 4;

export function openTasks(
  stations: readonly Station[],
  { tasks, hazards }: TeamWork,
): readonly Offer[] {
  const isFree = (task: TeamTask, station: string | null, since: string | null) =>
    !tasks.some((taken) => holds(taken, { task, station, since }));
  const looks = hazards
    .filter(({ station }) => stations.some(({ id }) => id === station))
    .filter(({ station, at }) => isFree('watch_hazards', station, at))
    .map((hazard): Offer => {
      const { station, at } = hazard;
      const key = `watch_hazards ${station} ${hazard.hazard} ${at}`;
      return { key, task: 'watch_hazards', station, hazard, verified: null };
    });
  const checks = stations
    .filter(({ status }) => status === 'open' || status === 'temporarily_closed')
    .map(({ id, provenance }) => ({ id, verified: provenance.verified_at ?? null }))
    .filter(({ id, verified }) => isFree('verify_hours', id, verified))
    .sort(
      (one, other) =>
        compare(one.verified ?? '', other.verified ?? '') || compare(one.id, other.id),
    )
    .map(({ id, verified }): Offer => {
      const key = `verify_hours ${id} ${verified}`;
      return { key, task: 'verify_hours', station: id, hazard: null, verified };
    });
  const anywhere = (['guide', 'translate'] as const)
    .filter((task) => !tasks.some((taken) => taken.task === task && taken.minutes === null))
    .map((task): Offer => ({ key: task, task, station: null, hazard: null, verified: null }));
  return [...looks.slice(0, mostOfAKind), ...checks.slice(0, mostOfAKind), ...anywhere];
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** Taken and not done, or done since there was a reason for it; null: there always was. */
const holds = (
  { task, station, taken, minutes }: TeamTaskTaken,
  offer: {
    readonly task: TeamTask;
    readonly station: string | null;
    readonly since: string | null;
  },
): boolean =>
  task === offer.task &&
  station === offer.station &&
  (minutes === null || offer.since === null || Date.parse(taken) >= Date.parse(offer.since));
