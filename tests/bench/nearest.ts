// Many stations on the streets of Porto: the nearest and the second nearest of 40 and of
// 500, for every junction; the times table of 8,000 demand points; and what dragging one
// station costs. Best of several runs, milliseconds, one thread.

import { createReadStream, existsSync } from 'node:fs';
import { nodeAt, type StreetGraph } from '#core/streets/graph.ts';
import { buildGraph } from '#core/streets/graph-builder.ts';
import { makeNearestLabels, nearestOf } from '#core/streets/nearest.ts';
import { makeNetwork } from '#core/streets/network.ts';
import { type ProfileName, profiles } from '#core/streets/profile.ts';
import { reachOf } from '#core/streets/reach.ts';
import { makeLabels } from '#core/streets/search.ts';
import { makeSnapIndex, type Snap, snap } from '#core/streets/snap.ts';
import { linkPoints, tableOf, timesOfStation } from '#core/streets/times-table.ts';
import type { LngLat } from '#core/units.ts';
import { loadOsm } from '#osm/load-osm.ts';
import { readOsm } from '#osm/read-osm.ts';
import { seeded } from '#tests/fixtures/streets.ts';

const file = `${process.env.CIRCLE_TEST_DATA ?? '../shared/data'}/osm/porto.osm.pbf`;
const runs = 9;
const pointCount = 8000;
/** Milliseconds for one station moved, of the 16 a frame has. */
const dragLimit = 10;

function best(run: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= runs; i++) {
    const start = performance.now();
    run();
    if (i > 0) least = Math.min(least, performance.now() - start);
  }
  return least;
}

const report = (what: string, milliseconds: number, limit = Number.POSITIVE_INFINITY) =>
  console.log(
    `${milliseconds.toFixed(2).padStart(9)}  ${what}${milliseconds > limit ? `  MISSED: ${limit}` : ''}`,
  );

/** Points within 50 m of junctions, so most where streets are dense. */
function randomPoints(graph: StreetGraph, count: number, seed: number): LngLat[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const [lng, lat] = nodeAt(graph, Math.floor(random() * graph.nodeCount));
    return [lng + (random() - 0.5) * 0.001, lat + (random() - 0.5) * 0.001] as const;
  });
}

function measure(graph: StreetGraph, profile: ProfileName) {
  const network = makeNetwork(graph, profiles[profile]);
  const open = { network, index: makeSnapIndex(graph), labels: makeLabels(network.labelCount) };
  const points = randomPoints(graph, pointCount, 2);
  console.log(`${profile}, ${graph.nodeCount} junctions`);
  for (const count of [40, 500]) {
    const stations = randomPoints(graph, count, 1);
    const places = stations.map((at) => snap(network, open.index, at) as Snap);
    const everywhere = { places, direction: 'to', cutoffSeconds: 86_400 } as const;
    report(
      `nearest of ${count}, whole network`,
      best(() => reachOf(network, open.labels, everywhere)),
    );
    for (const k of [2, 3]) {
      const labels = makeNearestLabels(network.labelCount, k);
      report(
        `${k} nearest of ${count}, whole network`,
        best(() => nearestOf(network, labels, everywhere)),
      );
    }
    const near = { ...everywhere, cutoffSeconds: 900 };
    const labels = makeNearestLabels(network.labelCount, 2);
    report(
      `2 nearest of ${count} within 15 minutes`,
      best(() => nearestOf(network, labels, near)),
    );
    const linked = linkPoints(open, points);
    const column = (station: LngLat) =>
      timesOfStation(open, linked, { station, direction: 'to', cutoffSeconds: 900 });
    const columns = stations.map(column);
    const entries = tableOf(linked, columns).seconds.length;
    report(
      `times table ${count} × ${pointCount}, 15 minutes, ${entries} entries`,
      best(() => tableOf(linked, stations.map(column))),
    );
    const slowest = Math.max(
      ...stations
        .slice(0, 40)
        .map((station, i) => best(() => tableOf(linked, columns.with(i, column(station))))),
    );
    report(`one station of ${count} moved, the slowest of 40`, slowest, dragLimit);
  }
  report(
    `putting ${pointCount} points on their streets`,
    best(() => linkPoints(open, points)),
  );
}

if (!existsSync(file)) console.warn(`SKIPPED: ${file} is not there`);
else {
  const graph = buildGraph(await loadOsm([(kinds) => readOsm(createReadStream(file), kinds)]));
  console.log('many stations in Porto; best of several runs, milliseconds');
  for (const profile of ['walk', 'ebike'] as const) measure(graph, profile);
}
