// What the scene adds to the ground beside the stations: reach, route, position.

import type { LayerSpecification } from 'maplibre-gl';
import { byZoom } from './expressions.ts';
import { font, type Lettering, size } from './names.ts';
import type { MapTheme } from './theme.ts';

/** Lies under green, water and streets: the ground is tinted, they keep their colours. */
export const reachGround = (theme: MapTheme): LayerSpecification[] => [
  {
    id: 'reach',
    type: 'fill',
    source: 'reach',
    layout: { 'fill-sort-key': ['-', 0, ['get', 'minutes']] },
    paint: {
      'fill-color': [
        'interpolate',
        ['linear'],
        ['get', 'minutes'],
        5,
        theme.reach.near,
        15,
        theme.reach.far,
      ],
      // Near, the tint fills the screen and may be lighter.
      'fill-opacity':
        theme.reach.opacity === 1
          ? 1
          : byZoom([
              [14, theme.reach.opacity],
              [17, theme.reach.opacity * 0.6],
            ]),
      'fill-antialias': false,
    },
  },
];

export const reachEdges = (theme: MapTheme): LayerSpecification[] => [
  {
    id: 'reach-edge',
    type: 'line',
    source: 'reach-edge',
    filter: ['==', ['geometry-type'], 'LineString'],
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': theme.reach.line,
      'line-width': byZoom([
        [12, 1 * theme.stroke],
        [16, 1.8 * theme.stroke],
      ]),
    },
  },
];

export const reachLabels = (lettering: Lettering, minutes: string): LayerSpecification[] => [
  {
    id: 'reach-minutes',
    type: 'symbol',
    source: 'reach-edge',
    filter: ['==', ['geometry-type'], 'Point'],
    layout: {
      'text-field': ['concat', ['get', 'minutes'], minutes],
      'text-font': font(lettering, 'Semibold'),
      'text-size': size(lettering, [12, 11], [16, 13]),
      'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
      'text-padding': 8,
    },
    paint: {
      'text-color': lettering.theme.reach.text,
      'text-halo-color': lettering.theme.halo,
      'text-halo-width': 2.2,
    },
  },
];

export const route = (theme: MapTheme): LayerSpecification[] => [
  {
    id: 'route-casing',
    type: 'line',
    source: 'route',
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': theme.routeCasing,
      'line-width': byZoom([
        [12, 6.5 * theme.stroke],
        [17, 12 * theme.stroke],
      ]),
    },
  },
  {
    id: 'route',
    type: 'line',
    source: 'route',
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': theme.accent,
      'line-width': byZoom([
        [12, 4 * theme.stroke],
        [17, 7.5 * theme.stroke],
      ]),
    },
  },
];

export const here = (theme: MapTheme): LayerSpecification[] => [
  {
    id: 'accuracy',
    type: 'circle',
    source: 'here',
    paint: {
      'circle-color': theme.accent,
      'circle-opacity': theme.reach.opacity === 1 ? 0 : 0.12,
      // Doubles with each zoom, as the ground does.
      'circle-radius': byZoom(
        [
          [0, 0],
          [24, ['get', 'radiusAtZoom24']],
        ],
        2,
      ),
      'circle-stroke-color': theme.accent,
      'circle-stroke-width': 1.2 * theme.stroke,
    },
  },
  {
    id: 'here',
    type: 'circle',
    source: 'here',
    paint: {
      'circle-color': theme.accent,
      'circle-radius': 7.5,
      'circle-stroke-color': theme.surface,
      'circle-stroke-width': 3,
    },
  },
];
