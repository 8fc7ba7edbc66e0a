// The team's side of the API: who holds the receipt of having joined sees tasks, takes one, gives
// it back, and tells how long it took. By types alone from the contract, which is more than a
// phone needs to carry.

import { queryOptions } from '@tanstack/react-query';
import type { contract } from '#core/contract.ts';
import type { TeamTask } from '#core/registration.ts';
import type { Receipt } from '#core/submission.ts';
import { hazardList, type KnownHazard, type TeamTaskTaken, taskList } from '#core/team.ts';
import { type Called, callApi } from './call-api.ts';
import { randomId } from './random-id.ts';

type Answered = 'readTasks' | 'takeTask' | 'returnTask' | 'finishTask' | 'readHazards';
type Of<Name extends Answered> = Pick<(typeof contract)[Name], keyof Called>;

const tasksPath = '/api/receipts/{id}/tasks';
const readTasks: Of<'readTasks'> = { method: 'GET', path: tasksPath, answer: taskList };
const takeTask: Of<'takeTask'> = { method: 'POST', path: tasksPath, answer: taskList };
const returnTask: Of<'returnTask'> = {
  method: 'DELETE',
  path: '/api/receipts/{id}/tasks/{task}',
  answer: taskList,
};
const finishTask: Of<'finishTask'> = {
  method: 'POST',
  path: '/api/receipts/{id}/hours',
  answer: taskList,
};
const readHazards: Of<'readHazards'> = {
  method: 'GET',
  path: '/api/receipts/{id}/hazards',
  answer: hazardList,
};

export interface TeamWork {
  readonly tasks: readonly TeamTaskTaken[];
  readonly hazards: readonly KnownHazard[];
}

const patienceMs = 15_000;

/** Throws as `callApi`; `not_allowed` until staff have confirmed who joined. */
export const teamQuery = ({ id, secret }: Pick<Receipt, 'id' | 'secret'>) =>
  queryOptions({
    queryKey: ['team', id],
    queryFn: async ({ signal }): Promise<TeamWork> => {
      const call = {
        id,
        secret,
        signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
      };
      const [{ hazards }, { tasks }] = await Promise.all([
        callApi(readHazards, call),
        callApi(readTasks, call),
      ]);
      return { tasks, hazards };
    },
    networkMode: 'always',
    retry: false,
  });

/** What a member does with a task. */
export type TeamStep =
  /** `offer` tells offers apart: the same one taken again is one taking. */
  | {
      readonly kind: 'take';
      readonly offer: string;
      readonly task: TeamTask;
      readonly station: string | null;
    }
  | { readonly kind: 'return'; readonly task: string }
  | { readonly kind: 'finish'; readonly task: string; readonly minutes: number };

/** Ids of offers whose taking was asked for and not yet answered. */
const asked = new Map<string, string>();

/** Gives the member's tasks as they are then. Throws as `callApi`. */
export async function takeStep(
  { id, secret }: Pick<Receipt, 'id' | 'secret'>,
  step: TeamStep,
): Promise<readonly TeamTaskTaken[]> {
  const call = { id, secret, signal: AbortSignal.timeout(patienceMs) };
  if (step.kind === 'return') {
    return (await callApi(returnTask, { ...call, task: step.task })).tasks;
  }
  if (step.kind === 'finish') {
    const { task, minutes } = step;
    return (await callApi(finishTask, { ...call, body: { task, minutes } })).tasks;
  }
  const { offer, task, station } = step;
  const key = `${id} ${offer}`;
  const taken = asked.get(key) ?? randomId();
  asked.set(key, taken);
  const body = { id: taken, task, ...(station !== null && { station }) };
  const { tasks } = await callApi(takeTask, { ...call, body });
  asked.delete(key);
  return tasks;
}
