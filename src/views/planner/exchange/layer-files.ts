// Layers as files, named after area, layer and date: one each for GeoJSON and CSV, one of
// all for GeoPackage.

import { geoPackage } from '#compute/geopackage.ts';
import type { CallOptions } from '#compute/rpc.ts';
import type { ExportLayer } from '#core/planning/export-layer.ts';
import { csvOf, geoJsonOf } from '#core/planning/export-text.ts';
import type { Provenance } from '#core/planning/provenance.ts';
import { textFile } from '#ui/save-file.ts';

export const layerFormats = ['geojson', 'csv', 'gpkg'] as const;
export type LayerFormat = (typeof layerFormats)[number];

export interface NamedFile {
  readonly name: string;
  readonly content: Blob;
}

/** `jiading-stations-2026-11-24.csv`. */
export const fileName = ({ area, madeAt }: Provenance, what: string, extension: string) =>
  `${area.id}-${what}-${madeAt.slice(0, 10)}.${extension}`;

export async function layerFiles(
  layers: readonly ExportLayer[],
  provenance: Provenance,
  format: LayerFormat,
  options: CallOptions,
): Promise<NamedFile[]> {
  if (format === 'gpkg') {
    const content = await geoPackage({ layers, provenance }, options);
    return [{ name: fileName(provenance, 'plan', 'gpkg'), content }];
  }
  const [write, type] =
    format === 'csv'
      ? ([csvOf, 'text/csv'] as const)
      : ([geoJsonOf, 'application/geo+json'] as const);
  return layers.map((layer) => ({
    name: fileName(provenance, layer.name, format),
    content: textFile(write(layer, provenance), type),
  }));
}
