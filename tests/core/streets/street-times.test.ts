// Times along streets: against the times of single places, and cut at the cutoffs.

import { expect, it } from 'vitest';
import { reachedShapes, streetMetres } from '#core/streets/catchment.ts';
import { distance, nodeAt } from '#core/streets/graph.ts';
import { buildGraph } from '#core/streets/graph-builder.ts';
import { makeNetwork } from '#core/streets/network.ts';
import { profileNames, profiles } from '#core/streets/profile.ts';
import { reachOf } from '#core/streets/reach.ts';
import { makeLabels } from '#core/streets/search.ts';
import { makeSnapIndex, type Snap, snap } from '#core/streets/snap.ts';
import { streetTimes } from '#core/streets/street-times.ts';
import type { LngLat } from '#core/units.ts';
import { graphOf, randomTown } from '#tests/fixtures/streets.ts';

const cutoffs = [60, 150, 300];

it.each(profileNames)(
  'in a town, %s: each part lies in one band and has the times of its ends',
  (profile) => {
    const graph = buildGraph(randomTown(5, 10));
    const network = makeNetwork(graph, profiles[profile]);
    const index = makeSnapIndex(graph);
    const places = [10, 40, 70, 100]
      .map((node) => nodeAt(graph, node))
      .map((at) => snap(network, index, at))
      .filter((place) => place !== null);
    const labels = makeLabels(network.labelCount);
    const reach = reachOf(network, labels, { places, direction: 'to', cutoffSeconds: 300 });
    const shapes = reachedShapes(reach, new Uint8Array(graph.shapeCount));
    const { starts, coordinates, seconds } = streetTimes(reach, shapes, cutoffs);
    const pointAt = (i: number): LngLat => [
      coordinates[2 * i] as number,
      coordinates[2 * i + 1] as number,
    ];
    const bandOf = (time: number) => cutoffs.findIndex((cutoff) => time <= cutoff);
    const metres = cutoffs.map(() => 0);
    for (let part = 0; part + 1 < starts.length; part++) {
      const [from, to] = [starts[part] as number, starts[part + 1] as number];
      const [a, b] = [seconds[2 * part] as number, seconds[2 * part + 1] as number];
      const band = bandOf((a + b) / 2);
      expect(bandOf(Math.max(a, b) - 0.001)).toBe(band);
      expect(bandOf(Math.min(a, b) + 0.001)).toBe(band);
      for (let i = from + 1; i < to; i++) {
        const length = distance(pointAt(i - 1), pointAt(i));
        for (let c = band; c < cutoffs.length; c++) metres[c] = (metres[c] as number) + length;
      }
    }
    // What lies within each cutoff alone is as long as the streets cut there.
    for (const [c, cutoff] of cutoffs.entries()) {
      expect(metres[c]).toBeCloseTo(streetMetres(reach, shapes, cutoff * 1000), 0);
    }
    expect(starts.length).toBeGreaterThan(50);
  },
);

it('a street is cut at the place where a cutoff is passed', () => {
  // 4.8 km/h: 75 s for 100 m.
  const { graph, places } = graphOf('A----B----C');
  const network = makeNetwork(graph, profiles.walk);
  const at = snap(network, makeSnapIndex(graph), places.A as LngLat) as Snap;
  const labels = makeLabels(network.labelCount);
  const reach = reachOf(network, labels, { places: [at], direction: 'to', cutoffSeconds: 300 });
  const shapes = reachedShapes(reach, new Uint8Array(graph.shapeCount));
  const { starts, coordinates, seconds } = streetTimes(reach, shapes, [75, 300]);
  const lengths = Array.from(starts.slice(1), (end, i) =>
    distance(
      [
        coordinates[2 * (starts[i] as number)] as number,
        coordinates[2 * (starts[i] as number) + 1] as number,
      ],
      [coordinates[2 * end - 2] as number, coordinates[2 * end - 1] as number],
    ),
  );
  const parts = lengths.map((metres, i) => [
    Math.round(metres),
    ...seconds
      .slice(2 * i, 2 * i + 2)
      .toSorted()
      .map(Math.round),
  ]);
  expect(parts.toSorted((a, b) => (a[1] as number) - (b[1] as number))).toEqual([
    [100, 0, 75],
    [300, 75, 300],
  ]);
});
