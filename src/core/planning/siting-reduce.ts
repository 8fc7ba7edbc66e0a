// Smaller questions with the same answer, so that a proof takes seconds: elements that the
// same options cover are one element; an option is dropped when another, no dearer, covers
// all it covers; where all must be covered, an element is dropped when covering another
// covers it too. Church 1984 calls these dominance; they lose no optimum.

import type { SetSystem } from './siting.ts';

export interface Reduced {
  readonly sets: SetSystem;
  /** Options of the question, by option of the smaller one. */
  readonly options: Int32Array;
  /** Weight that counts whatever is chosen. */
  readonly base: number;
}

/** Lists in one array: list i is `items[starts[i]]` … `items[starts[i + 1] - 1]`. */
interface Lists {
  readonly starts: Int32Array;
  readonly items: Int32Array;
}

const countOf = ({ starts }: Lists) => starts.length - 1;
const listOf = ({ starts, items }: Lists, i: number) =>
  items.subarray(starts[i] as number, starts[i + 1] as number);

/** `fewest`: only whether all are covered counts, not how much they weigh. */
export function reduceSets(given: SetSystem, fewest: boolean): Reduced {
  const { kept, base } = whatIsOpen(given, fewest);
  let sets = mergeElements(kept);
  let options = Int32Array.from(given.prices, (_, i) => i);
  // Fewer options make more elements alike, fewer elements more options dominated.
  for (let round = 0; round < 4; round++) {
    const wanted = undominatedOptions(sets);
    const before = [wanted.length, sets.weights.length];
    options = wanted.map((option) => options[option] as number);
    sets = mergeElements(keepOptions(sets, wanted));
    if (fewest) sets = dropImpliedElements(sets);
    if (before[0] === countOf(optionLists(sets)) && before[1] === sets.weights.length) break;
  }
  return { sets, options, base };
}

const optionLists = ({ starts, elements }: SetSystem): Lists => ({ starts, items: elements });

/** For each of `count` items the lists that hold it, ascending. */
export function transpose({ starts, items }: Lists, count: number): Lists {
  const turned = new Int32Array(count + 1);
  for (const item of items) turned[item + 1] = (turned[item + 1] as number) + 1;
  for (let i = 0; i < count; i++) turned[i + 1] = (turned[i + 1] as number) + (turned[i] as number);
  const next = turned.slice();
  const lists = new Int32Array(items.length);
  for (let list = 0; list + 1 < starts.length; list++) {
    for (let k = starts[list] as number; k < (starts[list + 1] as number); k++) {
      const item = items[k] as number;
      lists[next[item] as number] = list;
      next[item] = (next[item] as number) + 1;
    }
  }
  return { starts: turned, items: lists };
}

/** Leaves out what is decided: elements covered often enough, and those nothing can help. */
function whatIsOpen(sets: SetSystem, fewest: boolean) {
  const { weights, already, need, coverAll } = sets;
  const coverers = transpose(optionLists(sets), weights.length);
  let base = 0;
  const isOpen = Uint8Array.from(weights, (weight, i) => {
    const [had, possible] = [already[i] as number, listOf(coverers, i).length];
    if (had >= need) {
      if (!fewest) base += weight;
      return 0;
    }
    const mustBeCovered = coverAll && had === 0 && possible > 0;
    return mustBeCovered || (weight > 0 && had + possible >= need) ? 1 : 0;
  });
  return { kept: keepElements(sets, isOpen), base };
}

/** The sets without some elements; elements are numbered anew. */
function keepElements(sets: SetSystem, isKept: Uint8Array): SetSystem {
  const renumbered = new Int32Array(isKept.length);
  let count = 0;
  for (const [i, kept] of isKept.entries()) renumbered[i] = kept ? count++ : -1;
  const starts = new Int32Array(sets.starts.length);
  const elements: number[] = [];
  for (let option = 0; option + 1 < starts.length; option++) {
    for (const element of listOf(optionLists(sets), option)) {
      if (isKept[element]) elements.push(renumbered[element] as number);
    }
    starts[option + 1] = elements.length;
  }
  return {
    ...sets,
    weights: sets.weights.filter((_, i) => isKept[i]),
    already: sets.already.filter((_, i) => isKept[i]),
    starts,
    elements: Int32Array.from(elements),
  };
}

function keepOptions(sets: SetSystem, kept: Int32Array): SetSystem {
  const lists = Array.from(kept, (option) => listOf(optionLists(sets), option));
  const starts = new Int32Array(kept.length + 1);
  for (const [i, list] of lists.entries()) starts[i + 1] = (starts[i] as number) + list.length;
  const elements = new Int32Array(starts.at(-1) as number);
  for (const [i, list] of lists.entries()) elements.set(list, starts[i]);
  return {
    ...sets,
    prices: Float64Array.from(kept, (i) => sets.prices[i] as number),
    starts,
    elements,
  };
}

const isSame = (a: Int32Array, b: Int32Array) =>
  a.length === b.length && a.every((item, i) => item === b[i]);

/** Elements that the same options cover become one, with their weights together. */
function mergeElements(sets: SetSystem): SetSystem {
  const { weights, already } = sets;
  const coverers = transpose(optionLists(sets), weights.length);
  const byHash = new Map<number, number[]>();
  const merged = new Float64Array(weights.length);
  const isFirst = new Uint8Array(weights.length);
  for (let i = 0; i < weights.length; i++) {
    const list = listOf(coverers, i);
    let hash = already[i] as number;
    for (const option of list) hash = (Math.imul(hash, 0x01000193) ^ option) >>> 0;
    const alike = byHash.get(hash);
    const first = alike?.find(
      (other) => already[other] === already[i] && isSame(listOf(coverers, other), list),
    );
    if (first === undefined) isFirst[i] = 1;
    if (!alike) byHash.set(hash, [i]);
    else if (first === undefined) alike.push(i);
    const into = first ?? i;
    merged[into] = (merged[into] as number) + (weights[i] as number);
  }
  return keepElements({ ...sets, weights: merged }, isFirst);
}

/** Options that cover anything, and that no other covers wholly for as little. */
function undominatedOptions(sets: SetSystem): Int32Array {
  const { prices, weights, budget, need } = sets;
  const lists = optionLists(sets);
  const affordable = Array.from(prices, (_, i) => i).filter(
    (i) => listOf(lists, i).length > 0 && (prices[i] as number) <= budget,
  );
  // To be covered twice an element may need both of two options that cover the same.
  if (need === 2) return Int32Array.from(affordable);
  const coverers = transpose(lists, weights.length);
  const marks = new Int32Array(weights.length).fill(-1);
  const isDropped = new Uint8Array(prices.length);
  for (const small of affordable) {
    const list = listOf(lists, small);
    for (const element of list) marks[element] = small;
    let rarest = list[0] as number;
    for (const element of list) {
      if (listOf(coverers, element).length < listOf(coverers, rarest).length) rarest = element;
    }
    for (const large of listOf(coverers, rarest)) {
      if (large === small || isDropped[large]) continue;
      const wide = listOf(lists, large);
      const [priceLarge, priceSmall] = [prices[large] as number, prices[small] as number];
      if (wide.length < list.length || priceLarge > priceSmall) continue;
      // Of two that are alike the first stays.
      if (wide.length === list.length && priceLarge === priceSmall && large > small) continue;
      let shared = 0;
      for (const element of wide) if (marks[element] === small) shared++;
      if (shared === list.length) {
        isDropped[small] = 1;
        break;
      }
    }
  }
  return Int32Array.from(affordable.filter((i) => !isDropped[i]));
}

/** Without elements that are covered whenever another one is. Elements differ in coverers. */
function dropImpliedElements(sets: SetSystem): SetSystem {
  const lists = optionLists(sets);
  const coverers = transpose(lists, sets.weights.length);
  const marks = new Int32Array(sets.prices.length).fill(-1);
  const isKept = new Uint8Array(sets.weights.length).fill(1);
  for (let wide = 0; wide < sets.weights.length; wide++) {
    const list = listOf(coverers, wide);
    for (const option of list) marks[option] = wide;
    // Whatever implies this element is covered by its options only, so by one of them.
    isKept[wide] = list.some((option) =>
      listOf(lists, option).some(
        (element) =>
          element !== wide &&
          isKept[element] &&
          listOf(coverers, element).length < list.length &&
          listOf(coverers, element).every((other) => marks[other] === wide),
      ),
    )
      ? 0
      : 1;
  }
  return keepElements(sets, isKept);
}
