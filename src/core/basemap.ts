// The basemap: what the map shows below the stations, one collection of features
// for each layer. Layer and property names are the same whether they come as
// GeoJSON (a town) or as vector tiles (a city), so that one style draws both.

import type { FeatureCollection, LineString, MultiPolygon, Point, Polygon } from 'geojson';

type Areas<P> = FeatureCollection<Polygon | MultiPolygon, P>;
type Lines<P> = FeatureCollection<LineString, P>;

export interface Named {
  readonly name?: string;
  readonly name_en?: string;
}

export interface Basemap {
  readonly water: Areas<Named & { kind: 'river' | 'stream' | 'pond' | 'water' }>;
  readonly waterways: Lines<Named & { kind: 'river' | 'stream' | 'canal' }>;
  readonly green: Areas<Named & { kind: 'park' | 'garden' | 'grass' | 'wood' }>;
  readonly blocks: Areas<
    Named & {
      kind:
        | 'residential'
        | 'commercial'
        | 'industrial'
        | 'education'
        | 'medical'
        | 'religious'
        | 'other';
    }
  >;
  readonly buildings: Areas<Named & { kind: string; landmark: boolean }>;
  readonly streets: Lines<
    Named & {
      /** Rank of the street, widest first. */
      kind:
        | 'motorway'
        | 'trunk'
        | 'primary'
        | 'secondary'
        | 'tertiary'
        | 'residential'
        | 'service'
        | 'pedestrian'
        | 'path';
      bridge: boolean;
      tunnel: boolean;
      layer: number;
    }
  >;
  readonly rail: Lines<Named & { kind: 'rail' | 'subway' | 'tram'; bridge: boolean }>;
  /** Points that carry a text or a landmark's sign. */
  readonly labels: FeatureCollection<
    Point,
    Named & {
      kind:
        | 'town'
        | 'neighbourhood'
        | 'locality'
        | 'landmark'
        | 'museum'
        | 'hospital'
        | 'school'
        | 'mall'
        | 'station'
        | 'park'
        | 'water';
      /** 1 is shown first. */
      rank: number;
    }
  >;
  /** The outline of the service area; not an administrative boundary. */
  readonly service_area: Areas<Named>;
}

export type BasemapLayer = keyof Basemap;
