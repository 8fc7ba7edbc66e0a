// What a PNG says about itself: how large it is on paper, and in words where it comes
// from. Chunks go before the picture's data; iTXt rather than tEXt, which has no Chinese.
// https://www.w3.org/TR/png-3/#11textinfo, #11pHYs

import { crc32 } from './checksum.ts';

const signatureLength = 8;
const inchesPerMetre = 1 / 0.0254;

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

function resolutionChunk(dotsPerInch: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(9));
  const perMetre = Math.round(dotsPerInch * inchesPerMetre);
  view.setUint32(0, perMetre);
  view.setUint32(4, perMetre);
  view.setUint8(8, 1);
  return chunk('pHYs', new Uint8Array(view.buffer));
}

/** Keyword, then: not compressed, no language, no translated keyword. */
const textChunk = ([keyword, text]: readonly [string, string]) =>
  chunk('iTXt', new TextEncoder().encode(`${keyword}\0\0\0\0\0${text.replaceAll('\0', '')}`));

/** A PNG with its resolution and texts by keyword (ASCII, at most 79 letters). */
export function describedPng(
  png: Uint8Array,
  dotsPerInch: number,
  texts: readonly (readonly [keyword: string, text: string])[],
): Uint8Array<ArrayBuffer> {
  // The header chunk has to come first; whatever the encoder wrote after it may stay.
  const header = signatureLength + 25;
  const parts = [
    png.subarray(0, header),
    resolutionChunk(dotsPerInch),
    ...texts.map(textChunk),
    withoutResolution(png.subarray(header)),
  ];
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A file may have one pHYs only. */
function withoutResolution(chunks: Uint8Array): Uint8Array {
  const view = new DataView(chunks.buffer, chunks.byteOffset, chunks.byteLength);
  for (let at = 0; at + 12 <= chunks.length; ) {
    const end = at + 12 + view.getUint32(at);
    const type = String.fromCharCode(...chunks.subarray(at + 4, at + 8));
    if (type === 'IDAT') break;
    if (type === 'pHYs') {
      const rest = new Uint8Array(chunks.length - (end - at));
      rest.set(chunks.subarray(0, at));
      rest.set(chunks.subarray(end), at);
      return rest;
    }
    at = end;
  }
  return chunks;
}
