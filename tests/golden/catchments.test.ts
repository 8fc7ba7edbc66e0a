// The catchments of some stations of Jiading as they were when somebody last looked at
// them. README.md beside this says how to look again and renew them.

import { createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Feature, FeatureCollection, MultiPolygon, Position } from 'geojson';
import { expect, test } from 'vitest';
import { outlinesOf } from '#compute/outlines.ts';
import { openNetwork, searchFrom } from '#compute/streets.ts';
import { buildGraph } from '#core/streets/graph-builder.ts';
import { makeSnapIndex } from '#core/streets/snap.ts';
import type { LngLat } from '#core/units.ts';
import { loadOsm } from '#osm/load-osm.ts';
import { readOsm } from '#osm/read-osm.ts';

const source = 'data/areas/jiading';
const minutes = [15, 10, 5];
const stations = ['jd-t1-01', 'jd-t7-04', 'jd-lq-08'];
const renews = process.env.UPDATE_GOLDEN === '1';

interface Figures {
  readonly minutes: number;
  readonly squareMetres: number;
  readonly streetMetres: number;
}
type Catchments = FeatureCollection<MultiPolygon, Figures>;

const osm = `${source}/jiading.osm`;
const graph = buildGraph(await loadOsm([(kinds) => readOsm(createReadStream(osm), kinds)]));
const index = makeSnapIndex(graph);
const { features } = JSON.parse(readFileSync(`${source}/stations.geojson`, 'utf8')) as {
  features: { properties: { id: string }; geometry: { coordinates: LngLat } }[];
};

function catchmentsOf(station: string, profile: 'walk' | 'ebike'): Catchments {
  const at = features.find(({ properties }) => properties.id === station)?.geometry.coordinates;
  if (!at) throw new Error(`${source} has no station ${station}`);
  const open = openNetwork(graph, profile, { index, isWhole: true });
  const query = { profile, at, direction: 'to', cutoffSeconds: 900 } as const;
  const { features: outlines } = outlinesOf(searchFrom(open, query), minutes);
  return { type: 'FeatureCollection', features: outlines.map(normal) };
}

const isBefore = (a: Position, b: Position) =>
  Number(a[0]) - Number(b[0]) || Number(a[1]) - Number(b[1]);

/** Metres matter, not where a ring begins or which comes first: 5 decimals, in order. */
function normal({ geometry, ...rest }: Feature<MultiPolygon, Figures>) {
  const ring = (points: readonly Position[]): Position[] => {
    const rounded = points.slice(1).map((point) => point.map((value) => Number(value.toFixed(5))));
    const first = rounded.toSorted(isBefore)[0] as Position;
    // A ring may pass its westernmost point twice.
    const turns = [...rounded.keys()]
      .filter((i) => isBefore(rounded[i] as Position, first) === 0)
      .map((start) => [...rounded.slice(start), ...rounded.slice(0, start), first]);
    return turns.sort((a, b) => (String(a) < String(b) ? -1 : 1))[0] as Position[];
  };
  const coordinates = geometry.coordinates
    .map((polygon) => {
      const [outer = [], ...holes] = polygon.map(ring);
      return [outer, ...holes.sort((a, b) => isBefore(a[0] as Position, b[0] as Position))];
    })
    .sort(([a], [b]) => isBefore(a?.[0] as Position, b?.[0] as Position));
  return { ...rest, geometry: { ...geometry, coordinates } };
}

/** A feature a line, so that a change can be read in a diff. */
const written = ({ features: list }: Catchments) =>
  `{"type":"FeatureCollection","features":[\n${list.map((one) => JSON.stringify(one)).join(',\n')}\n]}\n`;

/** One line on how a catchment differs; null: it does not. */
function difference(
  name: string,
  now: Feature<MultiPolygon, Figures>,
  then: Feature<MultiPolygon, Figures> | undefined,
) {
  if (!then) return `${name}: is not in the golden file`;
  if (JSON.stringify(now) === JSON.stringify(then)) return null;
  const pointsOf = ({ geometry }: typeof now) => geometry.coordinates.flat(2).map(String);
  const known = new Set(pointsOf(then));
  const points = pointsOf(now);
  const fresh = points.filter((point) => !known.has(point)).length;
  const change = (key: 'squareMetres' | 'streetMetres', unit: string) => {
    const metres = now.properties[key] - then.properties[key];
    return `${metres < 0 ? '' : '+'}${metres} ${unit} (${then.properties[key]} before)`;
  };
  return `${name}: ${change('squareMetres', 'm²')}, ${change('streetMetres', 'm of street')}, ${fresh} of ${points.length} points are new`;
}

const cases = stations.flatMap((station) =>
  (['walk', 'ebike'] as const).map((profile) => [station, profile] as const),
);

test.each(cases)('the catchments of %s by %s are those that were looked at', (station, profile) => {
  const file = `tests/golden/${station}-${profile}.geojson`;
  const now = catchmentsOf(station, profile);
  if (renews) writeFileSync(file, written(now));
  expect(existsSync(file), `${file} is not there: see tests/golden/README.md`).toBe(true);
  const golden = JSON.parse(readFileSync(file, 'utf8')) as Catchments;
  const differences = now.features.map((feature, i) =>
    difference(
      `${station} by ${profile}, ${feature.properties.minutes} min`,
      feature,
      golden.features[i],
    ),
  );
  expect(differences.filter((line) => line !== null)).toEqual([]);
});
