// CRC-32, as PNG has it: a check against mistakes, not against malice.
// https://www.w3.org/TR/png-3/#5CRC-algorithm

const table = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (table[(crc ^ byte) & 255] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

/** Eight hexadecimal digits. */
export const checksumOf = (bytes: Uint8Array): string => crc32(bytes).toString(16).padStart(8, '0');
