// The answer of `circle site`: the plan with its value, what each site adds, and how far the
// plan may be from the best one. Every figure names its weight.

import { CommandError } from '#cli/command-error.ts';
import {
  explain,
  isDistance,
  outOfReach,
  type Siting,
  valueOfChoice,
} from '#core/planning/siting.ts';
import { gapOf, type Proof } from '#core/planning/siting-prove.ts';

export interface SiteQuestion {
  readonly siting: Siting;
  /** Of each option. */
  readonly names: readonly {
    readonly id: string;
    readonly at?: readonly [lng: number, lat: number];
    /** The band a station would be open in. */
    readonly hours?: string;
  }[];
  readonly weightName: string;
  readonly parameters: object;
}

const sum = (list: Iterable<number>) => {
  let total = 0;
  for (const one of list) total += one;
  return total;
};

/** Throws `CommandError` where there is no plan. */
export function siteAnswer({ siting, names, weightName, parameters }: SiteQuestion, proof: Proof) {
  const { plan, bound, state } = proof;
  if (state === 'impossible') throw new CommandError('no choice of that many sites is allowed');
  if (plan === null) throw new CommandError('no plan was found in the time given');
  const { weights } = isDistance(siting) ? siting.input : siting.sets;
  const before = valueOfChoice(siting, []);
  const unreached = outOfReach(siting);
  return {
    objective: { name: siting.objective, value: plan.value },
    bound,
    gap: gapOf(proof),
    proven: state === 'proven',
    before: before !== null && Number.isFinite(before) ? before : null,
    weight: { name: weightName, total: sum(weights) },
    out_of_reach: { weight: sum(unreached.map((i) => weights[i] as number)) },
    sites: explain(siting, plan.chosen).map(({ option, gain }) => ({ ...names[option], gain })),
    parameters,
  };
}
