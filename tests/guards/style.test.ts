// The look of the map is a value, so it can be read: valid, complete, legible, and of
// one palette with the panel.

import { readFileSync } from 'node:fs';
import { type StyleSpecification, validateStyleMin } from '@maplibre/maplibre-gl-style-spec';
import { describe, expect, test } from 'vitest';
import { stationKinds } from '#core/station.ts';
import { drawingOf, type MarkerForm, markerPrefix, signPrefix } from '#map/marker.ts';
import { pours } from '#map/pour.ts';
import type { ThemeName } from '#map/scene.ts';
import { signIcons } from '#map/sign-icons.ts';
import { buildStyle, sceneSources } from '#map/style.ts';
import { type MapTheme, mapThemes } from '#map/theme.ts';

const themes = Object.keys(mapThemes) as ThemeName[];
const styles = themes.flatMap((theme) =>
  (['zh', 'en'] as const).flatMap((language) =>
    [
      [1, 'geojson'],
      [1.35, 'pmtiles'],
    ].map(([scale, format]) => {
      const name = `${theme}, ${language}, text × ${scale}, ${format}`;
      const basemapUrl = `/areas/a/basemap.${format}`;
      const options = { basemapUrl, bbox: [1, 2, 3, 4] as const, minutes: '分钟' };
      return [name, buildStyle({ ...options, theme, language, scale: Number(scale) })] as const;
    }),
  ),
);

describe.each(styles)('%s', (_, style: StyleSpecification) => {
  test('is a valid style', () => {
    expect(validateStyleMin(style)).toEqual([]);
  });

  test('has no layer twice, and no source that no layer draws', () => {
    const ids = style.layers.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const drawn = new Set(style.layers.flatMap((layer) => ('source' in layer ? layer.source : [])));
    expect(Object.keys(style.sources).sort()).toEqual([...drawn].sort());
  });

  test('asks for no font and no picture from anywhere', () => {
    expect(style).not.toHaveProperty('glyphs');
    expect(style).not.toHaveProperty('sprite');
    expect(style).not.toHaveProperty('font-faces');
  });
});

test('a scene fills every source that waits for one', () => {
  expect(Object.keys(pours).sort()).toEqual([...sceneSources].sort());
});

describe('drawing order', () => {
  const ids = (styles[0] as (typeof styles)[0])[1].layers.map(({ id }) => id);
  test.each([
    ['the tint of reach lies under water and streets', 'reach', 'water', 'street'],
    ['a bridge crosses water and the street below it', 'water', 'street', 'bridge-casing'],
    ['nothing covers the stations but the selected one', 'landmark-names', 'stations', 'here'],
    ['the selected station is on top', 'stations', 'here', 'station-selected'],
  ])('%s', (_, ...order) => {
    const places = order.map((id) => ids.indexOf(id));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});

test.each(themes)('every marker and sign a %s map may ask for can be drawn', (theme) => {
  const states = Object.keys(mapThemes[theme].states);
  const forms: MarkerForm[] = ['dot', 'number', 'disc', 'pin'];
  const markers = forms.flatMap((form) =>
    states.flatMap((state) =>
      stationKinds.flatMap((kind) =>
        [0, 1, 9, 10].map((rank) => `${markerPrefix(theme, form)}${state}/${kind}/${rank}`),
      ),
    ),
  );
  const signs = Object.keys(signIcons).map((kind) => signPrefix(theme) + kind);
  for (const id of [...markers, ...signs, markerPrefix(theme, 'faint')]) {
    const drawing = drawingOf(id);
    expect(drawing?.svg, id).toMatch(/^<svg .*<\/svg>$/);
    expect(drawing?.svg, id).not.toMatch(/undefined|NaN/);
  }
  expect(drawingOf('another/image')).toBeNull();
});

test.each(themes)('the four states differ in shape alone on a %s map', (theme) => {
  for (const form of ['dot', 'disc', 'pin'] as const) {
    const shapes = Object.keys(mapThemes[theme].states).map((state) =>
      drawingOf(`${markerPrefix(theme, form)}${state}/rider_rest/0`)?.svg.replaceAll(/#\w{6}/g, ''),
    );
    expect(new Set(shapes).size).toBe(4);
  }
});

/** Relative luminance and contrast ratio as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const mix = (over: string, under: string, opacity: number) =>
  `#${[1, 3, 5]
    .map((i) => {
      const [o, u] = [over, under].map((hex) => Number.parseInt(hex.slice(i, i + 2), 16));
      const c = Math.round((o as number) * opacity + (u as number) * (1 - opacity));
      return c.toString(16).padStart(2, '0');
    })
    .join('')}`;

/** Every ground a text may stand on, the three bands of reach included. */
function grounds(theme: MapTheme): string[] {
  const bare = [theme.paper, theme.halo, ...Object.values(theme.blocks)];
  const { near, far, opacity } = theme.reach;
  const bands = bare.map((ground) =>
    mix(near, mix(far, mix(far, ground, opacity), opacity), opacity),
  );
  return [...bare, ...bands, ...Object.values(theme.green)];
}

describe.each(themes)('legibility of the %s map', (name) => {
  const theme = mapThemes[name];
  const least = name === 'glare' ? 7 : 4.5;

  test.each([
    ...Object.entries(theme.labels),
    ['street names', theme.streetName],
    ['station names', theme.ink],
    ['minutes', theme.reach.text],
  ])('%s stand out from any ground', (_, colour) => {
    for (const ground of grounds(theme)) {
      expect(contrast(colour, ground), `${colour} on ${ground}`).toBeGreaterThanOrEqual(least);
    }
  });

  test('names of water stand out from water', () => {
    expect(contrast(theme.waterName, theme.water)).toBeGreaterThanOrEqual(least);
  });

  test('states, route and position stand out from the paper as graphics must', () => {
    for (const colour of [...Object.values(theme.states), theme.accent, theme.reach.line]) {
      expect(contrast(colour, theme.paper), colour).toBeGreaterThanOrEqual(3);
    }
  });
});

test.each(themes)('the %s map and the panel share one palette', (name) => {
  const css = readFileSync(new URL('../../src/ui/styles/tokens.css', import.meta.url), 'utf8');
  const selector = name === 'day' ? ':root {' : `:root[data-theme="${name}"] {`;
  const block = css.slice(css.indexOf(selector)).split('}')[0] ?? '';
  const token = (property: string) =>
    new RegExp(`--${property}: (#\\w{6});`).exec(block)?.[1]?.toLowerCase();
  const theme = mapThemes[name];
  const shared = {
    paper: theme.paper,
    surface: theme.surface,
    ink: theme.ink,
    accent: theme.accent,
  };
  for (const [property, colour] of Object.entries({ ...shared, ...theme.states })) {
    expect(token(property), property).toBe(colour.toLowerCase());
  }
});
