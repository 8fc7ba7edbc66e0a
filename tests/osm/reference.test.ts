// The engine against a reference that shares nothing with it but the reading of tags: times
// between stations and seeded points of four towns. CIRCLE_REFERENCE_POINTS asks for more
// points a town than the usual 1,200.

import { createReadStream, existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { buildGraph } from '#core/streets/graph-builder.ts';
import { makeNetwork } from '#core/streets/network.ts';
import { profiles } from '#core/streets/profile.ts';
import { arrivalAtPoint, type Direction, reachOf } from '#core/streets/reach.ts';
import { makeLabels } from '#core/streets/search.ts';
import { makeSnapIndex, snap } from '#core/streets/snap.ts';
import type { LngLat } from '#core/units.ts';
import { loadOsm } from '#osm/load-osm.ts';
import { readOsm } from '#osm/read-osm.ts';
import { collect } from '#tests/fixtures/collect.ts';
import { type PlainElements, plainTimes } from '#tests/fixtures/plain-streets.ts';
import { seeded } from '#tests/fixtures/streets.ts';

const data = `${process.env.CIRCLE_TEST_DATA ?? '../shared/data'}/osm`;
const towns: readonly (readonly [name: string, file: string])[] = [
  ['Jiading', 'data/areas/jiading/jiading.osm'],
  ['Monaco', `${data}/monaco.osm.pbf`],
  ['Porto', `${data}/porto.osm.pbf`],
  ['central Shanghai', `${data}/shanghai-centre.osm`],
];

const stationCount = 4;
const pointCount = Number(process.env.CIRCLE_REFERENCE_POINTS ?? 1200);
const cutoffSeconds = 3600;
/** Degrees around a station. */
const near = 0.03;

/** Stations beside streets, then points within 3 km of one; some in the middle of nowhere. */
function seededPoints({ nodes, ways }: PlainElements): LngLat[] {
  const random = seeded(15);
  const lines = [...ways.values()].filter(({ tags }) => tags.highway !== undefined);
  const points: LngLat[] = [];
  while (points.length < stationCount + pointCount) {
    const way = lines[Math.floor(random() * lines.length)];
    const node = nodes.get(way?.nodes[Math.floor(random() * way.nodes.length)] ?? Number.NaN);
    const away = random() < 0.05 ? 0.01 : 0.001;
    const [dx, dy] = [(random() - 0.5) * away, (random() - 0.5) * away];
    if (!node) continue;
    const isNear = ([lng, lat]: LngLat) =>
      Math.abs(lng - node.lng) < near && Math.abs(lat - node.lat) < near;
    if (points.length < stationCount || points.slice(0, stationCount).some(isNear)) {
      points.push([node.lng + dx, node.lat + dy]);
    }
  }
  return points;
}

async function open(file: string) {
  const graph = buildGraph(await loadOsm([(kinds) => readOsm(createReadStream(file), kinds)]));
  const elements = await collect(readOsm(createReadStream(file)));
  return { graph, index: makeSnapIndex(graph), elements, points: seededPoints(elements) };
}

describe.each(towns)('in %s', (town, file) => {
  const isThere = existsSync(file);
  if (!isThere) console.warn(`SKIPPED: ${file} is not there, ${town} is not compared`);
  const opened = isThere ? open(file) : null;

  test.runIf(isThere).each(['walk', 'ebike'] as const)(
    'times by %s equal those of a plain search from node to node of the map',
    { timeout: 120_000 },
    async (profileName) => {
      const { graph, index, elements, points } = await (opened as ReturnType<typeof open>);
      const profile = profiles[profileName];
      const network = makeNetwork(graph, profile);
      const labels = makeLabels(network.labelCount);
      const places = points.map((point) => snap(network, index, point));
      const plain = plainTimes(elements, { profile, points });
      const isOutside = (metres: number) => metres === Number.POSITIVE_INFINITY;
      expect(plain.metres.map(isOutside)).toEqual(places.map((place) => place === null));

      const differences: { readonly seconds: number; readonly what: string }[] = [];
      for (const [station, place] of places.slice(0, stationCount).entries()) {
        if (!place) continue;
        const direction: Direction = station % 2 === 0 ? 'to' : 'from';
        const reach = reachOf(network, labels, { places: [place], direction, cutoffSeconds });
        const expected = plain.times(station, direction, cutoffSeconds);
        for (const [i, point] of places.entries()) {
          const arrival = point && arrivalAtPoint(reach, point);
          const found = arrival ? arrival.time / 1000 : Number.POSITIVE_INFINITY;
          const right = expected[i] as number;
          if (Math.min(found, right) > cutoffSeconds - 1) continue;
          const what = `${found} s, not ${right} s, ${direction} ${points[station]} and ${points[i]}`;
          differences.push({ seconds: Math.abs(found - right), what });
        }
      }
      const wrong = differences
        .filter(({ seconds }) => seconds > 1)
        .sort((a, b) => b.seconds - a.seconds);
      const worst = Math.max(...differences.map(({ seconds }) => seconds));
      const share = 1 - wrong.length / differences.length;
      console.log(
        `${town} by ${profileName}: ${(100 * share).toFixed(3)} % of ${differences.length} times`,
        `within 1 s of the reference, the worst ${worst.toFixed(3)} s away`,
      );
      expect(differences.length).toBeGreaterThan(1000);
      expect(wrong.map(({ what }) => what)).toEqual([]);
    },
  );
});
