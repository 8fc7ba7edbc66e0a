// Markers and signs as SVG, drawn when the map first asks for one by its id, at the
// resolution of the screen. State is told by shape: a full disc is open, a half disc is
// closing, a ring is closed, a dashed ring with "?" is unknown; the icon tells the kind.

import type { OpenState } from '#core/hours/opening.ts';
import type { IconNode } from '#core/icon.ts';
import type { StationKind } from '#core/station.ts';
import { stationIcons } from '#core/station-icon.ts';
import type { ThemeName } from './scene.ts';
import { type SignKind, signIcons } from './sign-icons.ts';
import { type MapTheme, mapThemes } from './theme.ts';

/** `dot` or `number` far out, `disc` near, `pin` selected, `faint` left out by the filters. */
export type MarkerForm = 'dot' | 'number' | 'disc' | 'pin' | 'faint';

export interface Marker {
  readonly form: MarkerForm;
  readonly state: OpenState;
  readonly kind: StationKind;
  /** Position in the list, shown up to 9; 0: none. */
  readonly rank: number;
}

/** An SVG document and its size in CSS pixels. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** Image ids: `marker/<theme>/<form>/<state>/<kind>/<rank>` and `sign/<theme>/<kind>`. */
export const markerPrefix = (theme: ThemeName, form: MarkerForm) => `marker/${theme}/${form}/`;
export const signPrefix = (theme: ThemeName) => `sign/${theme}/`;

/** The drawing an image id stands for; null: not one of ours. */
export function drawingOf(id: string): Drawing | null {
  const [what, themeName, ...rest] = id.split('/');
  const theme = mapThemes[themeName as ThemeName];
  if (what === 'sign') return drawSign(rest[0] as SignKind, theme);
  if (what !== 'marker') return null;
  const [form, state, kind, rank] = rest;
  return drawMarker({ form, state, kind, rank: Number(rank) } as Marker, theme);
}

const radii: Readonly<Record<MarkerForm, number>> = {
  dot: 6,
  number: 10,
  disc: 13,
  pin: 19,
  faint: 4,
};

export function drawMarker({ form, state, kind, rank }: Marker, theme: MapTheme): Drawing {
  const r = radii[form];
  const badges = form === 'disc' || form === 'pin';
  const c = r + (badges ? 6 : 3);
  const place = { c, r, theme, colour: theme.states[state] };
  const size = 2 * c;
  if (form === 'faint') return drawing(size, size, faint(place));
  const line = theme.stroke * (form === 'dot' ? 1.8 : form === 'pin' ? 2.8 : 2.2);
  const parts = [form === 'pin' ? pinBack(place) : back(place), stateShape(place, state, line)];
  if (form === 'number') parts.push(numeral(place, state, String(rank)));
  if (badges) {
    parts.push(glyph(place, state, stationIcons[kind]));
    if (state === 'unknown') parts.push(badge(place, 1, '?', place.colour));
    if (rank > 0 && rank < 10) parts.push(badge(place, -1, String(rank), theme.ink));
  }
  return drawing(size, form === 'pin' ? c + r + pinTip + 1 : size, parts.join(''));
}

/** A landmark's sign: the bare icon on a soft edge; a station of the railway gets a plate. */
export function drawSign(kind: SignKind, theme: MapTheme): Drawing {
  const colour = theme.labels[kind];
  const icon = nodes(signIcons[kind]);
  if (kind === 'station') {
    const plate = `<rect x="1" y="1" width="18" height="18" rx="5" fill="${colour}" stroke="${theme.halo}" stroke-width="1.5"/>`;
    return drawing(
      20,
      20,
      plate + stroke(icon, { x: 4, y: 4, size: 12, colour: theme.halo, width: 2.4 }),
    );
  }
  const at = { x: 2.5, y: 2.5, size: 15 };
  return drawing(
    20,
    20,
    stroke(icon, { ...at, colour: theme.halo, width: 7 }) +
      stroke(icon, { ...at, colour, width: 2.3 }),
  );
}

interface Place {
  /** Centre and radius of the disc, CSS pixels. */
  readonly c: number;
  readonly r: number;
  readonly theme: MapTheme;
  readonly colour: string;
}

const pinTip = 12;

const drawing = (width: number, height: number, content: string): Drawing => ({
  width,
  height,
  svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${content}</svg>`,
});

const circle = (c: number, r: number, paint: string) =>
  `<circle cx="${c}" cy="${c}" r="${r}" ${paint}/>`;

const faint = ({ c, r, theme }: Place) =>
  circle(c, r, `fill="${theme.surface}" stroke="${theme.faint}" stroke-width="1.6"`);

const back = ({ c, r, theme }: Place) => circle(c, r + 2, `fill="${theme.halo}"`);

/** A drop with its tip on the place, edged in ink whatever the state. */
function pinBack({ c, r, theme }: Place): string {
  const R = r + 3;
  const [dx, dy] = [R * Math.sin(0.5), R * Math.cos(0.5)];
  const tip = c + r + pinTip;
  return `<path d="M${c} ${tip}L${c - dx} ${c + dy}A${R} ${R} 0 1 1 ${c + dx} ${c + dy}z" fill="${theme.surface}" stroke="${theme.ink}" stroke-width="2" stroke-linejoin="round"/>`;
}

function stateShape({ c, r, theme, colour }: Place, state: OpenState, line: number): string {
  if (state === 'open') return circle(c, r, `fill="${colour}"`);
  const inner = r - line / 2;
  const dash = (2 * Math.PI * inner) / (r < 10 ? 12 : 20);
  const dashes = state === 'unknown' ? ` stroke-dasharray="${dash.toFixed(2)}"` : '';
  const paint = `fill="${theme.surface}" stroke="${colour}" stroke-width="${line}"${dashes}`;
  const half = `<path d="M${c} ${c - r}a${r} ${r} 0 0 0 0 ${2 * r}z" fill="${colour}"/>`;
  return circle(c, inner, paint) + (state === 'closing' ? half : '');
}

/** The rank in place of the icon; on a half disc in ink, on a plate. */
function numeral({ c, theme, colour }: Place, state: OpenState, text: string): string {
  const plate = state === 'closing' ? circle(c, 6.5, `fill="${theme.surface}"`) : '';
  return plate + character(c, c, text, state === 'open' ? theme.surface : colour);
}

const character = (x: number, y: number, text: string, colour: string) =>
  `<text x="${x}" y="${y + 3.9}" text-anchor="middle" font-family="system-ui,sans-serif" font-size="11" font-weight="700" fill="${colour}">${text}</text>`;

/** Light on the full part of the disc, coloured on the empty one. */
function glyph({ c, r, theme, colour }: Place, state: OpenState, icon: IconNode): string {
  const size = r * 1.2;
  const at = { x: c - size / 2, y: c - size / 2, size, width: 2.4 };
  const light = stroke(nodes(icon), { ...at, colour: theme.surface });
  if (state === 'open') return light;
  const coloured = stroke(nodes(icon), { ...at, colour });
  if (state !== 'closing') return coloured;
  const clip = (id: string, x: number) =>
    `<clipPath id="${id}"><rect x="${x}" y="0" width="${c}" height="${2 * c}"/></clipPath>`;
  return `${clip('l', 0)}${clip('r', c)}<g clip-path="url(#l)">${light}</g><g clip-path="url(#r)">${coloured}</g>`;
}

/** A small disc on the upper left (-1) or right (1) shoulder with one character. */
function badge({ c, r, theme }: Place, side: -1 | 1, text: string, colour: string): string {
  const [x, y] = [c + side * r * 0.76, c - r * 0.76];
  const disc = `<circle cx="${x}" cy="${y}" r="7.5" fill="${colour}" stroke="${theme.halo}" stroke-width="1.5"/>`;
  return disc + character(x, y, text, theme.surface);
}

const nodes = (icon: IconNode) =>
  icon
    .map(([tag, attributes]) => {
      const text = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
      return `<${tag}${text.join('')}/>`;
    })
    .join('');

interface Stroke {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly colour: string;
  /** In the icon's own 24 units. */
  readonly width: number;
}

const stroke = (icon: string, { x, y, size, colour, width }: Stroke) =>
  `<g transform="translate(${x} ${y}) scale(${size / 24})" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round">${icon}</g>`;

/** The pixels of a drawing, `ratio` device pixels to a CSS pixel. */
export async function rasterize(
  { svg, width, height }: Drawing,
  ratio: number,
): Promise<ImageData> {
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(width * ratio);
  canvas.height = Math.ceil(height * ratio);
  const context = canvas.getContext('2d', { willReadFrequently: true }) as CanvasRenderingContext2D;
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height);
}
