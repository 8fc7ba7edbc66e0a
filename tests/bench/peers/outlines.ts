// What is often drawn in a browser: Turf around the reached streets of a search.

import buffer from '@turf/buffer';
import concave from '@turf/concave';
import type { Feature, MultiLineString, Point } from 'geojson';
import type { Lines, Outline } from './peer.ts';

const nothing: Outline = { type: 'MultiPolygon', coordinates: [] };
const copies = (line: Lines[number]) => line.map(([lng, lat]) => [lng, lat]);

const feature = <T extends Point | MultiLineString>(geometry: T): Feature<T> => ({
  type: 'Feature',
  geometry,
  properties: {},
});

export function concaveHull(lines: Lines): Outline {
  const features = lines
    .flatMap(copies)
    .map((coordinates) => feature<Point>({ type: 'Point', coordinates }));
  return concave({ type: 'FeatureCollection', features }, { maxEdge: 0.15 })?.geometry ?? nothing;
}

export function bufferedStreets(lines: Lines): Outline {
  const streets = feature<MultiLineString>({
    type: 'MultiLineString',
    coordinates: lines.map(copies),
  });
  return buffer(streets, 40, { units: 'meters' })?.geometry ?? nothing;
}
