// Things gathered by a key, in the order they come. (`Map.groupBy`, which the browsers
// that stations and riders have do not all know yet.)

export function groupBy<T>(things: Iterable<T>, keyOf: (thing: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group) group.push(thing);
    else groups.set(key, [thing]);
  }
  return [...groups.values()];
}
