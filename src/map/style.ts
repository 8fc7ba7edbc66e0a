// The whole look of the map as one value: every source, and every layer in drawing
// order in one list. A theme, a language, a town give another value; nothing here
// reads or changes anything. https://maplibre.org/maplibre-style-spec/

import type { Polygon } from 'geojson';
import type { GeoJSONSourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { Bbox, Language } from '#core/units.ts';
import { basemapSource, drawnFrom } from './basemap-source.ts';
import { blocks, buildings, frame, green, paper, veil, water } from './ground.ts';
import { type Lettering, names } from './names.ts';
import { here, reachEdges, reachGround, reachLabels, route } from './overlay.ts';
import { demandPoints, gapNames, reachedStreets, sites } from './planning.ts';
import type { ThemeName } from './scene.ts';
import { selectedStation, stations } from './stations.ts';
import { mapThemes } from './theme.ts';
import { bridges, rails, streets, tunnels } from './ways.ts';

export interface StyleOptions {
  /** Address of the basemap: `….geojson` or `….pmtiles`. */
  readonly basemapUrl: string;
  readonly bbox: Bbox;
  readonly theme: ThemeName;
  readonly language: Language;
  /** Factor on texts and markers. */
  readonly scale?: number;
  /** Follows the number of minutes on an outline. */
  readonly minutes?: string;
  /** Font families of the device, in order of preference. */
  readonly fonts?: readonly string[];
}

const systemFonts = [
  'PingFang SC',
  'HarmonyOS Sans SC',
  'MiSans',
  'Microsoft YaHei',
  'Noto Sans CJK SC',
  'Noto Sans SC',
];

/** Sources that the scene is poured into. */
export const sceneSources = [
  'reach',
  'reach-edge',
  'reached-streets',
  'route',
  'demand',
  'gaps',
  'sites',
  'here',
  'stations',
] as const;
export type SceneSource = (typeof sceneSources)[number];

export function buildStyle(options: StyleOptions): StyleSpecification {
  const { basemapUrl, bbox, language, theme: themeName } = options;
  const theme = mapThemes[themeName];
  const lettering: Lettering = {
    theme,
    themeName,
    language,
    fonts: options.fonts ?? systemFonts,
    scale: options.scale ?? 1,
  };
  return {
    version: 8,
    sources: {
      basemap: basemapSource(basemapUrl),
      frame: { type: 'geojson', data: around(bbox), buffer: 256 },
      ...Object.fromEntries(sceneSources.map((source) => [source, empty])),
      // Ids that are words count only as a property.
      stations: { ...empty, promoteId: 'id' },
    },
    layers: [
      ...paper(theme),
      ...blocks(theme),
      ...reachGround(theme),
      ...green(theme),
      ...water(theme),
      ...tunnels(theme),
      ...streets(theme),
      ...rails(theme),
      ...buildings(theme),
      ...bridges(theme),
      ...veil(theme),
      ...reachedStreets(theme, themeName),
      ...reachEdges(theme),
      ...frame(theme),
      ...route(theme),
      ...names(lettering),
      ...demandPoints(lettering),
      ...reachLabels(lettering, options.minutes ?? ' min'),
      ...gapNames(lettering),
      ...sites(lettering),
      ...stations(lettering),
      ...here(theme),
      ...selectedStation(lettering),
    ].map((layer) => drawnFrom(basemapUrl, layer)),
  };
}

const empty: GeoJSONSourceSpecification = {
  type: 'geojson',
  data: { type: 'FeatureCollection', features: [] },
};

/** The world without the box. */
function around([west, south, east, north]: Bbox): Polygon {
  const ring = (w: number, s: number, e: number, n: number) => [
    [w, s],
    [e, s],
    [e, n],
    [w, n],
    [w, s],
  ];
  return {
    type: 'Polygon',
    coordinates: [ring(-180, -85, 180, 85), ring(west, south, east, north).reverse()],
  };
}
