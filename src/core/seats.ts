// Seats of one occurrence of a programme that are left, as the server counts them.

import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The answer of `GET /api/seats`. */
export const seatsLeft = v.object({
  /** In all. */
  seats: count,
  left: count,
  /** Places on the waiting list that are left. */
  waitingLeft: count,
});
export type SeatsLeft = v.InferOutput<typeof seatsLeft>;
