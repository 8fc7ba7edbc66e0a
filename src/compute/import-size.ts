// Whether a browser can make an area of a file, told by its first bytes and its length
// before any of it is read. Measured with Chromium, see docs/decisions/0015.

export interface ImportSize {
  readonly kind: 'fine' | 'heavy' | 'too_large';
  /** Of a file of its format, bytes. */
  readonly mostBytes: number;
  /** About as much memory is needed at once, bytes. */
  readonly memoryBytes: number;
}

type Format = 'pbf' | 'gzip' | 'xml';

/** Whatever the size, bytes. */
const baseMemory = 250_000_000;
/** And for each byte of the file. */
const memoryPerByte: Readonly<Record<Format, number>> = { pbf: 65, gzip: 65, xml: 6 };
/** A page may have 4 GB; beyond a half of that it is not sure to get it. */
const mostMemory = 2_200_000_000;
/** From here on one should know beforehand. */
const muchMemory = 900_000_000;

/** `deviceGigabytes`: what the device has, where the browser tells it. */
export async function importSize(file: Blob, deviceGigabytes?: number): Promise<ImportSize> {
  const perByte = memoryPerByte[await formatOf(file)];
  const memoryBytes = baseMemory + file.size * perByte;
  const most = Math.min(mostMemory, ((deviceGigabytes ?? 8) / 2) * 1e9);
  const kind = memoryBytes > most ? 'too_large' : memoryBytes > muchMemory ? 'heavy' : 'fine';
  return { kind, memoryBytes, mostBytes: Math.max(0, most - baseMemory) / perByte };
}

async function formatOf(file: Blob): Promise<Format> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (first === 0x1f && second === 0x8b) return 'gzip';
  return first === 0 && second === 0 ? 'pbf' : 'xml';
}
