// The basemap: what the map shows below the stations, one collection of features
// for each layer. Layer and property names are the same whether they come as
// GeoJSON (a town) or as vector tiles (a city), so that one style draws both.
// A false flag and a zero are left out of the properties: they are the rule.

import type {
  Feature,
  FeatureCollection,
  Geometry,
  LineString,
  MultiPolygon,
  Point,
  Polygon,
} from 'geojson';

type Areas<P> = FeatureCollection<Polygon | MultiPolygon, P>;
type Lines<P> = FeatureCollection<LineString, P>;

export interface Named {
  readonly name?: string;
  readonly name_en?: string;
}

export type WaterKind = 'river' | 'stream' | 'pond' | 'water';
export type WaterwayKind = 'river' | 'stream' | 'canal';
export type GreenKind = 'park' | 'garden' | 'grass' | 'wood';
export type BlockKind =
  | 'residential'
  | 'commercial'
  | 'industrial'
  | 'education'
  | 'medical'
  | 'religious'
  | 'square'
  | 'other';
/** Classes of street, widest first. */
export const streetKinds = [
  'motorway',
  'trunk',
  'primary',
  'secondary',
  'tertiary',
  'residential',
  'service',
  'pedestrian',
  'path',
] as const;
export type StreetKind = (typeof streetKinds)[number];
export type RailKind = 'rail' | 'subway' | 'tram';
export type LabelKind =
  | 'town'
  | 'neighbourhood'
  | 'locality'
  | 'landmark'
  | 'culture'
  | 'worship'
  | 'hospital'
  | 'school'
  | 'mall'
  | 'station'
  | 'park'
  | 'water';

interface Crossing {
  readonly bridge?: true;
  readonly tunnel?: true;
  /** Height above or below the ground in storeys, the OSM tag `layer`. */
  readonly layer?: number;
}

export interface Basemap {
  readonly water: Areas<Named & { readonly kind: WaterKind }>;
  readonly waterways: Lines<Named & { readonly kind: WaterwayKind }>;
  readonly green: Areas<Named & { readonly kind: GreenKind }>;
  readonly blocks: Areas<Named & { readonly kind: BlockKind }>;
  /** `landmark`: named, and of interest to more than those who live in it. */
  readonly buildings: Areas<Named & { readonly landmark?: true }>;
  readonly streets: Lines<Crossing & { readonly kind: StreetKind }>;
  /** One line for each run of a street's name, across bridges and changes of class. */
  readonly street_names: Lines<Named & { readonly kind: StreetKind }>;
  readonly rail: Lines<Named & Crossing & { readonly kind: RailKind }>;
  /** Points that carry a text or a landmark's sign; rank 1 is shown first, 5 last. */
  readonly labels: FeatureCollection<
    Point,
    Named & { readonly kind: LabelKind; readonly rank: 1 | 2 | 3 | 4 | 5 }
  >;
  /** The service area, and all that lies outside it; not an administrative boundary. */
  readonly service_area: Areas<Named & { readonly kind: 'inside' | 'outside' }>;
}

export type BasemapLayer = keyof Basemap;

/** The basemap of a town as one collection; the property `layer_name` says whose a feature is. */
export function basemapCollection(basemap: Basemap): FeatureCollection {
  const features: Feature<Geometry>[] = [];
  for (const [layer_name, layer] of Object.entries(basemap)) {
    for (const feature of layer.features) {
      features.push({ ...feature, properties: { layer_name, ...feature.properties } });
    }
  }
  return { type: 'FeatureCollection', features };
}
