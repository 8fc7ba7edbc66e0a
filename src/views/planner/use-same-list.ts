// A list that is made anew but says the same stays the same, and with it all that follows.

import { useMemo } from 'react';

interface Listed {
  readonly join: () => string;
}

/** The list from before, as long as no entry of it is another. */
export function useSameList<T extends Listed>(list: T): T {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text stands for the list.
  return useMemo(() => list, [list.join()]);
}
