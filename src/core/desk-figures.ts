// What happened in a span of time, counted for the desk: nobody is named in it.

import * as v from 'valibot';
import { submissionKinds } from './submission.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const deskFigures = v.object({
  area: v.string(),
  kinds: v.array(
    v.object({
      kind: v.picklist(submissionKinds),
      received: count,
      answered: count,
      /** Neither answered nor taken back. */
      waiting: count,
      /** From arrival to the answer; null: none was answered. */
      medianSeconds: v.nullable(v.number()),
    }),
  ),
  /** Persons whose words have not been erased, by the id of the station. */
  checkIns: v.array(v.object({ station: v.string(), persons: count })),
  /** Occurrences in the span for which somebody has signed up. */
  occurrences: v.array(
    v.object({
      programme: v.string(),
      date: v.string(),
      seats: count,
      seated: count,
      waiting: count,
    }),
  ),
  team: v.object({ tasks: count, minutes: count }),
});
export type DeskFigures = v.InferOutput<typeof deskFigures>;
