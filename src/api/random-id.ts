// A random UUID (RFC 9562, version 4): what is made on a device is named there.

/** Pages that are not https have no `randomUUID`; kiosks in a local network may be such. */
export function randomId(): string {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] as number & 0x0f) | 0x40;
  bytes[8] = (bytes[8] as number & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [0, 8, 12, 16, 20].map((from, i, all) => hex.slice(from, all[i + 1])).join('-');
}
