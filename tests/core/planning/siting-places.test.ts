// Places for stations, thinned: far enough apart, and none left out without another near.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { junctions, thinned } from '#core/planning/siting-places.ts';
import { metresPerLat, metresPerLng } from '#core/streets/graph.ts';
import { buildGraph } from '#core/streets/graph-builder.ts';
import { makeNetwork } from '#core/streets/network.ts';
import { profiles } from '#core/streets/profile.ts';
import type { LngLat } from '#core/units.ts';
import { draw } from '#tests/fixtures/streets.ts';

const metresBetween = ([a, b]: LngLat, [c, d]: LngLat) =>
  Math.hypot((a - c) * metresPerLng(31.38), (b - d) * metresPerLat);
const place = fc
  .tuple(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: 20_000 }))
  .map(([x, y]): LngLat => [121.24 + x / 1e6, 31.37 + y / 1e6]);

test('too many places are spread out, and each left out has one near that stayed', () => {
  fc.assert(
    fc.property(
      fc.array(place, { maxLength: 200 }),
      fc.integer({ min: 1, max: 60 }),
      (all, most) => {
        const { places, metres } = thinned(all, most);
        expect(places.length).toBeLessThanOrEqual(most);
        expect(metres > 0).toBe(all.length > most);
        // Half a metre for the rounding of the distance, and what one latitude for all is off.
        for (const [i, one] of places.entries()) {
          for (const other of places.slice(i + 1)) {
            expect(metresBetween(one, other)).toBeGreaterThan(0.99 * metres - 1);
          }
        }
        for (const one of all) {
          const nearest = Math.min(...places.map((other) => metresBetween(one, other)));
          expect(nearest).toBeLessThan(1.01 * metres + 1);
        }
      },
    ),
  );
});

test('junctions are where three streets meet that the profile may use', () => {
  const text = `
A-B-C-D
  | |
  E F
`;
  const { source, places } = draw(text, { CF: { highway: 'motorway' } });
  const networkOf = (streets: typeof source) => makeNetwork(buildGraph(streets), profiles.walk);
  const near = (found: readonly LngLat[]) =>
    Object.keys(places).filter((name) =>
      found.some((at) => metresBetween(at, places[name] as LngLat) < 1),
    );
  expect(near(junctions(networkOf(source), 10))).toEqual(['B']);
  const { source: all } = draw(text);
  expect(near(junctions(networkOf(all), 90))).toEqual(['B', 'C']);
  expect(near(junctions(networkOf(all), 110))).toHaveLength(1);
});
