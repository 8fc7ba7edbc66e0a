// Whether two pictures of the same scene look the same. On the machine whose fonts and browser
// drew the reference, pixel by pixel: few may differ in all, and not many of them side by side,
// where a small thing has changed. On another machine letters differ everywhere; there the mean
// colours of blocks are compared, which holds what is where, and in which colour.

import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, alpha of each pixel, row by row. */
  readonly data: Buffer;
}

export interface Difference {
  /** From 0 to 1, of all pixels or of all blocks. */
  readonly share: number;
  /** From 0 to 1, in the square that differs most; null: not looked at. */
  readonly worst: number | null;
  readonly isSame: boolean;
  /** Where they differ, as a picture. */
  readonly shown: Buffer;
}

/** Of all pixels; anti-aliased edges are not counted, and colours nobody tells apart are equal. */
const mostPixels = 0.005;
const threshold = 0.06;
/** A glyph that is drawn half a pixel beside its place stays below this, another colour does not. */
const square = 24;
const mostInSquare = 0.25;

export const unpack = (png: Buffer): Picture => PNG.sync.read(png);

/** Colours in steps of five, white among them: two thirds of the size, and not to be seen. */
const step = 5;
export function pack(picture: Picture): Buffer {
  const { width, height } = picture;
  const png = new PNG({ width, height });
  for (let i = 0; i < picture.data.length; i++) {
    const value = picture.data[i] ?? 0;
    png.data[i] = i % 4 === 3 ? value : Math.min(255, Math.round(value / step) * step);
  }
  return PNG.sync.write(png, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 });
}

export function comparePixels(reference: Picture, picture: Picture): Difference {
  const { width, height } = reference;
  if (width !== picture.width || height !== picture.height) return ofAnotherSize(picture);
  const out = new PNG({ width, height });
  const count = pixelmatch(reference.data, picture.data, out.data, width, height, { threshold });
  const inSquare = pixelmatch(reference.data, picture.data, null, width, height, {
    threshold,
    windowSize: square,
  });
  const share = count / (width * height);
  const worst = inSquare / square ** 2;
  const isSame = share <= mostPixels && worst <= mostInSquare;
  return { share, worst, isSame, shown: PNG.sync.write(out) };
}

const block = 16;
const mostSteps = 28;
const mostBlocks = 0.06;

export function compareBlocks(reference: Picture, picture: Picture): Difference {
  const { width, height } = reference;
  if (width !== picture.width || height !== picture.height) return ofAnotherSize(picture);
  const [columns, rows] = [Math.floor(width / block), Math.floor(height / block)];
  const out = new PNG({ width: columns, height: rows });
  let count = 0;
  for (let i = 0; i < columns * rows; i++) {
    const [column, row] = [i % columns, Math.floor(i / columns)];
    const [before, after] = [reference, picture].map((one) => meanOf(one, column, row));
    const differs = before?.some((value, at) => Math.abs(value - (after?.[at] ?? 0)) > mostSteps);
    if (differs) count++;
    out.data.set(differs ? [255, 0, 0, 255] : [...(after ?? []), 255], i * 4);
  }
  const share = count / (columns * rows);
  return { share, worst: null, isSame: share <= mostBlocks, shown: PNG.sync.write(out) };
}

/** Of red, green and blue in a block. */
function meanOf({ width, data }: Picture, column: number, row: number): number[] {
  const sums = [0, 0, 0];
  for (let y = row * block; y < (row + 1) * block; y++) {
    for (let x = column * block; x < (column + 1) * block; x++) {
      const at = (y * width + x) * 4;
      for (const part of [0, 1, 2]) sums[part] = (sums[part] ?? 0) + (data[at + part] ?? 0);
    }
  }
  return sums.map((sum) => sum / block ** 2);
}

const ofAnotherSize = ({ width, height, data }: Picture): Difference => {
  const out = new PNG({ width, height });
  out.data.set(data);
  return { share: 1, worst: 1, isSame: false, shown: PNG.sync.write(out) };
};
