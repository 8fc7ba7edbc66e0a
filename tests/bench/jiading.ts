// The engine on the built area of Jiading: a search, a catchment with its outline, and
// all that a rider's list needs, for each station. Per station the best of several runs;
// then median and maximum over the stations. Times in milliseconds, one thread.

import { readFileSync } from 'node:fs';
import { fillField, outline, reachedShapes } from '#core/streets/catchment.ts';
import { makeField } from '#core/streets/contour.ts';
import { decodeGraph } from '#core/streets/graph-codec.ts';
import { makeNetwork } from '#core/streets/network.ts';
import { type ProfileName, profiles } from '#core/streets/profile.ts';
import { makeRaster, usualCell } from '#core/streets/raster.ts';
import { arrivalAtPoint, reachOf } from '#core/streets/reach.ts';
import { metresTo } from '#core/streets/route.ts';
import { makeLabels } from '#core/streets/search.ts';
import { makeSnapIndex, type Snap, snap } from '#core/streets/snap.ts';
import type { LngLat } from '#core/units.ts';

const folder = 'public/areas/jiading';
const runs = 15;

interface Row {
  readonly what: string;
  readonly median: number;
  readonly most: number;
  readonly limit: number | null;
}

const now = () => performance.now();

/** Best time of each item, after a round to warm up. */
function bests<T>(items: readonly T[], run: (item: T) => void): number[] {
  const best = items.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round <= runs; round++) {
    for (const [i, item] of items.entries()) {
      const start = now();
      run(item);
      if (round > 0) best[i] = Math.min(best[i] as number, now() - start);
    }
  }
  return best.sort((a, b) => a - b);
}

const row = (what: string, times: number[], limit: number | null): Row => ({
  what,
  median: times[Math.floor(times.length / 2)] as number,
  most: times.at(-1) as number,
  limit,
});

function readStations(): LngLat[] {
  const { features } = JSON.parse(readFileSync(`${folder}/stations.geojson`, 'utf8')) as {
    features: { geometry: { coordinates: [number, number] } }[];
  };
  return features.map(({ geometry }) => geometry.coordinates);
}

function measure(profile: ProfileName, stations: readonly LngLat[]): Row[] {
  const bytes = readFileSync(`${folder}/streets.bin`);
  const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const open = () => {
    const graph = decodeGraph(buffer as ArrayBuffer);
    return { network: makeNetwork(graph, profiles[profile]), index: makeSnapIndex(graph) };
  };
  const opening = bests([null], open);
  const { network, index } = open();
  const labels = makeLabels(network.labelCount);
  const rasterTimes = bests([null], () => makeRaster(network, usualCell(network)));
  const raster = makeRaster(network, usualCell(network));
  const field = makeField(raster);
  const seen = new Uint8Array(network.graph.shapeCount);
  const places = stations.map((at) => snap(network, index, at) as Snap);
  const search = (place: Snap, cutoffSeconds: number, direction: 'from' | 'to' = 'to') =>
    reachOf(network, labels, { places: [place], direction, cutoffSeconds });
  const draw = (place: Snap, minutes: readonly number[]) => {
    const reach = search(place, (minutes[0] as number) * 60);
    fillField(field, reach, reachedShapes(reach, seen));
    return minutes.map((cutoff) => outline(field, cutoff * 60_000));
  };
  const answer = (at: LngLat) => {
    const reach = search(snap(network, index, at) as Snap, 3600, 'from');
    return stations.map((station) => {
      const place = snap(network, index, station) as Snap;
      return [arrivalAtPoint(reach, place), metresTo(reach, place)];
    });
  };
  const name = (what: string) => `${profile}: ${what}`;
  return [
    row(name('open the streets and derive the network'), opening, 100),
    row(name(`link the raster, ${raster.cell} m cells`), rasterTimes, null),
    row(
      name('search, 15 min'),
      bests(places, (place) => search(place, 900)),
      1,
    ),
    row(
      name('15-min catchment with outline'),
      bests(places, (place) => draw(place, [15])),
      8,
    ),
    row(
      name('5, 10 and 15 min from one search'),
      bests(places, (p) => draw(p, [15, 10, 5])),
      null,
    ),
    row(name(`times and metres to ${stations.length} stations`), bests(stations, answer), 100),
  ];
}

const stations = readStations();
const rows = (['walk', 'ebike'] as const).flatMap((profile) => measure(profile, stations));
console.log(`Jiading, ${stations.length} stations, best of ${runs}; milliseconds`);
console.log('median     most    limit');
let misses = 0;
for (const { what, median, most, limit } of rows) {
  const miss = limit !== null && most > limit;
  if (miss) misses++;
  const numbers = [median, most].map((ms) => ms.toFixed(3).padStart(8)).join(' ');
  console.log(`${numbers} ${String(limit ?? '').padStart(8)}  ${what}${miss ? '  MISSED' : ''}`);
}
console.log(misses === 0 ? 'all limits met' : `${misses} limits missed`);
