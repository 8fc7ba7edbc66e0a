// The names on the map, from the least to the most important: the renderer places
// them from the last to the first, so a landmark keeps its place and a lane gives way.
// No font files: every glyph is drawn by the device from its own fonts.

import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import type { Language } from '#core/units.ts';
import { basemap, byKind, byZoom, fromZoom, kindIs } from './expressions.ts';
import { signPrefix } from './marker.ts';
import type { ThemeName } from './scene.ts';
import { signIcons } from './sign-icons.ts';
import type { MapTheme } from './theme.ts';

/** What texts need to know of the whole. */
export interface Lettering {
  readonly theme: MapTheme;
  readonly themeName: ThemeName;
  readonly language: Language;
  /** Families in order of preference; the name of a weight may come first. */
  readonly fonts: readonly string[];
  readonly scale: number;
}

/** A family called after a weight does not exist, but asks for that weight in the rest. */
export const font = ({ fonts }: Lettering, weight: 'Regular' | 'Medium' | 'Semibold') => [
  weight,
  ...fonts,
];

/** Pictures shrink a little far out; one that changes in size is also drawn smoothly in between. */
export const pictureSize = ({ scale }: Lettering) =>
  byZoom(
    [
      [12, 0.85 * scale],
      [15, scale],
    ],
    1,
  );

export const size = ({ scale }: Lettering, ...stops: [zoom: number, pixels: number][]) =>
  byZoom(
    stops.map(([zoom, pixels]) => [zoom, pixels * scale]),
    1,
  );

const name = ({ language }: Lettering): ExpressionSpecification =>
  language === 'en'
    ? ['coalesce', ['get', 'name_en'], ['get', 'name'], '']
    : ['coalesce', ['get', 'name'], ['get', 'name_en'], ''];

const wideStreets = ['motorway', 'trunk', 'primary', 'secondary'];

const along = (lettering: Lettering) =>
  ({
    'symbol-placement': 'line',
    'text-field': name(lettering),
    'text-max-angle': 35,
    'text-padding': 6,
  }) as const;

const streetNames = (lettering: Lettering): LayerSpecification => ({
  id: 'street-names',
  type: 'symbol',
  minzoom: 13,
  ...basemap('street_names', [
    '>=',
    ['zoom'],
    byKind({ motorway: 13, trunk: 13, primary: 13, secondary: 13, tertiary: 14, path: 16 }, 15),
  ]),
  layout: {
    ...along(lettering),
    'symbol-spacing': 320,
    'symbol-sort-key': byKind(
      { motorway: 0, trunk: 1, primary: 2, secondary: 3, tertiary: 4, path: 9 },
      6,
    ),
    'text-font': font(lettering, 'Regular'),
    'text-size': size(lettering, [13, 10.5], [16, 12.5], [18, 14]),
    'text-letter-spacing': lettering.language === 'zh' ? 0.08 : 0.01,
  },
  paint: {
    'text-color': lettering.theme.streetName,
    'text-halo-color': lettering.theme.halo,
    'text-halo-width': ['case', kindIs(...wideStreets), 1.6, 1.3],
  },
});

const waterNames = (lettering: Lettering): LayerSpecification => ({
  id: 'water-names',
  type: 'symbol',
  minzoom: 12.8,
  ...basemap('waterways'),
  layout: {
    ...along(lettering),
    'symbol-spacing': 420,
    'text-font': font(lettering, 'Medium'),
    'text-size': size(lettering, [13, 11], [17, 14]),
    'text-letter-spacing': lettering.language === 'zh' ? 0.3 : 0.06,
  },
  paint: {
    'text-color': lettering.theme.waterName,
    'text-halo-color': lettering.theme.water,
    'text-halo-width': 1.4,
  },
});

/** Filters see whole zooms only. */
const rankShown: ExpressionSpecification = [
  '<=',
  ['get', 'rank'],
  fromZoom(1, [13, 2], [14, 3], [15, 4], [16, 5]),
];

const pointPaint = ({ theme }: Lettering) => ({
  'text-color': byKind(theme.labels, theme.ink),
  'text-halo-color': theme.halo,
  'text-halo-width': 1.5,
  'text-halo-blur': 0.4,
});

const placeNames = (lettering: Lettering): LayerSpecification => ({
  id: 'place-names',
  type: 'symbol',
  ...basemap('labels', kindIs('neighbourhood', 'locality', 'water'), rankShown),
  layout: {
    'text-field': name(lettering),
    'text-font': font(lettering, 'Regular'),
    'text-size': size(lettering, [13, 10.5], [17, 13]),
    'text-letter-spacing': lettering.language === 'zh' ? 0.12 : 0.03,
    'text-max-width': 7,
    'text-padding': 8,
    'symbol-sort-key': ['get', 'rank'],
  },
  paint: pointPaint(lettering),
});

/** Where a station covers the sign, the name alone tells the landmark. */
const landmarkNames = (lettering: Lettering): LayerSpecification => ({
  id: 'landmark-names',
  type: 'symbol',
  ...basemap('labels', kindIs(...Object.keys(signIcons)), rankShown),
  layout: {
    'icon-image': ['concat', signPrefix(lettering.themeName), ['get', 'kind']],
    'icon-size': pictureSize(lettering),
    'icon-padding': 3,
    'icon-optional': true,
    'text-field': name(lettering),
    'text-font': font(lettering, 'Medium'),
    'text-size': size(lettering, [13, 11], [17, 13.5]),
    'text-max-width': 8,
    'text-variable-anchor': [
      'left',
      'right',
      'top',
      'bottom',
      'top-left',
      'top-right',
      'bottom-left',
      'bottom-right',
    ],
    'text-radial-offset': 0.85,
    'text-justify': 'auto',
    'text-padding': 3,
    'symbol-sort-key': ['get', 'rank'],
  },
  paint: pointPaint(lettering),
});

/** Needed only while a town is small on the screen. */
const townNames = (lettering: Lettering): LayerSpecification[] =>
  [
    { id: 'village-names', maxzoom: 15, ranks: [3], sizes: [11, 14] as const },
    { id: 'town-names', maxzoom: 13.6, ranks: [1, 2], sizes: [14, 18] as const },
  ].map(({ id, maxzoom, ranks, sizes: [small, large] }) => ({
    id,
    type: 'symbol',
    maxzoom,
    ...basemap('labels', kindIs('town'), ['in', ['get', 'rank'], ['literal', ranks]]),
    layout: {
      'text-field': name(lettering),
      'text-font': font(lettering, 'Semibold'),
      'text-size': size(lettering, [12, small], [14, large]),
      'text-letter-spacing': 0.16,
      'text-padding': 10,
      'symbol-sort-key': ['get', 'rank'],
    },
    paint: pointPaint(lettering),
  }));

export const names = (lettering: Lettering): LayerSpecification[] => [
  streetNames(lettering),
  waterNames(lettering),
  placeNames(lettering),
  landmarkNames(lettering),
  ...townNames(lettering),
];
