// The streets of Porto as the bench asks them: seeded places in the built-up core and
// over the whole network, and a catchment drawn as the worker draws one.

import { createReadStream } from 'node:fs';
import type { MultiPolygon } from 'geojson';
import { fillField, outline, reachedShapes } from '#core/streets/catchment.ts';
import { type Field, makeField } from '#core/streets/contour.ts';
import { nodeAt, type StreetGraph, toNode } from '#core/streets/graph.ts';
import { buildGraph } from '#core/streets/graph-builder.ts';
import { makeNetwork, type Network, proper } from '#core/streets/network.ts';
import { type ProfileName, profiles } from '#core/streets/profile.ts';
import { makeRaster } from '#core/streets/raster.ts';
import { reachOf, seedsOf } from '#core/streets/reach.ts';
import { type Labels, makeLabels } from '#core/streets/search.ts';
import type { Snap } from '#core/streets/snap.ts';
import type { Bbox } from '#core/units.ts';
import { loadOsm } from '#osm/load-osm.ts';
import { readOsm } from '#osm/read-osm.ts';
import { seeded } from '#tests/fixtures/streets.ts';
import type { Query } from './twin.ts';

/** Where every block is built up. */
const core: Bbox = [-8.66, 41.135, -8.58, 41.18];
const everywhere: Bbox = [-180, -90, 180, 90];

export interface Town {
  readonly network: Network;
  readonly labels: Labels;
  /** 15 minutes under way, and what parking takes. */
  readonly cutoffSeconds: number;
  /** A hundred places in the core. */
  readonly places: readonly Snap[];
}

export const readGraph = async (file: string): Promise<StreetGraph> =>
  buildGraph(await loadOsm([(kinds) => readOsm(createReadStream(file), kinds)]));

function seededPlaces(network: Network, count: number, [west, south, east, north]: Bbox): Snap[] {
  const { graph, standing } = network;
  const random = seeded(count);
  const places: Snap[] = [];
  while (places.length < count) {
    const shape = Math.floor(random() * graph.shapeCount);
    const fraction = random();
    const [lng, lat] = nodeAt(graph, toNode(graph, shape));
    const isIn = lng > west && lng < east && lat > south && lat < north;
    if (isIn && standing[shape] === proper) places.push({ shape, fraction, metres: 0 });
  }
  return places;
}

export function openTown(graph: StreetGraph, name: ProfileName): Town {
  const network = makeNetwork(graph, profiles[name]);
  return {
    network,
    labels: makeLabels(network.labelCount),
    cutoffSeconds: 900 + profiles[name].parkSeconds,
    places: seededPlaces(network, 100, core),
  };
}

export const inCore = ({ network }: Town, count: number) => seededPlaces(network, count, core);

/** One search from each place: who can reach it in time. */
export const searches = ({ network, places, cutoffSeconds }: Town): Query[] =>
  places.map((place) => {
    const { seeds } = seedsOf(network, { places: [place], direction: 'to' });
    return { seeds, cutoff: 1000 * cutoffSeconds };
  });

/** One search from as many places over the whole network, to its end. */
export function nearestOfMany({ network }: Town, count: number): Query {
  const places = seededPlaces(network, count, everywhere);
  return { ...seedsOf(network, { places, direction: 'to' }), cutoff: 86_400_000 };
}

/** Draws catchments on cells of some metres. */
export function makePen({ network, labels, cutoffSeconds }: Town, cell: number) {
  const field: Field = makeField(makeRaster(network, cell));
  const seen = new Uint8Array(network.graph.shapeCount);
  return (place: Snap): MultiPolygon => {
    const query = { places: [place], direction: 'to', cutoffSeconds } as const;
    const reach = reachOf(network, labels, query);
    fillField(field, reach, reachedShapes(reach, seen));
    return outline(field, 1000 * cutoffSeconds);
  };
}
