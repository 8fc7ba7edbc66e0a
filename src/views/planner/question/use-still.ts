// What is too slow to follow a drag waits for its end.

import { useState } from 'react';
import { usePlan } from '#state/plan.ts';

/** The last value from before the drag that is going on. */
export function useStill<T>(value: T): T {
  const isDragging = usePlan((state) => state.isDragging);
  const [still, setStill] = useState(value);
  if (!isDragging && still !== value) setStill(value);
  return isDragging ? still : value;
}
