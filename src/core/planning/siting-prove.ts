// The proof of a plan, or a better plan with its proof. Whatever the solver claims, the value
// is taken anew from the chosen set, and a claim it does not bear out is an error
// (`solver_disagrees`): users of other tools were given "optimal" plans that broke their rules.

import type { Highs } from 'highs';
import {
  type DistanceSiting,
  fewestSiting,
  isMaximized,
  optionCount,
  type Plan,
  type SetSiting,
  type Siting,
} from './siting.ts';
import { centerCutoffs, reachable, searchCenter, tryCutoff } from './siting-distance.ts';
import { coverModel, fewestModel, medianModel } from './siting-model.ts';
import { type Reduced, reduceSets } from './siting-reduce.ts';
import { improveLonger } from './siting-search.ts';
import { type MipOutcome, type MipProgress, solveMip } from './siting-solver.ts';
import { planOf } from './siting-suggest.ts';

export interface Proof {
  /** The best plan known; null: there is none that is allowed, or none was found in time. */
  readonly plan: Plan | null;
  /** No plan is better than this; null while nothing is known. */
  readonly bound: number | null;
  /** `proven`: none is better. `impossible`: none is allowed. `open`: the time was up. */
  readonly state: 'proven' | 'open' | 'impossible';
}

/** How far the plan may be from the best one, as a share of its value; null: not known. */
export function gapOf({ plan, bound }: Proof): number | null {
  if (plan === null || bound === null) return null;
  const distance = Math.abs(bound - plan.value);
  return distance === 0 ? 0 : distance / Math.abs(plan.value);
}

export interface ProveOptions {
  /** A plan that is known, to be proven or bettered. */
  readonly start: Plan | null;
  readonly secondsLimit: number;
  /** The best plan and the bound so far, whenever one of them has changed. */
  readonly report: (proof: Proof) => void;
}

export class SolverDisagrees extends Error {
  readonly code = 'solver_disagrees';
}

/** Blocks the thread; throws `SolverDisagrees`. */
export function prove(highs: Highs, siting: Siting, options: ProveOptions): Proof {
  if (siting.objective === 'center') return proveCenter(highs, siting as DistanceSiting, options);
  if (siting.objective === 'median') return proveMedian(highs, siting as DistanceSiting, options);
  return proveSets(highs, siting as SetSiting, options);
}

function proveSets(highs: Highs, siting: SetSiting, options: ProveOptions): Proof {
  const isFewest = siting.objective === 'fewest';
  const reduced = reduceSets(siting.sets, isFewest);
  const { sets, base } = reduced;
  const model = isFewest ? fewestModel(sets) : coverModel(sets, base);
  const tracker = makeTracker(siting, options, (chosen) =>
    chosen.map((option) => reduced.options[option] as number),
  );
  const start = startIn(reduced, options.start);
  const longer = isFewest ? start : improveLonger(sets, start ?? []);
  const better = longer && planOf(siting, tracker.optionsOf(longer));
  if (better) tracker.better(better);
  const values = isFewest ? siting.sets.prices : siting.sets.weights;
  const isWhole = values.every(Number.isInteger);
  const outcome = solveMip(highs, model, {
    secondsLimit: options.secondsLimit,
    start: better ? longer : start,
    isWhole,
    report: (progress) => tracker.take(progress, isWhole),
  });
  return tracker.finish(outcome, isWhole);
}

/** A plan in the options that are left; null where some of it was dropped as dominated. */
function startIn({ options }: Reduced, start: Plan | null): number[] | null {
  const left = new Map(Array.from(options, (option, i) => [option, i]));
  const mapped = start?.chosen.map((option) => left.get(option) ?? -1) ?? [-1];
  return mapped.includes(-1) ? null : mapped;
}

function proveMedian(highs: Highs, siting: DistanceSiting, options: ProveOptions): Proof {
  const isFixed = new Set(siting.input.fixed);
  const free = Array.from({ length: optionCount(siting) }, (_, j) => j).filter(
    (j) => !isFixed.has(j),
  );
  const tracker = makeTracker(siting, options, (chosen) => chosen.map((j) => free[j] as number));
  const model = medianModel(siting, free);
  if (model === null) return tracker.open();
  const outcome = solveMip(highs, model, {
    secondsLimit: options.secondsLimit,
    start: options.start?.chosen.map((candidate) => free.indexOf(candidate)) ?? null,
    isWhole: false,
    report: (progress) => tracker.take(progress, false),
  });
  return tracker.finish(outcome, false);
}

/** Halving between the least cost that could do and the best known; each try a set cover. */
function proveCenter(highs: Highs, siting: DistanceSiting, options: ProveOptions): Proof {
  const tracker = makeTracker(siting, options, (chosen) => [...chosen]);
  const cutoffs = centerCutoffs(siting);
  tracker.bounded(cutoffs[0] ?? 0);
  const known = options.start ?? planOfCenter(siting);
  if (known) tracker.better(known);
  let seconds = options.secondsLimit;
  let low = 0;
  let high = known ? cutoffs.indexOf(known.value) : cutoffs.length;
  while (low < high) {
    const middle = known || high < cutoffs.length ? (low + high) >> 1 : high - 1;
    const cutoff = cutoffs[middle] as number;
    const tried = coverWithin(highs, siting, { cutoff, seconds });
    seconds -= tried.seconds;
    if (tried.chosen) {
      const plan = planOf(siting, tried.chosen);
      if (!plan || plan.value > cutoff) throw disagreement(`a cover within ${cutoff}`, plan);
      tracker.better(plan);
      high = cutoffs.indexOf(plan.value);
    } else if (tried.isOpen) return tracker.open();
    else if (middle === cutoffs.length - 1) return tracker.impossible();
    else {
      low = middle + 1;
      tracker.bounded(cutoffs[low] as number);
    }
  }
  return tracker.proven();
}

const planOfCenter = (siting: DistanceSiting): Plan | null => {
  const found = searchCenter(siting);
  return found && planOf(siting, found.chosen);
};

/** At most `add` sites that cover all within a cutoff, or that there are none. */
function coverWithin(
  highs: Highs,
  siting: DistanceSiting,
  { cutoff, seconds }: { readonly cutoff: number; readonly seconds: number },
): { chosen: readonly number[] | null; isOpen: boolean; seconds: number } {
  const found = tryCutoff(siting, cutoff);
  if (found === null) return { chosen: null, isOpen: false, seconds: 0 };
  if (found.length <= siting.add) return { chosen: found, isOpen: false, seconds: 0 };
  const reduced = reduceSets(fewestSiting(reachable(siting), cutoff).sets, true);
  const limited = { ...reduced.sets, budget: siting.add };
  const outcome = solveMip(highs, fewestModel(limited), {
    secondsLimit: seconds,
    start: null,
    isWhole: true,
    target: siting.add,
    report: () => {},
  });
  const chosen = outcome.chosen?.map((option) => reduced.options[option] as number) ?? null;
  const isOpen = chosen === null && outcome.status === 'stopped';
  return { chosen, isOpen, seconds: outcome.seconds };
}

const disagreement = (claim: string, plan: Plan | null) =>
  new SolverDisagrees(
    `the solver claims ${claim}, the chosen set gives ${plan?.value ?? 'nothing'}`,
  );

/** Room for what adding up a great many numbers in another order leaves. */
const roomAt = (value: number) => 1e-6 * Math.max(1, Math.abs(value));

/** Keeps the best plan and bound, checks each claim, and reports what changes. */
function makeTracker(
  siting: Siting,
  { start, report }: ProveOptions,
  chosenOf: (columns: readonly number[]) => readonly number[],
) {
  const sign = isMaximized(siting.objective) ? 1 : -1;
  let plan = start;
  let bound: number | null = null;
  const now = (state: Proof['state']): Proof => ({ plan, bound, state });
  const better = (next: Plan) => {
    if (plan && sign * (next.value - plan.value) <= 0) return;
    plan = next;
    report(now('open'));
  };
  const bounded = (next: number, isWhole = false) => {
    if (!Number.isFinite(next)) return;
    const rounded = isWhole ? sign * Math.floor(sign * next + 1e-6) : next;
    if (bound !== null && sign * (bound - rounded) <= 0) return;
    bound = rounded;
    report(now('open'));
  };
  const take = ({ chosen, value, bound: claimed }: MipProgress, isWhole: boolean) => {
    bounded(claimed, isWhole);
    if (chosen === null) return;
    const next = planOf(siting, chosenOf(chosen));
    if (!next || sign * (next.value - value) < -roomAt(value)) throw disagreement(`${value}`, next);
    better(next);
  };
  const proven = () => {
    if (plan === null) return now('impossible');
    if (bound !== null && sign * (plan.value - bound) > roomAt(plan.value))
      throw disagreement(`a bound ${bound}`, plan);
    bound = plan.value;
    return now('proven');
  };
  return {
    optionsOf: chosenOf,
    better,
    bounded,
    take,
    proven,
    open: () => now('open'),
    impossible: () => {
      if (plan) throw disagreement('that no choice is allowed', plan);
      return now('impossible');
    },
    finish(outcome: MipOutcome, isWhole: boolean): Proof {
      if (outcome.status === 'infeasible') return this.impossible();
      take(outcome, isWhole);
      return outcome.status === 'optimal' ? proven() : now('open');
    },
  };
}
