// A file of a built area, and what packing takes: compression and checksums by the
// platform's own means, in Node and in browsers alike. One platform gives the same bytes
// for the same content.
// https://compression.spec.whatwg.org

export interface PackedFile {
  readonly path: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export async function gzip(content: Uint8Array | string): Promise<Uint8Array<ArrayBuffer>> {
  const packed = new Blob([content as BlobPart])
    .stream()
    .pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

/** In hexadecimal digits. */
export async function sha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
