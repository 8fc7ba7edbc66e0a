// The stations on the map: small dots of their state far out, discs with the icon of
// their kind near, a numeral for the first of the list, a pin with a name for the
// selected one. All are always shown; names give way to each other.

import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { fromZoom } from './expressions.ts';
import { type MarkerForm, markerPrefix } from './marker.ts';
import { font, type Lettering, pictureSize, size } from './names.ts';

const rank: ExpressionSpecification = ['get', 'rank'];
const isRanked: ExpressionSpecification = ['>', rank, 0];
const name: ExpressionSpecification = ['get', 'name'];
const matches: ExpressionSpecification = ['get', 'matches'];
const isSelected: ExpressionSpecification = ['get', 'selected'];

/** Ids of the layers in which a station can be hit. */
export const stationLayers = ['stations-left-out', 'stations', 'station-selected'];

const marker = ({ themeName }: Lettering, form: MarkerForm): ExpressionSpecification => [
  'concat',
  markerPrefix(themeName, form),
  ['get', 'state'],
  '/',
  ['get', 'kind'],
  '/',
  rank,
];

const ranked = (lettering: Lettering, form: MarkerForm, others: MarkerForm) =>
  ['case', isRanked, marker(lettering, form), marker(lettering, others)] as ExpressionSpecification;

const nameText = (lettering: Lettering) =>
  ({
    'text-font': font(lettering, 'Semibold'),
    'text-max-width': 11,
    'text-justify': 'auto',
  }) as const;

const namePaint = ({ theme }: Lettering) => ({
  'text-color': theme.ink,
  'text-halo-color': theme.halo,
  'text-halo-width': 2,
});

export const stations = (lettering: Lettering): LayerSpecification[] => [
  {
    id: 'stations-left-out',
    type: 'symbol',
    source: 'stations',
    filter: ['all', ['!', matches], ['!', isSelected]],
    layout: {
      'icon-image': markerPrefix(lettering.themeName, 'faint'),
      'icon-size': pictureSize(lettering),
      'icon-allow-overlap': true,
    },
  },
  {
    id: 'station-hover',
    type: 'circle',
    source: 'stations',
    paint: {
      'circle-radius': 20 * lettering.scale,
      'circle-color': lettering.theme.accent,
      'circle-opacity': ['case', ['boolean', ['feature-state', 'hover'], false], 0.25, 0],
    },
  },
  {
    id: 'stations',
    type: 'symbol',
    source: 'stations',
    filter: ['all', matches, ['!', isSelected]],
    layout: {
      'icon-image': fromZoom(
        ranked(lettering, 'number', 'dot'),
        [14, ranked(lettering, 'disc', 'dot')],
        [15, marker(lettering, 'disc')],
      ),
      'icon-size': pictureSize(lettering),
      'icon-allow-overlap': true,
      // The later in the list, the lower in the pile.
      'symbol-sort-key': ['case', isRanked, ['-', 100, rank], 0],
      ...nameText(lettering),
      'text-field': fromZoom(
        '',
        [14, ['case', ['all', isRanked, ['<=', rank, 3]], name, '']],
        [16, name],
      ),
      'text-size': size(lettering, [14, 11.5], [17, 13.5]),
      'text-variable-anchor': ['left', 'right', 'top', 'bottom'],
      'text-radial-offset': 1.45,
      'text-optional': true,
    },
    paint: namePaint(lettering),
  },
];

/** Above everything, the position included. */
export const selectedStation = (lettering: Lettering): LayerSpecification[] => [
  {
    id: 'station-selected',
    type: 'symbol',
    source: 'stations',
    filter: isSelected,
    layout: {
      'icon-image': marker(lettering, 'pin'),
      'icon-size': pictureSize(lettering),
      'icon-anchor': 'bottom',
      'icon-allow-overlap': true,
      ...nameText(lettering),
      'text-field': name,
      'text-size': size(lettering, [12, 14], [17, 16]),
      'text-anchor': 'top',
      'text-offset': [0, 0.35],
      'text-allow-overlap': true,
    },
    paint: namePaint(lettering),
  },
];
