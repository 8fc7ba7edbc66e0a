// Long lists of numbers in typed arrays: one that grows, and sorted ones to search.

/** Numbers that grow by doubling. */
export function growing() {
  let numbers = new Float64Array(1024);
  let length = 0;
  return {
    push(number: number) {
      if (length === numbers.length) {
        const longer = new Float64Array(2 * length);
        longer.set(numbers);
        numbers = longer;
      }
      numbers[length++] = number;
    },
    length: () => length,
    /** Those there are; valid until the next is pushed. */
    view: () => numbers.subarray(0, length),
  };
}

/** The different numbers in ascending order, in an array of their own. */
export function sortedSet(numbers: Float64Array): Float64Array {
  const sorted = numbers.slice().sort();
  let count = 0;
  for (let i = 0; i < sorted.length; i++) {
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[count++] = sorted[i] as number;
  }
  return sorted.slice(0, count);
}

/** Where a number stands in ascending ones; -1: nowhere. */
export function indexIn(sorted: Float64Array, number: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const there = sorted[middle] as number;
    if (there === number) return middle;
    if (there < number) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
