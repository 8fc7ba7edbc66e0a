// Siting: where K more stations do most good. The nouns of the questions, and the value of
// an answer taken straight from them: whatever a search or a solver says, this is what counts.
// Models and sources: docs/siting.md. Church & ReVelle 1974 (cover), Toregas 1971 (fewest),
// Hakimi 1964 (median, center), Hogan & ReVelle 1986 (backup).

/**
 * What it costs to get from points to candidates (seconds, metres, …), candidate by candidate:
 * candidate j has `points[k]` at `costs[k]` for k from `starts[j]` to `starts[j + 1]`, each
 * point at most once. A pair that is not there cannot be travelled.
 */
export interface CostTable {
  readonly starts: Int32Array;
  readonly points: Int32Array;
  readonly costs: Float64Array;
}

/** Demand, and where stations are or could be. */
export interface SitingInput {
  /** Of each point, 0 or more; a point of weight 0 asks for nothing. */
  readonly weights: Float64Array;
  readonly costs: CostTable;
  /** Candidates that stand already and stay. */
  readonly fixed: readonly number[];
}

/**
 * Options that cover elements, to be chosen within a budget. With new sites an option is a
 * candidate and an element a point; with longer hours an option is a station in a band of
 * hours and an element a point in a stretch of hours.
 */
export interface SetSystem {
  /** Of each element. */
  readonly weights: Float64Array;
  /** Option o covers `elements[starts[o]]` … `elements[starts[o + 1] - 1]`, ascending. */
  readonly starts: Int32Array;
  readonly elements: Int32Array;
  /** Of each option; above 0. */
  readonly prices: Float64Array;
  readonly budget: number;
  /** How often each element is covered before anything is chosen; 2 stands for more, too. */
  readonly already: Uint8Array;
  /** How often an element must be covered to count. */
  readonly need: 1 | 2;
  /** Every element that can be covered has to be, at least once. */
  readonly coverAll: boolean;
}

export interface SetSiting {
  readonly objective: 'cover' | 'fewest' | 'backup' | 'hours';
  readonly sets: SetSystem;
}

export interface DistanceSiting {
  readonly objective: 'median' | 'center';
  readonly input: SitingInput;
  /** How many candidates may be added. */
  readonly add: number;
}

/** A question, complete: the objective, what is given, and what may be spent. */
export type Siting = SetSiting | DistanceSiting;
export type Objective = Siting['objective'];

export interface Plan {
  /** Options chosen, ascending: candidates, or stations in bands of hours (`siting-hours.ts`). */
  readonly chosen: readonly number[];
  /** Weight covered, sites, weight × cost, or greatest cost; what stands already counts. */
  readonly value: number;
}

export const isMaximized = (objective: Objective): boolean =>
  objective === 'cover' || objective === 'backup' || objective === 'hours';

export const optionCount = (siting: Siting): number =>
  (isDistance(siting) ? siting.input.costs : siting.sets).starts.length - 1;

export const isDistance = (siting: Siting): siting is DistanceSiting =>
  siting.objective === 'median' || siting.objective === 'center';

/** The weight covered within a cutoff, once (cover) or at least twice (backup). */
export const coverSiting = (input: SitingInput, cutoff: number, add: number): SetSiting => ({
  objective: 'cover',
  sets: { ...reachSets(input, cutoff), budget: add, need: 1, coverAll: false },
});

/** `coverAll`: no point that could be covered may be left out for the sake of another. */
export const backupSiting = (
  input: SitingInput,
  cutoff: number,
  { add, coverAll }: { readonly add: number; readonly coverAll: boolean },
): SetSiting => ({
  objective: 'backup',
  sets: { ...reachSets(input, cutoff), budget: add, need: 2, coverAll },
});

/** The fewest new sites that cover every point that can be covered. */
export const fewestSiting = (input: SitingInput, cutoff: number): SetSiting => ({
  objective: 'fewest',
  sets: {
    ...reachSets(input, cutoff),
    budget: Number.POSITIVE_INFINITY,
    need: 1,
    coverAll: true,
  },
});

function reachSets({ weights, costs, fixed }: SitingInput, cutoff: number) {
  const { starts, points } = costs;
  const already = new Uint8Array(weights.length);
  const isFixed = new Set(fixed);
  const counts = (k: number) =>
    (costs.costs[k] as number) <= cutoff && (weights[points[k] as number] as number) > 0;
  const optionStarts = new Int32Array(starts.length);
  const elements: number[] = [];
  for (let j = 0; j + 1 < starts.length; j++) {
    const list: number[] = [];
    for (let k = starts[j] as number; k < (starts[j + 1] as number); k++) {
      if (!counts(k)) continue;
      const point = points[k] as number;
      if (!isFixed.has(j)) list.push(point);
      else if ((already[point] as number) < 2) already[point] = (already[point] as number) + 1;
    }
    for (const point of list.sort((a, b) => a - b)) elements.push(point);
    optionStarts[j + 1] = elements.length;
  }
  const prices = new Float64Array(starts.length - 1).fill(1);
  return { weights, starts: optionStarts, elements: Int32Array.from(elements), prices, already };
}

/** How often each element is covered once the options are chosen. */
export function coverCounts(sets: SetSystem, chosen: readonly number[]): Uint16Array {
  const counts = Uint16Array.from(sets.already);
  for (const option of new Set(chosen)) addCover(sets, counts, option);
  return counts;
}

/** One more option is chosen. */
export function addCover({ starts, elements }: SetSystem, counts: Uint16Array, option: number) {
  for (let k = starts[option] as number; k < (starts[option + 1] as number); k++) {
    counts[elements[k] as number] = (counts[elements[k] as number] as number) + 1;
  }
}

/** The least cost of each point to what stands or is chosen; Infinity where there is none. */
export function nearestCosts({ weights, costs, fixed }: SitingInput, chosen: readonly number[]) {
  const nearest = new Float64Array(weights.length).fill(Number.POSITIVE_INFINITY);
  for (const candidate of [...fixed, ...chosen]) {
    const end = costs.starts[candidate + 1] as number;
    for (let k = costs.starts[candidate] as number; k < end; k++) {
      const point = costs.points[k] as number;
      nearest[point] = Math.min(nearest[point] as number, costs.costs[k] as number);
    }
  }
  return nearest;
}

/** Elements that nothing can cover, and points that nothing can reach. */
export function outOfReach(siting: Siting): number[] {
  const { weights, starts, members, already } = isDistance(siting)
    ? {
        weights: siting.input.weights,
        starts: siting.input.costs.starts,
        members: siting.input.costs.points,
        already: null,
      }
    : { ...siting.sets, members: siting.sets.elements };
  const isReached = new Uint8Array(weights.length);
  for (let k = 0; k < (starts.at(-1) as number); k++) isReached[members[k] as number] = 1;
  return Array.from(weights, (_, i) => i).filter(
    (i) => (weights[i] as number) > 0 && !isReached[i] && !already?.[i],
  );
}

/**
 * The value of a choice, from the question itself. Points out of everybody's reach are left
 * out; of those within, one that is not reached makes a distance infinite. null: the choice
 * is not allowed, since it costs too much or leaves a point uncovered that has to be covered.
 */
export function valueOfChoice(siting: Siting, chosen: readonly number[]): number | null {
  return isDistance(siting) ? distanceValue(siting, chosen) : setValue(siting, chosen);
}

function setValue({ objective, sets }: SetSiting, chosen: readonly number[]): number | null {
  const { weights, prices, budget, need, coverAll, elements } = sets;
  const spent = chosen.reduce((sum, option) => sum + (prices[option] as number), 0);
  if (spent > budget * (1 + 1e-9)) return null;
  const counts = coverCounts(sets, chosen);
  if (coverAll && elements.some((element) => counts[element] === 0)) return null;
  if (objective === 'fewest') return spent;
  let value = 0;
  for (const [i, weight] of weights.entries()) {
    if ((counts[i] as number) >= need) value += weight;
  }
  return value;
}

function distanceValue(siting: DistanceSiting, chosen: readonly number[]): number | null {
  if (chosen.length > siting.add) return null;
  const { weights } = siting.input;
  const nearest = nearestCosts(siting.input, chosen);
  for (const point of outOfReach(siting)) nearest[point] = 0;
  let [sum, most] = [0, 0];
  for (const [i, weight] of weights.entries()) {
    if (weight === 0) continue;
    sum += weight * (nearest[i] as number);
    most = Math.max(most, nearest[i] as number);
  }
  return siting.objective === 'median' ? sum : most;
}

export interface Gain {
  readonly option: number;
  /** What it adds to those before it; null: before it there was no finite value. */
  readonly gain: number | null;
}

/**
 * The choice in the order of what each adds to those before it, the largest first. Gains of a
 * sum add up to the whole; a distance gains what it becomes shorter by; `fewest` gains the
 * weight newly covered.
 */
export function explain(siting: Siting, chosen: readonly number[]): Gain[] {
  const worth = worthOf(siting);
  const gains: Gain[] = [];
  const rest = new Set(chosen);
  let before = worth([]);
  while (rest.size > 0) {
    const taken = gains.map(({ option }) => option);
    let best = { option: -1, worth: Number.NEGATIVE_INFINITY };
    for (const option of rest) {
      const next = { option, worth: worth([...taken, option]) };
      if (best.option === -1 || next.worth > best.worth) best = next;
    }
    const gain = best.worth - before;
    gains.push({ option: best.option, gain: Number.isFinite(gain) ? gain : null });
    rest.delete(best.option);
    before = best.worth;
  }
  return gains;
}

/** More is better; a part of a plan has a worth even if it would not be allowed alone. */
function worthOf(siting: Siting): (chosen: readonly number[]) => number {
  if (isDistance(siting)) return (chosen) => -(distanceValue(siting, chosen) as number);
  const objective = siting.objective === 'fewest' ? 'cover' : siting.objective;
  const sets = { ...siting.sets, coverAll: false };
  return (chosen) => setValue({ objective, sets }, chosen) as number;
}
