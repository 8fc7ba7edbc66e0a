// The ground of the map: blocks, green, water, buildings, the veil over what lies
// outside the service area, and the frame that lets the drawing fade into the paper.

import type { LayerSpecification } from 'maplibre-gl';
import { basemap, byKind, byZoom, has, hasNot, kindIs } from './expressions.ts';
import type { MapTheme } from './theme.ts';

export const paper = (theme: MapTheme): LayerSpecification[] => [
  { id: 'paper', type: 'background', paint: { 'background-color': theme.paper } },
];

export const blocks = (theme: MapTheme): LayerSpecification[] => [
  {
    id: 'blocks',
    type: 'fill',
    ...basemap('blocks'),
    paint: { 'fill-color': byKind(theme.blocks, theme.blocks.other) },
  },
];

export const green = (theme: MapTheme): LayerSpecification[] => [
  {
    id: 'green',
    type: 'fill',
    ...basemap('green'),
    paint: { 'fill-color': byKind(theme.green, theme.green.park) },
  },
];

/** The shore lies under the fills, so that rivers that meet have no line between them. */
export const water = (theme: MapTheme): LayerSpecification[] => [
  {
    id: 'shore',
    type: 'line',
    ...basemap('water'),
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': theme.shore,
      'line-width': byZoom([
        [12, 1.2 * theme.stroke],
        [16, 2.6 * theme.stroke],
        [18, 3.5 * theme.stroke],
      ]),
    },
  },
  {
    id: 'waterways',
    type: 'line',
    ...basemap('waterways'),
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': theme.water,
      'line-width': byZoom([
        [12, byKind({ river: 2.4, canal: 1.8 }, 0.9)],
        [16, byKind({ river: 6, canal: 4 }, 2.2)],
      ]),
    },
  },
  { id: 'water', type: 'fill', ...basemap('water'), paint: { 'fill-color': theme.water } },
];

export const buildings = (theme: MapTheme): LayerSpecification[] => [
  {
    id: 'buildings',
    type: 'fill',
    minzoom: 15,
    ...basemap('buildings', hasNot('landmark')),
    paint: { 'fill-color': theme.building },
  },
  {
    id: 'landmark-buildings',
    type: 'fill',
    minzoom: 14,
    ...basemap('buildings', has('landmark')),
    paint: { 'fill-color': theme.landmarkBuilding, 'fill-outline-color': theme.buildingEdge },
  },
];

/** Outside is dimmed, and the edge dashed: an area of service, not a boundary. */
export const veil = (theme: MapTheme): LayerSpecification[] => [
  {
    id: 'veil',
    type: 'fill',
    ...basemap('service_area', kindIs('outside')),
    paint: { 'fill-color': theme.veil.colour, 'fill-opacity': theme.veil.opacity },
  },
  {
    id: 'service-area-edge',
    type: 'line',
    ...basemap('service_area', kindIs('inside')),
    layout: { 'line-join': 'round', 'line-cap': 'round' },
    paint: {
      'line-color': theme.veil.edge,
      'line-width': byZoom([
        [12, 1.1 * theme.stroke],
        [17, 2.2 * theme.stroke],
      ]),
      'line-dasharray': [0.1, 2.6],
    },
  },
];

/** A broad soft line of paper around the data, and paper beyond it. */
export const frame = (theme: MapTheme): LayerSpecification[] => [
  {
    id: 'frame-edge',
    type: 'line',
    source: 'frame',
    paint: {
      'line-color': theme.paper,
      'line-width': byZoom([
        [12, 90],
        [16, 160],
      ]),
      'line-blur': byZoom([
        [12, 45],
        [16, 80],
      ]),
    },
  },
  { id: 'frame', type: 'fill', source: 'frame', paint: { 'fill-color': theme.paper } },
];
