// A small map for paper: streets, water and green around a station, the outline of a
// short walk, a scale bar and north. Drawn as SVG in metres from the station, so that it
// prints sharp at any size. Local plane: fine to centimetres over a kilometre.

import type { MultiPolygon, Position } from 'geojson';
import { html, raw } from 'hono/html';
import type { StreetKind } from '#core/basemap.ts';
import { metresPerLat, metresPerLng } from '#core/streets/graph.ts';
import type { LngLat } from '#core/units.ts';
import type { Markup } from './markup.ts';

export interface WalkMapInput {
  readonly at: LngLat;
  /** Half the side of the square shown, metres. */
  readonly reachMetres: number;
  readonly outline: MultiPolygon;
  readonly streets: readonly { readonly line: readonly Position[]; readonly kind: StreetKind }[];
  readonly water: readonly (readonly Position[][])[];
  readonly green: readonly (readonly Position[][])[];
  /** The most important first: later ones give way. */
  readonly names: readonly { readonly at: LngLat; readonly name: string }[];
  readonly words: { readonly label: string; readonly north: string; readonly scale: string };
}

/** Width on the ground, metres; wider than true, or paper would not show them. */
const widths: Readonly<Record<StreetKind, number>> = {
  motorway: 22,
  trunk: 20,
  primary: 18,
  secondary: 15,
  tertiary: 12,
  residential: 9,
  service: 6,
  pedestrian: 6,
  path: 3,
};
const scaleBarMetres = 200;

export function walkMap(input: WalkMapInput): Markup {
  const { at, reachMetres: half, words } = input;
  const across = metresPerLng(at[1]);
  const point = ([lng, lat]: Position): readonly [number, number] => [
    Math.round(((lng as number) - at[0]) * across * 10) / 10,
    Math.round((at[1] - (lat as number)) * metresPerLat * 10) / 10,
  ];
  const near = (line: readonly Position[]) =>
    line.some((position) => point(position).every((value) => Math.abs(value) < half * 1.3));
  const path = (line: readonly Position[]) =>
    `M${line.map((position) => point(position).join(' ')).join('L')}`;
  const areas = (polygons: WalkMapInput['water']) =>
    polygons
      .flatMap((rings) => (near(rings[0] ?? []) ? rings.map((ring) => `${path(ring)}Z`) : []))
      .join('');
  const streets = input.streets.filter(({ line }) => near(line));
  const stroke = (extra: number, colour: string) =>
    streets
      .map(
        ({ line, kind }) =>
          `<path d="${path(line)}" stroke="${colour}" stroke-width="${widths[kind] + extra}"/>`,
      )
      .join('');
  const walk = areas(input.outline.coordinates);
  const bar = half - 30;
  return html`<svg class="walk-map" viewBox="${-half} ${-half} ${2 * half} ${2 * half}" role="img" aria-label="${words.label}">
<rect x="${-half}" y="${-half}" width="${2 * half}" height="${2 * half}" fill="#f2efe8"/>
<path d="${areas(input.green)}" fill="#dce8d0"/><path d="${areas(input.water)}" fill="#c5dde8" fill-rule="evenodd"/>
<path d="${walk}" fill="#e9a23b" fill-opacity="0.22"/>
<g fill="none" stroke-linecap="round" stroke-linejoin="round">${raw(stroke(4, '#b9b1a0'))}${raw(stroke(0, '#ffffff'))}</g>
<path d="${walk}" fill="none" stroke="#c2701a" stroke-width="5"/>
${placeNames(input.names, point, half)}
<circle r="20" fill="#b5121b" stroke="#ffffff" stroke-width="7"/>
<g transform="translate(${bar - scaleBarMetres} ${bar})"><path d="M0 0V12H${scaleBarMetres}V0" fill="none" stroke="#16202a" stroke-width="5"/><text x="${scaleBarMetres / 2}" y="-8" text-anchor="middle" font-size="30">${words.scale}</text></g>
<g transform="translate(${bar - 12} ${-half + 60})"><path d="M0 40V-30M-14 -8L0 -32L14 -8" fill="none" stroke="#16202a" stroke-width="6"/><text y="76" text-anchor="middle" font-size="32">${words.north}</text></g>
</svg>`;
}

export const walkMapScale = scaleBarMetres;

const nameSize = 30;

/** A name stays where it meets none before it; a full-width sign is as wide as it is high. */
function placeNames(
  names: WalkMapInput['names'],
  point: (position: Position) => readonly [number, number],
  half: number,
): Markup[] {
  const taken: { x: number; y: number; width: number }[] = [{ x: 0, y: 0, width: 60 }];
  const placed: Markup[] = [];
  for (const { at, name } of names) {
    const [x, y] = point([...at]);
    const width = [...name].reduce((sum, sign) => sum + (sign > '\u2e80' ? 1 : 0.55), 0) * nameSize;
    if (Math.abs(x) + width / 2 > half - 10 || Math.abs(y) > half - 40) continue;
    // The corner of the arrow and the corner of the scale bar.
    if (x + width / 2 > half - 90 && y < -half + 170) continue;
    if (x + width / 2 > half - 270 && y > half - 100) continue;
    const meets = taken.some(
      (other) =>
        Math.abs(other.x - x) < (other.width + width) / 2 + 12 &&
        Math.abs(other.y - y) < nameSize * 1.4,
    );
    if (meets) continue;
    taken.push({ x, y, width });
    placed.push(
      html`<text x="${x}" y="${y + nameSize / 3}" text-anchor="middle" font-size="${nameSize}" stroke="#ffffff" stroke-width="7" paint-order="stroke">${name}</text>`,
    );
  }
  return placed;
}
