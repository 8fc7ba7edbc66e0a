// Tasks of the service team, by the receipt of having joined. Staff confirm who joins; from then
// on they take tasks themselves.

import type { Context } from 'hono';
import { contract } from '#core/contract.ts';
import { instant } from '#core/units.ts';
import type { ApiContext, ApiEnv } from './api-context.ts';
import { refuse } from './problems.ts';
import type { ServeOperation } from './serve-operation.ts';
import { appendAudit } from './store/audit.ts';
import type { StoredSubmission } from './store/submissions.ts';
import { finishTask, returnTask, takeTask, tasksOf } from './store/tasks.ts';
import { hazardsSince } from './store/team.ts';

/** `findOwn`: the submission that the receipt is of; null: there is none with this secret. */
export function serveTeam(
  serve: ServeOperation,
  { engine, areas, now }: ApiContext,
  findOwn: (c: Context<ApiEnv>) => Promise<StoredSubmission | null>,
): void {
  const findMember = async (c: Context<ApiEnv>) => {
    const stored = await findOwn(c);
    return stored?.kind === 'join' && stored.body !== null ? stored : null;
  };

  serve(contract.readTasks, async (c) => {
    const member = await findMember(c);
    return member ? { tasks: await tasksOf(engine.db, member.id) } : refuse(c, 'wrong_secret');
  });

  serve(contract.takeTask, async (c, { id, task, station = null }) => {
    const member = await findMember(c);
    if (!member) return refuse(c, 'wrong_secret');
    if (member.state !== 'confirmed') return refuse(c, 'not_allowed');
    const { area } = member;
    if (station !== null && !areas.get(area)?.stations.has(station)) {
      return refuse(c, 'unknown_place');
    }
    await engine.write(async (transaction) => {
      const row = { id, submission: member.id, area, task, station, at_ms: now() };
      if (!(await takeTask(transaction, row))) return;
      const subject = [id, task, station ?? ''].join(' ').trim();
      await appendAudit(transaction, { at: now(), who: 'sender', what: 'take task', subject });
    });
    return { tasks: await tasksOf(engine.db, member.id) };
  });

  serve(contract.returnTask, async (c) => {
    const member = await findMember(c);
    if (!member) return refuse(c, 'wrong_secret');
    const task = c.req.param('task') ?? '';
    const isReturned = await engine.write(async (transaction) => {
      if (!(await returnTask(transaction, { submission: member.id, task }))) return false;
      await appendAudit(transaction, {
        at: now(),
        who: 'sender',
        what: 'return task',
        subject: task,
      });
      return true;
    });
    return isReturned ? { tasks: await tasksOf(engine.db, member.id) } : refuse(c, 'not_found');
  });

  serve(contract.finishTask, async (c, { task, minutes }) => {
    const member = await findMember(c);
    if (!member) return refuse(c, 'wrong_secret');
    const isDone = await engine.write(async (transaction) => {
      const done = { submission: member.id, task, minutes, at: now() };
      if (!(await finishTask(transaction, done))) return false;
      const subject = `${task} ${minutes}`;
      await appendAudit(transaction, { at: now(), who: 'sender', what: 'hours', subject });
      return true;
    });
    return isDone ? { tasks: await tasksOf(engine.db, member.id) } : refuse(c, 'not_found');
  });

  serve(contract.readHazards, async (c) => {
    const member = await findMember(c);
    if (!member) return refuse(c, 'wrong_secret');
    if (member.state !== 'confirmed') return refuse(c, 'not_allowed');
    const since = instant(now() - hazardDays * millisecondsPerDay);
    return { hazards: await hazardsSince(engine.db, member.area, since) };
  });
}

/** What nobody has reported again since is taken for gone. */
const hazardDays = 30;
const millisecondsPerDay = 86_400_000;
