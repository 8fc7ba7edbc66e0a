// A GeoJSON file of points, taken apart: each feature with a name to call it by, its
// properties as they are, and its position if it has one.
// RFC 7946: https://datatracker.ietf.org/doc/html/rfc7946

import type { LngLat } from '#core/units.ts';
import { shown } from './explain.ts';
import type { Findings } from './problem.ts';

export interface PointFeature {
  /** Its id where it has one, else its place in the file. */
  readonly label: string;
  readonly properties: unknown;
  /** null: there is none, and that has been told. */
  readonly at: LngLat | null;
}

type Loose = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function pointFeatures(file: string, json: unknown, findings: Findings): PointFeature[] {
  const tell = (feature: string | null, reason: string) =>
    findings.problems.push({ file, feature, reason });
  if (!isObject(json) || json.type !== 'FeatureCollection' || !Array.isArray(json.features)) {
    const found = isObject(json) ? `of type ${shown(json.type)}` : shown(json);
    tell(null, `is ${found}, expected a GeoJSON FeatureCollection`);
    return [];
  }
  return json.features.flatMap((feature: unknown, i): PointFeature[] => {
    if (!isObject(feature) || feature.type !== 'Feature') {
      tell(`features[${i}]`, `is ${shown(feature)}, expected a GeoJSON Feature`);
      return [];
    }
    const label = labelOf(feature, i);
    const position = readPosition(feature.geometry);
    if (typeof position === 'string') tell(label, position);
    const at = typeof position === 'string' ? null : position;
    return [{ label, properties: feature.properties, at }];
  });
}

function labelOf({ id, properties }: Loose, i: number): string {
  const ids = [isObject(properties) ? properties.id : undefined, id];
  return (
    ids.find((one): one is string => typeof one === 'string' && one !== '') ?? `features[${i}]`
  );
}

/** The position of a Point, or what is wrong with it. */
function readPosition(geometry: unknown): LngLat | string {
  if (!isObject(geometry)) return `geometry is ${shown(geometry)}, expected a Point`;
  if (geometry.type !== 'Point') return `geometry is a ${geometry.type}, expected a Point`;
  const { coordinates } = geometry;
  if (!Array.isArray(coordinates) || coordinates.length < 2) {
    return `coordinates are ${shown(coordinates)}, expected [lng, lat]`;
  }
  const [lng, lat] = coordinates as unknown[];
  if (!Number.isFinite(lng) || !Number.isFinite(lat)) {
    return `coordinates are ${shown(coordinates)}, expected two numbers`;
  }
  return [lng as number, lat as number];
}
