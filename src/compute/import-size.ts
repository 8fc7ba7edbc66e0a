// Whether a browser can make an area of a file, told by its first bytes and its length
// before anything is read. Measured with Chromium, see docs/decisions/0013.

export interface ImportSize {
  readonly kind: 'fine' | 'heavy' | 'too_large';
  /** Of a file of its format, bytes. */
  readonly mostBytes: number;
  /** About as much is needed at once, bytes. */
  readonly memoryBytes: number;
}

type Format = 'pbf' | 'gzip' | 'xml';

/** Bytes of memory for each byte of a file. */
const memoryPerByte: Readonly<Record<Format, number>> = { pbf: 200, gzip: 150, xml: 14 };
/** A page may have about 4 GB; beyond a half of that it is not sure to get it. */
const mostMemory = 2_000_000_000;
/** From here on one should know beforehand. */
const muchMemory = 700_000_000;

export async function importSize(file: Blob): Promise<ImportSize> {
  const perByte = memoryPerByte[await formatOf(file)];
  const memoryBytes = file.size * perByte;
  const kind = memoryBytes > mostMemory ? 'too_large' : memoryBytes > muchMemory ? 'heavy' : 'fine';
  return { kind, memoryBytes, mostBytes: mostMemory / perByte };
}

async function formatOf(file: Blob): Promise<Format> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  if (first === 0x1f && second === 0x8b) return 'gzip';
  return first === 0 && second === 0 ? 'pbf' : 'xml';
}
