// Questions about many stations, as the worker answers them, against the same asked of the
// core or one by one.

import { expect, it } from 'vitest';
import { computeApi } from '#compute/compute-api.ts';
import { distance, nodeAt } from '#core/streets/graph.ts';
import { buildGraph } from '#core/streets/graph-builder.ts';
import { makeNetwork } from '#core/streets/network.ts';
import { profiles } from '#core/streets/profile.ts';
import { makeLabels } from '#core/streets/search.ts';
import { makeSnapIndex } from '#core/streets/snap.ts';
import { tableOf, timesTable } from '#core/streets/times-table.ts';
import type { LngLat } from '#core/units.ts';
import { corner, randomTown, seeded } from '#tests/fixtures/streets.ts';

const graph = buildGraph(randomTown(31, 12));
const streets = {
  url: `data:application/octet-stream;base64,${Buffer.from(graph.buffer).toString('base64')}`,
  version: 'town 31',
};
const random = seeded(31);
const somewhere = (): LngLat => {
  const [lng, lat] = nodeAt(graph, Math.floor(random() * graph.nodeCount));
  return [lng + (random() - 0.5) * 0.001, lat + (random() - 0.5) * 0.001];
};
const outside: LngLat = [corner[0] + 1, corner[1]];
const stations = [...Array.from({ length: 7 }, somewhere), outside];
const points = [...Array.from({ length: 60 }, somewhere), outside];
const context = { signal: new AbortController().signal, report: () => undefined };
const question = { streets, profile: 'walk', direction: 'to' } as const;
const ref = (version: string, list: readonly LngLat[]) => ({
  version,
  coordinates: Float64Array.from(list.flat()),
});

it('gives the columns of the times table', async () => {
  const query = { ...question, stations, points: ref('a', points), cutoffSeconds: 500 };
  const answer = await computeApi.stationTimes(query, context);
  let start = 0;
  const columns = stations.map((_, i) => {
    const end = start + (answer.counts[i] as number);
    const column = {
      points: answer.points.slice(start, end),
      seconds: answer.seconds.slice(start, end),
      snapMetres: answer.stationSnapMetres[i] as number,
    };
    start = end;
    return column;
  });
  const network = makeNetwork(graph, profiles.walk);
  const open = { network, index: makeSnapIndex(graph), labels: makeLabels(network.labelCount) };
  const expected = timesTable(open, { stations, points, cutoffSeconds: 500, direction: 'to' });
  const snapMetres = answer.pointSnapMetres;
  expect(tableOf({ pointCount: points.length, snapMetres }, columns)).toEqual(expected);
  expect(expected.seconds.length).toBeGreaterThan(50);
});

it('puts other points on the streets when they come under another name', async () => {
  const ask = (version: string, list: readonly LngLat[]) =>
    computeApi.stationTimes(
      { ...question, stations, points: ref(version, list), cutoffSeconds: 500 },
      context,
    );
  const few = await ask('few', points.slice(0, 3));
  const all = await ask('all', points);
  expect(few.pointSnapMetres).toHaveLength(3);
  expect(all.pointSnapMetres).toHaveLength(points.length);
  expect(await ask('all', points)).toEqual(all);
});

it('gives the outlines of each station, and none for one outside', async () => {
  const minutes = [3, 8];
  const answer = await computeApi.catchments({ ...question, stations, minutes }, context);
  const alone = await Promise.all(
    stations.map((at) => computeApi.catchment({ ...question, at, minutes }, context)),
  );
  expect(answer).toEqual(alone);
  expect(answer.map(({ features }) => features.length)).toEqual([2, 2, 2, 2, 2, 2, 2, 0]);
});

it('gives the outline of all stations, which holds that of each', async () => {
  const query = { ...question, minutes: [5] };
  const all = await computeApi.catchmentOfAll({ ...query, stations }, context);
  const each = await computeApi.catchments({ ...query, stations }, context);
  const size = ({ features: [feature] }: (typeof each)[number]) => ({
    metres: feature?.properties.streetMetres ?? 0,
    area: feature?.properties.squareMetres ?? 0,
  });
  const sum = each.reduce((total, one) => total + size(one).metres, 0);
  expect(size(all).metres).toBeLessThan(sum);
  for (const one of each) {
    expect(size(all).metres).toBeGreaterThanOrEqual(size(one).metres);
    expect(size(all).area).toBeGreaterThanOrEqual(size(one).area);
  }
  const [first] = stations as [LngLat];
  const single = await computeApi.catchmentOfAll({ ...query, stations: [first] }, context);
  expect(single).toEqual(each[0]);
});

it('has no outline where no station has a street', async () => {
  const query = { ...question, minutes: [5], stations: [outside] };
  expect((await computeApi.catchmentOfAll(query, context)).features).toEqual([]);
});

it('gives the streets within reach of any station, as long as their catchment says', async () => {
  const query = { ...question, stations, minutes: [8, 3] };
  const { starts, coordinates, seconds } = await computeApi.streetTimes(query, context);
  let metres = 0;
  for (let i = 1; i < coordinates.length / 2; i++) {
    if (starts.includes(i)) continue;
    const pointAt = (n: number): LngLat => [
      coordinates[2 * n] as number,
      coordinates[2 * n + 1] as number,
    ];
    metres += distance(pointAt(i - 1), pointAt(i));
  }
  const outlines = await computeApi.catchmentOfAll(query, context);
  const [longest] = outlines.features;
  expect(Math.round(metres / 10)).toBe(Math.round((longest?.properties.streetMetres ?? 0) / 10));
  expect(Math.max(...seconds)).toBeLessThanOrEqual(480);
  const none = await computeApi.streetTimes({ ...query, stations: [outside] }, context);
  expect(none.starts).toEqual(Uint32Array.of(0));
});

it('tells how far points lie from streets, and does not forget the points of the table', async () => {
  const table = { ...question, stations, points: ref('kept', points), cutoffSeconds: 500 };
  const before = await computeApi.stationTimes(table, context);
  const metres = await computeApi.snaps({ ...question, points: points.toReversed() }, context);
  expect(metres.toReversed()).toEqual(before.pointSnapMetres);
  // Other points under the same name: were they put on their streets anew, there would be three.
  const again = { ...table, points: ref('kept', points.slice(0, 3)) };
  expect(await computeApi.stationTimes(again, context)).toEqual(before);
});
