// Where the basemap comes from: GeoJSON for a town, vector tiles in one archive for a
// city. The layers are the same; here they learn which features of the source are theirs.

import type { FilterSpecification, LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { archiveScheme } from './tile-archives.ts';

const isArchive = (url: string) => /\.pmtiles(\?|$)/.test(url);

export const basemapSource = (url: string): SourceSpecification =>
  isArchive(url)
    ? { type: 'vector', url: `${archiveScheme}://${url}` }
    : { type: 'geojson', data: url, maxzoom: 16, buffer: 64 };

/** A layer of the basemap that draws from this source; any other as it is. */
export function drawnFrom(url: string, layer: LayerSpecification): LayerSpecification {
  const { basemap } = (layer.metadata ?? {}) as { basemap?: string };
  if (basemap === undefined || layer.type === 'background') return layer;
  if (isArchive(url)) return { ...layer, 'source-layer': basemap };
  const [all, ...conditions] = layer.filter as unknown[];
  const filter = [all, ['==', ['get', 'layer_name'], basemap], ...conditions];
  return { ...layer, filter: filter as FilterSpecification };
}
