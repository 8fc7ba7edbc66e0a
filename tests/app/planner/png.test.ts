// A PNG that says how large it is and where it comes from is still a PNG.

import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { describedPng } from '#views/planner/exchange/png.ts';

/** One white pixel, with a resolution of its own. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACXBIWXMAAAABAAAAAQBPJcTWAAAACklEQVR4nGP4DwABAQEAsTd42gAAAABJRU5ErkJggg==',
  'base64',
);

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
  readonly isSound: boolean;
}

function chunksOf(png: Buffer): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const named = png.subarray(at + 4, at + 8 + length);
    const isSound = crc32(named) === png.readUInt32BE(at + 8 + length);
    chunks.push({ type: named.toString('latin1', 0, 4), data: named.subarray(4), isSound });
    at += 12 + length;
  }
  return chunks;
}

test('resolution and texts stand before the picture, each chunk sound, and none is lost', () => {
  const described = describedPng(pixel, 300, [
    ['Title', '嘉定镇街道'],
    ['Description', 'a\0b'],
  ]);
  const chunks = chunksOf(Buffer.from(described));
  expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'pHYs', 'iTXt', 'iTXt', 'IDAT', 'IEND']);
  expect(chunks[1]?.data.readUInt32BE(0)).toBe(11_811);
  expect(chunks[2]?.data.toString()).toBe('Title\0\0\0\0\0嘉定镇街道');
  expect(chunks[3]?.data.toString()).toBe('Description\0\0\0\0\0ab');
  expect(chunks.slice(1, 4).every(({ isSound }) => isSound)).toBe(true);
  expect(chunks[4]?.data).toEqual(chunksOf(pixel).find(({ type }) => type === 'IDAT')?.data);
});
