// The cutoffs of a question in words: each, the last, and all together.

import { usePlannerTexts } from '#ui/texts/planner/use-planner-texts.ts';
import type { Limits } from './limits.ts';

export interface LimitWords {
  /** The shortest first. */
  readonly each: readonly string[];
  readonly threshold: string;
  readonly all: string;
}

export function useLimitWords({ unit, values }: Limits): LimitWords {
  const { limits } = usePlannerTexts().view.question;
  const each = values.map(limits[unit]);
  return { each, threshold: each.at(-1) ?? '', all: limits[unit](values.join(' / ')) };
}
