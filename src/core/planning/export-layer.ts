// What is taken away, as tables with a geometry: one description that GeoJSON, CSV and
// GeoPackage are all written from, so that the three say the same.

import type {
  FeatureCollection,
  LineString,
  MultiLineString,
  MultiPolygon,
  Point,
  Polygon,
} from 'geojson';
import type { CsvCell } from '#core/csv.ts';
import { demandWeights, pointWeights, type WeightedPoint } from '#core/demand.ts';
import type { Station } from '#core/station.ts';
import type { LngLat, Localized } from '#core/units.ts';

export type ExportGeometry = Point | LineString | MultiLineString | Polygon | MultiPolygon;
export type FieldType = 'text' | 'integer' | 'real' | 'boolean';

export interface ExportField {
  readonly name: string;
  readonly type: FieldType;
}

export interface ExportRow {
  readonly geometry: ExportGeometry;
  /** One for each field; null: not known, or there is none. */
  readonly values: readonly CsvCell[];
}

/** All rows have the geometry type of the layer. */
export interface ExportLayer {
  /** Name of the file or the table. */
  readonly name: string;
  readonly geometryType: ExportGeometry['type'];
  readonly fields: readonly ExportField[];
  readonly rows: readonly ExportRow[];
}

const text = (name: string): ExportField => ({ name, type: 'text' });
const integer = (name: string): ExportField => ({ name, type: 'integer' });
const real = (name: string): ExportField => ({ name, type: 'real' });
const boolean = (name: string): ExportField => ({ name, type: 'boolean' });
const pointAt = ([lng, lat]: LngLat): Point => ({ type: 'Point', coordinates: [lng, lat] });

export const stationsLayer = (stations: readonly Station[]): ExportLayer => ({
  name: 'stations',
  geometryType: 'Point',
  fields: [
    ...['id', 'name', 'name_en', 'kind', 'tier', 'address', 'opening_hours', 'after_hours'],
    ...['services', 'status', 'source', 'verified_at', 'confidence'],
  ]
    .map(text)
    .concat(boolean('illustrative')),
  rows: stations.map((station) => ({
    geometry: pointAt(station.at),
    values: [
      station.id,
      station.name,
      station.name_en ?? null,
      station.kind,
      station.tier,
      station.address,
      station.opening_hours,
      station.after_hours,
      station.services.map(({ code }) => code).join(' '),
      station.status,
      station.provenance.source,
      station.provenance.verified_at ?? null,
      station.provenance.confidence,
      station.provenance.illustrative ?? false,
    ],
  })),
});

/** What became of a demand point. */
export interface DemandOutcome {
  /** To the nearest station that counts; null: none within reach. */
  readonly seconds: number | null;
  /** Its id. */
  readonly station: string | null;
  /** null: hours that are not known decide. */
  readonly isCovered: boolean | null;
}

/** One outcome for each point. */
export const demandLayer = (
  points: readonly WeightedPoint[],
  outcomes: readonly DemandOutcome[],
): ExportLayer => {
  const hasNeeds = points.some(({ needs }) => needs !== undefined);
  const weights = hasNeeds ? pointWeights : demandWeights;
  return {
    name: 'demand',
    geometryType: 'Point',
    fields: [
      text('id'),
      ...weights.map(real),
      real('seconds'),
      text('nearest_station'),
      boolean('covered'),
      boolean('illustrative'),
    ],
    rows: points.map((point, i) => ({
      geometry: pointAt(point.at),
      values: [
        point.id,
        ...weights.map((weight) => point[weight] ?? null),
        outcomes[i]?.seconds ?? null,
        outcomes[i]?.station ?? null,
        outcomes[i]?.isCovered ?? null,
        point.illustrative ?? false,
      ],
    })),
  };
};

type Outlines = FeatureCollection<MultiPolygon, { minutes: number; squareMetres: number }>;

/** Outlines of one station, or of all together (`station` null), each within its minutes. */
export const catchmentsLayer = (
  all: readonly { readonly station: string | null; readonly outlines: Outlines }[],
): ExportLayer => ({
  name: 'catchments',
  geometryType: 'MultiPolygon',
  fields: [text('station'), integer('minutes'), real('square_metres')],
  rows: all.flatMap(({ station, outlines }) =>
    outlines.features.map(({ geometry, properties }) => ({
      geometry,
      values: [station, properties.minutes, properties.squareMetres],
    })),
  ),
});

/** A place nobody serves. */
export interface ExportGap {
  readonly at: LngLat;
  readonly name: Localized;
  readonly weight: number;
  readonly points: number;
  /** Hours of the week it is uncovered; null: of one moment only. */
  readonly hours: number | null;
}

export const gapsLayer = (gaps: readonly ExportGap[]): ExportLayer => ({
  name: 'gaps',
  geometryType: 'Point',
  fields: [text('name'), text('name_en'), real('weight'), integer('points'), integer('hours')],
  rows: gaps.map(({ at, name, weight, points, hours }) => ({
    geometry: pointAt(at),
    values: [name.zh, name.en ?? null, weight, points, hours],
  })),
});

/** A stretch of street with the seconds at its two ends; null: not reached. */
export interface TimedStreet {
  readonly line: readonly LngLat[];
  readonly seconds: readonly [start: number | null, end: number | null];
}

export const streetsLayer = (streets: readonly TimedStreet[]): ExportLayer => ({
  name: 'streets',
  geometryType: 'LineString',
  fields: [real('seconds_start'), real('seconds_end')],
  rows: streets.map(({ line, seconds }) => ({
    geometry: { type: 'LineString', coordinates: line.map(([lng, lat]) => [lng, lat]) },
    values: seconds,
  })),
});
