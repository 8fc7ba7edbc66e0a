// Small words for the style: values by zoom, by kind, and the features of one layer.

import type { ExpressionSpecification, FilterSpecification } from 'maplibre-gl';
import type { BasemapLayer } from '#core/basemap.ts';

type Output = number | string | ExpressionSpecification;

/** Grows between the given zooms as the ground does, or straight with `base` 1. */
export function byZoom(
  stops: readonly (readonly [zoom: number, value: Output])[],
  base = 1.4,
): ExpressionSpecification {
  return ['interpolate', ['exponential', base], ['zoom'], ...stops.flat()] as never;
}

/** From each zoom on, the value beside it. */
export function fromZoom(
  first: Output,
  ...steps: (readonly [zoom: number, value: Output])[]
): ExpressionSpecification {
  return ['step', ['zoom'], first, ...steps.flat()] as never;
}

/** The value beside the feature's kind. */
export function byKind<K extends string>(
  values: Partial<Record<K, Output>>,
  otherwise: Output,
): ExpressionSpecification {
  return ['match', ['get', 'kind'], ...Object.entries(values).flat(), otherwise] as never;
}

/** The source and the features of one layer of the basemap; see `basemap-source.ts`. */
export function basemap(layer: BasemapLayer, ...conditions: ExpressionSpecification[]) {
  const filter = ['all', ...conditions] as FilterSpecification;
  return { source: 'basemap', metadata: { basemap: layer }, filter };
}

export const has = (property: string): ExpressionSpecification => ['has', property];
export const hasNot = (property: string): ExpressionSpecification => ['!', ['has', property]];
export const kindIs = (...kinds: string[]): ExpressionSpecification => [
  'in',
  ['get', 'kind'],
  ['literal', kinds],
];
