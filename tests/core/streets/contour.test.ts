// Where an outline runs beside streets: half-way to the next one, whatever the grid.

import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import { describe, expect, it } from 'vitest';
import { fillField, outline, reachedShapes } from '#core/streets/catchment.ts';
import { makeField } from '#core/streets/contour.ts';
import { metresPerLat, metresPerLng } from '#core/streets/graph.ts';
import { buildGraph } from '#core/streets/graph-builder.ts';
import { makeNetwork, type Network } from '#core/streets/network.ts';
import { profiles } from '#core/streets/profile.ts';
import { makeRaster } from '#core/streets/raster.ts';
import { reachOf } from '#core/streets/reach.ts';
import { makeLabels } from '#core/streets/search.ts';
import { makeSnapIndex, type Snap, snap } from '#core/streets/snap.ts';
import type { LngLat } from '#core/units.ts';
import { corner } from '#tests/fixtures/streets.ts';

/** Streets run along turned axes, so that no street lies as the grid does. */
const turn = 0.3;

/** The point some metres along and to the left. */
const at = (along: number, left: number): LngLat => [
  corner[0] + (along * Math.cos(turn) - left * Math.sin(turn)) / metresPerLng(corner[1]),
  corner[1] + (along * Math.sin(turn) + left * Math.cos(turn)) / metresPerLat,
];

function networkOf(lines: readonly (readonly LngLat[])[]): Network {
  const nodes = new Map<number, { lng: number; lat: number; tags: Record<string, string> }>();
  const ids = new Map<string, number>();
  const idOf = ([lng, lat]: LngLat) => {
    const id = ids.get(`${lng} ${lat}`) ?? ids.size + 1;
    ids.set(`${lng} ${lat}`, id);
    nodes.set(id, { lng, lat, tags: {} });
    return id;
  };
  const ways = lines.map((line, i) => {
    const way = { nodes: line.map(idOf), tags: { highway: 'residential' } };
    return [i + 1, way] as const;
  });
  return makeNetwork(buildGraph({ nodes, ways: new Map(ways) }), profiles.walk);
}

/** Whether the outline of what is reached from a point in some seconds holds another. */
function drawn(
  network: Network,
  from: LngLat,
  { cell, seconds }: Record<'cell' | 'seconds', number>,
) {
  const { graph } = network;
  const place = snap(network, makeSnapIndex(graph), from) as Snap;
  const labels = makeLabels(network.labelCount);
  const query = { places: [place], direction: 'from', cutoffSeconds: seconds } as const;
  const reach = reachOf(network, labels, query);
  const field = makeField(makeRaster(network, cell));
  fillField(field, reach, reachedShapes(reach, new Uint8Array(graph.shapeCount)));
  const polygon = outline(field, seconds * 1000);
  return ([lng, lat]: LngLat) => booleanPointInPolygon([lng, lat], polygon);
}

describe('an outline', () => {
  const gap = 36;
  const twoStreets = networkOf([
    [at(0, 0), at(2000, 0)],
    [at(0, gap), at(2000, gap)],
    [at(0, 0), at(0, gap)],
  ]);

  it.each([6, 10, 14, 20])('runs half-way to a street out of reach, on cells of %i m', (cell) => {
    const holds = drawn(twoStreets, at(1500, 0), { cell, seconds: 300 });
    for (let along = 1300; along < 1700; along += 3) {
      expect(holds(at(along, gap / 2 - 1))).toBe(true);
      expect(holds(at(along, gap / 2 + 1))).toBe(false);
    }
  });

  it.each([6, 10, 14, 20])('keeps 50 m to open ground, on cells of %i m', (cell) => {
    const holds = drawn(twoStreets, at(1500, 0), { cell, seconds: 300 });
    for (let along = 1300; along < 1700; along += 3) {
      expect(holds(at(along, -49))).toBe(true);
      expect(holds(at(along, -51))).toBe(false);
    }
  });

  it.each([6, 10, 14, 20])('ends where the time is up, on cells of %i m', (cell) => {
    const holds = drawn(twoStreets, at(1500, 0), { cell, seconds: 300 });
    for (const side of [-1, 1]) {
      expect(holds(at(1500 + side * 398, -27))).toBe(true);
      expect(holds(at(1500 + side * 402, -27))).toBe(false);
    }
  });

  it('leaves the ground beside a scrap of network to the network proper', () => {
    const street = Array.from({ length: 61 }, (_, i) => at(20 * i, 0));
    const stubs = street.map((end, i) => [end, at(20 * i, -15)]);
    const scrap = [at(300, 30), at(700, 30)];
    const holds = drawn(networkOf([street, ...stubs, scrap]), at(500, 0), {
      cell: 10,
      seconds: 300,
    });
    for (let along = 350; along < 650; along += 3) {
      for (const left of [10, 20, 28, 32, 48]) expect(holds(at(along, left))).toBe(true);
    }
  });
});
