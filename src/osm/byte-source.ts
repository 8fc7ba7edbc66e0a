// A stream of bytes, taken in pieces of the size one asks for.

import { OsmError } from './osm-error.ts';

export type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export interface ByteSource {
  /** Bytes taken so far. */
  readonly position: () => number;
  /** The next bytes; null: the stream ended before the first of them. */
  readonly take: (count: number) => Promise<Uint8Array | null>;
  /** The next bytes; throws `OsmError` where the stream has ended. */
  readonly need: (count: number) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
}

export function byteSource(chunks: Chunks): ByteSource {
  const iterator: AsyncIterator<Uint8Array> | Iterator<Uint8Array> =
    Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  let waiting: Uint8Array = new Uint8Array(0);
  let position = 0;

  const take = async (count: number): Promise<Uint8Array | null> => {
    const parts: Uint8Array[] = [];
    let length = 0;
    while (length < count) {
      if (waiting.length === 0) {
        const next = await iterator.next();
        if (next.done) break;
        waiting = next.value;
      }
      const part = waiting.subarray(0, count - length);
      waiting = waiting.subarray(part.length);
      parts.push(part);
      length += part.length;
    }
    position += length;
    if (length === 0 && count > 0) return null;
    if (length < count) {
      const reason = `the file ends early, ${count - length} bytes are missing`;
      throw new OsmError('truncated', reason, `byte ${position}`);
    }
    return joined(parts, length);
  };

  return {
    position: () => position,
    take,
    need: async (count) => {
      const bytes = await take(count);
      if (bytes) return bytes;
      throw new OsmError('truncated', 'the file ends early', `byte ${position}`);
    },
    close: async () => {
      await iterator.return?.();
    },
  };
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
