// A map sheet, laid out: where title, map, legend, scale bar, north arrow and the strip
// that says where it all comes from lie on the paper. In millimetres, from the upper
// left; nothing is drawn here, so it can be checked without a canvas.

import {
  type LegendEntry,
  marginMillimetres as margin,
  type Paper,
  type ScaleBar,
  sheetOf,
} from './paper.ts';

export interface SheetContent {
  readonly title: string;
  /** What is counted, with which threshold, mode, moment and weight. */
  readonly subtitle: string;
  readonly legend: readonly LegendEntry[];
  /** Label and value of each fact of the provenance. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  /** That data are illustrative; null: none are. */
  readonly notice: string | null;
  /** Beside the arrow: 北, N. */
  readonly north: string;
}

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Mark =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly x: number;
      /** Of the baseline. */
      readonly y: number;
      readonly size: number;
      readonly isBold: boolean;
      readonly colour: string;
    }
  | ({
      readonly kind: 'box';
      readonly fill: string | null;
      readonly line: string | null;
    } & Rectangle)
  | {
      readonly kind: 'disc';
      readonly x: number;
      readonly y: number;
      readonly radius: number;
      readonly colour: string;
      readonly isRing: boolean;
    }
  | {
      readonly kind: 'shape';
      readonly points: readonly (readonly [x: number, y: number])[];
      readonly colour: string;
    };

/** Width of a text in millimetres at a size in millimetres. */
export type Measure = (text: string, size: number, isBold: boolean) => number;

export interface SheetLayout {
  readonly width: number;
  readonly height: number;
  /** Where the map lies; below all marks. */
  readonly map: Rectangle;
  readonly marks: readonly Mark[];
}

const ink = '#16202a';
const muted = '#4a5662';
const white = '#ffffff';
const sizes = { title: 6.4, subtitle: 3.6, strip: 2.7, legend: 3 };
const lineHeight = 1.45;
const padding = 2.5;

const textMark = (
  text: string,
  place: readonly [x: number, y: number],
  size: number,
  look: { isBold?: boolean; colour?: string } = {},
): Mark => ({
  kind: 'text',
  text,
  x: place[0],
  y: place[1],
  size,
  isBold: look.isBold ?? false,
  colour: look.colour ?? ink,
});

export function layOutSheet(content: SheetContent, paper: Paper, measure: Measure): SheetLayout {
  const [width, height] = sheetOf(paper);
  const room = width - 2 * margin;
  const strip = stripLines(content, room, measure);
  const stripHeight = strip.length * sizes.strip * lineHeight;
  const top = margin + sizes.title * 1.3 + sizes.subtitle * lineHeight + 2;
  const map = { x: margin, y: top, width: room, height: height - margin - stripHeight - 2 - top };
  const frame: Mark = { kind: 'box', ...map, fill: null, line: muted };
  return {
    width,
    height,
    map,
    marks: [
      textMark(
        fitted(content.title, room, (text) => measure(text, sizes.title, true)),
        [margin, margin + sizes.title],
        sizes.title,
        { isBold: true },
      ),
      textMark(
        fitted(content.subtitle, room, (text) => measure(text, sizes.subtitle, false)),
        [margin, top - 3],
        sizes.subtitle,
        { colour: muted },
      ),
      frame,
      ...legendMarks(content.legend, map, measure),
      ...northMarks(content.north, map, measure),
      ...strip.map((line, i) =>
        textMark(
          line.text,
          [margin, map.y + map.height + 2 + sizes.strip + i * sizes.strip * lineHeight],
          sizes.strip,
          line.isBold ? { isBold: true } : { colour: muted },
        ),
      ),
    ],
  };
}

interface StripLine {
  readonly text: string;
  readonly isBold: boolean;
}

/** Facts side by side as far as they fit; a fact is broken only where it is longer than a line. */
function stripLines({ facts, notice }: SheetContent, room: number, measure: Measure): StripLine[] {
  const fits = (text: string) => measure(text, sizes.strip, false) <= room;
  const lines: string[] = [];
  for (const [label, value] of facts) {
    const fact = `${label} ${value}`;
    const last = lines.at(-1);
    if (last !== undefined && fits(`${last} · ${fact}`)) lines.splice(-1, 1, `${last} · ${fact}`);
    else lines.push(...broken(fact, fits));
  }
  const plain = lines.map((text) => ({ text, isBold: false }));
  return notice === null ? plain : [{ text: notice, isBold: true }, ...plain];
}

function broken(text: string, fits: (text: string) => boolean): string[] {
  const lines = [''];
  for (const letter of text) {
    const last = lines.at(-1) ?? '';
    if (fits(last + letter)) lines[lines.length - 1] = last + letter;
    else lines.push(letter);
  }
  return lines;
}

/** The text, or as much of its beginning as there is room for. */
function fitted(text: string, room: number, width: (text: string) => number): string {
  if (width(text) <= room) return text;
  const letters = [...text];
  while (letters.length > 0 && width(`${letters.join('')}…`) > room) letters.pop();
  return `${letters.join('')}…`;
}

const rowHeight = sizes.legend * 1.7;
const swatch = 6;

function legendMarks(entries: readonly LegendEntry[], map: Rectangle, measure: Measure): Mark[] {
  if (entries.length === 0) return [];
  const most = map.width / 2 - swatch - 3 * padding;
  const labels = entries.map(({ label }) =>
    fitted(label, most, (text) => measure(text, sizes.legend, false)),
  );
  const widest = Math.max(...labels.map((label) => measure(label, sizes.legend, false)));
  const width = widest + swatch + 3 * padding;
  const height = entries.length * rowHeight + 2 * padding;
  const x = map.x + map.width - width - padding;
  const y = map.y + map.height - height - padding;
  const rows = entries.flatMap((entry, i): Mark[] => {
    const middle = y + padding + (i + 0.5) * rowHeight;
    return [
      swatchMark(entry, x + padding, middle),
      textMark(
        labels[i] ?? '',
        [x + 2 * padding + swatch, middle + sizes.legend * 0.36],
        sizes.legend,
      ),
    ];
  });
  return [{ kind: 'box', x, y, width, height, fill: white, line: muted }, ...rows];
}

function swatchMark({ shape, colour }: LegendEntry, x: number, middle: number): Mark {
  if (shape === 'disc' || shape === 'ring') {
    const isRing = shape === 'ring';
    return { kind: 'disc', x: x + swatch / 2, y: middle, radius: 1.5, colour, isRing };
  }
  const height = shape === 'line' ? 1 : 3;
  return {
    kind: 'box',
    x,
    y: middle - height / 2,
    width: swatch,
    height,
    fill: colour,
    line: null,
  };
}

function northMarks(north: string, map: Rectangle, measure: Measure): Mark[] {
  const [x, y] = [map.x + map.width - padding - 6, map.y + padding + 7];
  const width = measure(north, sizes.legend, true);
  const half = (side: 1 | -1): Mark => ({
    kind: 'shape',
    points: [
      [x, y - 5],
      [x + side * 2.6, y + 3],
      [x, y + 1.4],
    ],
    colour: side === 1 ? muted : ink,
  });
  return [
    { kind: 'box', x: x - 5, y: y - 7, width: 10, height: 16, fill: white, line: muted },
    half(-1),
    half(1),
    textMark(north, [x - width / 2, y + 7.4], sizes.legend, { isBold: true }),
  ];
}

/** The bar, once the scale of the map is known. */
export function scaleMarks(
  map: Rectangle,
  { millimetres }: ScaleBar,
  label: string,
  measure: Measure,
): Mark[] {
  const labelWidth = measure(label, sizes.legend, false);
  const width = Math.max(millimetres, labelWidth) + 2 * padding;
  const height = 9;
  const [x, y] = [map.x + padding, map.y + map.height - height - padding];
  const bar = y + height - padding;
  const piece = (at: number, above: number, wide: number, high: number): Mark => ({
    kind: 'box',
    x: x + padding + at,
    y: bar - above,
    width: wide,
    height: high,
    fill: ink,
    line: null,
  });
  return [
    { kind: 'box', x, y, width, height, fill: white, line: muted },
    textMark(label, [x + padding, y + padding + sizes.legend * 0.7], sizes.legend),
    piece(0, 0.6, millimetres, 0.6),
    piece(0, 1.8, 0.4, 1.8),
    piece(millimetres - 0.4, 1.8, 0.4, 1.8),
  ];
}
