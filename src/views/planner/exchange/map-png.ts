// A map sheet as a PNG for print: layout, the map's own picture in it, the marks over it,
// and the provenance both in the strip and in the file.

import { type Provenance, provenanceEntries } from '#core/planning/provenance.ts';
import type { Bbox } from '#core/units.ts';
import type { PrintMap } from '#map/print-map.ts';
import { type Paper, scaleBar } from './paper.ts';
import { describedPng } from './png.ts';
import {
  layOutSheet,
  type Mark,
  type Measure,
  type SheetContent,
  scaleMarks,
} from './sheet-layout.ts';

export interface MapPngOrder {
  readonly content: SheetContent;
  readonly provenance: Provenance;
  readonly paper: Paper;
  /** What must be on the map; null: what it shows. */
  readonly box: Bbox | null;
  /** Names the length of the scale bar: `500 m`, `500 米`. */
  readonly distance: (metres: number) => string;
  readonly printMap: PrintMap;
  readonly signal?: AbortSignal;
}

const dotsPerInch = 300;
const dotsPerMillimetre = dotsPerInch / 25.4;
const mostScaleBar = 45;
const font =
  '"PingFang SC", "HarmonyOS Sans SC", "MiSans", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

type Pen = OffscreenCanvasRenderingContext2D;

/** Rejects with `PrintError` where the map can't be had, or the signal's reason. */
export async function mapPng(order: MapPngOrder): Promise<Blob> {
  const { content, paper, box, printMap, signal } = order;
  const measure = measureWith(penOf(1, 1));
  const layout = layOutSheet(content, paper, measure);
  const picture = await printMap({
    box,
    widthMillimetres: layout.map.width,
    heightMillimetres: layout.map.height,
    dotsPerInch,
    ...(signal && { signal }),
  });
  const bar = scaleBar(picture.widthMetres / layout.map.width, mostScaleBar);
  const scale = scaleMarks(layout.map, bar, order.distance(bar.metres), measure);
  const pen = penOf(
    Math.round(layout.width * dotsPerMillimetre),
    Math.round(layout.height * dotsPerMillimetre),
  );
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, pen.canvas.width, pen.canvas.height);
  pen.scale(dotsPerMillimetre, dotsPerMillimetre);
  const { x, y, width, height } = layout.map;
  pen.drawImage(picture.image, x, y, width, height);
  picture.image.close();
  for (const mark of [...layout.marks, ...scale]) draw(pen, mark);
  const png = await pen.canvas.convertToBlob({ type: 'image/png' });
  const bytes = new Uint8Array(await png.arrayBuffer());
  return new Blob([describedPng(bytes, dotsPerInch, textsOf(order))], { type: 'image/png' });
}

function textsOf({ content, provenance }: MapPngOrder): [keyword: string, text: string][] {
  const { attribution, licence, madeAt, appVersion } = provenance;
  return [
    ['Title', content.title],
    ['Description', content.subtitle],
    ['Copyright', `${attribution.zh}, ${licence}`],
    ['Software', `15-minute service circle ${appVersion}`],
    ['Creation Time', madeAt],
    ...provenanceEntries(provenance).map(([name, value]): [string, string] => [
      `provenance:${name}`,
      String(value),
    ]),
  ];
}

function penOf(width: number, height: number): Pen {
  const pen = new OffscreenCanvas(width, height).getContext('2d');
  if (!pen) throw new Error('no 2D canvas');
  return pen;
}

const fontOf = (size: number, isBold: boolean) => `${isBold ? 700 : 400} ${size}px ${font}`;

/** Measured large and scaled: sizes in millimetres are below what fonts are hinted for. */
const measureWith =
  (pen: Pen): Measure =>
  (text, size, isBold) => {
    pen.font = fontOf(100, isBold);
    return (pen.measureText(text).width * size) / 100;
  };

const hairline = 0.25;

function draw(pen: Pen, mark: Mark): void {
  switch (mark.kind) {
    case 'text':
      pen.font = fontOf(mark.size, mark.isBold);
      pen.fillStyle = mark.colour;
      pen.fillText(mark.text, mark.x, mark.y);
      break;
    case 'box':
      if (mark.fill !== null) {
        pen.fillStyle = mark.fill;
        pen.fillRect(mark.x, mark.y, mark.width, mark.height);
      }
      if (mark.line !== null) {
        pen.lineWidth = hairline;
        pen.strokeStyle = mark.line;
        pen.strokeRect(mark.x, mark.y, mark.width, mark.height);
      }
      break;
    case 'disc':
      pen.beginPath();
      pen.arc(mark.x, mark.y, mark.radius, 0, 2 * Math.PI);
      pen.fillStyle = mark.isRing ? '#ffffff' : mark.colour;
      pen.fill();
      pen.lineWidth = 0.6;
      pen.strokeStyle = mark.colour;
      pen.stroke();
      break;
    case 'shape':
      pen.beginPath();
      for (const [x, y] of mark.points) pen.lineTo(x, y);
      pen.closePath();
      pen.fillStyle = mark.colour;
      pen.fill();
      break;
  }
}
