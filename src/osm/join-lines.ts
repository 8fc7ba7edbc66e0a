// Chains of node ids joined end to end into the longest chains they make. Where more
// than two ends meet, the first two that come are joined; closed chains stay as they are.

type Chain = readonly number[];

/** Chains that share an end node become one, reversed where need be. */
export function joinLines(chains: readonly Chain[]): number[][] {
  const open = new Map<number, Chain[]>();
  const left = new Set<Chain>();
  for (const chain of chains) {
    if (chain.length < 2) continue;
    left.add(chain);
    for (const end of [chain[0] as number, chain.at(-1) as number]) {
      const there = open.get(end);
      if (there) there.push(chain);
      else open.set(end, [chain]);
    }
  }
  const joined: number[][] = [];
  for (const chain of left) {
    left.delete(chain);
    const line = [...chain];
    for (let turn = 0; turn < 2; turn++) {
      while (line[0] !== line.at(-1)) {
        const end = line.at(-1) as number;
        const next = open.get(end)?.find((c) => left.has(c) && c[0] !== c.at(-1));
        if (!next) break;
        left.delete(next);
        // A way may have more nodes than a call may have arguments.
        const onward = next[0] === end ? next : next.toReversed();
        for (let i = 1; i < onward.length; i++) line.push(onward[i] as number);
      }
      line.reverse();
    }
    joined.push(line);
  }
  return joined;
}
