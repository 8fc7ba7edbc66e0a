// The questions as mixed-integer programmes in plain arrays, row by row, the way HiGHS takes
// them. Columns begin with one yes-or-no variable an option. Formulas: docs/siting.md.

import type { DistanceSiting, SetSystem, SitingInput } from './siting.ts';
import { reachable } from './siting-distance.ts';
import { transpose } from './siting-reduce.ts';

export interface MipModel {
  readonly isMaximized: boolean;
  /** Counts whatever the variables are. */
  readonly offset: number;
  /** How many columns at the front are options. */
  readonly optionCount: number;
  /** Of each column; all lie between 0 and 1. */
  readonly costs: number[];
  /** 1 where a column is a whole number. */
  readonly integrality: (0 | 1)[];
  /** For each column after the options the row that says what it is once they are chosen. */
  readonly definedBy: number[];
  readonly rowLower: number[];
  readonly rowUpper: number[];
  readonly starts: number[];
  readonly indices: number[];
  readonly values: number[];
}

const emptyModel = (
  isMaximized: boolean,
  optionCosts: readonly number[],
  offset = 0,
): MipModel => ({
  isMaximized,
  offset,
  optionCount: optionCosts.length,
  costs: [...optionCosts],
  integrality: optionCosts.map(() => 1),
  definedBy: [],
  rowLower: [],
  rowUpper: [],
  starts: [0],
  indices: [],
  values: [],
});

/** A column that the row being written defines. */
function addColumn(model: MipModel, cost: number, isWhole: boolean): number {
  model.integrality.push(isWhole ? 1 : 0);
  model.definedBy.push(model.rowLower.length);
  return model.costs.push(cost) - 1;
}

interface Row {
  readonly lower?: number;
  readonly upper?: number;
}

/** Coefficients of the row are pushed before this closes it. */
function closeRow(model: MipModel, { lower = -Infinity, upper = Infinity }: Row) {
  model.rowLower.push(lower);
  model.rowUpper.push(upper);
  model.starts.push(model.indices.length);
}

function addEntry(model: MipModel, column: number, value: number) {
  model.indices.push(column);
  model.values.push(value);
}

/**
 * All columns for a choice of options: each one after them as large as its row lets it be
 * where the objective is maximized, as small as it may be where not.
 */
export function columnsOf(model: MipModel, chosen: readonly number[]): Float64Array {
  const { isMaximized, optionCount, integrality, definedBy, starts, indices, values } = model;
  const columns = new Float64Array(model.costs.length);
  for (const option of chosen) columns[option] = 1;
  for (const [i, row] of definedBy.entries()) {
    const column = optionCount + i;
    let [others, own] = [0, 1];
    for (let k = starts[row] as number; k < (starts[row + 1] as number); k++) {
      if (indices[k] === column) own = values[k] as number;
      else others += (values[k] as number) * (columns[indices[k] as number] as number);
    }
    const limit = (isMaximized ? model.rowUpper : model.rowLower)[row] as number;
    const value = Math.min(1, Math.max(0, (limit - others) / own));
    columns[column] = integrality[column] === 1 ? Math.floor(value) : value;
  }
  return columns;
}

/** Covered weight within a budget: once (MCLP), or twice (BACOP) with whole counts. */
export function coverModel(sets: SetSystem, base: number): MipModel {
  const { weights, prices, budget, already, need, coverAll } = sets;
  const lists = transpose({ starts: sets.starts, items: sets.elements }, weights.length);
  const model = emptyModel(
    true,
    Array.from(prices, () => 0),
    base,
  );
  for (const [i, weight] of weights.entries()) {
    const coverers = lists.items.subarray(lists.starts[i], lists.starts[i + 1]);
    const missing = need - (already[i] as number);
    if (coverAll && already[i] === 0) {
      for (const option of coverers) addEntry(model, option, 1);
      closeRow(model, { lower: 1 });
    }
    if (coverers.length < missing || weight === 0) continue;
    const [only] = coverers;
    if (coverers.length === 1 && only !== undefined) {
      model.costs[only] = (model.costs[only] as number) + weight;
      continue;
    }
    // One cover is whole of itself, since the options are; two would be had by halves.
    addEntry(model, addColumn(model, weight, missing > 1), missing);
    for (const option of coverers) addEntry(model, option, -1);
    closeRow(model, { upper: 0 });
  }
  addBudget(model, prices, budget);
  return model;
}

/** The fewest (cheapest) options within the budget that cover every element (LSCP). */
export function fewestModel(sets: SetSystem): MipModel {
  const { weights, prices, budget, starts, elements } = sets;
  const lists = transpose({ starts, items: elements }, weights.length);
  const model = emptyModel(false, Array.from(prices));
  for (const i of weights.keys()) {
    for (let k = lists.starts[i] as number; k < (lists.starts[i + 1] as number); k++) {
      addEntry(model, lists.items[k] as number, 1);
    }
    closeRow(model, { lower: 1 });
  }
  addBudget(model, prices, budget);
  return model;
}

function addBudget(model: MipModel, prices: Float64Array, budget: number) {
  for (const [option, price] of prices.entries()) addEntry(model, option, price);
  closeRow(model, { upper: budget });
}

/**
 * p-median by rings (Cornuéjols, Nemhauser & Wolsey 1980; Elloumi 2010): a point pays the
 * step to its next farther cost unless something within the nearer ones is open. null: the
 * model would be too large to be solved here.
 */
export function medianModel(siting: DistanceSiting, options: readonly number[]): MipModel | null {
  const rings = ringsOfPoints(reachable(siting), options);
  const paidAlways = rings.reduce(
    (sum, { weight, standing, ways }) => sum + weight * (ways[0]?.cost ?? standing),
    0,
  );
  const model = emptyModel(
    false,
    options.map(() => 0),
    paidAlways,
  );
  for (const ring of rings) {
    addRings(model, ring);
    if (model.indices.length > largestModel) return null;
  }
  addBudget(model, new Float64Array(options.length).fill(1), siting.add);
  return model;
}

/** Entries; WebAssembly has 4 GB at most, and HiGHS needs some hundred bytes an entry. */
const largestModel = 4_000_000;

interface Way {
  readonly column: number;
  readonly cost: number;
}

interface Rings {
  readonly weight: number;
  /** Cost of the nearest that stands; Infinity: none does. */
  readonly standing: number;
  /** To options nearer than that, ascending. */
  readonly ways: readonly Way[];
}

function ringsOfPoints({ weights, costs, fixed }: SitingInput, options: readonly number[]) {
  const rings = Array.from(weights, (weight) => ({
    weight,
    standing: Infinity,
    ways: [] as Way[],
  }));
  const visit = (candidate: number, see: (ring: (typeof rings)[number], cost: number) => void) => {
    const end = costs.starts[candidate + 1] as number;
    for (let k = costs.starts[candidate] as number; k < end; k++) {
      const ring = rings[costs.points[k] as number];
      if (ring && ring.weight > 0) see(ring, costs.costs[k] as number);
    }
  };
  for (const candidate of fixed) {
    visit(candidate, (ring, cost) => {
      ring.standing = Math.min(ring.standing, cost);
    });
  }
  for (const [column, candidate] of options.entries()) {
    visit(candidate, (ring, cost) => {
      if (cost < ring.standing) ring.ways.push({ column, cost });
    });
  }
  for (const ring of rings) ring.ways.sort((a, b) => a.cost - b.cost || a.column - b.column);
  return rings.filter(
    ({ weight, standing, ways }) => weight > 0 && (ways.length > 0 || standing < Infinity),
  );
}

/** One variable a ring: nothing is open within it, so that the step beyond it is paid. */
function addRings(model: MipModel, { weight, standing, ways }: Rings) {
  let beyond: number | null = null;
  for (let k = 0; k < ways.length; ) {
    const { cost } = ways[k] as Way;
    const at = k;
    while (ways[k]?.cost === cost) k++;
    for (const { column } of ways.slice(at, k)) addEntry(model, column, 1);
    const inner = beyond;
    const step = (ways[k]?.cost ?? standing) - cost;
    beyond = Number.isFinite(step) ? addColumn(model, weight * step, false) : null;
    if (beyond !== null) addEntry(model, beyond, 1);
    if (inner !== null) addEntry(model, inner, -1);
    // Before the nearest ring nothing is open: its variable stands for 1.
    closeRow(model, { lower: inner === null ? 1 : 0 });
  }
}
