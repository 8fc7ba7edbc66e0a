// Undoing compression by the platform's own streams, in Node and in browsers alike.
// https://compression.spec.whatwg.org

import type { Chunks } from './byte-source.ts';
import { OsmError } from './osm-error.ts';

/** Undoes zlib, never beyond the size that was announced. Throws where it is not that. */
export async function inflate(packed: Uint8Array, size: number): Promise<Uint8Array> {
  const unpacked = new Uint8Array(size);
  let length = 0;
  for await (const chunk of through('deflate', [packed])) {
    if (length + chunk.length > size) throw new Error('more data than announced');
    unpacked.set(chunk, length);
    length += chunk.length;
  }
  if (length !== size) throw new Error('less data than announced');
  return unpacked;
}

/** Undoes gzip as it comes. Throws `OsmError`, or what the source throws. */
export async function* gunzip(chunks: Chunks): AsyncGenerator<Uint8Array> {
  let fed = 0;
  let hasEnded = false;
  let failure: { readonly reason: unknown } | null = null;
  async function* watched() {
    try {
      for await (const chunk of chunks) {
        fed += chunk.length;
        yield chunk;
      }
      hasEnded = true;
    } catch (reason) {
      failure = { reason };
    }
  }
  try {
    yield* through('gzip', watched());
  } catch {
    if (!failure) {
      const [code, what] = hasEnded
        ? (['truncated', 'the file ends early'] as const)
        : (['malformed_gzip', 'compressed data that is damaged'] as const);
      throw new OsmError(code, what, `byte ${fed}`);
    }
  }
  if (failure) throw (failure as { reason: unknown }).reason;
}

async function* through(format: CompressionFormat, chunks: Chunks): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new DecompressionStream(format);
  const writer = writable.getWriter();
  const feed = async () => {
    for await (const chunk of chunks) await writer.write(chunk as Uint8Array<ArrayBuffer>);
    await writer.close();
  };
  // A failure of the source reaches the reader below; one of the data is there already.
  feed().catch((reason: unknown) => writer.abort(reason).catch(() => {}));
  try {
    yield* chunksOf(readable);
  } catch (cause) {
    // What platforms say here differs, and may be nothing.
    throw new Error('compressed data that is damaged', { cause });
  }
}

/** What comes through a stream; Safari can't iterate one. */
export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    // Half-way, the rest is wanted no more.
    await reader.cancel().catch(() => {});
  }
}
