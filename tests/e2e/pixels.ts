// What an element looks like, as pixels.

import type { Locator } from 'playwright-core';

interface Picture {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue, alpha of each pixel, row by row. */
  readonly data: Uint8ClampedArray;
}

/** A screenshot of an element; the browser itself unpacks the file. */
export async function pictureOf(element: Locator): Promise<Picture> {
  const png = (await element.screenshot()).toString('base64');
  const { width, height, packed } = await element.page().evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    if (!context) throw new Error('no 2D canvas');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let text = '';
    for (const byte of data) text += String.fromCharCode(byte);
    return { width: image.width, height: image.height, packed: btoa(text) };
  }, png);
  return { width, height, data: new Uint8ClampedArray(Buffer.from(packed, 'base64')) };
}

/** Share of the pixels of an element that have exactly this colour, from 0 to 1. */
export async function shareOf(element: Locator, colour: string): Promise<number> {
  const { data } = await pictureOf(element);
  const value = Number.parseInt(colour.slice(1), 16);
  const [red, green, blue] = [value >> 16, (value >> 8) & 255, value & 255];
  let count = 0;
  for (let i = 0; i < data.length; i += 4) {
    if (data[i] === red && data[i + 1] === green && data[i + 2] === blue) count += 1;
  }
  return count / (data.length / 4);
}
