// Compressed copies beside the files of a folder, made once so that the server never has
// to: `.br` and `.gz` of every file that gains from it.

import { glob, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const pattern = '**/*.{html,css,js,mjs,json,geojson,bin,svg,txt,xml,webmanifest,wasm,ics}';
/** A smaller file fits into the packets that carry the headers. */
const smallest = 1024;
/** A copy larger than this share of the file is not worth the unpacking. */
const worthwhile = 0.95;

/** The last step of Brotli's scale takes some seconds a megabyte, and gains a twentieth. */
const patient = 1_000_000;

const encoders = {
  br: (content: Buffer) =>
    promisify(brotliCompress)(content, {
      params: {
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
        [constants.BROTLI_PARAM_QUALITY]: content.length > patient ? 9 : 11,
      },
    }),
  gz: (content: Buffer) => promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }),
};

/** Gives the number of copies written. */
export async function compressFolder(folder: string): Promise<number> {
  let written = 0;
  for await (const name of glob(pattern, { cwd: folder })) {
    const file = path.join(folder, name);
    const content = await readFile(file);
    if (content.length < smallest) continue;
    await Promise.all(
      Object.entries(encoders).map(async ([extension, encode]) => {
        const copy = await encode(content);
        if (copy.length > content.length * worthwhile) return;
        await writeFile(`${file}.${extension}`, copy);
        written++;
      }),
    );
  }
  return written;
}
