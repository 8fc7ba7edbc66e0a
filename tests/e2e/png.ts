// What is in a PNG: its chunks, and how much of the picture some colours are.
// https://www.w3.org/TR/png-3/

import type { Page } from 'playwright-core';

export interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

export function chunksOf(png: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const data = png.subarray(at + 8, at + 8 + length);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data });
    at += 12 + length;
  }
  return chunks;
}

/** Of every 13th pixel of a picture: shares of some colours, and how many colours there are. */
export const coloursOf = (page: Page, png: Buffer, colours: readonly string[]) =>
  page.evaluate(
    async ([encoded, wanted]) => {
      const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const pen = new OffscreenCanvas(image.width, image.height).getContext('2d');
      pen?.drawImage(image, 0, 0);
      const pixels = pen?.getImageData(0, 0, image.width, image.height).data;
      const all = new Uint32Array(pixels?.buffer ?? new ArrayBuffer(0)).filter(
        (_, i) => i % 13 === 0,
      );
      const share = (colour: string) => {
        const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) =>
          Number.parseInt(colour.slice(i, i + 2), 16),
        );
        const value = ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
        return all.filter((pixel) => pixel === value).length / all.length;
      };
      return { shares: wanted.map(share), kinds: new Set(all).size };
    },
    [png.toString('base64'), colours] as const,
  );
