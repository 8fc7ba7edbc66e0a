// What an area stands on, made of map data: streets, basemap, extent, and what the data say
// of themselves. The data take much memory, so that whoever calls lets go of them after it.

import type { Basemap } from '#core/basemap.ts';
import { bboxOf, type StreetGraph } from '#core/streets/graph.ts';
import { buildGraph } from '#core/streets/graph-builder.ts';
import type { Bbox, Localized } from '#core/units.ts';
import { areaName } from './area-name.ts';
import { buildBasemap } from './basemap.ts';
import type { LoadedOsm } from './load-osm.ts';
import type { AreaExtent } from './pack-area.ts';
import { defaultServiceArea, drawnServiceArea } from './service-area.ts';

/** A city of millions has this many; of a country the map would not fit into memory. */
export const mostWays = 1_000_000;

export interface Ground extends Pick<LoadedOsm, 'asOf' | 'isDrawing'> {
  readonly graph: StreetGraph;
  readonly basemap: Basemap;
  readonly extent: AreaExtent;
  /** null: the data have no name that fits. */
  readonly name: Localized | null;
}

/** `box`: the part that was asked for. null: there is no street to walk or ride on. */
export function buildGround(osm: LoadedOsm, box?: Bbox): Ground | null {
  const graph = buildGraph(osm);
  const streetsBox = bboxOf(graph);
  if (!streetsBox) return null;
  const bbox = box ?? (streetsBox.map((d) => Number(d.toFixed(7))) as unknown as Bbox);
  const basemap = buildBasemap(osm);
  const serviceArea = drawnServiceArea(basemap) ?? defaultServiceArea(graph, bbox);
  const { asOf, isDrawing } = osm;
  const name = areaName(osm, bbox);
  return { graph, basemap, extent: { bbox, serviceArea }, asOf, isDrawing, name };
}
