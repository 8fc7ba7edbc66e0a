// A times table against single questions asked the other way round: from each point a
// search of its own, towards or from the stations.

import { describe, expect, it } from 'vitest';
import { nodeAt } from '#core/streets/graph.ts';
import { buildGraph } from '#core/streets/graph-builder.ts';
import { makeNetwork } from '#core/streets/network.ts';
import { profileNames, profiles } from '#core/streets/profile.ts';
import { arrivalAtPoint, type Direction, reachOf } from '#core/streets/reach.ts';
import { makeLabels } from '#core/streets/search.ts';
import { makeSnapIndex, snap } from '#core/streets/snap.ts';
import {
  linkPoints,
  type Searchable,
  type TimesTable,
  tableOf,
  timesOfStation,
  timesTable,
} from '#core/streets/times-table.ts';
import type { LngLat } from '#core/units.ts';
import { corner, graphOf, pointAt, randomTown, seeded } from '#tests/fixtures/streets.ts';

const open = (graph: ReturnType<typeof buildGraph>, profile: (typeof profileNames)[number]) => {
  const network = makeNetwork(graph, profiles[profile]);
  return { network, index: makeSnapIndex(graph), labels: makeLabels(network.labelCount) };
};

const randomPoints = ({ network }: Searchable, count: number, seed: number): LngLat[] => {
  const random = seeded(seed);
  return Array.from({ length: count }, () => {
    const [lng, lat] = nodeAt(network.graph, Math.floor(random() * network.graph.nodeCount));
    return [lng + (random() - 0.5) * 0.002, lat + (random() - 0.5) * 0.002] as const;
  });
};

const rowOf = ({ starts, stations, seconds }: TimesTable, point: number) => {
  const [start, end] = [starts[point] as number, starts[point + 1] as number];
  return [...stations.subarray(start, end)].map(
    (station, i) => [station, seconds[start + i] as number] as const,
  );
};

/** Seconds between a station and a point, by a search that begins at the point. */
function asked(at: Searchable, station: LngLat, point: LngLat, direction: Direction) {
  const [place, there] = [snap(at.network, at.index, point), snap(at.network, at.index, station)];
  if (place === null || there === null) return null;
  const labels = makeLabels(at.network.labelCount);
  const opposite = direction === 'to' ? 'from' : 'to';
  const query = { places: [place], direction: opposite, cutoffSeconds: 7200 } as const;
  const arrival = arrivalAtPoint(reachOf(at.network, labels, query), there);
  return arrival && arrival.time / 1000;
}

const outside: LngLat = [corner[0] + 1, corner[1]];
const cases = [3, 4, 5].flatMap((seed) =>
  profileNames.flatMap((profile) =>
    (['to', 'from'] as const).map((direction) => ({ seed, profile, direction })),
  ),
);

describe('a times table', () => {
  it.each(cases)(
    'holds what asking each pair alone says, town $seed by $profile, $direction',
    ({ seed, profile, direction }) => {
      const at = open(buildGraph(randomTown(seed)), profile);
      const stations = randomPoints(at, 6, seed);
      // Some points are the stations themselves, and share their streets.
      const points = [...randomPoints(at, 50, seed + 50), ...stations];
      const cutoffSeconds = 420;
      const table = timesTable(at, { stations, points, cutoffSeconds, direction });
      let entries = 0;
      for (const [p, point] of points.entries()) {
        const row = new Map(rowOf(table, p));
        for (const [s, station] of stations.entries()) {
          const truth = asked(at, station, point, direction);
          if (truth !== null && Math.abs(truth - cutoffSeconds) < 0.002) continue;
          const expected = truth === null || truth > cutoffSeconds ? null : truth;
          const found = row.get(s) ?? null;
          expect(found === null).toBe(expected === null);
          if (expected === null || found === null) continue;
          expect(Math.abs(found - expected)).toBeLessThan(0.002);
          entries++;
        }
      }
      expect(entries).toBeGreaterThan(30);
    },
  );

  it('lists the stations of a point nearest first, and of equals the first', () => {
    const at = open(buildGraph(randomTown(7)), 'walk');
    const [one, two] = randomPoints(at, 2, 1) as [LngLat, LngLat];
    const stations = [two, one, one, two, one];
    const points = randomPoints(at, 80, 2);
    const table = timesTable(at, { stations, points, cutoffSeconds: 1200, direction: 'to' });
    for (let p = 0; p < points.length; p++) {
      const row = rowOf(table, p);
      const sorted = row.toSorted((a, b) => a[1] - b[1] || a[0] - b[0]);
      expect(row).toEqual(sorted);
    }
    expect(table.seconds.length).toBeGreaterThan(100);
  });

  it('reaches along a street neither end of which is near', () => {
    const at = open(graphOf(`A${'-'.repeat(60)}B`).graph, 'walk');
    const stations = [pointAt(30, 0)];
    const points = [pointAt(31, 0), pointAt(28, 0), pointAt(34, 0)];
    const table = timesTable(at, { stations, points, cutoffSeconds: 100, direction: 'to' });
    expect([...table.seconds].map(Math.round)).toEqual([38, 75]);
    expect([...table.starts]).toEqual([0, 1, 2, 2]);
  });

  it('says who lies outside, and gives them no entry', () => {
    const at = open(graphOf('A----B').graph, 'walk');
    const stations = [pointAt(0, 0), outside];
    const points = [pointAt(5, 0), outside];
    const table = timesTable(at, { stations, points, cutoffSeconds: 900, direction: 'to' });
    expect([...table.starts]).toEqual([0, 1, 1]);
    expect([...table.stations]).toEqual([0]);
    expect([...table.stationSnapMetres].map(Number.isNaN)).toEqual([false, true]);
    expect([...table.pointSnapMetres].map(Number.isNaN)).toEqual([false, true]);
  });

  it('charges both snaps and parking once, and includes the cutoff itself', () => {
    const at = open(graphOf('A----------B').graph, 'ebike');
    const [station, point] = [pointAt(2, -0.4), pointAt(8, -0.2)] as const;
    const seconds = (6 * 50) / (15 / 3.6) + 30 + (20 + 10) / (4.8 / 3.6);
    const query = { stations: [station], points: [point], direction: 'to' } as const;
    const table = timesTable(at, { ...query, cutoffSeconds: 900 });
    expect(table.seconds[0]).toBeCloseTo(seconds, 0);
    const exact = Math.ceil((table.seconds[0] as number) * 1000) / 1000;
    expect(timesTable(at, { ...query, cutoffSeconds: exact }).seconds).toHaveLength(1);
    expect(timesTable(at, { ...query, cutoffSeconds: exact - 0.01 }).seconds).toHaveLength(0);
  });

  it('is the same when one station moves and only its column is asked again', () => {
    const at = open(buildGraph(randomTown(9)), 'bike');
    const stations = randomPoints(at, 5, 3);
    const points = randomPoints(at, 60, 4);
    const [moved] = randomPoints(at, 1, 5) as [LngLat];
    const question = { cutoffSeconds: 300, direction: 'to' } as const;
    const linked = linkPoints(at, points);
    const columns = stations.map((station) => timesOfStation(at, linked, { station, ...question }));
    columns[2] = timesOfStation(at, linked, { station: moved, ...question });
    const after = stations.with(2, moved);
    expect(tableOf(linked, columns)).toEqual(
      timesTable(at, { stations: after, points, ...question }),
    );
  });
});
