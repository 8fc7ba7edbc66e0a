// The memory of a search: what it takes and what it leaves behind.

import { describe, expect, it } from 'vitest';
import { buildGraph } from '#core/streets/graph-builder.ts';
import { makeNetwork } from '#core/streets/network.ts';
import { profiles } from '#core/streets/profile.ts';
import { makeLabels, search } from '#core/streets/search.ts';
import { randomTown } from '#tests/fixtures/streets.ts';

const network = makeNetwork(buildGraph(randomTown(3, 14)), profiles.walk);
const seeds = [5, 90].map((label, source) => ({ label, time: 700 * source, source }));

function settled(labels: ReturnType<typeof makeLabels>, cutoff: number) {
  search(network.forward, labels, seeds, cutoff);
  const { time, source, touched, touchedCount } = labels;
  const order = [...touched.subarray(0, touchedCount)].sort((a, b) => a - b);
  return { time: [...time], reached: order.map((label) => [label, source[label]]) };
}

describe('the memory of a search', () => {
  const cutoffs = [0, 3_600_000, 60_000, 900_000];

  it.each([0, 7, 40, 300])('grows out of %i words of queue to the same answer', (words) => {
    const short = makeLabels(network.labelCount, words);
    for (const cutoff of cutoffs) {
      const ample = makeLabels(network.labelCount);
      expect(settled(short, cutoff)).toEqual(settled(ample, cutoff));
    }
  });

  it('is not replaced where it suffices', () => {
    const labels = makeLabels(network.labelCount);
    const { memory } = labels;
    for (const cutoff of cutoffs) settled(labels, cutoff);
    expect(labels.memory).toBe(memory);
  });

  it('keeps nothing of the search before', () => {
    const labels = makeLabels(network.labelCount);
    const fresh = settled(makeLabels(network.labelCount), 60_000);
    settled(labels, 3_600_000);
    expect(settled(labels, 60_000)).toEqual(fresh);
  });
});
