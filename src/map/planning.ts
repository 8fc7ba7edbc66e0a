// What a planner's scene adds to the map: demand points by what became of them, streets
// by time, candidate sites, names of gaps. One list of looks serves points, streets,
// legends and charts; shape goes with colour: who is left out is a ring, never a disc.
// Qualitative colours: Okabe & Ito, https://jfly.uni-koeln.de/color/

import type { Feature, FeatureCollection } from 'geojson';
import type { ExpressionSpecification, LayerSpecification } from 'maplibre-gl';
import { byZoom } from './expressions.ts';
import { font, type Lettering, size } from './names.ts';
import { type DemandLook, demandLooks, type PlanningScene, type ThemeName } from './scene.ts';
import type { MapTheme } from './theme.ts';

/** How a look is drawn: a disc of its colour, or a ring. */
export interface LookStyle {
  readonly colour: string;
  readonly isRing: boolean;
}

const parts = [
  '#0072B2',
  '#E69F00',
  '#009E73',
  '#CC79A7',
  '#56B4E9',
  '#D55E00',
  '#7A4A12',
  '#5C6670',
];

type Scale = readonly [near: string, middle: string, far: string, out: string, doubt: string];
const scales: Readonly<Record<ThemeName, Scale>> = {
  day: ['#08408A', '#3D8BCB', '#9CC7E8', '#C7420A', '#6B4FA0'],
  night: ['#D3E8FF', '#79B8F2', '#3A78B5', '#FF9A5A', '#C3A9F2'],
  glare: ['#001E66', '#3B5FC0', '#9DB4EC', '#000000', '#5A5A5A'],
};

/** The looks of a theme, for the map, its legend and the charts beside it. */
export function lookStyles(theme: ThemeName): Readonly<Record<DemandLook, LookStyle>> {
  const [near, middle, far, out, doubt] = scales[theme];
  const disc = (colour: string): LookStyle => ({ colour, isRing: false });
  const ring = (colour: string): LookStyle => ({ colour, isRing: true });
  return {
    near: disc(near),
    middle: disc(middle),
    far: disc(far),
    out: ring(out),
    never: ring(theme === 'night' ? '#8D99A5' : '#6E7882'),
    unknown: ring(doubt),
    gained: disc(near),
    lost: ring(out),
    same: disc(theme === 'night' ? '#5B6874' : '#A9A396'),
    one: disc(theme === 'glare' ? '#5A5A5A' : '#E08A1E'),
    two: disc(middle),
    more: disc(near),
    'part-0': disc(parts[0] as string),
    'part-1': disc(parts[1] as string),
    'part-2': disc(parts[2] as string),
    'part-3': disc(parts[3] as string),
    'part-4': disc(parts[4] as string),
    'part-5': disc(parts[5] as string),
    'part-6': disc(parts[6] as string),
    'part-7': disc(parts[7] as string),
  };
}

/** The look of a feature, told by feature state (an index) or by its own property (a name). */
const byLook = <T extends string | number>(
  from: 'state' | 'property',
  value: (look: DemandLook) => T,
  otherwise: T,
): ExpressionSpecification =>
  [
    'match',
    from === 'state' ? ['coalesce', ['feature-state', 'look'], -1] : ['get', 'look'],
    ...demandLooks.flatMap((look, i) => [from === 'state' ? i : look, value(look)]),
    otherwise,
  ] as never;

export const reachedStreets = (theme: MapTheme, themeName: ThemeName): LayerSpecification[] => [
  {
    id: 'reached-streets',
    type: 'line',
    source: 'reached-streets',
    layout: { 'line-cap': 'round', 'line-join': 'round' },
    paint: {
      'line-color': byLook('property', (look) => lookStyles(themeName)[look].colour, theme.faint),
      'line-width': byZoom([
        [12, 1.6 * theme.stroke],
        [17, 6 * theme.stroke],
      ]),
    },
  },
];

/** Area grows with the weight: the largest point has size 1. */
const radius = (factor: number): ExpressionSpecification =>
  byZoom([
    [11, ['*', factor, ['+', 1.2, ['*', 3, ['get', 'size']]]]],
    [15, ['*', factor, ['+', 2.5, ['*', 8, ['get', 'size']]]]],
    [18, ['*', factor, ['+', 5, ['*', 16, ['get', 'size']]]]],
  ]);

export function demandPoints({ theme, themeName, scale }: Lettering): LayerSpecification[] {
  const styles = lookStyles(themeName);
  return [
    {
      id: 'demand',
      type: 'circle',
      source: 'demand',
      // Whoever has none of the weight in question is not part of the figure.
      filter: ['>', ['get', 'size'], 0],
      layout: { 'circle-sort-key': ['-', 0, ['get', 'size']] },
      paint: {
        'circle-radius': radius(scale),
        'circle-color': byLook(
          'state',
          (look) => (styles[look].isRing ? theme.surface : styles[look].colour),
          theme.faint,
        ),
        'circle-stroke-color': byLook(
          'state',
          (look) => (styles[look].isRing ? styles[look].colour : theme.surface),
          theme.surface,
        ),
        'circle-stroke-width': byLook(
          'state',
          (look) => (styles[look].isRing ? 2 : 0.75) * theme.stroke,
          0.75,
        ),
        // Not yet told a look: not yet known, so not yet there.
        'circle-opacity': ['case', ['==', ['feature-state', 'look'], null], 0, 1],
        'circle-stroke-opacity': ['case', ['==', ['feature-state', 'look'], null], 0, 1],
      },
    },
  ];
}

export const gapNames = (lettering: Lettering): LayerSpecification[] => [
  {
    id: 'gap-names',
    type: 'symbol',
    source: 'gaps',
    layout: {
      'text-field': ['get', 'label'],
      'text-font': font(lettering, 'Semibold'),
      'text-size': size(lettering, [12, 12], [16, 15]),
      'text-max-width': 9,
      'text-anchor': 'top',
      'text-offset': [0, 0.7],
      // What the list names must be found on the map, whatever else has a name there.
      'text-allow-overlap': true,
      'symbol-sort-key': ['get', 'order'],
    },
    paint: {
      'text-color': lookStyles(lettering.themeName).out.colour,
      'text-halo-color': lettering.theme.halo,
      'text-halo-width': 2.2,
    },
  },
];

export const sites = (lettering: Lettering): LayerSpecification[] => [
  {
    id: 'sites',
    type: 'circle',
    source: 'sites',
    paint: {
      'circle-radius': 15 * lettering.scale,
      'circle-color': lettering.theme.surface,
      'circle-stroke-color': lettering.theme.accent,
      'circle-stroke-width': 3 * lettering.theme.stroke,
    },
  },
  {
    id: 'site-signs',
    type: 'symbol',
    source: 'sites',
    layout: {
      'text-field': ['concat', '+', ['get', 'rank']],
      'text-font': font(lettering, 'Semibold'),
      'text-size': 14 * lettering.scale,
      'text-allow-overlap': true,
    },
    paint: { 'text-color': lettering.theme.accent },
  },
];

const collection = (features: Feature[]): FeatureCollection => ({
  type: 'FeatureCollection',
  features,
});

export function demandData(points: PlanningScene['demand']): FeatureCollection {
  const most = points.reduce((so, { weight }) => Math.max(so, weight), 0) || 1;
  return collection(
    points.map(({ at, weight }, id) => ({
      type: 'Feature',
      id,
      properties: { size: Math.sqrt(Math.max(0, weight) / most) },
      geometry: { type: 'Point', coordinates: [...at] },
    })),
  );
}

export const siteData = (all: PlanningScene['sites']): FeatureCollection =>
  collection(
    all.map(({ id, at, rank }) => ({
      type: 'Feature',
      properties: { id, rank },
      geometry: { type: 'Point', coordinates: [...at] },
    })),
  );

export const gapData = (all: PlanningScene['gaps']): FeatureCollection =>
  collection(
    all.map(({ at, label }, order) => ({
      type: 'Feature',
      properties: { label, order },
      geometry: { type: 'Point', coordinates: [...at] },
    })),
  );
