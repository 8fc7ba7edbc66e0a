// Covered street and ground, on drawn streets whose lengths are known.

import type { MultiPolygon } from 'geojson';
import { expect, test } from 'vitest';
import {
  countedGround,
  countedStreets,
  squareMetresWithin,
  streetMetresWithin,
} from '#core/planning/street-coverage.ts';
import { fillField, reachedShapes } from '#core/streets/catchment.ts';
import { makeField } from '#core/streets/contour.ts';
import { makeNetwork } from '#core/streets/network.ts';
import { profiles } from '#core/streets/profile.ts';
import { makeRaster } from '#core/streets/raster.ts';
import { reachOf } from '#core/streets/reach.ts';
import { makeLabels } from '#core/streets/search.ts';
import { makeSnapIndex, type Snap, snap } from '#core/streets/snap.ts';
import type { LngLat } from '#core/units.ts';
import { graphOf, pointAt, square } from '#tests/fixtures/streets.ts';

// A street of 1,000 m in four pieces, and 4.8 km/h: 75 s for 100 m.
const street = 'A----B----C----D----E';
const { graph, places } = graphOf(street);
const network = makeNetwork(graph, profiles.walk);
const index = makeSnapIndex(graph);
const snapped = (at: LngLat) => snap(network, index, at) as Snap;
const reachFrom = (...letters: string[]) =>
  reachOf(network, makeLabels(network.labelCount), {
    places: letters.map((letter) => snapped(places[letter] as LngLat)),
    direction: 'to',
    cutoffSeconds: 900,
  });
const box = (west: number, north: number, east: number, south: number): MultiPolygon => {
  const [left, top] = pointAt(west, north);
  const [right, bottom] = pointAt(east, south);
  const ring = [
    [left, bottom],
    [right, bottom],
    [right, top],
    [left, top],
    [left, bottom],
  ];
  return { type: 'MultiPolygon', coordinates: [[ring]] };
};

test('metres of street are exact to the place where time runs out', () => {
  const all = countedStreets(network);
  expect(all.metres).toBeCloseTo(20 * square, 0);
  const within = streetMetresWithin(reachFrom('A'), all, [75, 300, 900]);
  expect(within).toEqual([100, 400, 1000].map((metres) => expect.closeTo(metres, 0)));
});

test('two stations together cover each metre once', () => {
  const all = countedStreets(network);
  const [both] = streetMetresWithin(reachFrom('A', 'C'), all, [300]);
  expect(both).toBeCloseTo(900, 0);
  expect(streetMetresWithin(reachFrom(), all, [300])).toEqual([0]);
});

test('only streets of the service area count', () => {
  const part = countedStreets(network, box(-1, -1, 10.5, 1));
  expect(part.metres).toBeCloseTo(500, 0);
  expect(streetMetresWithin(reachFrom('A'), part, [900])[0]).toBeCloseTo(500, 0);
});

test('ground goes by the nearest place on a street, and far from all of them is not covered', () => {
  const raster = makeRaster(network, 10);
  const field = makeField(raster);
  const reach = reachFrom('A');
  fillField(field, reach, reachedShapes(reach, new Uint8Array(graph.shapeCount)));
  // 1,000 m by 400 m around the street, of which 50 m on either side can be covered.
  const ground = countedGround(raster, box(0, -4, 20, 4));
  const near = countedGround(raster, box(0, -0.9, 20, 0.9));
  const [some, most] = squareMetresWithin(field, ground, [300, 900]) as [number, number];
  // A row of cells more or less at the edges.
  expect(Math.abs(some - 400 * 100)).toBeLessThan(10 * (400 + 2 * 100));
  expect(Math.abs(most - 1000 * 100)).toBeLessThan(10 * (1000 + 2 * 100));
  expect(squareMetresWithin(field, near, [900])[0]).toBeCloseTo(near.squareMetres, 0);
});
