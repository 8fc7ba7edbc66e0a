// How often an outline tells an address the wrong side: addresses 5 to 25 m beside a street
// around 20 stations, held against the time at the nearest street.

import booleanPointInPolygon from '@turf/boolean-point-in-polygon';
import type { MultiPolygon, Polygon } from 'geojson';
import { distance, lengthOf, metresPerLat, metresPerLng, shapeOf } from '#core/streets/graph.ts';
import { type Network, proper } from '#core/streets/network.ts';
import { arrivalAt, reachOf } from '#core/streets/reach.ts';
import { makeSnapIndex, type Snap, snap } from '#core/streets/snap.ts';
import type { LngLat } from '#core/units.ts';
import { seeded } from '#tests/fixtures/streets.ts';
import type { Town } from './town.ts';

/** The first of a town's places. */
export const stationCount = 20;
const addressesEach = 3000;
/** Addresses lie within this east, west, north and south of their station, metres. */
const around = 1500;

/** Draws streets around a place, the longer the likelier, and a point beside each. */
function addressesAround(network: Network, place: Snap, random: () => number): LngLat[] {
  const { graph, standing } = network;
  const [centre] = shapeOf(graph, place.shape) as [LngLat];
  const perLng = metresPerLng(centre[1]);
  const near: { shape: number; end: number }[] = [];
  let total = 0;
  for (let shape = 0; shape < graph.shapeCount; shape++) {
    if (standing[shape] !== proper) continue;
    const [[lng, lat]] = shapeOf(graph, shape) as [LngLat];
    if (Math.abs(lng - centre[0]) * perLng > around) continue;
    if (Math.abs(lat - centre[1]) * metresPerLat > around) continue;
    total += lengthOf(graph, shape);
    near.push({ shape, end: total });
  }
  return Array.from({ length: addressesEach }, () => {
    const at = random() * total;
    const { shape, end } = near.find((street) => street.end >= at) as (typeof near)[0];
    return beside(shapeOf(graph, shape), end - at, random);
  });
}

/** A point 5 to 25 m left or right of a line, some metres from its end. */
function beside(line: readonly LngLat[], metres: number, random: () => number): LngLat {
  let left = metres;
  let i = line.length - 1;
  while (i > 1 && left > distance(line[i - 1] as LngLat, line[i] as LngLat)) {
    left -= distance(line[i - 1] as LngLat, line[i] as LngLat);
    i--;
  }
  const [a, b] = [line[i - 1] as LngLat, line[i] as LngLat];
  const perLng = metresPerLng(a[1]);
  const [dx, dy] = [(b[0] - a[0]) * perLng, (b[1] - a[1]) * metresPerLat];
  const length = Math.hypot(dx, dy) || 1;
  const t = Math.max(0, 1 - left / length);
  const off = (5 + 20 * random()) * (random() < 0.5 ? -1 : 1);
  return [
    a[0] + (t * dx - (off * dy) / length) / perLng,
    a[1] + (t * dy + (off * dx) / length) / metresPerLat,
  ];
}

/** Share of the addresses that the outlines of a town's first places put on the wrong side. */
export function misplacedShare(town: Town, draw: (place: Snap) => Polygon | MultiPolygon): number {
  const { network, labels, cutoffSeconds, places } = town;
  const index = makeSnapIndex(network.graph);
  const random = seeded(60_000);
  let misplaced = 0;
  for (const place of places.slice(0, stationCount)) {
    const outline = draw(place);
    const reach = reachOf(network, labels, { places: [place], direction: 'to', cutoffSeconds });
    for (const address of addressesAround(network, place, random)) {
      const { shape, fraction } = snap(network, index, address) as Snap;
      const isServed = arrivalAt(reach, shape, fraction) !== null;
      if (booleanPointInPolygon(address as [number, number], outline) !== isServed) misplaced++;
    }
  }
  return misplaced / (stationCount * addressesEach);
}
