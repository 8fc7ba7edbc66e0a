// Streets and rails: all casings first, then all fills, so that junctions are open;
// tunnels below, bridges above with a parapet on each side. Within a layer the wider
// street lies on top. Widths are for legibility, not to scale.

import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { type StreetKind, streetKinds } from '#core/basemap.ts';
import { basemap, byKind, byZoom, fromZoom, has, hasNot, kindIs } from './expressions.ts';
import type { MapTheme } from './theme.ts';

/** Width of a street's surface in CSS pixels at zooms 12, 14, 16 and 18. */
const widths: Readonly<Record<StreetKind, readonly [number, number, number, number]>> = {
  motorway: [2.2, 4.6, 10, 26],
  trunk: [2, 4.2, 9.5, 25],
  primary: [2, 4, 9.5, 25],
  secondary: [1.6, 3.7, 8.5, 22],
  tertiary: [1.2, 2.9, 7, 18],
  residential: [0.6, 1.6, 5, 14],
  service: [0.3, 0.9, 3, 9],
  pedestrian: [0.6, 1.6, 4.4, 12],
  path: [0.4, 0.7, 1.3, 2.4],
};

/** What stands out on each side, CSS pixels at the same zooms. */
const casings = [0.6, 0.8, 1, 1.4] as const;
const parapets = [0.8, 1.1, 1.6, 2.2] as const;

function width(edges: readonly number[] = [0, 0, 0, 0]): ExpressionSpecification {
  const at = (i: 0 | 1 | 2 | 3) => {
    const values = streetKinds.map((k) => [k, widths[k][i] + 2 * (edges[i] as number)]);
    return byKind(Object.fromEntries(values), 1);
  };
  return byZoom([
    [12, at(0)],
    [14, at(1)],
    [16, at(2)],
    [18, at(3)],
  ]);
}

const onTop: ExpressionSpecification = [
  '+',
  ['*', 100, ['coalesce', ['get', 'layer'], 0]],
  byKind(Object.fromEntries(streetKinds.map((k, i) => [k, -i])), -9),
];

/** Lanes come in when there is room for them. */
const shown: ExpressionSpecification = [
  '>=',
  ['zoom'],
  byKind({ residential: 13, pedestrian: 13, service: 14 }, 0),
];

const street = kindIs(...streetKinds.filter((k) => k !== 'path'));
const path = kindIs('path');
const ground = [hasNot('bridge'), hasNot('tunnel')];

function colour(theme: MapTheme, part: 'fill' | 'casing'): ExpressionSpecification {
  return byKind(
    {
      motorway: theme.motorway[part],
      trunk: theme.motorway[part],
      primary: theme.primary[part],
      service: theme.lane[part],
      pedestrian: theme.pedestrian[part],
    },
    theme.street[part],
  );
}

export const tunnels = (theme: MapTheme): LayerSpecification[] => [
  {
    id: 'tunnel-casing',
    type: 'line',
    ...basemap('streets', has('tunnel'), street, shown),
    layout: { 'line-sort-key': onTop, 'line-join': 'round' },
    paint: {
      'line-color': theme.street.casing,
      'line-width': width(casings),
      'line-dasharray': [1.2, 0.8],
    },
  },
  {
    id: 'tunnel',
    type: 'line',
    ...basemap('streets', has('tunnel'), street, shown),
    layout: { 'line-sort-key': onTop, 'line-join': 'round' },
    paint: { 'line-color': theme.blocks.residential, 'line-width': width() },
  },
];

export const streets = (theme: MapTheme): LayerSpecification[] => [
  {
    id: 'path',
    type: 'line',
    minzoom: 14.5,
    ...basemap('streets', ...ground, path),
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': theme.path,
      'line-width': width(),
      'line-dasharray': [2.4, 1.4],
    },
  },
  {
    id: 'street-casing',
    type: 'line',
    ...basemap('streets', ...ground, street, shown),
    layout: { 'line-sort-key': onTop, 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour(theme, 'casing'), 'line-width': width(casings) },
  },
  {
    id: 'street',
    type: 'line',
    ...basemap('streets', ...ground, street, shown),
    layout: { 'line-sort-key': onTop, 'line-cap': 'round', 'line-join': 'round' },
    paint: { 'line-color': colour(theme, 'fill'), 'line-width': width() },
  },
];

const railWidth = (extra: number) =>
  byZoom([
    [12, 1 + extra],
    [14, 1.8 + extra],
    [16, 3 + extra],
    [18, 5 + extra],
  ]);

/** A dark line with light sleepers; rails below the ground are left to the stations. */
const rail = (theme: MapTheme, bridge: boolean): LayerSpecification[] => [
  {
    id: bridge ? 'rail-bridge' : 'rail',
    type: 'line',
    ...basemap('rail', hasNot('tunnel'), bridge ? has('bridge') : hasNot('bridge')),
    layout: { 'line-join': 'round' },
    paint: { 'line-color': theme.rail.casing, 'line-width': railWidth(0.8) },
  },
  {
    id: bridge ? 'rail-bridge-sleepers' : 'rail-sleepers',
    type: 'line',
    minzoom: 12.5,
    ...basemap('rail', hasNot('tunnel'), bridge ? has('bridge') : hasNot('bridge')),
    layout: { 'line-join': 'round' },
    paint: {
      'line-color': theme.rail.fill,
      'line-width': railWidth(-0.4),
      'line-dasharray': [3.5, 3.5],
    },
  },
];

export const rails = (theme: MapTheme) => rail(theme, false);

/** Far out, where bridges are dots, they are streets like the others. */
const parapet = (theme: MapTheme) => fromZoom(colour(theme, 'casing'), [13.5, theme.parapet]);

export const bridges = (theme: MapTheme): LayerSpecification[] => [
  {
    id: 'bridge-casing',
    type: 'line',
    ...basemap('streets', has('bridge'), shown),
    layout: { 'line-sort-key': onTop, 'line-join': 'round' },
    paint: { 'line-color': parapet(theme), 'line-width': width(parapets) },
  },
  {
    id: 'bridge',
    type: 'line',
    ...basemap('streets', has('bridge'), shown),
    layout: { 'line-sort-key': onTop, 'line-join': 'round' },
    paint: { 'line-color': colour(theme, 'fill'), 'line-width': width() },
  },
  ...rail(theme, true),
];
