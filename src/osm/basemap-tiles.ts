// The basemap of a city as vector tiles. Layers and properties are those of the GeoJSON,
// so that one style draws both; a tile holds what the style shows at its zoom. From the
// deepest zoom on the map enlarges the tiles it has.
// https://github.com/mapbox/vector-tile-spec/tree/master/2.1

import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Feature, Geometry, Position } from 'geojson';
import type { Basemap, BasemapLayer } from '#core/basemap.ts';
import type { Tile } from '#core/pmtiles-writer.ts';
import { tileKey } from '#core/streets/tile-grid.ts';
import type { Bbox } from '#core/units.ts';
import {
  deepestZoom,
  overlap,
  type TileRange,
  tileRange,
  tilesAt,
  tilesBelow,
} from './tile-range.ts';

export const lowestZoom = 8;
/** Deeper tiles are cut part by part, so that of a wide area one part at a time is in memory. */
const partZoom = 10;

/** Steps across a tile, and how far features reach beyond its edge. */
const extent = 4096;
const buffer = 64;
/** Detail below this many steps is left out, at the deepest zoom none. */
const tolerance = 3;

type Properties = Readonly<Record<string, unknown>>;

const byKind =
  (zooms: Readonly<Record<string, number>>, otherwise: number) =>
  ({ kind }: Properties): number =>
    zooms[kind as string] ?? otherwise;

/** The whole zoom from which on the style shows a feature. */
const firstZoom: Readonly<Record<BasemapLayer, (properties: Properties) => number>> = {
  water: () => lowestZoom,
  waterways: byKind({ river: 8, canal: 11 }, 13),
  green: byKind({ park: 10, wood: 10 }, 12),
  blocks: () => 12,
  buildings: () => 14,
  streets: byKind(
    {
      ...{ motorway: 8, trunk: 8, primary: 9, secondary: 10, tertiary: 11 },
      ...{ residential: 13, pedestrian: 13 },
    },
    14,
  ),
  street_names: byKind({ motorway: 13, trunk: 13, primary: 13, secondary: 13 }, 14),
  rail: () => 10,
  labels: ({ kind, rank }) =>
    kind === 'town' ? (rank === 3 ? 11 : lowestZoom) : rank === 1 ? 11 : rank === 2 ? 13 : 14,
  service_area: () => lowestZoom,
};

type Layers = ReadonlyMap<BasemapLayer, readonly Feature[]>;

/** The tiles of a box that hold anything, as MVT, not packed. */
export function* cutBasemap(basemap: Basemap, bbox: Bbox): Generator<Tile> {
  const layers = new Map(
    Object.entries(basemap).map(([name, { features }]) => [
      name as BasemapLayer,
      features as Feature[],
    ]),
  );
  const everything = tileRange(bbox);
  yield* cutPart(shownAt(layers, partZoom - 1), everything, [lowestZoom, partZoom - 1]);
  for (const { range, within } of partsOf(layers, everything)) {
    yield* cutPart(within, range, [partZoom, deepestZoom]);
  }
}

const isShown = (layer: BasemapLayer, properties: Properties | null, zoom: number) =>
  firstZoom[layer](properties ?? {}) <= zoom;

const shownAt = (layers: Layers, zoom: number): Layers =>
  new Map(
    Array.from(layers, ([name, features]) => [
      name,
      features.filter(({ properties }) => isShown(name, properties, zoom)),
    ]),
  );

/** For each part of a range the features that reach it, in their order. */
function partsOf(layers: Layers, range: TileRange) {
  const parts = new Map(
    tilesAt(range, partZoom).map((tile) => [
      tileKey(tile),
      {
        range: overlap(tilesBelow(tile, partZoom), range) as TileRange,
        within: new Map<BasemapLayer, Feature[]>(),
      },
    ]),
  );
  for (const [name, features] of layers) {
    for (const feature of features) {
      const reached = overlap(reachOf(feature.geometry), range);
      for (const tile of reached ? tilesAt(reached, partZoom) : []) {
        const within = parts.get(tileKey(tile))?.within;
        const layer = within?.get(name);
        if (layer) layer.push(feature);
        else within?.set(name, [feature]);
      }
    }
  }
  return parts.values();
}

/** The tiles a feature shows in; the buffer of a part is less than a tile of the deepest zoom. */
function reachOf(geometry: Geometry): TileRange {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const widen = (positions: Position | Position[] | Position[][] | Position[][][]) => {
    if (typeof positions[0] !== 'number') {
      for (const one of positions) widen(one as Position);
      return;
    }
    const [lng, lat] = positions as [number, number];
    west = Math.min(west, lng);
    east = Math.max(east, lng);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  };
  if (geometry.type !== 'GeometryCollection') widen(geometry.coordinates);
  const range = tileRange([west, south, east, north]);
  return {
    west: range.west - 1,
    north: range.north - 1,
    east: range.east + 1,
    south: range.south + 1,
  };
}

function* cutPart(
  layers: Layers,
  range: TileRange,
  [from, to]: readonly [number, number],
): Generator<Tile> {
  const options = { maxZoom: deepestZoom, extent, buffer, tolerance };
  const indexes = Array.from(layers, ([name, features]) => ({
    name,
    index: new GeoJSONVT({ type: 'FeatureCollection', features: [...features] }, options),
  }));
  for (let z = from; z <= to; z++) {
    for (const { x, y } of tilesAt(range, z)) {
      const found = indexes.flatMap(({ name, index }) => {
        const tile = withShown(name, index.getTile(z, x, y), z);
        return tile ? [[name, tile] as const] : [];
      });
      if (found.length === 0) continue;
      yield { z, x, y, data: fromGeojsonVt(Object.fromEntries(found), { version: 2, extent }) };
    }
  }
}

/** What of a tile is shown at its zoom; null: nothing. */
function withShown(layer: BasemapLayer, tile: GeoJSONVTTile | null, zoom: number) {
  const features = tile?.features.filter(({ tags }) => isShown(layer, tags, zoom));
  return features?.length ? ({ ...tile, features } as GeoJSONVTTile) : null;
}

/** What an archive says of its layers (https://github.com/mapbox/tilejson-spec, vector_layers). */
export const basemapMetadata = (basemap: Basemap) => ({
  vector_layers: Object.entries(basemap)
    .filter(([, { features }]) => features.length > 0)
    .map(([id]) => ({ id, fields: {} })),
});
