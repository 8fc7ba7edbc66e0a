// A plan at once, without a proof: greedy and local search on the reduced question. The proof
// (`siting-prove.ts`) starts from it.

import { isDistance, type Plan, type Siting, valueOfChoice } from './siting.ts';
import { searchCenter, searchMedian } from './siting-distance.ts';
import { type HoursInput, hoursSiting } from './siting-hours.ts';
import { reduceSets } from './siting-reduce.ts';
import { searchFewest, searchSets } from './siting-search.ts';

/** A question, or what the one about longer hours is made of, which takes time in a city. */
export type SitingDraft =
  | { readonly kind: 'sites'; readonly siting: Siting }
  | { readonly kind: 'hours'; readonly input: HoursInput };

/** A question with the plan that is found at once. */
export interface Suggested {
  readonly siting: Siting;
  /** null: none was found. */
  readonly start: Plan | null;
}

export function suggestFor(draft: SitingDraft): Suggested {
  const siting = draft.kind === 'hours' ? hoursSiting(draft.input) : draft.siting;
  return { siting, start: suggest(siting) };
}

/** null: no allowed choice was found; that none exists only a proof can say. */
export function suggest(siting: Siting): Plan | null {
  const chosen = search(siting);
  return chosen && planOf(siting, chosen);
}

/** A choice with its value; null: it is not allowed, or leaves a point unreached. */
export function planOf(siting: Siting, chosen: readonly number[]): Plan | null {
  const value = valueOfChoice(siting, chosen);
  return value === null || !Number.isFinite(value) ? null : { chosen, value };
}

function search(siting: Siting): readonly number[] | null {
  if (isDistance(siting)) {
    if (siting.objective === 'median') return searchMedian(siting);
    return searchCenter(siting)?.chosen ?? null;
  }
  const isFewest = siting.objective === 'fewest';
  const { sets, options } = reduceSets(siting.sets, isFewest);
  const found = isFewest ? searchFewest(sets) : searchSets(sets);
  return found.map((option) => options[option] as number);
}
