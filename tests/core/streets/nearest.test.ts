// The k nearest against as many separate searches as there are places: at every junction,
// at places on streets that hold places themselves, and at points off the street.

import { describe, expect, it } from 'vitest';
import { buildGraph } from '#core/streets/graph-builder.ts';
import { makeNearestLabels, nearestAt, nearestAtPoint, nearestOf } from '#core/streets/nearest.ts';
import { isClosed, makeNetwork, type Network } from '#core/streets/network.ts';
import { profileNames, profiles } from '#core/streets/profile.ts';
import { type Arrival, arrivalAt, arrivalAtPoint, reachOf } from '#core/streets/reach.ts';
import { makeLabels, never } from '#core/streets/search.ts';
import type { Snap } from '#core/streets/snap.ts';
import { noisyGrid } from '#tests/fixtures/noisy-grid.ts';
import { graphOf, randomTown, seeded } from '#tests/fixtures/streets.ts';

/**
 * Places on streets; every third on the street of the one before, some at its very end, and
 * the last of them at the same place as the first.
 */
function randomPlaces(network: Network, count: number, random: () => number): Snap[] {
  const places: Snap[] = [];
  while (places.length < count - 1) {
    const before = places.length % 3 === 2 ? places.at(-1)?.shape : undefined;
    const shape = before ?? Math.floor(random() * network.graph.shapeCount);
    if (network.standing[shape] === isClosed) continue;
    const fraction = random() < 0.2 ? Math.round(random()) : random();
    places.push({ shape, fraction, metres: Math.floor(random() * 20) });
  }
  return [...places, places[0] as Snap];
}

interface Question {
  readonly places: readonly Snap[];
  readonly direction: 'to' | 'from';
  readonly cutoffSeconds: number;
}

/** One reach for each place. */
const separately = (network: Network, { places, ...question }: Question) =>
  places.map((place) =>
    reachOf(network, makeLabels(network.labelCount), { places: [place], ...question }),
  );

const byTime = (a: Arrival, b: Arrival) => a.time - b.time || a.source - b.source;

const firsts = (times: readonly (number | null)[], k: number): Arrival[] =>
  times
    .flatMap((time, source) => (time === null ? [] : [{ time, source }]))
    .sort(byTime)
    .slice(0, k);

const networks = [
  ...[21, 22, 23].map((seed) => ({ name: `town ${seed}`, graph: buildGraph(randomTown(seed)) })),
  { name: 'a noisy grid', graph: noisyGrid(900, 5) },
].flatMap(({ name, graph }) =>
  profileNames.map((profile) => ({
    name: `${name} by ${profile}`,
    network: makeNetwork(graph, profiles[profile]),
  })),
);

const cases = networks.flatMap(({ name, network }, index) =>
  (['to', 'from'] as const).map((direction) => ({
    name,
    network,
    direction,
    k: 1 + ((index + (direction === 'to' ? 0 : 2)) % 4),
    random: seeded(index),
  })),
);

describe('the k nearest places', () => {
  it.each(cases)('at every junction of $name, k = $k, $direction', (the) => {
    const { network, direction, k, random } = the;
    const places = randomPlaces(network, 14, random);
    const labels = makeNearestLabels(network.labelCount, k);
    for (const cutoffSeconds of [1500, 90, 400]) {
      const question = { places, direction, cutoffSeconds };
      nearestOf(network, labels, question);
      const reaches = separately(network, question);
      for (let label = 0; label < network.labelCount; label++) {
        const found: Arrival[] = [];
        for (let slot = k * label; slot < k * (label + 1); slot++) {
          const [time, source] = [labels.time[slot] as number, labels.source[slot] as number];
          if (time !== never) found.push({ time, source });
        }
        const times = reaches.map((reach) => reach.labels.time[label] as number);
        expect(found).toEqual(
          firsts(
            times.map((time) => (time === never ? null : time)),
            k,
          ),
        );
      }
    }
  });

  it.each(cases)('along every street of $name, k = $k, $direction', (the) => {
    const { network, direction, k, random } = the;
    const question = { places: randomPlaces(network, 14, random), direction, cutoffSeconds: 1000 };
    const nearest = nearestOf(network, makeNearestLabels(network.labelCount, k), question);
    const reaches = separately(network, question);
    const points = [...question.places, ...randomPlaces(network, 200, random)];
    let several = 0;
    for (const point of points) {
      const { shape, fraction } = point;
      const on = reaches.map((reach) => arrivalAt(reach, shape, fraction)?.time ?? null);
      expect(nearestAt(nearest, shape, fraction)).toEqual(firsts(on, k));
      const off = reaches.map((reach) => arrivalAtPoint(reach, point)?.time ?? null);
      expect(nearestAtPoint(nearest, point)).toEqual(firsts(off, k));
      if (on.filter((time) => time !== null).length > k) several++;
    }
    expect(several).toBeGreaterThan(20);
  });

  it('names the one left when the nearest closes', () => {
    const { graph } = graphOf('A----------B');
    const network = makeNetwork(graph, profiles.walk);
    const places = [0.1, 0.4, 0.9].map((fraction) => ({ shape: 0, fraction, metres: 0 }));
    const labels = makeNearestLabels(network.labelCount, 2);
    const question = { places, direction: 'to', cutoffSeconds: 900 } as const;
    const nearest = nearestOf(network, labels, question);
    const sources = (fraction: number) => nearestAt(nearest, 0, fraction).map((a) => a.source);
    expect(sources(0)).toEqual([0, 1]);
    expect(sources(0.5)).toEqual([1, 0]);
    expect(sources(1)).toEqual([2, 1]);
  });

  it('lists each junction it touched once, and forgets them with the next search', () => {
    const network = makeNetwork(noisyGrid(400, 9), profiles.walk);
    const labels = makeNearestLabels(network.labelCount, 3);
    const places = randomPlaces(network, 5, seeded(9));
    nearestOf(network, labels, { places, direction: 'to', cutoffSeconds: 600 });
    const touched = [...labels.touched.subarray(0, labels.touchedCount)].sort((a, b) => a - b);
    const reached = Array.from({ length: network.labelCount }, (_, label) => label).filter(
      (label) => labels.time[3 * label] !== never,
    );
    expect(touched).toEqual(reached);
    nearestOf(network, labels, { places: [], direction: 'to', cutoffSeconds: 600 });
    expect(labels.time.every((time) => time === never)).toBe(true);
  });
});
