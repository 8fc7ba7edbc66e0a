// The engine beside others on the streets of Porto, in one run: ours, the peer, and how
// many times ours goes into it. One thread; per place the best of some rounds after one to
// warm up, then the median over the places. `npm run bench:peers` installs the peers first.

import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { partsOf, reachedShapes } from '#core/streets/catchment.ts';
import { metresPerLat, metresPerLng, shapePart } from '#core/streets/graph.ts';
import { reachOf } from '#core/streets/reach.ts';
import type { Snap } from '#core/streets/snap.ts';
import type { LngLat } from '#core/units.ts';
import type {
  Graphs,
  Lines,
  Outline,
  Outlines,
  Travel,
  Valhalla,
  ValhallaModule,
} from '#tests/bench/peers/peer.ts';
import { misplacedShare, stationCount } from './misplaced.ts';
import { detour, openPairs, searchAll } from './pairs.ts';
import { makePen, openTown, readGraph, type Town } from './town.ts';

const file = `${process.env.CIRCLE_TEST_DATA ?? '../shared/data'}/osm/porto.osm.pbf`;
if (!existsSync(file)) {
  console.log(`${file} is not there: the peers are not measured`);
  process.exit(0);
}

/** Their packages are not installed with the product's, so nothing names them at the top. */
const peer = async <T>(name: string): Promise<T> =>
  import(pathToFileURL(path.resolve('tests/bench/peers', name)).href) as Promise<T>;
const { wayPeers } = await peer<Graphs>('graphs.ts');
const { concaveHull, bufferedStreets } = await peer<Outlines>('outlines.ts');
const { openValhalla, outlineIn } = await peer<ValhallaModule>('valhalla.ts');

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] as number;

interface Effort {
  readonly rounds: number;
  readonly places: number;
}
const usual: Effort = { rounds: 5, places: 100 };

/** Milliseconds, the median over the places. */
async function timeOf<T>(
  all: readonly T[],
  run: (item: T) => unknown,
  { rounds, places }: Effort = usual,
): Promise<number> {
  const best = all.slice(0, places).map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round <= rounds; round++) {
    for (const i of best.keys()) {
      const start = performance.now();
      // Only what is a promise costs a turn of the loop.
      const running = run(all[i] as T);
      if (running instanceof Promise) await running;
      if (round > 0 || rounds === 1) {
        best[i] = Math.min(best[i] as number, performance.now() - start);
      }
    }
    if (rounds === 1) break;
  }
  return median(best);
}

const figure = (value: number) => (value < 10 ? value.toPrecision(3) : value.toFixed(0));

function print(ours: number, theirs: number, what: string, unit = 'ms') {
  const columns = [
    `${figure(ours)} ${unit}`,
    `${figure(theirs)} ${unit}`,
    `${figure(theirs / ours)} ×`,
  ];
  console.log(`${columns.map((text) => text.padStart(12)).join('')}  ${what}`);
}

const heading = (text: string) =>
  console.log(`\n${text}\n${['ours', 'peer', 'ratio'].map((name) => name.padStart(12)).join('')}`);

async function raceWays(what: string, town: Town) {
  const effort = { rounds: 2, places: 50 };
  const moving = 900_000;
  const streets = openPairs(town.network, town.labels, { cutoff: moving, places: town.places });
  heading(`${what}: from one place to all within reach; peers: to the farthest of them`);
  const ours = await timeOf(streets.pairs, ({ source }) => searchAll(streets, source));
  for (const build of wayPeers) {
    const started = performance.now();
    const peers = build(streets.arcs);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    for (const { name, find } of peers) {
      const asked = streets.pairs.slice(0, effort.places);
      const longer = asked.filter(
        (pair) => !(detour(streets, pair, find(pair.source, pair.target)) <= 10),
      ).length;
      const theirs = await timeOf(asked, ({ source, target }) => find(source, target), effort);
      const note = longer === 0 ? '' : `; ${longer} of ${asked.length} ways are not the shortest`;
      print(ours, theirs, `${name} (built in ${seconds} s)${note}`);
    }
  }
}

const placeOf = ({ network: { graph } }: Town, { shape, fraction }: Snap) =>
  shapePart(graph, shape, [fraction, fraction])[0] as LngLat;

/** All lines of street within reach of a place. */
function reachedLines({ network, labels, cutoffSeconds }: Town, place: Snap): Lines {
  const reach = reachOf(network, labels, { places: [place], direction: 'to', cutoffSeconds });
  return reachedShapes(reach, new Uint8Array(network.graph.shapeCount))
    .flatMap((shape) => partsOf(reach, shape, 1000 * cutoffSeconds))
    .map(({ shape, part }) => shapePart(network.graph, shape, part));
}

/** A circle of the metres that 15 minutes are. */
function circle([lng, lat]: LngLat, metres: number): Outline {
  const ring = Array.from({ length: 65 }, (_, i) => {
    const angle = (i * Math.PI) / 32;
    return [
      lng + (metres * Math.cos(angle)) / metresPerLng(lat),
      lat + (metres * Math.sin(angle)) / metresPerLat,
    ];
  });
  return { type: 'Polygon', coordinates: [ring] };
}

async function raceOutlines(what: string, town: Town, valhalla: Valhalla | null) {
  heading(`${what}: catchment with outline, the search included; ours at 20 m`);
  const travel: Travel = town.network.profile.mode;
  const ours = await timeOf(town.places, makePen(town, 20));
  if (valhalla) {
    const draw = (place: Snap) => valhalla.draw(placeOf(town, place), travel);
    print(ours, await timeOf(town.places, draw), 'Valhalla 3.6.1, isochrone by time, as text');
  }
  const hull = (place: Snap) => concaveHull(reachedLines(town, place));
  const few = { rounds: 1, places: 5 };
  print(
    ours,
    await timeOf(town.places, hull, few),
    '@turf/concave 7.4.0 around the reached streets',
  );
  if (travel === 'ride') return;
  const buffered = (place: Snap) => bufferedStreets(reachedLines(town, place));
  const one = { rounds: 1, places: 1 };
  print(
    ours,
    await timeOf(town.places, buffered, one),
    '@turf/buffer 7.4.0 of the reached streets, one place',
  );
}

async function raceAddresses(town: Town, valhalla: Valhalla | null) {
  heading('walk: of 60,000 addresses on the wrong side of the outline; ours at 20 m');
  const percent = (draw: (place: Snap) => Outline) => 100 * misplacedShare(town, draw);
  const ours = percent(makePen(town, 20));
  const row = (name: string, draw: (place: Snap) => Outline) =>
    print(ours, percent(draw), name, '%');
  row('ours at 10 m', makePen(town, 10));
  if (valhalla) {
    const drawn = new Map<Snap, Outline>();
    for (const place of town.places.slice(0, stationCount)) {
      drawn.set(place, outlineIn(await valhalla.draw(placeOf(town, place), 'walk')));
    }
    row('Valhalla 3.6.1, on its own streets', (place) => drawn.get(place) as Outline);
  }
  row('@turf/concave 7.4.0', (place) => concaveHull(reachedLines(town, place)));
  row('a circle of 1,200 m', (place) => circle(placeOf(town, place), 1200));
}

const valhalla = await openValhalla(path.resolve(file), path.resolve('.cache/peers')).catch(
  (error: Error) => {
    console.log(`Valhalla is not measured: ${error.message}`);
    return null;
  },
);
if (valhalla?.buildSeconds) {
  console.log(`Valhalla built its tiles in ${valhalla.buildSeconds.toFixed(1)} s`);
}
const graph = await readGraph(file);
console.log(
  `Porto: ${graph.nodeCount} junctions, ${graph.shapeCount} streets; Node ${process.version}`,
);
const [walk, ride] = [openTown(graph, 'walk'), openTown(graph, 'ebike')];
await raceWays('walk, 1,200 m', walk);
await raceWays('ride, 3,750 m', ride);
await raceOutlines('walk, 15 min', walk, valhalla);
await raceOutlines('ride, 15 min', ride, valhalla);
await raceAddresses(walk, valhalla);
