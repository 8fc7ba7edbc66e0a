// How an answer grows with the area: bytes fetched and milliseconds for one 15-minute
// catchment from street tiles, in synthetic cities of 20 thousand to 1 million junctions.

import { gunzipSync, gzipSync } from 'node:zlib';
import { fieldFor } from '#compute/streets.ts';
import { tiledStreets } from '#compute/tiled-streets.ts';
import { fillField, outline, reachedShapes } from '#core/streets/catchment.ts';
import { bboxOf } from '#core/streets/graph.ts';
import type { ProfileName } from '#core/streets/profile.ts';
import { decodeTile, encodeTile } from '#core/streets/tile-codec.ts';
import { cutTiles } from '#core/streets/tile-cutter.ts';
import { tileKey } from '#core/streets/tile-grid.ts';
import { noisyGrid } from '#tests/fixtures/noisy-grid.ts';
import { corner, seeded } from '#tests/fixtures/streets.ts';

const cities = 3;
const answersEach = 16;
const mean = (list: readonly number[]) => list.reduce((sum, n) => sum + n, 0) / list.length;
const median = (list: number[]) => list.sort((a, b) => a - b)[list.length >> 1] as number;

type Stored = ReadonlyMap<number, Uint8Array>;

function cut(nodeCount: number, seed: number): Stored {
  const start = performance.now();
  const graph = noisyGrid(nodeCount, seed);
  const made = performance.now();
  const stored = new Map(
    cutTiles(graph).map((tile) => [
      tileKey(tile.address),
      gzipSync(encodeTile(tile), { level: 9 }),
    ]),
  );
  if (seed > 1) return stored;
  const total = [...stored.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  console.log(
    `${String(graph.nodeCount).padStart(9)} nodes: ${stored.size} tiles, ${(total / 1e6).toFixed(2)} MB` +
      `, made in ${Math.round(made - start)} ms, cut in ${Math.round(performance.now() - made)} ms` +
      `, ${Math.round(process.memoryUsage().rss / 1e6)} MB resident`,
  );
  return stored;
}

/** One answer after the other, each with nothing loaded before. */
async function ask(stored: Stored, profile: ProfileName) {
  const random = seeded(3);
  const answers: { bytes: number; tiles: number; milliseconds: number }[] = [];
  while (answers.length < answersEach) {
    let [bytes, tiles] = [0, 0];
    const streets = tiledStreets(async (address) => {
      const packed = stored.get(tileKey(address));
      if (!packed) return null;
      bytes += packed.length;
      tiles++;
      return decodeTile(address, new Uint8Array(gunzipSync(packed)));
    });
    const at = [corner[0] + (random() - 0.5) * 0.04, corner[1] + (random() - 0.5) * 0.04] as const;
    const begin = performance.now();
    const query = { profile, at, direction: 'to', cutoffSeconds: 900 } as const;
    await streets.ask(query, new AbortController().signal, (found) => {
      if (found === null) throw new Error('no street near the centre');
      const shapes = reachedShapes(found.reach, found.network.seen);
      const field = fieldFor(found, () => bboxOf(found.reach.network.graph, shapes));
      fillField(field, found.reach, shapes);
      return outline(field, 900_000);
    });
    answers.push({ bytes, tiles, milliseconds: performance.now() - begin });
  }
  return answers;
}

async function measure(nodeCount: number) {
  const answers = { walk: [], ebike: [] } as Record<
    'walk' | 'ebike',
    Awaited<ReturnType<typeof ask>>
  >;
  for (let seed = 1; seed <= cities; seed++) {
    const stored = cut(nodeCount, seed);
    for (const profile of ['walk', 'ebike'] as const) {
      answers[profile].push(...(await ask(stored, profile)));
    }
  }
  for (const profile of ['walk', 'ebike'] as const) {
    const all = answers[profile];
    console.log(
      `          ${profile}: ${mean(all.map(({ tiles }) => tiles)).toFixed(1)} tiles` +
        `, ${(mean(all.map(({ bytes }) => bytes)) / 1000).toFixed(1)} kB` +
        `, ${median(all.map(({ milliseconds }) => milliseconds)).toFixed(0)} ms` +
        ` (means and median of ${all.length} in ${cities} cities)`,
    );
  }
}

console.log('one 15-minute catchment with its outline, from nothing loaded');
// Even grids: in an odd one the middle lies half a block off the borders of the tiles.
for (const side of [142, 316, 548, 1000]) await measure(side * side);
