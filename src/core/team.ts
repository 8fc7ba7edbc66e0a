// The service team ("小哥"服务团): who has joined takes tasks by their receipt and tells how long
// they took. Hours are counted; what was seen is a report of its own.

import * as v from 'valibot';
import { idText } from './plain-text.ts';
import { teamTasks } from './registration.ts';
import { submissionId } from './submission.ts';

const timestamp = v.pipe(v.string(), v.isoTimestamp());

export const taskTaken = v.strictObject({
  /** A random UUID made with it: taken twice it is still one. */
  id: submissionId,
  task: v.picklist(teamTasks),
  station: v.optional(idText),
});

export const taskDone = v.strictObject({
  task: submissionId,
  minutes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(720)),
});

export const teamTask = v.object({
  id: submissionId,
  task: v.picklist(teamTasks),
  station: v.nullable(v.string()),
  taken: timestamp,
  /** null: not done yet. */
  minutes: v.nullable(v.number()),
});
export type TeamTaskTaken = v.InferOutput<typeof teamTask>;
export const taskList = v.object({ tasks: v.array(teamTask) });
