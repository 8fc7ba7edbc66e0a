// The service team ("小哥"服务团): who has joined takes tasks by their receipt, gives them back, or
// tells how long they took. Hours are counted; what was seen is a report of its own.

import * as v from 'valibot';
import { idText } from './plain-text.ts';
import { teamTasks } from './registration.ts';
import { hazards } from './report.ts';
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

/** A hazard that staff have confirmed, for the team to look at; not in whose words. */
export const knownHazard = v.object({
  station: v.string(),
  hazard: v.picklist(hazards),
  /** When it was reported. */
  at: timestamp,
});
export type KnownHazard = v.InferOutput<typeof knownHazard>;
/** The newest first, one of a kind at each station. */
export const hazardList = v.object({ hazards: v.array(knownHazard) });

export const teamMember = v.object({
  /** Of the submission by which they joined. */
  id: submissionId,
  name: v.string(),
  /** Masked; null: they gave none. */
  phone: v.nullable(v.string()),
  joined: timestamp,
  /** What they offered to do. */
  offers: v.array(v.picklist(teamTasks)),
  /** Of all tasks they have done. */
  minutes: v.number(),
  /** The newest first, twenty at most. */
  tasks: v.array(teamTask),
});
export type TeamMember = v.InferOutput<typeof teamMember>;
/** Who has helped longest first. */
export const memberList = v.object({ members: v.array(teamMember) });
