// The basemap of a city as vector tiles. Layers and properties are those of the GeoJSON,
// so that one style draws both; a tile holds what the style shows at its zoom. From the
// deepest zoom on the map enlarges the tiles it has.
// https://github.com/mapbox/vector-tile-spec/tree/master/2.1

import { GeoJSONVT, type GeoJSONVTTile } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import type { Basemap, BasemapLayer } from '#core/basemap.ts';
import type { Tile } from '#core/pmtiles-writer.ts';
import type { Bbox } from '#core/units.ts';

export const lowestZoom = 9;
export const deepestZoom = 14;

/** Steps across a tile, and how far lines reach beyond its edge. */
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
  waterways: byKind({ river: 9, canal: 11 }, 13),
  green: byKind({ park: 10, wood: 10 }, 12),
  blocks: () => 12,
  buildings: () => 14,
  streets: byKind(
    {
      ...{ motorway: 9, trunk: 9, primary: 9, secondary: 10, tertiary: 11 },
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

/** The tiles of a box that hold anything, as MVT, not packed. */
export function* cutBasemap(basemap: Basemap, bbox: Bbox): Generator<Tile> {
  const layers = Object.entries(basemap) as [BasemapLayer, Basemap[BasemapLayer]][];
  const options = { maxZoom: deepestZoom, indexMaxZoom: lowestZoom, extent, buffer, tolerance };
  const indexes = layers
    .filter(([, { features }]) => features.length > 0)
    .map(([name, layer]) => ({ name, index: new GeoJSONVT(layer, options) }));
  for (let z = lowestZoom; z <= deepestZoom; z++) {
    const [west, north] = tileOf(bbox[0], bbox[3], z);
    const [east, south] = tileOf(bbox[2], bbox[1], z);
    for (let x = west; x <= east; x++) {
      for (let y = north; y <= south; y++) {
        const found = indexes.flatMap(({ name, index }) => {
          const tile = shown(name, index.getTile(z, x, y), z);
          return tile ? [[name, tile] as const] : [];
        });
        if (found.length === 0) continue;
        yield { z, x, y, data: fromGeojsonVt(Object.fromEntries(found), { version: 2, extent }) };
      }
    }
  }
}

/** What of a tile is shown at its zoom; null: nothing. */
function shown(layer: BasemapLayer, tile: GeoJSONVTTile | null, zoom: number) {
  const features = tile?.features.filter(({ tags }) => firstZoom[layer](tags ?? {}) <= zoom);
  return features?.length ? ({ ...tile, features } as GeoJSONVTTile) : null;
}

/** The tile a position lies in. https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames */
function tileOf(lng: number, lat: number, zoom: number): [x: number, y: number] {
  const side = 2 ** zoom;
  const sin = Math.sin((lat * Math.PI) / 180);
  const within = (part: number) => Math.min(side - 1, Math.max(0, Math.floor(part * side)));
  return [within(lng / 360 + 0.5), within(0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI))];
}

/** What an archive says of its layers (https://github.com/mapbox/tilejson-spec, vector_layers). */
export const basemapMetadata = (basemap: Basemap) => ({
  vector_layers: Object.entries(basemap)
    .filter(([, { features }]) => features.length > 0)
    .map(([id]) => ({ id, fields: {} })),
});
